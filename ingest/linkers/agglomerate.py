"""Joins groups, the best pair first, while the evidence speaks for it."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from heapq import heappop, heappush

from ingest.linkers.block_facts import BlockFacts
from ingest.linkers.group import Group
from ingest.linkers.score import Score, exclude

Weigh = Callable[[Group, Group], Score | None]
Tell = Callable[[Group, Group, Score], None]


class Agglomeration:
    """Groups of one block that are being joined.

    Of equal scores, that of the groups that stand first counts first: they stand in the order of
    what is printed.
    """

    def __init__(self, groups: Sequence[Group], facts: BlockFacts, weigh: Weigh) -> None:
        """Weigh every pair whose names fit."""
        self._groups: list[Group | None] = list(groups)
        self._weigh = weigh
        self._near = _find_neighbours(groups, facts)
        self._scores: list[dict[int, float]] = [{} for _ in groups]
        self._heap: list[tuple[float, int, int]] = []
        for left, others in enumerate(self._near):
            for right in others:
                if left < right:
                    self._offer(left, right)

    def run(self, tell: Tell, margin: float) -> list[Group]:
        """Join the best pair as long as its score is above zero; `tell` hears of it before.

        A group that fits another as well, up to the margin, which cannot be the same person,
        belongs to neither.
        """
        while self._heap:
            lost, left, right = heappop(self._heap)
            if self._scores[left].get(right) != -lost or self._is_torn(left, right, margin):
                continue
            self._join(left, right, tell)
        return [group for group in self._groups if group is not None]

    def _offer(self, left: int, right: int) -> None:
        one, other = self._groups[left], self._groups[right]
        if one is None or other is None:
            return
        found = self._weigh(one, other)
        if found is not None and found.total > 0:
            self._scores[left][right] = self._scores[right][left] = found.total
            heappush(self._heap, (-found.total, left, right))

    def _is_torn(self, left: int, right: int, margin: float) -> bool:
        best = self._scores[left][right]
        return any(
            score >= best - margin and third != there and self._are_apart(third, there)
            for here, there in ((left, right), (right, left))
            for third, score in self._scores[here].items()
        )

    def _are_apart(self, left: int, right: int) -> bool:
        one, other = self._groups[left], self._groups[right]
        return one is not None and other is not None and exclude(one, other)

    def _join(self, left: int, right: int, tell: Tell) -> None:
        one, other = self._groups[left], self._groups[right]
        found = self._weigh(one, other) if one and other else None
        if one is None or other is None or found is None:
            return
        tell(one, other, found)
        one.add(other)
        self._groups[right] = None
        for place in self._near[right]:
            self._near[place].discard(right)
            self._scores[place].pop(right, None)
        self._near[left] |= self._near[right] - {left}
        self._scores[left], self._scores[right] = {}, {}
        for place in sorted(self._near[left]):
            self._near[place].add(left)
            self._scores[place].pop(left, None)
            self._offer(*sorted((left, place)))


def _find_neighbours(groups: Sequence[Group], facts: BlockFacts) -> list[set[int]]:
    by_form: dict[str, list[int]] = defaultdict(list)
    for place, group in enumerate(groups):
        for form in group.names:
            by_form[form].append(place)
    return [
        {
            other
            for form in group.names
            for partner in facts.partners.get(form, ())
            for other in by_form[partner]
            if other != place
        }
        for place, group in enumerate(groups)
    ]
