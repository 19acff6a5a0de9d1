"""Literals that are lifted out of documents, and documents that are left as they are."""

import pytest

from service.graphql.literals import lift_literals

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
            "query($lifted_0: ID!, $lifted_1: ID!) "
            "{ a: node(id: $lifted_0) { id } b: node(id: $lifted_1) { id } }"
        ),
        {"lifted_0": "x", "lifted_1": "y"},
    ),
]

LEFT = [
    "{ authors(first: 2) { totalCount } }",
    '# a comment\n{ node(id: "a") { id } }',
    '{ node(id: """a""") { id } }',
    '{ node(id: "a\\u00e9") { id } }',
    'query A { node(id: "a") { id } } query B { node(id: "b") { id } }',
    'query($lifted_0: ID!) { node(id: $lifted_0) { id } a: node(id: "b") { id } }',
    'mutation { merge(id: "a") { id } }',
    'fragment F on Node { id } query { node(id: "a") { ...F } }',
    "",
]


@pytest.mark.parametrize(("text", "lifted", "variables"), LIFTED)
def test_texts_become_variables(text: str, lifted: str, variables: dict[str, str]) -> None:
    found = lift_literals(text)

    assert found is not None
    assert (found.text, found.variables) == (lifted, variables)


@pytest.mark.parametrize("text", LEFT)
def test_what_is_not_plain_is_left(text: str) -> None:
    assert lift_literals(text) is None
