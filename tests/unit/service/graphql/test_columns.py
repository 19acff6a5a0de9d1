"""Slices whose edges stand in columns: what is compiled gives what the executor makes of them."""

import asyncio
from collections.abc import Collection
from itertools import count
from random import Random
from typing import TYPE_CHECKING, Any, cast

import orjson
import pytest
import strawberry
from graphql import FieldNode, GraphQLObjectType, VariableValues, parse
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.paths.ends import GraphVersion
from graph.paths.index.neighbourhood import IndexNeighbourhood
from service.graphql.compiled.answer_writer import AnswerWriter
from service.graphql.compiled.slots import Slots
from service.graphql.compiled.writer import ShaperWriter
from service.graphql.context import RequestContext
from service.graphql.schema import executable
from service.graphql.selection import Operation
from tests.helpers.both_ways import Both
from tests.helpers.indexed_world import index_world
from tests.unit.graph.paths.worlds import dense_world

if TYPE_CHECKING:
    from graph.store.async_database import AsyncDatabase
    from service.graphql.trust import Trust
    from service.path_index import PathIndex

WORLD = dense_world(Random(4))  # noqa: S311 - no secret


class Offering:
    """Offers the world as a neighbourhood."""

    def offer_neighbourhood(self, authors: Collection[str]) -> IndexNeighbourhood | None:
        near = IndexNeighbourhood(index_world(WORLD))
        return near if all(near.index.author_ids.find(one) >= 0 for one in authors) else None


class Believing:
    """Rests on whatever version there is."""

    def rely_on(self, version: GraphVersion) -> None:
        assert version.identity == "world"


class AtHand(Both):
    """Answers from memory alone: there is no database, so that every statement would fail."""

    def open_context(self) -> RequestContext:
        index, trust = cast("PathIndex", Offering()), cast("Trust", Believing())
        return RequestContext(self.database, self.limits, "test", index, trust=trust)


@pytest.fixture(scope="module")
def both() -> AtHand:
    return AtHand(cast("AsyncDatabase", None))


EDGE = ["source", "target", "kind", "papers", "strength", "firstYear", "lastYear"]
EDGE += ["confidence", "score", "inferred", "__typename"]
NODE = ["distance", "__typename", "node { id }", "n: node { __typename ... on Author { name } }"]
TOLD = ["status", "cause", "reason", "totals { kind total shown }", "totalsExact", "edgesTotal"]
TOLD += ["cursor", "papersExcluded"]


@st.composite
def selections(draw: st.DrawFn) -> str:
    numbers = count()

    def some(fields: list[str]) -> str:
        chosen = draw(st.lists(st.sampled_from(fields), min_size=1, max_size=5))
        named = [f"x{next(numbers)}: {one}" if ":" not in one else one for one in chosen]
        return " ".join(draw(st.sampled_from([named, chosen])))

    edge = f"... on SliceEdge {{ {some(EDGE)} }} {some(EDGE)}"
    parts = [f"edges {{ {draw(st.sampled_from([edge, some(EDGE)]))} }}"]
    parts += [f"nodes {{ {some(NODE)} }}"] * draw(st.booleans())
    parts += [f"completeness {{ {some(TOLD)} }}"] * draw(st.booleans())
    around = draw(st.lists(st.sampled_from(WORLD.authors), min_size=1, max_size=2, unique=True))
    most, hops = draw(st.integers(2, 9)), draw(st.integers(1, 3))
    chosen = " ".join(draw(st.permutations(parts)))
    quoted = ", ".join(f'"{one}"' for one in around)
    return (
        f"{{ slice(around: [{quoted}], kinds: [AUTHOR], hops: {hops}, maxNodes: {most}) "
        f"{{ {chosen} }} }}"
    )


@settings(max_examples=60, deadline=None)
@given(text=selections())
def test_whatever_is_selected_of_edges(text: str, both: AtHand) -> None:
    asyncio.run(both.agree(text, {}, statements=0))

    assert both.ways[-1] == "compiled"


def test_nodes_that_are_at_hand_are_shown_by_the_executor_too(both: AtHand) -> None:
    text = '{ __schema { queryType { name } } slice(around: ["%s"], kinds: [AUTHOR]) { %s } }'
    chosen = "nodes { node { __typename id ... on Author { name } } } edges { source papers }"

    made: Any = asyncio.run(both.slow(text % (WORLD.authors[0], chosen), {}))

    assert made.errors is None
    assert made.data["slice"]["nodes"][0]["node"] == {
        "__typename": "Author",
        "id": WORLD.authors[0],
        "name": f"Name of {WORLD.authors[0]}",
    }
    assert orjson.dumps(made.data)


@strawberry.type
class Span:
    """An object with numbers, alone and as a list."""

    papers: int
    years: list[int]


@strawberry.type
class Spans:
    """Has a list of such objects."""

    spans: list[Span]


@pytest.mark.parametrize(
    ("text", "is_written"), [("{ papers }", True), ("{ papers years }", False)]
)
def test_a_list_within_rows_is_not_written_in_columns(text: str, is_written: bool) -> None:  # noqa: FBT001 - a parameter
    schema = executable(strawberry.Schema(Spans))
    operation = Operation(schema, {}, VariableValues({}, {}))
    writer = AnswerWriter(operation, Slots(), ShaperWriter(operation), str)
    (field,) = parse(f"{{ spans {text} }}").definitions[0].selection_set.selections  # type: ignore[attr-defined]  # an operation
    span = schema.type_map["Span"]
    assert isinstance(field, FieldNode)
    assert isinstance(span, GraphQLObjectType)
    assert (writer._rows(span, [field]) is not None) == is_written  # noqa: SLF001
