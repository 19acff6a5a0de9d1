"""The best simple paths that lead through given people, in the same total order as without them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from heapq import heappop, heappush

from graph.paths.deadline import Deadline
from graph.paths.ranking import POPS_PER_LOOK_AT_THE_CLOCK, RankedPath, Ranking, Steps
from graph.paths.strength import cost_of

_State = tuple[str, int]
"""Where a walk stands, and one bit for each of the given people whom it has still to meet."""


def rank_paths_via(  # noqa: PLR0913, PLR0917 - one search has this many bounds
    steps: Steps,
    via: Sequence[str],
    start: str,
    goal: str,
    first: int,
    deadline: Deadline,
    *,
    max_hops: int,
    ceiling: int | None = None,
) -> Ranking:
    """As `ranking.rank_paths` over `steps`, only the paths that everybody in `via` is on.

    A partial path is judged by the least that a walk to `goal` over all people that it still lacks
    needs; that never promises too much, so the order is exact. It takes two to the power of the
    number of people times as long.
    """
    bits = {author: 1 << place for place, author in enumerate(sorted(via))}
    remaining = _least_remaining(steps, bits, goal, max_hops)
    everybody = (1 << len(bits)) - 1
    begin = remaining[-1].get((start, everybody))
    found: list[RankedPath] = []
    queue: list[tuple[int, tuple[str, ...], int, int]] = []
    if begin is not None:
        queue.append((begin, (start,), 0, everybody))
    pops = 0
    while queue and len(found) < first:
        pops += 1
        if pops % POPS_PER_LOOK_AT_THE_CLOCK == 0 and deadline.is_over():
            return Ranking(tuple(found), complete=False)
        _, path, rank, missing = heappop(queue)
        if path[-1] == goal:
            found.append(RankedPath(path, rank))
            continue
        needed = remaining[-1 - len(path)]
        for author, step in steps.get(path[-1], ()):
            lacking = missing & ~bits.get(author, 0)
            least = needed.get((author, lacking))
            if least is None or author in path or (author == goal and lacking):
                continue
            bound = rank + step + least
            if ceiling is None or cost_of(bound) <= ceiling:
                heappush(queue, (bound, (*path, author), rank + step, lacking))
    return Ranking(tuple(found), complete=True)


def _least_remaining(
    steps: Steps, bits: Mapping[str, int], goal: str, max_hops: int
) -> list[dict[_State, int]]:
    """For each number of hops up to the bound: the least rank of a walk from each state."""
    back: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for author, onward in steps.items():
        for other, step in onward:
            back[other].append((author, step))
    layers: list[dict[_State, int]] = [{(goal, 0): 0}]
    changed: set[_State] = {(goal, 0)}
    for _ in range(max_hops):
        shorter = layers[-1]
        layer = dict(shorter)
        improved: set[_State] = set()
        for author, met in changed:
            lacking = met | bits.get(author, 0)
            for other, step in back[author]:
                if lacking & bits.get(other, 0):
                    continue
                rank = shorter[author, met] + step
                if rank < layer.get((other, lacking), rank + 1):
                    layer[other, lacking] = rank
                    improved.add((other, lacking))
        layers.append(layer)
        changed = improved
    return layers
