"""The best simple paths of a small graph, in a total order."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

from graph.paths.deadline import Deadline
from graph.paths.strength import cost_of

Steps = Mapping[str, Sequence[tuple[str, int]]]
"""For each author, whom one may go on to, and what that adds to the rank (`strength.step`)."""

POPS_PER_LOOK_AT_THE_CLOCK = 256
"""How many partial paths are taken up between two looks at the clock."""


@dataclass(frozen=True, slots=True)
class RankedPath:
    """One path by its authors, and its rank: the least is the best."""

    authors: tuple[str, ...]
    rank: int

    @property
    def length(self) -> int:
        """The number of hops."""
        return len(self.authors) - 1


@dataclass(frozen=True, slots=True)
class Ranking:
    """The best paths in order; `complete` is false where the time ended before the last."""

    paths: tuple[RankedPath, ...]
    complete: bool


def rank_paths(  # noqa: PLR0913, PLR0917 - one search has this many bounds
    onward: Callable[[str], Iterable[tuple[str, int]]],
    remaining: Sequence[Mapping[str, int]],
    start: str,
    goal: str,
    first: int,
    deadline: Deadline,
    *,
    ceiling: int | None = None,
) -> Ranking:
    """The `first` best simple paths by (rank, author ids), none that costs more than `ceiling`.

    Best first over partial paths, each judged by its own rank plus the least that any walk of the
    hops that are left still needs; that never promises too much, so paths come out in order and
    the answer for one more path begins with the answer for one fewer.

    Args:
        onward: The links of an author with what each adds to the rank.
        remaining: For each number of hops up to the bound: the least rank of a walk to `goal`.
        start: Where paths begin.
        goal: Where they end.
        first: How many are wanted.
        deadline: When to stop.
        ceiling: In billionths, as `strength.cost_of` gives it.
    """
    if start not in remaining[-1]:
        return Ranking((), complete=True)
    found: list[RankedPath] = []
    queue: list[tuple[int, tuple[str, ...], int]] = [(remaining[-1][start], (start,), 0)]
    pops = 0
    while queue and len(found) < first:
        pops += 1
        if pops % POPS_PER_LOOK_AT_THE_CLOCK == 0 and deadline.is_over():
            return Ranking(tuple(found), complete=False)
        _, path, rank = heappop(queue)
        if path[-1] == goal:
            found.append(RankedPath(path, rank))
            continue
        needed = remaining[-1 - len(path)]
        for author, step in onward(path[-1]):
            least = needed.get(author)
            if least is None or author in path:
                continue
            bound = rank + step + least
            if ceiling is None or cost_of(bound) <= ceiling:
                heappush(queue, (bound, (*path, author), rank + step))
    return Ranking(tuple(found), complete=True)


def least_remaining(steps: Steps, goal: str, max_hops: int) -> list[dict[str, int]]:
    """For each number of hops up to `max_hops`: the least rank of a walk to `goal` within it."""
    back: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for author, onward in steps.items():
        for other, step in onward:
            back[other].append((author, step))
    layers: list[dict[str, int]] = [{goal: 0}]
    changed = {goal}
    for _ in range(max_hops):
        shorter = layers[-1]
        layer = dict(shorter)
        improved: set[str] = set()
        for author in changed:
            for other, step in back[author]:
                rank = shorter[author] + step
                if rank < layer.get(other, rank + 1):
                    layer[other] = rank
                    improved.add(other)
        layers.append(layer)
        changed = improved
    return layers
