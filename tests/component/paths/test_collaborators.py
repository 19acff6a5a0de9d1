"""Collaborators on a real Neo4j: filters, orders and pages."""

from random import Random
from typing import Any

import pytest

from graph.paths.collaborators import list_collaborators
from graph.paths.options import Hyperauthor, HyperauthorMode, PaperFilter
from graph.store.async_database import AsyncDatabase
from graph.store.database import Database
from tests.helpers.collaborations import joint_strengths
from tests.helpers.stored_world import store_world
from tests.unit.graph.paths.worlds import dense_world

pytestmark = pytest.mark.anyio

FILTERS = [
    PaperFilter(),
    PaperFilter(since=2016),
    PaperFilter(until=2018),
    PaperFilter(hyperauthor=Hyperauthor(HyperauthorMode.INCLUDE)),
    PaperFilter(hyperauthor=Hyperauthor(HyperauthorMode.DOWNWEIGHT, 5)),
    PaperFilter(hyperauthor=Hyperauthor(HyperauthorMode.EXCLUDE, 3)),
]


@pytest.mark.parametrize("papers", FILTERS, ids=str)
async def test_strengths_are_those_of_the_papers_that_count(
    database: Database, async_database: AsyncDatabase, papers: PaperFilter
) -> None:
    made = dense_world(Random(11))  # noqa: S311 - tests, not secrets
    store_world(database, made)
    for author in made.authors:
        expected = {
            (*pair,)[pair[0] == author]: round(strength, 9)
            for pair, strength in joint_strengths(made, papers, None).items()
            if author in pair
        }

        page = await list_collaborators(
            async_database,
            author,
            papers,
            orders=["strength_desc"],
            first=50,
            after=None,
            seconds=60,
        )

        assert {item.id: item.strength for item in page.items} == pytest.approx(expected)
        ranked = [(-item.strength, item.id) for item in page.items]
        assert ranked == sorted(ranked)
        assert (page.total, page.before, page.has_next) == (len(expected), 0, False)


@pytest.mark.parametrize(
    "orders",
    [
        ["strength_desc"],
        ["papers_desc"],
        ["last_year_desc", "papers_desc"],
        ["papers_desc", "name_asc"],
    ],
)
@pytest.mark.parametrize("papers", [PaperFilter(), PaperFilter(since=1900)], ids=["all", "since"])
async def test_pages_join_up_to_the_whole_list(
    database: Database, async_database: AsyncDatabase, orders: list[str], papers: PaperFilter
) -> None:
    made = dense_world(Random(5))  # noqa: S311 - tests, not secrets
    store_world(database, made)

    async def page(first: int, after: Any) -> list[tuple[object, ...]]:
        got = await list_collaborators(
            async_database,
            made.authors[0],
            papers,
            orders=orders,
            first=first,
            after=after,
            seconds=60,
        )
        return [(item.place, got.before, got.has_next) for item in got.items]

    whole = await page(100, None)
    assert len(whole) > 3
    walked: list[object] = []
    after = None
    while items := await page(2, after):
        assert items[0][1] == len(walked)
        walked += [place for place, _, _ in items]
        assert items[0][2] == (len(walked) < len(whole))
        after = items[-1][0]
    assert walked == [place for place, _, _ in whole]
