"""What a search has proved, and what it must read next to prove more.

A path that is not known yet has a first link that was never read. It leaves from an author that
was not read, and the last such link arrives at another: so it has at least as many hops as the
nearest unread author of either end, and one more; and it costs more than both together.
"""

from dataclasses import dataclass

from graph.paths.known import KnownGraph
from graph.paths.options import PathWeight
from graph.paths.strength import UNIT, step


@dataclass(frozen=True, slots=True)
class Side:
    """Least hops and costs from one end, and the authors not read yet that a path may go by."""

    hops: dict[str, int]
    costs: dict[str, int]
    unread: list[str]

    def nearest(self) -> list[str]:
        """The unread authors that are fewest hops away."""
        least = min(self.hops[author] for author in self.unread)
        return [author for author in self.unread if self.hops[author] == least]

    def least_cost(self) -> int:
        """The least cost of an unread author."""
        return min(self.costs[author] for author in self.unread)


@dataclass(frozen=True, slots=True)
class Frontier:
    """Both ends of a search after so much was read."""

    known: KnownGraph
    weight: PathWeight
    max_hops: int
    near: Side
    far: Side
    exhausted: bool
    """Whether one end has nobody left to read, whatever the bound on hops."""
    proved_hops: int
    """Every path of at most so many hops is known."""

    @property
    def is_closed(self) -> bool:
        """Whether every path within the bound on hops is known."""
        return not self.near.unread or not self.far.unread

    def proves(self, cost: int) -> bool:
        """Whether every path that is not known costs more than `cost`."""
        return self.is_closed or self.near.least_cost() + self.far.least_cost() >= cost

    def steps(self, max_hops: int, ceiling: int | None) -> dict[str, list[tuple[str, int]]]:
        """The known links that may lie on a path of so many hops that costs at most `ceiling`."""
        near, far = self.near, self.far
        steps: dict[str, list[tuple[str, int]]] = {}
        for author, hops in near.hops.items():
            if hops + far.hops.get(author, max_hops + 1) > max_hops:
                continue
            onward: list[tuple[str, int]] = []
            for other, link in self.known.links(author).items():
                if hops + 1 + far.hops.get(other, max_hops) > max_hops:
                    continue
                cost = link.cost(self.weight)
                if ceiling is None or _through(near, far, author, other) + cost <= ceiling:
                    onward.append((other, step(cost, link.strength)))
            steps[author] = onward
        return steps

    def next_read(self, ceiling: int | None, most: int) -> list[str]:
        """Whom to read next: of the side with fewer candidates, those that promise most.

        Empty where no path that is not known can cost less than `ceiling`.
        """
        near = self._promising(self.near, self.far, ceiling)
        far = self._promising(self.far, self.near, ceiling)
        if not near or not far:
            return []
        chosen, side = min((near, self.near), (far, self.far), key=lambda pair: len(pair[0]))
        if self.weight is not PathWeight.HOPS:
            # Cheapest first, twice as many each time: few statements, and few authors too many.
            most = min(most, max(len(self.known.read), 32))
        return sorted(chosen, key=lambda author: (side.costs[author], author))[:most]

    def _promising(self, side: Side, other: Side, ceiling: int | None) -> list[str]:
        if not side.unread or not other.unread:
            return []
        if ceiling is None:
            return side.nearest() if self.weight is PathWeight.HOPS else side.unread
        least = other.least_cost()
        promising = [author for author in side.unread if side.costs[author] + least < ceiling]
        if self.weight is PathWeight.HOPS and promising:
            nearest = set(side.nearest())
            return [author for author in promising if author in nearest]
        return promising


def _through(near: Side, far: Side, author: str, other: str) -> int:
    return near.costs[author] + far.costs[other]


def draw_frontier(
    known: KnownGraph, start: str, goal: str, weight: PathWeight, max_hops: int
) -> Frontier:
    """Measure from both ends what is known."""
    near, far = known.hops_from(start), known.hops_from(goal)
    unread_near = [author for author in near if author not in known.read]
    unread_far = [author for author in far if author not in known.read]
    proved = max_hops
    if unread_near and unread_far:
        least_near = min(near[author] for author in unread_near)
        least_far = min(far[author] for author in unread_far)
        proved = min(max_hops, least_near + least_far)
        unread_near = [a for a in unread_near if near[a] + 1 + least_far <= max_hops]
        unread_far = [a for a in unread_far if far[a] + 1 + least_near <= max_hops]
        exhausted = False
    else:
        exhausted = True
    return Frontier(
        known,
        weight,
        max_hops,
        Side(near, _costs(known, start, weight, near), unread_near),
        Side(far, _costs(known, goal, weight, far), unread_far),
        exhausted,
        proved,
    )


def _costs(
    known: KnownGraph, start: str, weight: PathWeight, hops: dict[str, int]
) -> dict[str, int]:
    if weight is PathWeight.HOPS:
        return {author: distance * UNIT for author, distance in hops.items()}
    return known.costs_from(start, weight)
