"""Hard searches keep nobody waiting, end in time, and end when nobody waits for them any more."""

import asyncio
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager

import pytest

from graph.paths.index.build import CollaborationIndex
from graph.paths.index.filters import make_filter
from graph.paths.index.runner import SearchRunner
from graph.paths.index.search import Question, ask
from graph.paths.options import Hyperauthor, HyperauthorMode, PaperFilter, PathOptions, PathWeight
from graph.paths.search import SearchEnd, SearchResult
from tests.helpers.crowds import FIRST, LAST, index_crowds

pytestmark = pytest.mark.anyio

HARD = PathOptions(
    first=20,
    weight=PathWeight.RECENT,
    papers=PaperFilter(hyperauthor=Hyperauthor(HyperauthorMode.INCLUDE)),
)
SMALL = PathOptions(first=3)
LONG = 120.0


@pytest.fixture(scope="module")
def index() -> CollaborationIndex:
    return index_crowds()


@contextmanager
def running() -> Iterator[SearchRunner]:
    runner = SearchRunner(threads=1)
    try:
        yield runner
    finally:
        runner.close()


def question(index: CollaborationIndex, ends: tuple[int, int], options: PathOptions) -> Question:
    return ask(index, make_filter(index, options.papers, options.weight, 2021), ends, options)


def hard(index: CollaborationIndex) -> Question:
    return question(index, (FIRST, LAST), HARD)


def small(index: CollaborationIndex) -> Question:
    people = len(index.author_ids)
    return question(index, (people - 5, people - 1), SMALL)


@pytest.fixture
async def eight(
    index: CollaborationIndex,
    anyio_backend: str,  # noqa: ARG001 - runs async fixtures
) -> AsyncIterator[tuple[SearchRunner, list[asyncio.Task[SearchResult]]]]:
    """Eight hard searches that run, or wait for their turn."""
    with running() as runner:
        await runner.run(index, small(index), seconds=LONG)  # compiled now
        tasks = [
            asyncio.create_task(runner.run(index, hard(index), seconds=LONG)) for _ in range(8)
        ]
        await asyncio.sleep(0.3)
        yield runner, tasks
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def test_eight_hard_searches_do_not_starve_small_ones(
    index: CollaborationIndex,
    eight: tuple[SearchRunner, list[asyncio.Task[SearchResult]]],
) -> None:
    runner, tasks = eight

    for _ in range(100):
        result = await runner.run(index, small(index), seconds=LONG)
        assert [len(path.authors) for path in result.paths] == [5]
        await asyncio.sleep(0)

    # Had the small ones waited for a turn among them, some would have come to their end.
    assert not any(task.done() for task in tasks)


async def test_searches_that_nobody_waits_for_any_more_stop(
    index: CollaborationIndex,
    eight: tuple[SearchRunner, list[asyncio.Task[SearchResult]]],
) -> None:
    runner, tasks = eight

    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)

    # The one thread for hard searches is free again: else this would wait for eight times LONG.
    async with asyncio.timeout(LONG / 2):
        result = await runner.run(index, hard(index), seconds=0.2)
    assert result.end is SearchEnd.TIME_LIMIT


async def test_a_search_ends_in_its_time_and_says_so(index: CollaborationIndex) -> None:
    with running() as runner:
        await runner.run(index, hard(index), seconds=0)  # compiled now
        started = time.monotonic()

        result = await runner.run(index, hard(index), seconds=1.0)

        assert time.monotonic() - started < LONG / 2
        assert result.end is SearchEnd.TIME_LIMIT
        assert result.is_truncated
