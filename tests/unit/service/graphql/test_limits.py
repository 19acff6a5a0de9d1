import pytest
from graphql import OperationDefinitionNode, VariableValues, build_schema, parse

from service.errors import RequestError
from service.graphql.limits import check_extent, check_node_budget
from service.graphql.merges import check_merges
from service.graphql.schema import build_schema as build_strawberry_schema
from service.graphql.selection import Operation, fragments_of
from service.settings import Limits

SCHEMA = build_schema(build_strawberry_schema().as_str())


def _asked(text: str) -> int:
    """How many nodes the budget says that an operation asks for."""
    document = parse(text)
    (definition,) = (d for d in document.definitions if isinstance(d, OperationDefinitionNode))
    operation = Operation(SCHEMA, fragments_of(document), VariableValues({}, {}))
    try:
        check_node_budget(definition, operation, Limits(nodes=-1))
    except RequestError as error:
        return int(error.extensions["actual"])
    raise AssertionError("nothing was refused")


@pytest.mark.parametrize(
    ("text", "nodes"),
    [
        ("{ __typename }", 0),
        ('{ node(id: "author:a") { id } }', 1),
        ("{ authors { nodes { id } } }", 25),
        ("{ authors(first: 10) { nodes { mainCategory { id } } } }", 10 + 10),
        ("{ authors(first: 10) { nodes { papers(first: 5) { nodes { id } } } } }", 10 + 50),
        (
            "{ authors(first: 10) { edges { node { papers(first: 5) { nodes { id } } } } } }",
            10 + 50,
        ),
        (
            (
                "{ authors(first: 2) { nodes { papers(first: 3) { nodes { authors(first: 4) { "
                "nodes { id } } } } } } }"
            ),
            2 + 6 + 24,
        ),
        (
            '{ nodes(ids: ["author:a", "author:b"]) { ...on Author { papers { nodes { id } } } } }',
            52,
        ),
        (
            (
                '{ search(query: "x", first: 4) { nodes { ... on Author { papers(first: 10) '
                "{ nodes { id } } } ... on Paper { authors(first: 100) { nodes { id } } } } } }"
            ),
            4 + 400,
        ),
        ('{ slice(around: ["author:a"], maxNodes: 300) { edges { source } } }', 300),
        (
            (
                '{ collaboratorPaths(input: {from: "author:a", to: "a:b", first: 2, maxHops: 4}) '
                "{ outcome } }"
            ),
            2 * 5,
        ),
        # What is given again under another name is as much as another node.
        ("{ authors(first: 10) { nodes { a: name b: name c: name id } } }", 10 * 3),
        ("{ authors(first: 10) { a: nodes { id } b: nodes { id } edges { cursor } } }", 10 * 2),
        (
            (
                "{ authors(first: 10) { a: nodes { a: name b: name papers(first: 2) "
                "{ nodes { id } } } b: edges { node { a: name b: name } } } }"
            ),
            10 * (1 + 2 + 1 + 1),
        ),
        ("{ papers(first: 10) { nodes { id } facets(by: [YEAR], top: 7) { missing } } }", 17),
        (
            (
                "{ papers(first: 10) { nodes { id } a: facets(by: YEAR) { missing } "
                "b: facets(by: YEAR, top: 5) "
                "{ missing } } }"
            ),
            10 + 10 + 5,
        ),
        (
            (
                "{ authors(first: 10) { nodes { papers(first: 1) { nodes { id } "
                "facets(by: YEAR, top: 100) { missing } } } } }"
            ),
            10 * (1 + 1 + 100),
        ),
        ("{ papers(first: 10) { nodes { id } facets(by: YEAR, top: 5000) { missing } } }", 10),
        # What is refused for its own argument costs nothing, and says so itself.
        ('{ collaboratorPaths(input: {from: "a:a", to: "a:b", first: 5000}) { outcome } }', 0),
        ("{ authors(first: 60000) { nodes { id } } }", 0),
        ("{ a: authors(first: 3) { nodes { id } } b: authors(first: 4) { nodes { id } } }", 7),
        (
            (
                "{ authors(first: 3) { totalCount } ...F } fragment F on Query { authors(first: 3) "
                "{ nodes { id } } }"
            ),
            3,
        ),
        # Where nothing but facts about a list is selected, no page of it is read.
        ("{ authors { totalCount } }", 0),
        (
            "{ authors(first: 1000) { nodes { papers { totalCount } topics { totalCount } } } }",
            1000,
        ),
        ("{ authors(first: 10) { nodes { collaborators { completeness { threshold } } } } }", 10),
        ("{ authors(first: 10) { nodes { papers { pageInfo { hasNextPage } } } } }", 10 + 250),
        ("{ papers { totalCount facets(by: [YEAR], top: 7) { missing } } }", 7),
        (
            "{ authors(first: 9) { nodes { a: papers { totalCount } b: papers { totalCount } } } }",
            18,
        ),
    ],
)
def test_nodes_are_multiplied_through(text: str, nodes: int) -> None:
    assert _asked(text) == nodes


