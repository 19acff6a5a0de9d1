"""The frontier of a search by strength: the least cost from both ends, for each number of hops."""

from collections.abc import Sequence
from itertools import pairwise

from graph.paths.deadline import Deadline
from graph.paths.known import KnownGraph
from graph.paths.options import PathOptions
from graph.paths.ranking import Ranking, rank_paths
from graph.paths.ranking_via import rank_paths_via
from graph.paths.strength import cost_of


class Reach:
    """For each number of hops: the least rank of a known walk of at most so many from one end.

    The bound on hops and the cost pull apart: the cheapest way to an author may be a long one, so
    one least cost for each author would say too little about what a short path costs.
    """

    def __init__(self, known: KnownGraph, end: str, max_hops: int) -> None:
        """Know the way to the end itself."""
        self.known = known
        self.layers: list[dict[str, int]] = [{end: 0} for _ in range(max_hops + 1)]

    def extend(self, read: Sequence[str]) -> None:
        """Follow the links of authors that were read now, and what they make cheaper."""
        changed: set[str] = set()
        for layer, following in pairwise(self.layers):
            improved: set[str] = set()
            for author in changed:
                _lower(following, author, layer[author], improved)
                self._follow(author, layer[author], following, improved)
            for author in read:
                if author in layer and author not in changed:
                    self._follow(author, layer[author], following, improved)
                for other, step in self.known.links(author).items():
                    if other in layer:
                        _lower(following, author, layer[other] + step, improved)
            changed = improved

    def _follow(
        self, author: str, rank: int, following: dict[str, int], improved: set[str]
    ) -> None:
        for other, step in self.known.links(author).items():
            _lower(following, other, rank + step, improved)

    def hops_to(self, author: str) -> int | None:
        """The fewest hops; None beyond the bound."""
        return next((hops for hops, layer in enumerate(self.layers) if author in layer), None)

    def unread(self) -> list[str]:
        """The authors within reach, one hop short of the bound, that were not read."""
        return [author for author in self.layers[-2] if author not in self.known.read]

    def least(self, authors: Sequence[str]) -> list[int | None]:
        """For each number of hops: the least rank of one of the authors."""
        return [
            min((layer[author] for author in authors if author in layer), default=None)
            for layer in self.layers[:-1]
        ]


def _lower(layer: dict[str, int], author: str, rank: int, improved: set[str]) -> None:
    known = layer.get(author)
    if known is None or rank < known:
        layer[author] = rank
        improved.add(author)


class CostFrontier:
    """As `Frontier`, where hops cost by the strength of collaborations."""

    def __init__(self, known: KnownGraph, start: str, goal: str, options: PathOptions) -> None:
        """Know the two ends."""
        self.known, self.start, self.goal = known, start, goal
        self.max_hops, self.via = options.max_hops, sorted(options.via)
        self.near = Reach(known, start, self.max_hops)
        self.far = Reach(known, goal, self.max_hops)
        self._measure()

    def _measure(self) -> None:
        self._near_unread, self._far_unread = self.near.unread(), self.far.unread()
        self._near_least = self.near.least(self._near_unread)
        self._far_least = self.far.least(self._far_unread)

    @property
    def proved_hops(self) -> int:
        """All that the nearest unread authors leave out has more hops."""
        near = next((h for h, least in enumerate(self._near_least) if least is not None), None)
        far = next((h for h, least in enumerate(self._far_least) if least is not None), None)
        if near is None or far is None:
            return self.max_hops
        return min(self.max_hops, near + far)

    @property
    def known_distance(self) -> int | None:
        """The fewest hops of a known path."""
        return self.near.hops_to(self.goal)

    def extend(self, read: Sequence[str]) -> None:
        """Follow the new links from both ends."""
        self.near.extend(read)
        self.far.extend(read)
        self._measure()

    def rank(self, first: int, ceiling: int | None, deadline: Deadline) -> Ranking:
        """All known paths are judged by what is least needed from each author on."""
        if self.via:
            return rank_paths_via(
                self._steps(ceiling),
                self.via,
                self.start,
                self.goal,
                first,
                deadline,
                max_hops=self.max_hops,
                ceiling=ceiling,
            )
        return rank_paths(
            lambda author: self.known.links(author).items(),
            self.far.layers,
            self.start,
            self.goal,
            first,
            deadline,
            ceiling=ceiling,
        )

    def _steps(self, ceiling: int | None) -> dict[str, list[tuple[str, int]]]:
        """The known links that may lie on a path that costs no more than `ceiling`."""
        near, far = self.near.layers[-1], self.far.layers[-1]
        return {
            author: [
                (other, step)
                for other, step in self.known.links(author).items()
                if other in far
                and (ceiling is None or cost_of(rank + step + far[other]) <= ceiling)
            ]
            for author, rank in near.items()
            if author in far
        }

    def proves(self, cost: int) -> bool:
        """Whether the cheapest way over two unread authors within the bound costs as much."""
        pairs = zip(self._near_least, reversed(self._far_least), strict=True)
        bounds = [near + far for near, far in pairs if near is not None and far is not None]
        return not bounds or cost_of(min(bounds)) >= cost

    def next_read(self, ceiling: int | None, most: int) -> list[str]:
        """The cheapest, twice as many each time: few statements, and few authors too many."""
        near = _promising(self.near, self._near_unread, self._far_least, ceiling)
        far = _promising(self.far, self._far_unread, self._near_least, ceiling)
        if not near or not far:
            return []
        chosen = min(near, far, key=len)
        return sorted(chosen, key=lambda author: (chosen[author], author))[
            : min(most, max(len(self.known.read), 32))
        ]


def _promising(
    reach: Reach, unread: Sequence[str], other_least: Sequence[int | None], ceiling: int | None
) -> dict[str, int]:
    """The unread authors that a path below `ceiling` may go by, with the least that it costs."""
    promising: dict[str, int] = {}
    for layer, least in zip(reach.layers, reversed(other_least), strict=False):
        if least is None:
            continue
        for author in unread:
            rank = layer.get(author)
            if rank is not None and (ceiling is None or cost_of(rank + least) < ceiling):
                promising[author] = min(rank + least, promising.get(author, rank + least))
    return promising
