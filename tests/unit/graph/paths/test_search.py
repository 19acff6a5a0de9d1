"""The search finds exactly what brute force finds, however it reads the graph."""

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from random import Random

from hypothesis import event, given, settings
from hypothesis import strategies as st

from graph.errors import QueryTimeoutError
from graph.paths.options import PaperFilter, PathOptions, SearchBudget
from graph.paths.search import SearchEnd, SearchResult, search_paths
from graph.paths.strength import cost_of
from graph.paths.ties import Tie, TieSource
from tests.helpers.collaborations import (
    DerivedTies,
    PaperTies,
    World,
    WorldPaper,
    every_path,
)
from tests.unit.graph.paths.worlds import REFERENCE_YEAR, Question, dense_question, questions

BATCHES = st.sampled_from([1, 2, 3, 1000])


def ask(source: TieSource, question: Question, **budget: int) -> SearchResult:
    _, start, goal, options = question
    return asyncio.run(
        search_paths(source, start, goal, options, SearchBudget(seconds=60, **budget))
    )


def listed(result: SearchResult) -> list[tuple[int, tuple[str, ...]]]:
    return [(cost_of(path.rank), path.authors) for path in result.paths]


def test_thousands_of_dense_questions_have_the_answers_of_brute_force() -> None:
    seen: Counter[int] = Counter()
    for seed in range(3_000):
        question = dense_question(Random(seed))  # noqa: S311 - tests, not secrets
        world, start, goal, options = question
        expected = every_path(world, start, goal, options, REFERENCE_YEAR)

        result = ask(
            PaperTies(world, options.papers, REFERENCE_YEAR),
            question,
            authors_per_read=(1, 2, 1000)[seed % 3],
        )

        assert listed(result) == expected[: options.first], seed
        seen[len(expected)] += 1
    assert sum(seen[n] for n in seen if n > 5) > 500, "the worlds are too thin to tell anything"


@settings(max_examples=300, deadline=None)
@given(questions(), BATCHES)
def test_paths_are_those_of_brute_force_in_the_same_order(question: Question, batch: int) -> None:
    world, start, goal, options = question
    expected = every_path(world, start, goal, options, REFERENCE_YEAR)

    result = ask(PaperTies(world, options.papers, REFERENCE_YEAR), question, authors_per_read=batch)

    assert listed(result) == expected[: options.first]
    assert result.proved_hops == options.max_hops
    event(f"{min(len(expected), 7)} paths, {options.weight.name}")


@settings(max_examples=300, deadline=None)
@given(questions(filters=st.just(PaperFilter())), BATCHES)
def test_derived_collaborations_give_the_same_paths_as_papers(
    question: Question, batch: int
) -> None:
    world, start, goal, options = question
    expected = every_path(world, start, goal, options, REFERENCE_YEAR)

    result = ask(DerivedTies(world), question, authors_per_read=batch)

    if options.weight.name != "RECENT":
        assert listed(result) == expected[: options.first]


@settings(max_examples=300, deadline=None)
@given(questions(), BATCHES)
def test_what_ended_the_search_is_true(question: Question, batch: int) -> None:
    world, start, goal, options = question
    source = PaperTies(world, options.papers, REFERENCE_YEAR)

    result = ask(source, question, authors_per_read=batch)

    every = every_path(world, start, goal, options, REFERENCE_YEAR)
    assert (result.end is SearchEnd.PROVED) == (len(every) >= options.first)
    if result.end is SearchEnd.FILTERS:
        longest = replace(options, max_hops=len(world.authors))
        assert not every_path(world, start, goal, longest, REFERENCE_YEAR)
    event(result.end.name)


@settings(max_examples=400, deadline=None)
@given(questions(), BATCHES, st.integers(1, 8))
def test_a_search_that_a_limit_ends_gives_the_beginning_of_the_answer(
    question: Question, batch: int, authors: int
) -> None:
    world, start, goal, options = question
    every = every_path(world, start, goal, options, REFERENCE_YEAR)[: options.first]

    result = ask(
        PaperTies(world, options.papers, REFERENCE_YEAR),
        question,
        authors_per_read=batch,
        authors=authors,
    )

    assert listed(result) == every[: len(result.paths)]
    assert len(result.visited) <= authors
    if result.is_truncated:
        proved = [path for _, path in every if len(path) - 1 <= result.proved_hops]
        if options.weight.name == "HOPS":
            assert [path.authors for path in result.paths][: len(proved)] == proved
        if not result.paths and every:
            assert min(len(path) - 1 for _, path in every) > result.proved_hops or (
                options.weight.name != "HOPS"
            )
    else:
        assert len(result.paths) == len(every)
    event(result.end.name)


class SlowTies(PaperTies):
    """Answers some reads, then runs into the time limit as the database would."""

    def __init__(self, question: Question, answered: int) -> None:
        world, _, _, options = question
        super().__init__(world, options.papers, REFERENCE_YEAR)
        self.answered = answered

    async def read_ties(
        self, authors: Sequence[str], *, most: int, seconds: float
    ) -> list[Tie] | None:
        if self.reads == self.answered:
            raise QueryTimeoutError("The statement took too long.")
        return await super().read_ties(authors, most=most, seconds=seconds)


@settings(max_examples=200, deadline=None)
@given(questions(), st.integers(0, 3))
def test_a_statement_that_takes_too_long_ends_the_search_with_what_is_proved(
    question: Question, answered: int
) -> None:
    world, start, goal, options = question
    every = every_path(world, start, goal, options, REFERENCE_YEAR)[: options.first]

    result = ask(SlowTies(question, answered), question, authors_per_read=1)

    assert listed(result) == every[: len(result.paths)]
    assert result.end is SearchEnd.TIME_LIMIT or len(result.paths) == len(every)


class EndlessTies:
    """Always knows two more authors, as a graph that is too large does."""

    def __init__(self) -> None:
        self.reads = 0
        self.is_under_way = asyncio.Event()

    async def read_ties(
        self,
        authors: Sequence[str],
        *,
        most: int,  # noqa: ARG002 - never many at a time
        seconds: float,  # noqa: ARG002 - each read is quick
    ) -> list[Tie]:
        self.reads += 1
        if self.reads == 5:
            self.is_under_way.set()
        await asyncio.sleep(0.001)
        return [
            Tie(f"{author} {n}", (author, f"{author}{n}"), 1.0, 1.0)
            for author in authors
            for n in range(2)
        ]


def test_a_search_that_nobody_waits_for_any_more_reads_no_more() -> None:
    source = EndlessTies()
    question = source, "author:a", "author:b", PathOptions(max_hops=10)

    async def leave() -> int:
        budget = SearchBudget(seconds=600, authors=10**9, authors_per_read=1)
        task = asyncio.create_task(search_paths(*question, budget))
        await source.is_under_way.wait()
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        reads = source.reads
        await asyncio.sleep(0.05)
        return reads

    assert asyncio.run(leave()) == source.reads


def test_a_read_that_brings_too_much_is_not_taken_in_halves() -> None:
    names = tuple(f"author:{i}" for i in range(40))
    hub = World(
        names,
        tuple(
            WorldPaper(f"paper:{i}", 2, 2020, ((names[i % 2], 1.0), (names[2 + i], 1.0)))
            for i in range(38)
        ),
    )
    question = (hub, names[0], names[1], PathOptions())

    result = ask(PaperTies(hub, PaperFilter(), REFERENCE_YEAR), question, ties_per_read=20)

    assert (result.end, result.proved_hops, result.visited) == (
        SearchEnd.AUTHOR_LIMIT,
        0,
        frozenset(),
    )
