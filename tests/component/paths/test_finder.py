"""Paths on a real Neo4j: the same as brute force, and every outcome of the contract."""

from collections import Counter
from dataclasses import replace
from random import Random

import pytest

from graph.errors import NotFoundError
from graph.paths.finder import PathAnswer, PathFinder, PathOutcome
from graph.paths.options import (
    Hyperauthor,
    HyperauthorMode,
    PaperFilter,
    PathOptions,
    PathWeight,
    SearchBudget,
)
from graph.paths.search import SearchEnd
from graph.store.async_database import AsyncDatabase
from graph.store.database import Database
from tests.helpers.collaborations import World, WorldPaper, every_path, prefixed
from tests.helpers.statements import counted_statements
from tests.helpers.stored_world import store_merged, store_world
from tests.unit.graph.paths.worlds import REFERENCE_YEAR, dense_question

pytestmark = pytest.mark.anyio

HOPS = PathOptions()


def paper(number: int, *authors: str, year: int | None = 2020, count: int = 0) -> WorldPaper:
    mentions = tuple((f"author:{author}", 1.0) for author in authors)
    return WorldPaper(f"paper:{number}", count or len(authors), year, mentions)


def world(*papers: WorldPaper, loners: tuple[str, ...] = ()) -> World:
    authors = {author for p in papers for author, _ in p.mentions}
    return World((*sorted(authors), *loners), papers)


CHAIN = world(
    paper(1, "a", "b"),
    paper(2, "b", "c", year=2010),
    paper(3, "c", "d"),
    paper(4, "a", "e", year=None),
    paper(5, "e", "c"),
    paper(6, "d", "x", count=300),
    paper(7, "x", "y"),
    loners=("author:loner",),
)


async def find(
    database: AsyncDatabase, start: str, goal: str, options: PathOptions = HOPS
) -> PathAnswer:
    finder = PathFinder(database, SearchBudget(seconds=60))
    return await finder.find_paths(f"author:{start}", f"author:{goal}", options, seconds=60)


def routes(answer: PathAnswer) -> list[str]:
    return ["".join(a.removeprefix("author:") for a in path.authors) for path in answer.paths]


async def test_random_questions_have_the_answers_of_brute_force(
    database: Database, async_database: AsyncDatabase
) -> None:
    store_world(database, world(paper(1, "alone", "together", year=REFERENCE_YEAR)))
    finder = PathFinder(async_database, SearchBudget(seconds=60))
    outcomes: Counter[PathOutcome] = Counter()
    for seed in range(60):
        made, start, goal, options = dense_question(Random(seed))  # noqa: S311 - tests, not secrets
        prefix = f"{seed}-"
        made, start, goal = prefixed(made, prefix), prefix + start, prefix + goal
        options = replace(
            options,
            avoid=frozenset(prefix + a for a in options.avoid),
            via=frozenset(prefix + a for a in options.via),
        )
        if seed % 4 == 0:
            options = replace(options, papers=PaperFilter())
        store_world(database, made)
        reference_year = options.papers.until or REFERENCE_YEAR
        expected = every_path(made, start, goal, options, reference_year)

        answer = await finder.find_paths(start, goal, options, seconds=60)

        got = [(round(path.cost * 10**9), path.authors) for path in answer.paths]
        assert got == expected[: options.first], seed
        outcomes[answer.outcome] += 1
    assert outcomes[PathOutcome.FOUND] > 30
    assert outcomes.keys() >= {PathOutcome.NO_PATH_WITHIN_BOUND}


async def test_the_shortest_paths_come_with_their_papers(
    database: Database, async_database: AsyncDatabase
) -> None:
    store_world(database, CHAIN)

    answer = await find(async_database, "a", "d")

    assert answer.outcome is PathOutcome.FOUND
    assert routes(answer) == ["abcd", "aecd"]
    assert answer.reason is SearchEnd.BOUND, "nobody asked for longer ones"
    first, second = await answer.read_hops(seconds=60)
    assert [[p.id for p in hop.papers] for hop in first] == [
        ["paper:1"],
        ["paper:2"],
        ["paper:3"],
    ]
    assert [hop.first_year for hop in second] == [None, 2020, 2020]
    assert (answer.derived, answer.proved_hops) == (True, 6)


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (PathOptions(papers=PaperFilter(since=2011)), []),
        (PathOptions(papers=PaperFilter(until=2030)), ["abcd"]),
        (PathOptions(avoid=frozenset({"author:b"})), ["aecd"]),
        (PathOptions(max_hops=2), []),
        (PathOptions(first=1), ["abcd"]),
        (PathOptions(papers=PaperFilter(min_confidence=0.9)), ["abcd", "aecd"]),
    ],
    ids=["an unknown year is in no window", "until", "avoid", "bound", "first", "confidence"],
)
async def test_options_take_effect(
    database: Database, async_database: AsyncDatabase, options: PathOptions, expected: list[str]
) -> None:
    store_world(database, CHAIN)

    assert routes(await find(async_database, "a", "d", options)) == expected


