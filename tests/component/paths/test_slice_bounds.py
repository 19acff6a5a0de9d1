"""Slices on a real Neo4j that are cut: what they keep, how they go on, and what they say of it."""

import asyncio
from typing import Any

import pytest

from graph.errors import GraphChangedError, QueryTimeoutError
from graph.paths.slicer import Slicer
from graph.paths.slices import SliceEdge, SliceLimit, SliceNode, SliceOptions
from graph.store.async_database import AsyncDatabase, Row
from graph.store.database import Database
from tests.component.paths.slicing import SECONDS, cut, ids

pytestmark = pytest.mark.anyio


async def test_a_slice_that_is_full_keeps_the_best_and_says_what_there_was(slicer: Slicer) -> None:
    whole = await cut(slicer, "author:ann", hops=2)
    for most in range(1, len(whole.nodes)):
        made = await cut(slicer, "author:ann", hops=2, max_nodes=most)

        assert ids(made) == ids(whole)[:most]
        assert made.limit is SliceLimit.MAX_NODES
        if made.exact:
            assert made.totals == whole.totals
    assert not (await cut(slicer, "author:ann", hops=2, max_nodes=3)).exact
    assert (await cut(slicer, "author:ann", hops=2, max_nodes=8)).exact


async def test_a_slice_goes_on_until_the_whole_is_there(slicer: Slicer) -> None:
    whole = await cut(slicer, "author:ann", hops=3)
    for size in (1, 2, 3, 5):
        nodes: list[SliceNode] = []
        edges: list[SliceEdge] = []
        made = await cut(slicer, "author:ann", hops=3, max_nodes=size)
        while True:
            nodes, edges = [*nodes, *made.nodes], [*edges, *made.edges]
            greater = await cut(slicer, "author:ann", hops=3, max_nodes=len(nodes))
            assert tuple(nodes) == greater.nodes == made.earlier + made.nodes
            assert sorted(edges, key=str) == sorted(greater.edges, key=str)
            if made.limit is None:
                break
            made = await slicer.cut_slice(
                ["author:ann"],
                SliceOptions(hops=3, max_nodes=size, after=len(nodes)),
                seconds=60,
                begun=made.version,
            )
        assert tuple(nodes) == whole.nodes


async def test_a_slice_of_a_graph_that_has_changed_does_not_go_on(
    slicer: Slicer, database: Database
) -> None:
    database.run_named("path/get_graph_state")
    made = await cut(slicer, "author:ann", max_nodes=3)
    database.run_named("load/raise_change_number", papers=["paper:1"], authors=[], kept=10)

    with pytest.raises(GraphChangedError):
        await slicer.cut_slice(
            ["author:ann"], SliceOptions(after=3), seconds=60, begun=made.version
        )


async def test_quotas_leave_room_for_other_kinds_and_the_next_hop(slicer: Slicer) -> None:
    made = await cut(slicer, "author:ann", hops=2, max_nodes=7, quotas={"Author": 1, "Paper": 2})

    assert ids(made) == [
        (0, "author:ann"),
        (1, "author:bob"),
        (1, "paper:2"),
        (1, "institution:lab"),
        (1, "paper:1"),
        (2, "topic:maps"),
        (2, "cs.CV"),
    ]
    assert (made.limit, made.exact) == (SliceLimit.QUOTA, False)
    assert made.totals["Author"] == made.totals["Paper"] == 3


async def test_quotas_that_cut_nothing_leave_a_slice_whole(slicer: Slicer) -> None:
    made = await cut(slicer, "author:ann", quotas={"Author": 2, "Paper": 3})

    assert ids(made) == ids(await cut(slicer, "author:ann"))
    assert (made.limit, made.exact) == (None, True)


class TimedDatabase(AsyncDatabase):
    """Ends some statements as Neo4j ends them at their time limit, after a while."""

    hasty: frozenset[str] = frozenset()
    given: dict[str, float]
    """The time limit that each statement had."""

    WHILE = 0.05

    async def run_named(
        self,
        name: str,
        *,
        timeout: float,  # noqa: ASYNC109 - as its base
        **parameters: Any,
    ) -> list[Row]:
        self.given[name] = timeout
        if name in self.hasty and parameters.get("collaborations", True):
            await asyncio.sleep(self.WHILE)
            raise QueryTimeoutError(f"{name} took too long.")
        return await super().run_named(name, timeout=timeout, **parameters)


@pytest.mark.parametrize(
    ("hasty", "nodes", "kinds"),
    [
        ("slice/walk_on", ["author:cleo"], set()),
        ("slice/list_edges", ["author:cleo", "author:bob", "paper:2", "author:ann"], {"AUTHORED"}),
    ],
)
async def test_time_that_is_over_leaves_a_smaller_slice(
    slicer: Slicer, hasty: str, nodes: list[str], kinds: set[str]
) -> None:
    async with TimedDatabase(slicer.database.connection) as database:
        database.hasty, database.given = frozenset({hasty}), {}

        made = await cut(Slicer(database), "author:cleo", kinds=frozenset({"Author", "Paper"}))

    assert {node.id for node in made.nodes} == set(nodes)
    assert {edge.kind for edge in made.edges} == kinds
    assert made.limit is SliceLimit.TIME_LIMIT
    if hasty == "slice/walk_on":
        assert 0 < database.given["slice/resolve_nodes"] <= SECONDS - TimedDatabase.WHILE
