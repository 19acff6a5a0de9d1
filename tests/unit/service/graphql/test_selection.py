"""Our CollectFields against the executor's own, over generated selections."""

from typing import Any

import pytest
from graphql import (
    GraphQLResolveInfo,
    OperationDefinitionNode,
    VariableValues,
    build_schema,
    execute_sync,
    parse,
    validate,
)
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from service.graphql.selection import Operation, fragments_of

SCHEMA = build_schema(
    """
    interface Node { id: ID! other: Node }
    type A implements Node { id: ID! other: Node a: String b: A n(first: Int = 2): [Node] }
    type B implements Node { id: ID! other: Node a: String c: B }
    type Query { a: A node: Node b: B }
    """
)
FIELDS = {
    "Query": ["a", "node", "b"],
    "A": ["id", "other", "a", "b", "n"],
    "B": ["id", "other", "a", "c"],
    "Node": ["id", "other"],
}
BELOW = {
    ("Query", "a"): "A",
    ("Query", "node"): "Node",
    ("Query", "b"): "B",
    ("A", "b"): "A",
    ("A", "n"): "Node",
    ("B", "c"): "B",
}
CONDITIONS = {
    "Query": ["Query"],
    "A": ["A", "Node"],
    "B": ["B", "Node"],
    "Node": ["A", "B", "Node"],
}
SPREADS = {"A": ["FA", "FN"], "B": ["FB", "FN"], "Node": ["FA", "FB", "FN"]}
DIRECTIVES = [
    "",
    "",
    "",
    " @skip(if: $t)",
    " @skip(if: $f)",
    " @include(if: $f)",
    " @include(if: true)",
]


@st.composite
def selections(draw: st.DrawFn, type_: str, depth: int) -> str:
    parts = []
    for _ in range(draw(st.integers(1, 4))):
        kind = draw(st.sampled_from(["field", "field", "inline", "spread"]))
        directive = draw(st.sampled_from(DIRECTIVES))
        if kind == "spread" and type_ != "Query":
            parts.append(f"...{draw(st.sampled_from(SPREADS[type_]))}{directive}")
        elif kind == "inline" and depth:
            condition = draw(st.sampled_from(CONDITIONS[type_]))
            inside = draw(selections(condition, depth - 1))
            parts.append(f"... on {condition}{directive} {{ {inside} }}")
        else:
            name = draw(st.sampled_from(FIELDS[type_]))
            below = BELOW.get((type_, name)) or ("Node" if name == "other" else None)
            alias = draw(st.sampled_from(["", "", f"x_{name}: ", f"y_{name}: "]))
            if below is None:
                parts.append(f"{alias}{name}{directive}")
            elif depth:
                inside = draw(selections(below, depth - 1))
                parts.append(f"{alias}{name}{directive} {{ {inside} }}")
            else:
                parts.append("__typename")
    return " ".join(parts)


@st.composite
def documents(draw: st.DrawFn) -> str:
    body = draw(selections("Query", 4))
    fragments = (
        f"fragment FA on A {{ {draw(st.sampled_from(['a', 'x_id: id', 'b { id a }']))} }} "
        f"fragment FB on B {{ {draw(st.sampled_from(['a', 'x_id: id', 'c { id ...FN }']))} }} "
        f"fragment FN on Node {{ {draw(st.sampled_from(['id', 'other { id }', 'x_id: id']))} }}"
    )
    return f"query ($t: Boolean = true, $f: Boolean = false) {{ {body} }} {fragments}"


def _shape(operation: Operation, nodes: Any, type_: Any) -> Any:
    return {
        field.key: _shape(operation, field.nodes, SCHEMA.type_map["B"])
        if field.type.name in {"B", "Node"}
        else _shape(operation, field.nodes, SCHEMA.type_map["A"])
        if field.type.name == "A"
        else field.name
        for field in operation.fields(nodes, type_)
    }


def _resolve(_source: Any, info: GraphQLResolveInfo[Any], **_arguments: Any) -> Any:
    """Every value is there; every abstract one is a B; a scalar tells its field's name."""
    named = str(info.return_type).strip("[]!")
    if named in {"A", "B", "Node"}:
        value = {"__typename": "B" if named == "Node" else named}
        return [value] if str(info.return_type).startswith("[") else value
    return info.field_name


def _without_typenames(data: Any) -> Any:
    if isinstance(data, list):
        return _without_typenames(data[0])
    if isinstance(data, dict):
        return {k: _without_typenames(v) for k, v in data.items() if k != "__typename"}
    return data


@settings(max_examples=60, deadline=None)
@given(documents())
def test_the_executor_selects_the_same(text: str) -> None:
    document = parse(text)
    # Fields that cannot be merged, and spreads that can never apply, are no operations.
    assume(not [e for e in validate(SCHEMA, document) if "never used" not in e.message])
    query_type = SCHEMA.query_type
    assert query_type is not None
    (definition,) = (d for d in document.definitions if isinstance(d, OperationDefinitionNode))
    variables = VariableValues({}, {"t": True, "f": False})
    operation = Operation(SCHEMA, fragments_of(document), variables)
    selected = {
        field.key: _shape(
            operation, field.nodes, SCHEMA.type_map["A" if field.name == "a" else "B"]
        )
        for field in operation.select([definition.selection_set], query_type)
    }
    result = execute_sync(SCHEMA, document, field_resolver=_resolve)
    assert result.errors is None
    assert selected == _without_typenames(result.data)
    assert list(selected) == [key for key in result.data or {} if key != "__typename"]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("{ a { n { id } } }", 2),
        ("{ a { n(first: 7) { id } } }", 7),
        ("query ($n: Int) { a { n(first: $n) { id } } }", 5),
    ],
)
def test_arguments_have_their_defaults_and_variables(text: str, first: int) -> None:
    document = parse(text)
    (definition,) = (d for d in document.definitions if isinstance(d, OperationDefinitionNode))
    operation = Operation(SCHEMA, {}, VariableValues({}, {"n": 5}))
    query_type = SCHEMA.query_type
    assert query_type is not None
    (a,) = operation.select([definition.selection_set], query_type)
    (n,) = operation.fields(a.nodes, SCHEMA.type_map["A"])  # type: ignore[arg-type]
    assert n.arguments == {"first": first}
