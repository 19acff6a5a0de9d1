"""The search between two authors: from both ends, one read at a time, until enough is proved."""

import asyncio
import time
from dataclasses import dataclass
from enum import Enum

from graph.errors import QueryTimeoutError
from graph.paths.frontier import Frontier, draw_frontier
from graph.paths.known import KnownGraph
from graph.paths.options import PathOptions, PathWeight, SearchBudget
from graph.paths.ranking import RankedPath, Ranking, rank_paths
from graph.paths.strength import cost_of
from graph.paths.ties import TieSource


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
    visited: frozenset[str]

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
        self.deadline = time.monotonic() + budget.seconds
        self.known = KnownGraph(options.avoid)
        self.ranking = Ranking((), complete=True)
        self.ceiling: int | None = None

    async def run(self) -> SearchResult:
        batch = [self.start, self.goal]
        frontier = self._draw()
        while batch:
            limit = await self._read(batch)
            if limit is None:
                # Measuring and ranking are pure computation: other requests go on meanwhile.
                frontier, batch = await asyncio.to_thread(self._weigh)
                limit = None if self.ranking.complete else SearchEnd.TIME_LIMIT
            if limit is not None:
                return self._truncated(frontier, limit)
        return self._complete(frontier)

    async def _read(self, batch: list[str]) -> SearchEnd | None:
        left = self.deadline - time.monotonic()
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

    def _weigh(self) -> tuple[Frontier, list[str]]:
        frontier = self._draw()
        if self.goal in frontier.near.hops:
            self._rank(frontier)
        if self.ceiling is not None and frontier.proves(self.ceiling):
            return frontier, []
        return frontier, frontier.next_read(self.ceiling, self.budget.authors_per_read)

    def _draw(self) -> Frontier:
        return draw_frontier(
            self.known, self.start, self.goal, self.options.weight, self.options.max_hops
        )

    def _rank(self, frontier: Frontier) -> None:
        by_hops = self.options.weight is PathWeight.HOPS
        # By hops, a path that is longer than what is proved would have to be ranked again.
        max_hops = frontier.proved_hops if by_hops else self.options.max_hops
        if frontier.near.hops[self.goal] > max_hops:
            return
        self.ranking = rank_paths(
            frontier.steps(max_hops, self.ceiling),
            self.start,
            self.goal,
            first=self.options.first,
            max_hops=max_hops,
            deadline=self.deadline,
        )
        if len(self.ranking.paths) == self.options.first:
            self.ceiling = cost_of(self.ranking.paths[-1].rank)

    def _complete(self, frontier: Frontier) -> SearchResult:
        end = SearchEnd.PROVED
        if len(self.ranking.paths) < self.options.first:
            # With some paths found, whether there are longer ones was never asked.
            none_at_all = frontier.exhausted and not self.ranking.paths
            end = SearchEnd.FILTERS if none_at_all else SearchEnd.BOUND
        visited = frozenset(self.known.read)
        return SearchResult(self.ranking.paths, end, self.options.max_hops, visited)

    def _truncated(self, frontier: Frontier, end: SearchEnd) -> SearchResult:
        proved = tuple(path for path in self.ranking.paths if frontier.proves(cost_of(path.rank)))
        hops = frontier.proved_hops
        if not self.ranking.complete:
            # Paths of the least known length exist that were not told apart in time.
            hops = min(hops, frontier.near.hops[self.goal] - 1)
        return SearchResult(proved, end, hops, frozenset(self.known.read))
