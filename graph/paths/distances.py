"""How many people stand at each distance from an author, tier by tier."""

import time
from collections.abc import Sequence
from dataclasses import dataclass

from graph.errors import QueryTimeoutError
from graph.paths.options import SearchBudget
from graph.paths.search import SearchEnd
from graph.paths.ties import TieSource


@dataclass(frozen=True, slots=True)
class Distances:
    """The tiers that were counted completely, nearest first, each by id.

    `end` is PROVED where nobody is farther away, BOUND where somebody may be; else a limit ended
    the count, and `tiers` has fewer distances than were asked for.
    """

    tiers: tuple[tuple[str, ...], ...]
    end: SearchEnd
    visited: frozenset[str]

    @property
    def is_truncated(self) -> bool:
        """Whether a limit ended the count before it was complete."""
        return self.end in {SearchEnd.TIME_LIMIT, SearchEnd.AUTHOR_LIMIT}


async def walk_distances(
    source: TieSource, author: str, budget: SearchBudget, *, max_hops: int
) -> Distances:
    """Walk out from `author` tier by tier; a tier counts once everybody before it was read."""
    deadline = time.monotonic() + budget.seconds
    seen, read = {author}, set[str]()
    tiers: list[tuple[str, ...]] = []
    frontier = [author]
    while frontier and len(tiers) < max_hops:
        if len(read) + len(frontier) > budget.authors:
            return Distances(tuple(tiers), SearchEnd.AUTHOR_LIMIT, frozenset(read))
        reached = await _read_tier(source, frontier, budget, deadline)
        if isinstance(reached, SearchEnd):
            return Distances(tuple(tiers), reached, frozenset(read))
        read.update(frontier)
        frontier = sorted(reached - seen)
        seen |= reached
        if frontier:
            tiers.append(tuple(frontier))
    end = SearchEnd.BOUND if frontier else SearchEnd.PROVED
    return Distances(tuple(tiers), end, frozenset(read))


async def _read_tier(
    source: TieSource, tier: Sequence[str], budget: SearchBudget, deadline: float
) -> set[str] | SearchEnd:
    """Everybody who has a tie with somebody of the tier; a read that brings too much is halved."""
    reached: set[str] = set()
    size = budget.authors_per_read
    batches = [tier[place : place + size] for place in range(0, len(tier), size)]
    while batches:
        batch = batches.pop()
        left = deadline - time.monotonic()
        if left <= 0:
            return SearchEnd.TIME_LIMIT
        try:
            ties = await source.read_ties(batch, most=budget.ties_per_read, seconds=left)
        except QueryTimeoutError:
            return SearchEnd.TIME_LIMIT
        if ties is None and len(batch) == 1:
            return SearchEnd.AUTHOR_LIMIT
        half = len(batch) // 2
        batches += [batch[:half], batch[half:]] if ties is None else []
        asked = set(batch)
        for tie in ties or ():
            if not asked.isdisjoint(tie.authors):
                reached.update(tie.authors)
    return reached