@pytest.mark.parametrize(
    ("text", "limits"),
    [
        ("{ a { b { c } } }", Limits(depth=2)),
        ("{ ...F } fragment F on Query { a { b { c } } }", Limits(depth=2)),
        ("{ x: a ... { y: b } }", Limits(aliases=1)),
        ("{ a b ...F ...F } fragment F on Query { c }", Limits(fields=3)),
        ("query A { a } query B { a { b { c } } }", Limits(depth=2)),
    ],
)
def test_what_is_too_large(text: str, limits: Limits) -> None:
    with pytest.raises(RequestError) as refused:
        check_extent(parse(text), limits)
    assert refused.value.code == "LIMIT_EXCEEDED"


def test_what_is_just_not_too_large() -> None:
    check_extent(parse("{ x: a { b { c } } y: d }"), Limits(depth=3, aliases=2, fields=4))


def test_fragments_that_multiply_are_measured_at_once() -> None:
    chain = " ".join(f"fragment F{i} on Query {{ ...F{i + 1} ...F{i + 1} }}" for i in range(60))
    with pytest.raises(RequestError) as refused:
        check_extent(parse(f"{{ ...F0 }} {chain} fragment F60 on Query {{ a }}"), Limits())
    assert refused.value.extensions["actual"] == 2**60


SAME_NAME = 143
"""So many fields of one name are more than 10,000 pairs."""


@pytest.mark.parametrize(
    "text",
    [
        f"{{ {'a ' * SAME_NAME} }}",
        f"{{ {' '.join(f'x{i}: a {{ b }} ... {{ c }}' for i in range(3))} {'c ' * SAME_NAME} }}",
        f"{{ {'a { b b b b b b b b b b b b }' * 12} }}",
        f"{{ {' '.join(f'...F{i}' for i in range(SAME_NAME))} }} "
        + " ".join(f"fragment F{i} on Query {{ a }}" for i in range(SAME_NAME)),
        f"{{ a }} fragment F on Query {{ {'a ' * SAME_NAME} }}",
        f"{{ a {{ ...F }} }} fragment F on Query {{ {'a { ...F } ' * SAME_NAME} }}",
    ],
)
def test_too_many_fields_of_one_name_are_refused(text: str) -> None:
    document = parse(text)
    check_extent(document, Limits(fields=100_000))
    with pytest.raises(RequestError) as refused:
        check_merges(document, Limits())
    assert refused.value.code == "LIMIT_EXCEEDED"
    assert refused.value.extensions["limit"] == 10_000


@pytest.mark.parametrize(
    "text",
    [
        f"{{ {'a ' * (SAME_NAME - 2)} }}",
        "{ a { ...F } } fragment F on Query { a { ...F } }",
        "{ " + " ".join(f"x{i}: a {{ id id id ...F ...F }}" for i in range(90)) + " } "
        "fragment F on Query { id name }",
    ],
)
def test_fields_in_places_of_their_own_are_not_compared(text: str) -> None:
    check_merges(parse(text), Limits())
