"""One search on the index: from options and ids to numbers, and from numbers to paths."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

import numpy as np

from graph.paths.index.arrays import (
    LOOKED,
    MAY_LOOK,
    MOST_NODES,
    MOST_PATHS,
    VISITED,
    Filter,
    Ints,
    Room,
)
from graph.paths.index.build import CollaborationIndex
from graph.paths.index.by_cost import search_by_cost
from graph.paths.index.by_hops import search_by_hops
from graph.paths.index.reach import is_cut_off
from graph.paths.index.strings import Strings
from graph.paths.index.tiers import forget_visits
from graph.paths.options import PathOptions
from graph.paths.ranking import RankedPath
from graph.paths.search import SearchEnd, SearchResult
from graph.paths.strength import UNIT, rank_of


@dataclass(frozen=True, slots=True)
class Visited(Collection[str]):
    """Whom a search looked at, by number; the ids are only looked up where somebody asks."""

    ids: Strings
    numbers: Ints

    def __len__(self) -> int:
        """How many they are."""
        return len(self.numbers)

    def __iter__(self) -> Iterator[str]:
        """Their ids, in no order."""
        return (self.ids[number] for number in self.numbers.tolist())

    def __contains__(self, author: object) -> bool:
        """Whether the search looked at an author."""
        return isinstance(author, str) and self.ids.find(author) in self.numbers


@dataclass(frozen=True, slots=True)
class Question:
    """A search in numbers; `avoid` are those among the avoided authors who have papers."""

    papers: Filter
    start: int
    goal: int
    avoid: Ints
    max_hops: int
    first: int


def ask(
    index: CollaborationIndex, papers: Filter, ends: tuple[int, int], options: PathOptions
) -> Question:
    """The question about two authors by their numbers."""
    avoid = (index.author_ids.find(author) for author in options.avoid)
    return Question(
        papers,
        *ends,
        np.array([number for number in avoid if number >= 0], np.int32),
        options.max_hops,
        options.first,
    )


def search_index(
    index: CollaborationIndex, room: Room, question: Question, stop: Ints, *, may_look: int
) -> SearchResult | None:
    """The best paths; None where it takes more than `may_look` links and papers to find them.

    `stop[0]` ends the search as its time does, from whatever thread it is set.
    """
    begin_search(room, question, may_look)
    try:
        return _search(index, room, question, stop)
    finally:
        end_search(room, question)


def begin_search(room: Room, question: Question, may_look: int) -> None:
    """Let nobody in who is avoided, nor more be looked at than may be."""
    room.counters[MAY_LOOK] = may_look
    room.banned[question.avoid] = 1


def end_search(room: Room, question: Question) -> None:
    """Leave the room as it was found."""
    room.banned[question.avoid] = 0
    forget_visits(room)


def _search(
    index: CollaborationIndex, room: Room, question: Question, stop: Ints
) -> SearchResult | None:
    papers, start, goal = question.papers, question.start, question.goal
    paths = np.empty((MOST_PATHS, MOST_NODES), np.int32)
    hops = np.zeros(MOST_PATHS, np.int64)
    costs, plains = np.zeros(MOST_PATHS, np.uint64), np.zeros(MOST_PATHS, np.uint64)
    progress = np.zeros(2, np.int64)
    asked = index.graph, papers, room, start, goal, question.max_hops, question.first
    if papers.weight == 0:
        count = search_by_hops(*asked, paths, hops, plains, progress, stop)
    else:
        count = search_by_cost(*asked, paths, hops, costs, plains, progress, stop)
    cut_off = (
        count == 0
        and progress[1] == 0
        and is_cut_off(index.graph, papers, room, start, goal, question.max_hops, stop)
    )
    if stop[0] == 0 and room.counters[LOOKED] > room.counters[MAY_LOOK]:
        return None
    if papers.weight == 0:
        costs[:] = hops * UNIT
    found = tuple(
        _show_path(index, paths[n], int(hops[n]), int(costs[n]), int(plains[n]))
        for n in range(count)
    )
    visited = room.visitors[: room.counters[VISITED]].copy()
    return SearchResult(
        found,
        _end(question, count, halted=int(progress[1]), cut_off=cut_off),
        int(progress[0]) if progress[1] != 0 else question.max_hops,
        Visited(index.author_ids, visited),
    )


def _show_path(
    index: CollaborationIndex, numbers: Ints, hops: int, cost: int, plain: int
) -> RankedPath:
    authors = tuple(index.author_ids[number] for number in numbers[: hops + 1].tolist())
    return RankedPath(authors, rank_of(cost, hops, plain))


def _end(question: Question, count: int, *, halted: int, cut_off: bool) -> SearchEnd:
    if halted:
        return SearchEnd.TIME_LIMIT if halted == 1 else SearchEnd.AUTHOR_LIMIT
    if count == question.first:
        return SearchEnd.PROVED
    return SearchEnd.FILTERS if cut_off else SearchEnd.BOUND
