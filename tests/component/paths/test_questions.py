"""Distances, groups, bridges, introductions and second degree: the same as networkx finds."""

from collections import Counter
from dataclasses import replace
from random import Random

import networkx as nx
import pytest

from graph.paths.among import find_among, find_bridges
from graph.paths.cypher_ties import choose_ties
from graph.paths.distances import walk_distances
from graph.paths.finder import PathFinder, PathOutcome
from graph.paths.introductions import IntroductionOrder, find_introductions
from graph.paths.options import (
    Hyperauthor,
    HyperauthorMode,
    PaperFilter,
    PathOptions,
    SearchBudget,
)
from graph.paths.search import SearchEnd
from graph.paths.second_degree import list_second_degree, read_shared_collaborators
from graph.store.async_database import AsyncDatabase
from graph.store.database import Database
from graph.store.statement import Statement
from tests.helpers.collaborations import World, WorldPaper, joint_strengths, prefixed
from tests.helpers.profiled import Profiled
from tests.helpers.stored_world import store_world
from tests.unit.graph.paths.worlds import dense_question

pytestmark = pytest.mark.anyio

BUDGET = SearchBudget(seconds=60, authors_per_read=2)
SEEDS = range(16)
CROWD = """
CREATE (huge:Paper {id: 'paper:huge', authorCount: 3000, year: 2020})
CREATE (far:Author {id: 'far'})
WITH huge, far
UNWIND range(0, 2999) AS i
CREATE (one:Author {id: 'crowd-' + i})-[:AUTHORED {confidence: 1.0}]->(huge)
CREATE (own:Paper {id: 'paper:' + i, authorCount: 2, year: 2021})
CREATE (one)-[:AUTHORED {confidence: 1.0}]->(own)
WITH one, own, far, i
WHERE i > 0
CREATE (other:Author {id: 'other-' + i})-[:AUTHORED {confidence: 1.0}]->(own)
WITH own, far, i
WHERE i <= 2000
CREATE (far)-[:AUTHORED {confidence: 1.0}]->(own)
"""


