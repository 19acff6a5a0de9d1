"""The index finds exactly what brute force finds."""

import asyncio
from collections import Counter
from dataclasses import replace
from random import Random

import numpy as np
import pytest
from hypothesis import event, given, settings

from graph.paths.index.arrays import Room, make_room
from graph.paths.index.build import CollaborationIndex
from graph.paths.index.filters import make_filter
from graph.paths.index.search import ask, search_index
from graph.paths.options import PaperFilter, PathWeight, SearchBudget
from graph.paths.search import SearchEnd, SearchResult, search_paths
from graph.paths.strength import cost_of
from tests.helpers.collaborations import PaperTies, every_path
from tests.helpers.indexed_world import index_world
from tests.unit.graph.paths.worlds import REFERENCE_YEAR, Question, dense_question, questions

ENOUGH = 10**12


def make_index(question: Question) -> tuple[CollaborationIndex, Room]:
    index = index_world(question[0])
    return index, make_room(len(index.author_ids), len(index.paper_ids))


def search(
    index: CollaborationIndex,
    room: Room,
    question: Question,
    *,
    may_look: int = ENOUGH,
    reference_year: int = REFERENCE_YEAR,
) -> SearchResult | None:
    _, start, goal, options = question
    papers = make_filter(index, options.papers, options.weight, reference_year)
    ends = index.author_ids.find(start), index.author_ids.find(goal)
    stop = np.zeros(1, np.uint8)
    return search_index(index, room, ask(index, papers, ends, options), stop, may_look=may_look)


def listed(result: SearchResult) -> list[tuple[int, tuple[str, ...]]]:
    return [(cost_of(path.rank), path.authors) for path in result.paths]


@pytest.mark.parametrize("weight", list(PathWeight), ids=lambda weight: weight.name)
def test_thousands_of_dense_questions_have_the_answers_of_brute_force(weight: PathWeight) -> None:
    seen: Counter[int] = Counter()
    for seed in range(2_000):
        world, start, goal, options = dense_question(Random(seed))  # noqa: S311 - tests, not secrets
        papers = PaperFilter() if seed % 3 == 0 else options.papers
        options = replace(options, via=frozenset(), weight=weight, papers=papers)
        question = (world, start, goal, options)
        index, room = make_index(question)
        # Up to the newest year papers are aged already when the index is made.
        year = (index.newest_year or 0) if seed % 2 else REFERENCE_YEAR
        expected = every_path(world, start, goal, options, year)

        result = search(index, room, question, reference_year=year)

        assert result is not None
        assert listed(result) == expected[: options.first], seed
        assert not room.banned.any()
        seen[len(expected)] += 1
    assert sum(seen[n] for n in seen if n > 5) > 300, "the worlds are too thin to tell anything"


@settings(max_examples=300, deadline=None)
@given(questions())
def test_what_ended_the_search_is_true(question: Question) -> None:
    world, start, goal, options = question
    options = replace(options, via=frozenset())
    question = (world, start, goal, options)
    every = every_path(world, start, goal, options, REFERENCE_YEAR)

    result = search(*make_index(question), question)

    assert result is not None
    assert listed(result) == every[: options.first]
    assert (result.end is SearchEnd.PROVED) == (len(every) >= options.first)
    if result.end is SearchEnd.FILTERS:
        longest = replace(options, max_hops=len(world.authors))
        assert not every_path(world, start, goal, longest, REFERENCE_YEAR)
    assert set(result.visited) <= set(world.authors)
    source = PaperTies(world, options.papers, REFERENCE_YEAR)
    read = asyncio.run(search_paths(source, start, goal, options, SearchBudget(seconds=60)))
    assert (result.paths, result.end, result.proved_hops) == (
        read.paths,
        read.end,
        read.proved_hops,
    )
    event(result.end.name)
