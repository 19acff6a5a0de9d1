"""Variables and arguments as graphql-core reads them, whatever is given."""

from typing import Any

import pytest
from graphql import (
    FieldNode,
    GraphQLError,
    OperationDefinitionNode,
    VariableValues,
    build_schema,
    get_argument_values,
    get_variable_values,
    parse,
    validate,
)

from service.graphql.compiled.arguments import ArgumentsSlot
from service.graphql.compiled.variables import Variables

SCHEMA = build_schema("""
  enum Order { UP DOWN }
  input Inner { text: String, ids: [ID!], n: Int = 7, deep: Inner }
  input Key @oneOf { id: ID, doi: String }
  type Query {
    f(id: ID, by: Key, ids: [ID!], n: Int = 3, yes: Boolean, order: [Order!], inner: Inner,
      matrix: [[Int]], x: Float): Int
  }
""")
TYPES = ["ID", "ID!", "String", "String!", "Int", "Int!", "Boolean", "Float", "Order", "[ID!]"]
TYPES += ["[ID!]!", "[String]", "[[Int]]", "[Order!]", "Inner", "Inner!", "Key", "Int = 4"]
VALUES: list[Any] = [None, "", "a", "UP", 1, 0, -(2**31), 2**31, 2**31 - 1, 1.0, 1.5, True, False]
VALUES += [[], ["a"], [None], ["a", 1], "a", [["a"]], [[1], 2, None], {}, {"text": "a"}]
VALUES += [
    {"n": None},
    {"nope": 1},
    {"id": "a"},
    {"id": "a", "doi": "b"},
    {"id": None},
    float("nan"),
]


def _operation(text: str) -> OperationDefinitionNode:
    document = parse(text)
    assert not validate(SCHEMA, document)
    (definition,) = document.definitions
    assert isinstance(definition, OperationDefinitionNode)
    return definition


def _variables(types: str) -> OperationDefinitionNode:
    (definition,) = parse(f"query ({types}) {{ f }}").definitions
    assert isinstance(definition, OperationDefinitionNode)
    return definition


@pytest.mark.parametrize("type_", TYPES)
def test_variables(type_: str) -> None:
    definition = _variables(f"$v: {type_}, $w: Boolean")
    variables = Variables(SCHEMA, definition)
    asked = [{"v": value} for value in VALUES]
    for given in ({}, *asked, *({**one, "w": True} for one in asked), {"v": "a", "w": 1}, {"w": 1}):
        wanted = get_variable_values(SCHEMA, definition.variable_definitions or (), given)
        read = variables.read(given)
        assert _told(read) == _told(None if isinstance(wanted, list) else wanted), given


def _told(values: VariableValues | None) -> object:
    return values and (
        repr(values.coerced),
        {
            name: (one.signature.name, str(one.signature.type), repr(one.value))
            for name, one in values.sources.items()
        },
    )


DOCUMENTS = {
    "query ($a: ID!) { f(id: $a) }": [{"a": "x"}, {"a": "y"}],
    "query ($a: ID) { f(id: $a, n: 1) }": [{"a": "x"}, {}, {"a": None}, {"a": "y"}],
    "query ($a: ID!) { f(by: {id: $a}, order: UP) }": [{"a": "x"}, {"a": "y"}],
    'query ($a: ID!, $b: ID!) { f(ids: [$a, "c", $b]) }': [
        {"a": "x", "b": "z"},
        {"a": "", "b": ""},
    ],
    "query ($a: [ID!]) { f(ids: $a) }": [
        {},
        {"a": ["x"]},
        {"a": []},
        {"a": None},
        {"a": ["y", "z"]},
    ],
    "query ($a: Int) { f(n: $a) }": [{"a": 1}, {}, {"a": 2}, {"a": None}],
    "query ($a: Int = 9) { f(n: $a) }": [{}, {"a": 2}, {"a": None}],
    'query ($a: String) { f(inner: {text: $a, deep: {text: "b", ids: "c"}}) }': [
        {"a": "x"},
        {},
        {"a": None},
        {"a": "y"},
    ],
    "query ($a: String) { f(inner: {deep: {deep: {text: $a}}}) }": [{}, {"a": "x"}, {"a": "y"}],
    "query ($a: [Int]) { f(matrix: [$a]) }": [{"a": [1]}, {"a": []}, {}, {"a": None}],
    "query ($a: Int) { f(matrix: [[$a], [1], null]) }": [{"a": 1}, {"a": 2}, {}, {"a": None}],
    'query ($a: ID!) { f(ids: "a", inner: {ids: [$a]}, x: 1) }': [{"a": "1"}, {"a": "2"}],
    "query ($a: [Order!]) { f(order: $a) }": [{"a": "UP"}, {"a": ["UP", "DOWN"]}],
    "query ($a: Inner!) { f(inner: $a, yes: true) }": [
        {"a": {}},
        {"a": {"n": 1}},
        {"a": {"ids": "b"}},
    ],
    '{ f(inner: {text: "a"}) }': [{}, {}],
}


@pytest.mark.parametrize("text", DOCUMENTS)
@pytest.mark.parametrize("step", [1, -1])
def test_arguments(text: str, step: int) -> None:
    definition = _operation(text)
    (node,) = definition.selection_set.selections
    assert isinstance(node, FieldNode)
    assert SCHEMA.query_type
    field = SCHEMA.query_type.fields["f"]
    slot = ArgumentsSlot(field, node)
    asked = DOCUMENTS[text]
    for given in [*asked[::step], *asked]:
        variables = get_variable_values(SCHEMA, definition.variable_definitions or (), given)
        assert not isinstance(variables, list)
        try:
            wanted: Any = get_argument_values(field, node, variables)
        except GraphQLError as error:
            with pytest.raises(GraphQLError, match=error.message[:20]):
                slot.read(variables)
        else:
            read = slot.read(variables)
            assert (read, list(read)) == (wanted, list(wanted)), given
