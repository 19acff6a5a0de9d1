"""What algorithms answer is compiled, too: the answer is the executor's, for any selection."""

import asyncio
from collections.abc import Callable, Iterator
from itertools import count
from typing import Any

import pytest
from graphql import (
    GraphQLField,
    GraphQLNamedType,
    GraphQLObjectType,
    get_named_type,
    is_leaf_type,
)
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.store.async_database import AsyncDatabase
from graph.store.database import Database
from service.graphql.fields import ComputedField, strawberry_field
from service.graphql.mapping import NODE_TYPES
from service.graphql.schema import build_schema, executable
from service.settings import Limits
from tests.helpers.both_ways import Both

SCHEMA = executable(build_schema())

AUTHOR, OTHER, THIRD = "author:lukas-ruff", "author:klaus-mueller", "author:marius-kloft"
FAR, ALONE = "author:paul-jaeger", "author:lonely"
ENDS = f'from: "{AUTHOR}", to: "{OTHER}"'

ROOTS = {
    "slice": [
        f'around: ["{AUTHOR}"], hops: 2',
        f'around: ["{AUTHOR}", "category:cs.LG"], hops: 3, maxNodes: 7, since: 2019',
        'around: ["paper:nnunet"], kinds: [INSTITUTION, PAPER]',
    ],
    "collaborators": [
        f'of: "{AUTHOR}"',
        f'of: "{AUTHOR}", first: 1, until: 2020, orderBy: NAME_ASC',
    ],
    "collaboratorPaths": [
        f"input: {{{ENDS}}}",
        f'input: {{{ENDS}, weight: STRENGTH, first: 2, avoid: ["{THIRD}"]}}',
        f'input: {{from: "{AUTHOR}", to: "{FAR}"}}',
        f'input: {{from: "{AUTHOR}", to: "{ALONE}"}}',
    ],
    "collaboratorDistance": [
        f"input: {{{ENDS}}}",
        f'input: {{from: "{ALONE}", to: "{FAR}"}}',
    ],
    "distancesFrom": [f'author: "{AUTHOR}"', f'author: "{ALONE}"'],
    "collaborationAmong": [
        f'authors: ["{AUTHOR}", "{OTHER}", "{FAR}"]',
        f'authors: ["{AUTHOR}", "{ALONE}"], includeBridges: true',
    ],
    "secondDegree": [f'author: "{AUTHOR}", first: 3', f'author: "{ALONE}"'],
    "conflictCheck": [f'left: ["{AUTHOR}"], right: ["{OTHER}", "{FAR}", "{AUTHOR}"]'],
    "watchPath": [f"input: {{{ENDS}}}"],
    "introductions": [f"{ENDS}, first: 5"],
}
"""The arguments with which each computed field is asked."""


def is_computed(field: GraphQLField) -> bool:
    return isinstance(strawberry_field(field), ComputedField)


def fields_of(type_: GraphQLNamedType) -> dict[str, GraphQLField]:
    return {
        name: one
        for name, one in getattr(type_, "fields", {}).items()
        # What would be asked for needs an argument, or is no plan's.
        if name != "export" and not any(a.out_name == "by" for a in one.args.values())
    }


def everything(type_: GraphQLNamedType) -> str:
    """A selection of all that the algorithm says; of nodes, their scalars."""
    parts = ["__typename"]
    is_node = type_.name in {"Node", *NODE_TYPES}
    for name, one in fields_of(type_).items():
        inner = get_named_type(one.type)
        if is_leaf_type(inner):
            parts.append(name)
        elif not is_node:
            parts.append(f"{name} {{ {everything(inner)} }}")
    return " ".join(parts)


@st.composite
def selections(draw: st.DrawFn, type_: GraphQLNamedType, depth: int) -> str:
    numbers = count()
    known = fields_of(type_)
    leaves = [name for name, one in known.items() if is_leaf_type(get_named_type(one.type))]
    deeper = [name for name in known if name not in leaves]
    parts = draw(st.lists(st.sampled_from([*leaves, "__typename"]), min_size=1, max_size=4))
    # What is in a node is planned, which other tests are about.
    within = 0 if type_.name in NODE_TYPES else depth - 1
    for name in draw(st.lists(st.sampled_from(deeper), max_size=3)) if depth > 0 and deeper else []:
        inside = draw(selections(get_named_type(known[name].type), within))
        parts.append(f"x{next(numbers)}: {name} {{ {inside} }}")
    if type_.name == "Node":
        kind = draw(st.sampled_from(sorted(NODE_TYPES)))
        parts.append(f"... on {kind} {{ {draw(selections(SCHEMA.type_map[kind], 0))} }}")
    body = " ".join(parts)
    if draw(st.booleans()):
        return f"... on {type_.name} @include(if: $yes) {{ {body} }} y: __typename"
    return body


@st.composite
def operations(draw: st.DrawFn) -> str:
    assert SCHEMA.query_type is not None
    roots = []
    for place in range(draw(st.integers(1, 2))):
        name = draw(st.sampled_from(sorted(ROOTS)))
        arguments = draw(st.sampled_from(ROOTS[name]))
        type_ = get_named_type(SCHEMA.query_type.fields[name].type)
        roots.append(f"r{place}: {name}({arguments}) {{ {draw(selections(type_, 4))} }}")
    if draw(st.booleans()):
        roots.append(f'node(id: "{OTHER}") {{ id ... on Author {{ name }} }}')
    return f"query ($yes: Boolean!) {{ {' '.join(roots)} y: __typename @skip(if: $yes) }}"


Compare = Callable[..., Any]


@pytest.fixture(scope="module")
def compare(small_graph: Database) -> Iterator[Compare]:
    """Runs an operation both ways; fails where the answers differ or it was not compiled."""
    with asyncio.Runner() as runner:
        database = AsyncDatabase(small_graph.connection)
        both = Both(database, Limits(nodes=10_000_000, depth=50, aliases=1000))

        def run(text: str, **variables: bool) -> Any:
            data = runner.run(both.agree(text, variables, statements=None))
            assert both.ways[-1] == "compiled"
            return data

        yield run
        runner.run(database.close())


def test_every_field_that_is_no_plans_is_asked_here() -> None:
    assert isinstance(SCHEMA.query_type, GraphQLObjectType)
    computed = {name for name, one in SCHEMA.query_type.fields.items() if is_computed(one)}
    assert computed == ROOTS.keys()


CASES = [(name, arguments) for name, several in ROOTS.items() for arguments in several]


@pytest.mark.parametrize(("name", "arguments"), CASES)
def test_everything_that_an_algorithm_answers(name: str, arguments: str, compare: Compare) -> None:
    assert SCHEMA.query_type is not None
    type_ = get_named_type(SCHEMA.query_type.fields[name].type)
    data = compare(f"{{ {name}({arguments}) {{ {everything(type_)} }} }}")
    assert data[name]


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=operations(), yes=st.booleans())
def test_whatever_is_selected(text: str, yes: bool, compare: Compare) -> None:  # noqa: FBT001
    compare(text, yes=yes)