@pytest.mark.parametrize(
    ("policy", "expected", "costs"),
    [
        (Hyperauthor(HyperauthorMode.EXCLUDE, 50), PathOutcome.DISCONNECTED, []),
        (Hyperauthor(HyperauthorMode.EXCLUDE, 20), PathOutcome.DISCONNECTED, []),
        (Hyperauthor(HyperauthorMode.EXCLUDE, 300), PathOutcome.FOUND, [299]),
        (Hyperauthor(HyperauthorMode.EXCLUDE, 299), PathOutcome.NO_PATH_WITHIN_BOUND, []),
        (Hyperauthor(HyperauthorMode.INCLUDE, 50), PathOutcome.FOUND, [299]),
        (Hyperauthor(HyperauthorMode.DOWNWEIGHT, 50), PathOutcome.FOUND, [299 * 6]),
    ],
)
async def test_the_policy_decides_on_papers_with_very_many_authors(
    database: Database,
    async_database: AsyncDatabase,
    policy: Hyperauthor,
    expected: PathOutcome,
    costs: list[float],
) -> None:
    store_world(database, CHAIN)
    options = PathOptions(
        weight=PathWeight.STRENGTH, papers=PaperFilter(hyperauthor=policy), max_hops=4
    )

    answer = await find(async_database, "d", "x", options)

    assert answer.outcome is expected
    assert [path.cost for path in answer.paths] == pytest.approx(costs, rel=1e-5)


async def test_disconnected_is_proved_by_ids_whatever_the_filters(
    database: Database, async_database: AsyncDatabase
) -> None:
    store_world(database, CHAIN)

    with counted_statements() as counter:
        answer = await find(
            async_database, "a", "loner", PathOptions(papers=PaperFilter(since=2030))
        )

    assert answer.outcome is PathOutcome.DISCONNECTED
    assert counter == {"path/resolve_authors": 1}


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (PathOptions(max_hops=2), SearchEnd.BOUND),
        (PathOptions(papers=PaperFilter(since=2030)), SearchEnd.FILTERS),
        (PathOptions(avoid=frozenset({"author:c"})), SearchEnd.FILTERS),
    ],
    ids=["bound", "window", "avoid"],
)
async def test_no_path_says_whether_the_bound_or_the_filters_are_the_reason(
    database: Database, async_database: AsyncDatabase, options: PathOptions, reason: SearchEnd
) -> None:
    store_world(database, CHAIN)

    answer = await find(async_database, "a", "d", options)

    assert (answer.outcome, answer.reason) == (PathOutcome.NO_PATH_WITHIN_BOUND, reason)


async def test_one_author_is_no_path_also_under_a_merged_id(
    database: Database, async_database: AsyncDatabase
) -> None:
    store_world(database, CHAIN)
    store_merged(database, "author:old", "author:a")
    store_merged(database, "author:older", "author:old")

    assert (await find(async_database, "a", "older")).outcome is PathOutcome.SAME_AUTHOR
    answer = await find(async_database, "older", "d", PathOptions(avoid=frozenset({"author:b"})))
    assert (answer.start, routes(answer)) == ("author:a", ["aecd"])


@pytest.mark.parametrize(
    ("start", "goal", "avoid"), [("no", "a", "b"), ("a", "no", "b"), ("a", "b", "no")]
)
async def test_an_unknown_id_is_named(
    database: Database, async_database: AsyncDatabase, start: str, goal: str, avoid: str
) -> None:
    store_world(database, CHAIN)

    with pytest.raises(NotFoundError) as caught:
        await find(async_database, start, goal, PathOptions(avoid=frozenset({f"author:{avoid}"})))

    assert caught.value.node_id == "author:no"


async def test_a_time_limit_gives_what_is_proved(
    database: Database, async_database: AsyncDatabase
) -> None:
    store_world(database, CHAIN)
    finder = PathFinder(async_database, SearchBudget(seconds=0.0))

    answer = await finder.find_paths("author:a", "author:d", HOPS, seconds=60)

    assert (answer.outcome, answer.reason) == (PathOutcome.TRUNCATED, SearchEnd.TIME_LIMIT)
    assert (answer.paths, answer.proved_hops) == ((), 0)


async def test_an_author_limit_gives_what_is_proved(
    database: Database, async_database: AsyncDatabase
) -> None:
    store_world(database, CHAIN)
    finder = PathFinder(async_database, SearchBudget(seconds=60, authors=2))

    answer = await finder.find_paths("author:a", "author:d", HOPS, seconds=60)

    assert (answer.outcome, answer.reason) == (PathOutcome.TRUNCATED, SearchEnd.AUTHOR_LIMIT)
    assert answer.proved_hops == 2


async def test_a_search_needs_few_statements(
    database: Database, async_database: AsyncDatabase
) -> None:
    store_world(database, CHAIN)

    with counted_statements() as counter:
        answer = await find(async_database, "a", "d", PathOptions(first=2))
        await answer.read_hops(seconds=60)

    assert counter == {
        "path/resolve_authors": 1,
        "path/read_collaborations": 2,
        "path/read_joint_papers": 1,
    }
