"""Slices of authors out of memory: as those that Neo4j gives."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from random import Random
from typing import TYPE_CHECKING

import pytest

from graph.errors import NotFoundError
from graph.paths.index.neighbourhood import IndexNeighbourhood
from graph.paths.options import Hyperauthor, HyperauthorMode, PaperFilter
from graph.paths.slice_at_hand import AUTHORS, cut_at_hand
from graph.paths.slicer import Slicer
from graph.paths.slices import SliceOptions
from graph.store.async_database import AsyncDatabase
from graph.store.database import Database
from tests.helpers.indexed_world import index_world
from tests.helpers.statements import counted_statements
from tests.helpers.stored_world import store_world
from tests.unit.graph.paths.worlds import dense_world

if TYPE_CHECKING:
    from graph.paths.ends import GraphVersion
from tests.component.paths.slicing import MADE, paper
from tests.helpers.collaborations import World

pytestmark = pytest.mark.anyio

INCLUSIVE = PaperFilter(hyperauthor=Hyperauthor(HyperauthorMode.INCLUDE))
AUTHOR_SLICES = [
    SliceOptions(AUTHORS, hops=hops, max_nodes=most, quotas=quotas)
    for hops in (1, 2, 3)
    for most in (2, 4, 100)
    for quotas in ({}, {"Author": 2})
]


@dataclass(frozen=True)
class Offering:
    """Has one neighbourhood, for authors that it knows."""

    near: IndexNeighbourhood

    def offer_neighbourhood(self, authors: Collection[str]) -> IndexNeighbourhood | None:
        known = [self.near.index.author_ids.find(author) for author in authors]
        return self.near if min(known) >= 0 else None


@pytest.mark.parametrize("seed", range(12))
async def test_memory_and_statements_cut_the_same_slices_of_authors(
    database: Database, async_database: AsyncDatabase, seed: int
) -> None:
    random = Random(seed)  # noqa: S311 - no secret
    world = dense_world(random)
    store_world(database, world)
    near = IndexNeighbourhood(index_world(world))
    slicer = Slicer(async_database)
    wrote = {a for one in world.papers for a, _ in one.mentions}
    for options in AUTHOR_SLICES:
        around = random.sample(sorted(wrote), random.choice([1, 1, 2]))
        cut_here = await slicer.cut_slice(around, options, seconds=60)
        at_hand = cut_at_hand(near, around, options)
        assert replace(at_hand, version=cut_here.version) == cut_here
        assert await slicer.count_excluded(
            at_hand, options.papers, seconds=60
        ) == await slicer.count_excluded(cut_here, options.papers, seconds=60)


async def test_papers_that_only_join_two_of_the_last_tier_count_as_left_out(
    database: Database, async_database: AsyncDatabase
) -> None:
    papers = (
        paper(1, 2020, 0, "ann", "bob"),
        paper(2, 2020, 0, "ann", "cleo"),
        paper(3, 2021, 400, "bob", "cleo"),
        paper(4, 2021, 400, "bob", "dan"),
    )
    world = World(tuple(f"author:{name}" for name in ("ann", "bob", "cleo", "dan")), papers)
    store_world(database, world)
    slicer, near = Slicer(async_database), IndexNeighbourhood(index_world(world))
    for options, excluded in (
        (SliceOptions(AUTHORS), 1),
        (SliceOptions(AUTHORS, max_nodes=2), 0),
        (SliceOptions(AUTHORS, hops=2), 2),
        (SliceOptions(AUTHORS, papers=PaperFilter(until=2020)), 0),
    ):
        for made in (
            await slicer.cut_slice(["author:ann"], options, seconds=60),
            cut_at_hand(near, ["author:ann"], options),
        ):
            assert await slicer.count_excluded(made, options.papers, seconds=60) == excluded


async def test_what_memory_cannot_tell_is_asked_of_the_graph(slicer: Slicer) -> None:
    relied_on: list[GraphVersion] = []
    near = IndexNeighbourhood(index_world(MADE))
    quick = replace(slicer, quicker=Offering(near), trust=relied_on.append)
    every = [
        SliceOptions(AUTHORS),
        SliceOptions(),
        SliceOptions(AUTHORS, papers=PaperFilter(since=2021)),
        SliceOptions(AUTHORS, papers=INCLUSIVE),
    ]
    for options in every:
        with counted_statements() as counter:
            made = await quick.cut_slice(["author:ann"], options, seconds=60)
        assert (made.at_hand is None) == bool(counter)
        slow = await slicer.cut_slice(["author:ann"], options, seconds=60)
        assert replace(made, version=slow.version) == slow
    assert relied_on == [near.version]
    with pytest.raises(NotFoundError):
        await quick.cut_slice(["author:nobody"], SliceOptions(AUTHORS), seconds=60)
