"""Paths that wait to be proved the next best: each the best of its part of all paths."""

from typing import NamedTuple

import numpy as np

from graph.paths.index.arrays import MOST_NODES, MOST_PATHS, Ints, Units
from graph.paths.index.compiled import compiled


class Waiting(NamedTuple):
    """Paths in order; each leaves a known path at the position `leaves_at`."""

    paths: Ints
    hops: Ints
    costs: Units
    plains: Units
    leaves_at: Ints
    waits: Ints


@compiled
def make_waiting() -> Waiting:
    """Nobody waits yet."""
    return Waiting(
        np.empty((MOST_PATHS, MOST_NODES), np.int32),
        np.zeros(MOST_PATHS, np.int64),
        np.zeros(MOST_PATHS, np.uint64),
        np.zeros(MOST_PATHS, np.uint64),
        np.zeros(MOST_PATHS, np.int64),
        np.zeros(1, np.int64),
    )


@compiled
def begin_alike(one: Ints, other: Ints, length: int) -> bool:
    """Whether two paths have the same first authors."""
    for n in range(length):
        if one[n] != other[n]:
            return False
    return True


@compiled
def list_barred(paths: Ints, hops: Ints, path: int, position: int, known: int) -> Ints:
    """Whom the known paths that begin like this one go on to from a position."""
    barred = np.empty(known, np.int32)
    found = 0
    for other in range(known):
        if hops[other] > position and begin_alike(paths[other], paths[path], position + 1):
            barred[found] = paths[other, position + 1]
            found += 1
    return barred[:found]


@compiled
def longest_wanted(waiting: Waiting, wanted: int, max_hops: int) -> int:
    """How many hops a path may have that could still be among the wanted, by hops."""
    if waiting.waits[0] < wanted:
        return max_hops
    return min(max_hops, int(waiting.hops[wanted - 1]))


@compiled
def drop_first(waiting: Waiting) -> None:
    """The first one waits no more."""
    waiting.waits[0] -= 1
    for n in range(waiting.waits[0]):
        _move(waiting, n + 1, n)


@compiled
def wait(
    waiting: Waiting,
    wanted: int,
    beginning: Ints,
    position: int,
    rest: Ints,
    rest_hops: int,
    cost: np.uint64,
    plain: np.uint64,
) -> None:
    """Queue up the path along a beginning and then the rest; only the best `wanted` may stay."""
    path = np.empty(MOST_NODES, np.int32)
    path[:position] = beginning[:position]
    path[position : position + rest_hops + 1] = rest[: rest_hops + 1]
    hops = position + rest_hops
    place = waiting.waits[0]
    while place > 0 and _precedes(waiting, place - 1, path, hops, cost, plain):
        place -= 1
    if place >= wanted:
        return
    waiting.waits[0] = min(waiting.waits[0] + 1, wanted)
    for n in range(waiting.waits[0] - 1, place, -1):
        _move(waiting, n - 1, n)
    waiting.paths[place] = path
    waiting.hops[place], waiting.leaves_at[place] = hops, position
    waiting.costs[place], waiting.plains[place] = cost, plain


@compiled
def _move(waiting: Waiting, source: int, target: int) -> None:
    waiting.paths[target] = waiting.paths[source]
    waiting.hops[target], waiting.leaves_at[target] = (
        waiting.hops[source],
        waiting.leaves_at[source],
    )
    waiting.costs[target], waiting.plains[target] = waiting.costs[source], waiting.plains[source]


@compiled
def _precedes(
    waiting: Waiting, place: int, path: Ints, hops: int, cost: np.uint64, plain: np.uint64
) -> bool:
    """Whether a path comes before one that waits: by cost, length, strength and ids."""
    if cost != waiting.costs[place]:
        return bool(cost < waiting.costs[place])
    if hops != waiting.hops[place]:
        return bool(hops < waiting.hops[place])
    if plain != waiting.plains[place]:
        return bool(plain < waiting.plains[place])
    other = waiting.paths[place]
    for n in range(hops + 1):
        if path[n] != other[n]:
            return bool(path[n] < other[n])
    return False
