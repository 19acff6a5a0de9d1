"""The schema as its readers see it, and that every part of it has an effect."""

from collections.abc import Iterator

import pytest
from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    build_schema,
    get_named_type,
    is_leaf_type,
)

from graph.query.compiler import compile_plan
from service.graphql.mapping import NODE_TYPES, ToList, get_target
from service.graphql.schema import build_schema as build_strawberry_schema
from tests.helpers.planned import plan_of

SCHEMA = build_schema(build_strawberry_schema().as_str())
OWN_TYPES = {name: t for name, t in SCHEMA.type_map.items() if not name.startswith("__")}
OBJECTS = {n: t for n, t in OWN_TYPES.items() if isinstance(t, GraphQLObjectType)}


def _undescribed() -> Iterator[str]:
    for name, type_ in OWN_TYPES.items():
        if is_leaf_type(type_) and not isinstance(type_, GraphQLEnumType):
            continue
        if not type_.description:
            yield name
        if isinstance(type_, GraphQLEnumType):
            yield from (f"{name}.{v}" for v, d in type_.values.items() if not d.description)
        if isinstance(type_, GraphQLObjectType | GraphQLInterfaceType | GraphQLInputObjectType):
            for field_name, field in type_.fields.items():
                if not field.description:
                    yield f"{name}.{field_name}"
                for argument_name, argument in getattr(field, "args", {}).items():
                    if not argument.description:
                        yield f"{name}.{field_name}({argument_name})"


def test_everything_is_described() -> None:
    assert list(_undescribed()) == []


@pytest.mark.parametrize("kind", sorted(NODE_TYPES))
def test_every_scalar_of_a_node_is_in_the_graph(kind: str) -> None:
    scalars = [
        name
        for name, field in OBJECTS[kind].fields.items()
        if is_leaf_type(getattr(field.type, "of_type", field.type)) or "[String" in str(field.type)
        if not field.args
    ]
    text = f'{{ node(id: "{kind.lower()}:x") {{ ... on {kind} {{ {" ".join(scalars)} }} }} }}'
    compiled = compile_plan(plan_of(text))  # names every property, or is refused
    assert compiled.statement.text


def _lists() -> Iterator[tuple[str, str]]:
    for owner in [*sorted(NODE_TYPES), "Query"]:
        for name, field in OBJECTS[owner].fields.items():
            if str(field.type).endswith("Connection!") and isinstance(
                get_target(owner, name), ToList
            ):
                yield owner, name


@pytest.mark.parametrize(("owner", "name"), list(_lists()))
def test_every_order_and_every_edge_value_is_in_the_graph(owner: str, name: str) -> None:
    field = OBJECTS[owner].fields[name]
    target = get_target(owner, name)
    assert isinstance(target, ToList)
    order = field.args.get("orderBy")
    if order:
        enum = get_named_type(order.type)
        assert isinstance(enum, GraphQLEnumType)
        assert {value.lower() for value in enum.values} == set(target.orders)
    edge = OBJECTS[str(field.type).removesuffix("Connection!") + "Edge"]
    values = " ".join(
        n if is_leaf_type(get_named_type(f.type)) else f"{n} {{ id }}"
        for n, f in edge.fields.items()
    )
    listed = [f"(orderBy: {o.upper()})" for o in target.orders] if order else [""]
    for place, arguments in enumerate(listed):
        inner = f"x{place}: {name}{arguments} {{ totalCount edges {{ {values} }} }}"
        text = (
            f"{{ {inner} }}"
            if owner == "Query"
            else f'{{ node(id: "{owner.lower()}:x") {{ ... on {owner} {{ {inner} }} }} }}'
        )
        assert compile_plan(plan_of(text)).statement.text


def test_every_connection_has_the_same_parts() -> None:
    for name, type_ in OBJECTS.items():
        if name.endswith("Connection"):
            assert {"edges", "nodes", "pageInfo", "totalCount"} <= set(type_.fields), name
        if name.endswith("Edge") and f"{name[:-4]}Connection" in OBJECTS:
            assert {"cursor", "node"} <= set(type_.fields), name
