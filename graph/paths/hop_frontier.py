"""The frontier of a search by hops: tiers around both ends.

Papers with thousands of authors make cliques: hops are counted paper by paper, and pairs of
authors are only looked at where they may lie on a path of the length that is asked about.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from graph.paths.deadline import Deadline
from graph.paths.known import KnownGraph
from graph.paths.options import PathOptions
from graph.paths.ranking import Ranking, least_remaining, rank_paths
from graph.paths.ranking_via import rank_paths_via
from graph.paths.strength import UNIT


@dataclass(slots=True)
class Tiers:
    """Hops from one end, and the unread authors by whom a path within the bound may go."""

    hops: dict[str, int] = field(default_factory=dict)
    unread: list[str] = field(default_factory=list)
    least: int = 0

    def nearest(self) -> list[str]:
        """The unread authors that are fewest hops away."""
        return sorted(author for author in self.unread if self.hops[author] == self.least)


class HopFrontier:
    """As `Frontier`, where every hop costs the same."""

    def __init__(self, known: KnownGraph, start: str, goal: str, options: PathOptions) -> None:
        """Measure what is known already."""
        self.known, self.start, self.goal = known, start, goal
        self.max_hops, self.via = options.max_hops, sorted(options.via)
        self.near = Tiers()
        self.far = Tiers()
        self.extend(())

    @property
    def proved_hops(self) -> int:
        """All that the nearest unread authors leave out has more hops."""
        if self._is_closed():
            return self.max_hops
        return min(self.max_hops, self.near.least + self.far.least)

    @property
    def known_distance(self) -> int | None:
        """Over ties, so it may be that of a path whose strength is not known yet."""
        return self.near.hops.get(self.goal)

    def extend(self, read: Sequence[str]) -> None:  # noqa: ARG002 - all is measured again
        """Measure again: breadth first over papers, which is quick."""
        for tiers, end in ((self.near, self.start), (self.far, self.goal)):
            tiers.hops = self.known.hops_from(end)
            tiers.unread = [author for author in tiers.hops if author not in self.known.read]
            tiers.least = min((tiers.hops[author] for author in tiers.unread), default=0)
        if not self._is_closed() and self.near.least + 1 + self.far.least > self.max_hops:
            self.near.unread = self.far.unread = []

    def rank(self, first: int, ceiling: int | None, deadline: Deadline) -> Ranking:  # noqa: ARG002 - length bounds more sharply
        """Paths no longer than what is proved: longer ones would have to be ranked again."""
        max_hops = self.proved_hops
        if self.near.hops.get(self.goal, max_hops + 1) > max_hops:
            return Ranking((), complete=True)
        steps = self._steps(max_hops)
        if self.via:
            return rank_paths_via(
                steps, self.via, self.start, self.goal, first, deadline, max_hops=max_hops
            )
        remaining = least_remaining(steps, self.goal, max_hops)
        return rank_paths(
            lambda author: steps.get(author, ()), remaining, self.start, self.goal, first, deadline
        )

    def proves(self, cost: int) -> bool:
        """Whether what is not known has more hops than `cost` stands for."""
        return self._is_closed() or (self.near.least + self.far.least) * UNIT >= cost

    def next_read(self, ceiling: int | None, most: int) -> list[str]:
        """The smaller of the two nearest tiers."""
        if self._is_closed() or (ceiling is not None and self.proves(ceiling)):
            return []
        return min(self.near.nearest(), self.far.nearest(), key=len)[:most]

    def _is_closed(self) -> bool:
        return not self.near.unread or not self.far.unread

    def _steps(self, max_hops: int) -> dict[str, list[tuple[str, int]]]:
        """The known links that may lie on a path of so many hops."""
        near, far = self.near.hops, self.far.hops
        return {
            author: [
                (other, step)
                for other, step in self.known.links(author).items()
                if hops + 1 + far.get(other, max_hops) <= max_hops
            ]
            for author, hops in near.items()
            if hops + far.get(author, max_hops + 1) <= max_hops
        }