def joined(world: World, papers: PaperFilter) -> "nx.Graph[str]":
    """Everybody, and the pairs that the filter joins with their strengths at nine decimals."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(world.authors)
    for (a, b), strength in joint_strengths(world, papers, None).items():
        graph.add_edge(a, b, strength=round(strength, 9))
    return graph


def last_year(world: World, papers: PaperFilter, a: str, b: str) -> int | None:
    years = [
        p.year
        for p in world.papers
        if p.year is not None
        and papers.admits(p.author_count, p.year)
        and min(p.confidences().get(a, -1), p.confidences().get(b, -1)) >= papers.min_confidence
    ]
    return max(years, default=None)


def asked(seed: int) -> tuple[World, str, str, PaperFilter, list[str]]:
    """A world with ids of its own, two of its authors, a filter, and some of its authors."""
    random = Random(seed)  # noqa: S311 - tests, not secrets
    made, start, goal, options = dense_question(random)
    prefix = f"{seed:02}-"
    world = prefixed(made, prefix)
    some = random.sample(world.authors, random.randint(2, len(world.authors)))
    papers = PaperFilter() if seed % 4 == 0 else options.papers
    return world, prefix + start, prefix + goal, papers, some


@pytest.mark.parametrize("seed", SEEDS)
async def test_answers_are_those_of_networkx(
    seed: int, database: Database, async_database: AsyncDatabase
) -> None:
    world, start, goal, papers, some = asked(seed)
    store_world(database, world)
    graph = joined(world, papers)

    await check_distances(async_database, graph, start, goal, papers)
    await check_among(async_database, graph, some, papers)
    await check_introductions(async_database, graph, world, start, goal, papers)
    await check_second_degree(async_database, graph, start, papers)


async def check_distances(
    database: AsyncDatabase, graph: "nx.Graph[str]", start: str, goal: str, papers: PaperFilter
) -> None:
    lengths = nx.single_source_shortest_path_length(graph, start)
    for max_hops in (1, 3, 10):
        found = await walk_distances(
            choose_ties(database, papers), start, BUDGET, max_hops=max_hops
        )
        tiers = [
            tuple(sorted(a for a, length in lengths.items() if length == hops))
            for hops in range(1, min(max_hops, max(lengths.values())) + 1)
        ]
        assert found.tiers == tuple(tiers)
        assert found.end is (
            SearchEnd.PROVED if max(lengths.values()) < max_hops else SearchEnd.BOUND
        )
    options = PathOptions(first=1, max_hops=10, papers=papers)
    finder = PathFinder(database, BUDGET)
    answer = await finder.find_paths(start, goal, options, seconds=60)
    assert [len(path.authors) - 1 for path in answer.paths] == (
        [lengths[goal]] if goal in lengths else []
    )
    assert answer.outcome is not PathOutcome.TRUNCATED


async def check_among(
    database: AsyncDatabase, graph: "nx.Graph[str]", some: list[str], papers: PaperFilter
) -> None:
    part = graph.subgraph(some)
    groups = sorted((tuple(sorted(c)) for c in nx.connected_components(part)), key=_largest_first)

    found = await find_among(database, some, papers, seconds=60)
    bridges, total = await find_bridges(
        database, found.groups, papers, avoid=(), most=100, seconds=60
    )

    assert {(e.start, e.goal): e.strength for e in found.edges} == {
        (min(a, b), max(a, b)): data["strength"] for a, b, data in part.edges(data=True)
    }
    assert list(found.groups) == groups
    expected = []
    for outsider in set(graph) - set(some):
        members = sorted(set(graph[outsider]) & set(some))
        best = [
            max(graph.edges[outsider, member]["strength"] for member in group if member in members)
            for group in groups
            if set(group) & set(members)
        ]
        if len(best) > 1:
            expected.append((-len(best), -len(members), -min(best), outsider, tuple(members)))
    assert [(-b.groups, -len(b.members), -b.weakest, b.id, b.members) for b in bridges] == sorted(
        expected
    )
    assert total == len(expected)


def _largest_first(group: tuple[str, ...]) -> tuple[int, tuple[str, ...]]:
    return -len(group), group


async def check_introductions(  # noqa: PLR0913, PLR0917 - what is asked and what is known
    database: AsyncDatabase,
    graph: "nx.Graph[str]",
    world: World,
    start: str,
    goal: str,
    papers: PaperFilter,
) -> None:
    expected = []
    for author in set(graph[start]) & set(graph[goal]):
        years = [last_year(world, papers, author, end) for end in (start, goal)]
        known = [year for year in years if year is not None]
        latest = min(known) if len(known) == 2 else None
        weakest = min(graph.edges[author, end]["strength"] for end in (start, goal))
        expected.append((author, weakest, latest))

    for order in IntroductionOrder:
        found = await find_introductions(
            database, start, goal, papers, avoid=(), order=order, seconds=60
        )

        assert found.already_collaborated == graph.has_edge(start, goal)
        got = [(one.id, one.weakest, one.latest_of_both) for one in found.ranked]
        by_strength = [lambda o: -o[1], lambda o: -(o[2] or -9999)]
        keys = by_strength if order is IntroductionOrder.STRENGTH else by_strength[::-1]
        ranked = sorted(expected, key=lambda o: (*(key(o) for key in keys), o[0]))
        assert got == ranked


async def check_second_degree(
    database: AsyncDatabase, graph: "nx.Graph[str]", start: str, papers: PaperFilter
) -> None:
    shared = {
        other: tuple(sorted(set(graph[start]) & set(graph[other])))
        for other in graph
        if other != start and not graph.has_edge(start, other)
    }
    ranked = sorted((o for o in shared if shared[o]), key=lambda o: (-len(shared[o]), o))

    page = await list_second_degree(
        database,
        start,
        papers,
        order="shared_collaborators_desc",
        first=100,
        after=None,
        seconds=60,
    )
    assert [item.id for item in page.items] == ranked
    found = await read_shared_collaborators(database, start, ranked, papers, seconds=60)
    assert found == {other: shared[other] for other in ranked}
    assert (page.total, page.has_next) == (len(ranked), False)
    if len(ranked) > 1:
        later = await list_second_degree(
            database,
            start,
            papers,
            order="shared_collaborators_desc",
            first=1,
            after=page.items[0].place,
            seconds=60,
        )
        assert ([item.id for item in later.items], later.before) == ([ranked[1]], 1)


async def test_a_paper_of_thousands_is_not_multiplied_by_itself(database: Database) -> None:
    database.run(Statement("tests/crowd", CROWD, "write"))

    async with Profiled(database.connection) as profiled:
        page = await list_second_degree(
            profiled,
            "crowd-0",
            PaperFilter(hyperauthor=Hyperauthor(HyperauthorMode.DOWNWEIGHT, 10)),
            order="shared_collaborators_desc",
            first=2,
            after=None,
            seconds=60,
        )

    assert 0 < profiled.hits < 1_000_000  # there are nine million pairs

    assert [item.place for item in page.items] == [(2000, 0, "far"), (1, 0, "other-1")]
    assert page.total == 3000


def test_the_worlds_hold_what_is_asked_about() -> None:
    seen: Counter[str] = Counter()
    for seed in SEEDS:
        world, start, goal, papers, some = asked(seed)
        graph = joined(world, papers)
        seen["introductions"] += bool(set(graph[start]) & set(graph[goal]))
        seen["farther"] += any(
            length > 1 for length in nx.single_source_shortest_path_length(graph, start).values()
        )
        part = graph.subgraph(some)
        seen["groups"] += nx.number_connected_components(part) > 1
        seen["edges"] += part.number_of_edges() > 1
    assert min(seen.values()) >= 4, seen


async def test_a_limit_leaves_whole_tiers(
    database: Database, async_database: AsyncDatabase
) -> None:
    hub = [(f"a{i:02}",) for i in range(30)]
    papers = tuple(
        WorldPaper(f"paper:{i}", 2, 2020, (("hub", 1.0), (name, 1.0)))
        for i, (name,) in enumerate(hub)
    )
    far = WorldPaper("paper:far", 2, 2020, (("a00", 1.0), ("far", 1.0)))
    names = ("far", "hub", *(name for (name,) in hub))
    store_world(database, World(names, (*papers, far)))
    ties = choose_ties(async_database, PaperFilter())

    by_authors = await walk_distances(ties, "hub", replace(BUDGET, authors=20), max_hops=3)
    by_ties = await walk_distances(
        ties, "hub", SearchBudget(seconds=60, ties_per_read=31), max_hops=3
    )
    by_time = await walk_distances(ties, "hub", replace(BUDGET, seconds=0.0), max_hops=3)

    assert [len(tier) for tier in by_authors.tiers] == [30]
    assert by_authors.end is SearchEnd.AUTHOR_LIMIT
    assert [len(tier) for tier in by_ties.tiers] == [30, 1], "reads that bring too much are halved"
    assert (by_time.tiers, by_time.end) == ((), SearchEnd.TIME_LIMIT)
