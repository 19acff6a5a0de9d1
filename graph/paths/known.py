"""The part of the collaboration graph that a search has read so far."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet

from graph.paths.deadline import Deadline
from graph.paths.options import PathWeight
from graph.paths.strength import UNIT, resistance, step
from graph.paths.ties import Tie

Links = Mapping[str, int]
"""Whom an author is linked to, and what the hop adds to a rank (`strength.step`)."""


class KnownGraph:
    """Authors that were read, with all their ties, and the authors that those ties reach.

    What joins two authors is known completely as soon as one of them was read; what joins two
    that were not read is unknown, even where they are seen on one paper.
    """

    def __init__(
        self, weight: PathWeight, deadline: Deadline, avoid: frozenset[str] = frozenset()
    ) -> None:
        """Know nothing yet; links cost by `weight`, and authors in `avoid` will not be let in.

        Links are summed up until `deadline` is given up.
        """
        self.weight, self._deadline = weight, deadline
        self.avoid = avoid
        self.read: set[str] = set()
        self._ties: dict[str, list[Tie]] = defaultdict(list)
        self._seen: set[str] = set()
        self._readers: dict[str, list[str]] = defaultdict(list)
        self._links: dict[str, Links] = {}
        self._links_back: dict[str, dict[str, int]] = defaultdict(dict)

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
            for tie in self._ties.get(author, ()):
                self._readers[tie.key].append(author)

    def hops_from(self, start: str) -> dict[str, int]:
        """The fewest hops to each known author, over whatever ties are known."""
        hops = {start: 0}
        swept: set[str] = set()
        queue = [start]
        for author in queue:
            for tie in self._ties.get(author, ()):
                if tie.key in swept:
                    continue
                swept.add(tie.key)
                for other in tie.authors:
                    if other not in hops:
                        hops[other] = hops[author] + 1
                        queue.append(other)
        return hops

    def is_apart(self, start: str, goal: str, wanted: AbstractSet[str]) -> bool:
        """Whether everybody whom ties reach from one of the two was read, and not all `wanted`."""
        for end in (start, goal):
            reached = self.hops_from(end).keys()
            if not wanted <= reached and self.read.issuperset(reached):
                return True
        return False

    def links(self, author: str) -> Links:
        """The author's links that are known completely."""
        if author in self.read:
            return self._links.get(author) or self._sum_links(author)
        if len(self._links) < len(self.read):
            for tie in self._ties.get(author, ()):
                for reader in self._readers[tie.key]:
                    self.links(reader)
        return self._links_back.get(author, {})

    def _sum_links(self, author: str) -> Links:
        self._deadline.look()
        strength: dict[str, float] = defaultdict(float)
        aged: dict[str, float] = defaultdict(float)
        for tie in self._ties.get(author, ()):
            for other in tie.authors:
                strength[other] += tie.strength
                aged[other] += tie.aged
        strength.pop(author, None)
        links = {other: self._step(total, aged[other]) for other, total in strength.items()}
        for other, step_there in links.items():
            self._links_back[other][author] = step_there
        self._links[author] = links
        return links

    def _step(self, strength: float, aged: float) -> int:
        if self.weight is PathWeight.HOPS:
            return step(UNIT, strength)
        return step(resistance(strength if self.weight is PathWeight.STRENGTH else aged), strength)
