"""The part of the collaboration graph that a search has read so far."""

from collections import defaultdict
from collections.abc import Iterable
from heapq import heappop, heappush
from typing import NamedTuple

from graph.paths.options import PathWeight
from graph.paths.strength import UNIT, resistance
from graph.paths.ties import Tie


class Link(NamedTuple):
    """How strongly two authors are tied by all that they share."""

    strength: float
    aged: float

    def cost(self, weight: PathWeight) -> int:
        """What the hop costs, in billionths."""
        if weight is PathWeight.HOPS:
            return UNIT
        return resistance(self.strength if weight is PathWeight.STRENGTH else self.aged)


class KnownGraph:
    """Authors that were read, with all their ties, and the authors that those ties reach.

    What joins two authors is known completely as soon as one of them was read; what joins two
    that were not read is unknown, even where they are seen on one paper.
    """

    def __init__(self, avoid: frozenset[str] = frozenset()) -> None:
        """Know nothing yet; authors in `avoid` will not be let in."""
        self.avoid = avoid
        self.read: set[str] = set()
        self._ties: dict[str, list[Tie]] = defaultdict(list)
        self._seen: set[str] = set()
        self._readers: dict[str, list[str]] = defaultdict(list)
        self._links: dict[str, dict[str, Link]] = {}

    def add(self, authors: Iterable[str], ties: Iterable[Tie]) -> None:
        """Take in what was read about `authors`; a tie that is known already is not doubled."""
        for tie in ties:
            if tie.key not in self._seen:
                self._seen.add(tie.key)
                kept = tuple(dict.fromkeys(a for a in tie.authors if a not in self.avoid))
                admitted = Tie(tie.key, kept, tie.strength, tie.aged)
                for author in kept:
                    self._ties[author].append(admitted)
        for author in authors:
            self.read.add(author)
            self._links.pop(author, None)
            for tie in self._ties[author]:
                self._readers[tie.key].append(author)

    def hops_from(self, start: str) -> dict[str, int]:
        """The fewest hops to each known author: at most the truth of any path that is known."""
        hops = {start: 0}
        swept: set[str] = set()
        queue = [start]
        for author in queue:
            for tie in self._ties[author]:
                if tie.key in swept:
                    continue
                swept.add(tie.key)
                for other in tie.authors:
                    if other not in hops:
                        hops[other] = hops[author] + 1
                        queue.append(other)
        return hops

    def costs_from(self, start: str, weight: PathWeight) -> dict[str, int]:
        """The least cost to each author over the links that are known completely."""
        costs: dict[str, int] = {}
        queue = [(0, start)]
        while queue:
            cost, author = heappop(queue)
            if author in costs:
                continue
            costs[author] = cost
            for other, link in self.links(author).items():
                if other not in costs:
                    heappush(queue, (cost + link.cost(weight), other))
        return costs

    def links(self, author: str) -> dict[str, Link]:
        """The author's links that are known completely."""
        if author not in self.read:
            readers = {r for tie in self._ties[author] for r in self._readers[tie.key]}
            return {reader: self.links(reader)[author] for reader in readers}
        known = self._links.get(author)
        if known is None:
            known = self._links[author] = self._sum_links(author)
        return known

    def _sum_links(self, author: str) -> dict[str, Link]:
        strength: dict[str, float] = defaultdict(float)
        aged: dict[str, float] = defaultdict(float)
        for tie in self._ties[author]:
            for other in tie.authors:
                strength[other] += tie.strength
                aged[other] += tie.aged
        strength.pop(author, None)
        return {other: Link(total, aged[other]) for other, total in strength.items()}
