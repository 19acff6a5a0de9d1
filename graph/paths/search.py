"""The search between two authors: from both ends, one read at a time, until enough is proved."""

import asyncio
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from graph.errors import QueryTimeoutError
from graph.paths.cost_frontier import CostFrontier
from graph.paths.deadline import Deadline
from graph.paths.hop_frontier import HopFrontier
from graph.paths.known import KnownGraph
from graph.paths.options import PathOptions, PathWeight, SearchBudget
from graph.paths.ranking import RankedPath, Ranking
from graph.paths.reason import is_cut_off
from graph.paths.strength import cost_of
from graph.paths.ties import TieSource

if TYPE_CHECKING:
    from graph.paths.frontier import Frontier


class SearchEnd(Enum):
    """Why a search stopped."""

    PROVED = "PROVED"
    BOUND = "BOUND"
    FILTERS = "FILTERS"
    TIME_LIMIT = "TIME_LIMIT"
    AUTHOR_LIMIT = "AUTHOR_LIMIT"


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The paths that are proved to come first, and what that proof covers.

    `end` is PROVED where all paths asked for were found; BOUND where fewer were found and longer
    ones were not looked for; FILTERS where there is none, however long. Else a limit ended the
    search, and only paths that nothing unread can precede are given.
    """

    paths: tuple[RankedPath, ...]
    end: SearchEnd
    proved_hops: int
    visited: Collection[str]

    @property
    def is_truncated(self) -> bool:
        """Whether a limit ended the search before it was complete."""
        return self.end in {SearchEnd.TIME_LIMIT, SearchEnd.AUTHOR_LIMIT}


async def search_paths(
    source: TieSource, start: str, goal: str, options: PathOptions, budget: SearchBudget
) -> SearchResult:
    """Find the best simple paths from `start` to `goal`, two different authors."""
    return await _Search(source, start, goal, options, budget).run()


class _Search:
    def __init__(
        self, source: TieSource, start: str, goal: str, options: PathOptions, budget: SearchBudget
    ) -> None:
        self.source, self.start, self.goal = source, start, goal
        self.options, self.budget = options, budget
        self.deadline = Deadline(budget.seconds)
        self.known = KnownGraph(options.weight, self.deadline, options.avoid)
        by_hops = options.weight is PathWeight.HOPS
        kind = HopFrontier if by_hops else CostFrontier
        self.frontier: Frontier = kind(self.known, start, goal, options)
        self.ranking = Ranking((), complete=True)
        self.ceiling: int | None = None

    async def run(self) -> SearchResult:
        try:
            return await self._search()
        finally:
            # What weighs in another thread is not stopped by giving this up.
            self.deadline.give_up()

    async def _search(self) -> SearchResult:
        batch = [self.start, self.goal]
        while batch:
            limit = await self._read(batch)
            if limit is not None:
                return self._truncated(limit)
            # Measuring and ranking are pure computation: other requests go on meanwhile.
            batch = await asyncio.to_thread(self._weigh, batch)
            if not self.ranking.complete:
                return self._truncated(SearchEnd.TIME_LIMIT)
        return await self._complete()

    async def _read(self, batch: list[str]) -> SearchEnd | None:
        left = self.deadline.left
        if left <= 0:
            return SearchEnd.TIME_LIMIT
        if len(self.known.read) + len(batch) > self.budget.authors:
            return SearchEnd.AUTHOR_LIMIT
        try:
            ties = await self.source.read_ties(batch, most=self.budget.ties_per_read, seconds=left)
        except QueryTimeoutError:
            return SearchEnd.TIME_LIMIT
        if ties is None:
            return SearchEnd.AUTHOR_LIMIT
        self.known.add(batch, ties)
        return None

    def _weigh(self, batch: list[str]) -> list[str]:
        self.frontier.extend(batch)
        self.ranking = self.frontier.rank(self.options.first, self.ceiling, self.deadline)
        if len(self.ranking.paths) == self.options.first:
            self.ceiling = cost_of(self.ranking.paths[-1].rank)
            if self.frontier.proves(self.ceiling):
                return []
        return self.frontier.next_read(self.ceiling, self.budget.authors_per_read)

    async def _complete(self) -> SearchResult:
        paths = self.ranking.paths
        end = SearchEnd.PROVED
        if len(paths) < self.options.first:
            # With some paths found, whether there are longer ones was never asked.
            none = not paths and await self._is_cut_off()
            end = SearchEnd.FILTERS if none else SearchEnd.BOUND
        return SearchResult(paths, end, self.options.max_hops, frozenset(self.known.read))

    async def _is_cut_off(self) -> bool:
        ends = self.start, self.goal
        if self.options.via:
            return self.known.is_apart(*ends, {*ends, *self.options.via})
        return await is_cut_off(self.known, self._read_all, ends, self.options.max_hops)

    async def _read_all(self, authors: Sequence[str]) -> bool:
        most = self.budget.authors_per_read
        for place in range(0, len(authors), most):
            if await self._read(list(authors[place : place + most])) is not None:
                return False
        return True

    def _truncated(self, end: SearchEnd) -> SearchResult:
        proved = tuple(
            path for path in self.ranking.paths if self.frontier.proves(cost_of(path.rank))
        )
        hops = self.frontier.proved_hops
        distance = self.frontier.known_distance
        if not self.ranking.complete and distance is not None:
            # Paths of the least known length exist that were not told apart in time.
            hops = min(hops, distance - 1)
        return SearchResult(proved, end, hops, frozenset(self.known.read))
