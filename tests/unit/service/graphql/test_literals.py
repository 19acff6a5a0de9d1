"""Literals that are lifted out of documents, and documents that are left as they are."""

import pytest

from service.graphql.documents import DocumentCache
from service.graphql.literals import Literals
from service.graphql.schema import build_schema, executable
from service.settings import Limits

LITERALS = Literals(executable(build_schema()), DocumentCache(Limits()))

LIFTED = [
    (
        '{ node(id: "author:a") { id } }',
        "query($lifted_0: ID!) { node(id: $lifted_0) { id } }",
        {"lifted_0": "author:a"},
    ),
    (
        'query Q { paper(by: {doi: "10.1/x"}) { id } }',
        "query Q($lifted_0: String!) { paper(by: {doi: $lifted_0}) { id } }",
        {"lifted_0": "10.1/x"},
    ),
    (
        'query ($n: Int) { search(query: "a \\"b\\" \\\\", first: $n, after: "c") { totalCount } }',
        (
            "query ($lifted_0: String!, $lifted_1: String!, $n: Int) "
            "{ search(query: $lifted_0, first: $n, after: $lifted_1) { totalCount } }"
        ),
        {"lifted_0": 'a "b" \\', "lifted_1": "c"},
    ),
    (
        '  { a: node(id: "x") { id } b: node(id: "y") { id } }',
        (
            "  query($lifted_0: ID!, $lifted_1: ID!) "
            "{ a: node(id: $lifted_0) { id } b: node(id: $lifted_1) { id } }"
        ),
        {"lifted_0": "x", "lifted_1": "y"},
    ),
    (
        'fragment F on Node { id } query { node(id: "a") { ...F } }',
        "fragment F on Node { id } query($lifted_0: ID!) { node(id: $lifted_0) { ...F } }",
        {"lifted_0": "a"},
    ),
    (
        '{ papers(first: 2, where: {year: {gte: 2018}, not: {title: {in: ["a"]}}}) {nodes {id}} }',
        (
            "query($lifted_0: Int!, $lifted_1: String!) { papers(first: 2, where: "
            "{year: {gte: $lifted_0}, not: {title: {in: [$lifted_1]}}}) {nodes {id}} }"
        ),
        {"lifted_0": 2018, "lifted_1": "a"},
    ),
    (
        '{ collaboratorPaths(input: {from: "a", to: "b#", first: 2}) { outcome } }',
        (
            "query($lifted_0: ID!, $lifted_1: ID!) { collaboratorPaths("
            "input: {from: $lifted_0, to: $lifted_1, first: 2}) { outcome } }"
        ),
        {"lifted_0": "a", "lifted_1": "b#"},
    ),
]

LEFT = [
    '{ node(id: "a") { id } node(id: "a") { id } }',
    '{ node(id: "a", nothing: "b") { id } }',
    'query ($id: ID = "a") { node(id: $id) { id } }',
    "{ node(id: 1.5) { id } }",
    "{ authors(first: 2) { totalCount } }",
    '# a comment\n{ node(id: "a") { id } }',
    '{ node(id: """a""") { id } }',
    '{ node(id: "a\\u{e9}") { id } }',
    'query A { node(id: "a") { id } } query B { node(id: "b") { id } }',
    'query($lifted_0: ID!) { node(id: $lifted_0) { id } a: node(id: "b") { id } }',
    'mutation { merge(id: "a") { id } }',
    "",
]


@pytest.mark.parametrize(("text", "lifted", "variables"), LIFTED)
def test_texts_become_variables(text: str, lifted: str, variables: dict[str, str]) -> None:
    found = LITERALS.lift(text)

    assert found is not None
    assert (found.text, found.variables) == (lifted, variables)


def test_how_a_document_is_lifted_holds_for_other_literals() -> None:
    text = '{{ node(id: "{0}") {{ ... on Author {{ papers(first: {1}) {{ totalCount }} }} }} }}'
    one, same, other = (
        LITERALS.lift(text.format(*values))
        for values in (("author:a", 2), ('author:\\"', 2), ("author:a", 3))
    )
    assert one
    assert same
    assert other
    assert one.text == same.text != other.text
    assert same.variables == {"lifted_0": 'author:"'}


@pytest.mark.parametrize("text", LEFT)
def test_what_is_not_plain_is_left(text: str) -> None:
    assert LITERALS.lift(text) is None
