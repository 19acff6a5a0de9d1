"""Beginnings of paths, the most promising first: a heap in arrays."""

from typing import NamedTuple

import numpy as np

from graph.paths.index.arrays import MOST_NODES, Ints, Units
from graph.paths.index.compiled import compiled

MOST_BEGINNINGS = 1 << 20
"""Room for so many; a search that needs more has to stop."""


class Beginnings(NamedTuple):
    """What each has spent, and the rank that it promises: cost, hops and plain resistance.

    `heap` holds the places of all that wait, `free` of all that may be written to; `counts` how
    many wait and how many places were ever taken.
    """

    paths: Ints
    lengths: Ints
    spent: Units
    spent_plain: Units
    bound: Units
    bound_hops: Ints
    bound_plain: Units
    heap: Ints
    counts: Ints


@compiled
def make_beginnings() -> Beginnings:
    """None yet; memory is taken as it is written to."""
    most = MOST_BEGINNINGS
    return Beginnings(
        np.empty((most, MOST_NODES), np.int32),
        np.empty(most, np.int64),
        np.empty(most, np.uint64),
        np.empty(most, np.uint64),
        np.empty(most, np.uint64),
        np.empty(most, np.int64),
        np.empty(most, np.uint64),
        np.empty(most, np.int64),
        np.zeros(2, np.int64),
    )


@compiled
def take_place(beginnings: Beginnings) -> int:
    """A place to write the next one to; -1 where there is no room."""
    taken = beginnings.counts[1]
    if taken == MOST_BEGINNINGS:
        return -1
    beginnings.counts[1] += 1
    return int(taken)


@compiled
def push(beginnings: Beginnings, place: int) -> None:
    """Let what was written to a place wait for its turn."""
    heap = beginnings.heap
    at = beginnings.counts[0]
    beginnings.counts[0] += 1
    while at > 0:
        parent = (at - 1) // 2
        if not _precedes(beginnings, place, heap[parent]):
            break
        heap[at] = heap[parent]
        at = parent
    heap[at] = place


@compiled
def pop(beginnings: Beginnings) -> int:
    """The place of the most promising one, which waits no more; -1 where none waits."""
    if beginnings.counts[0] == 0:
        return -1
    heap = beginnings.heap
    best = heap[0]
    beginnings.counts[0] -= 1
    count = beginnings.counts[0]
    last, at = heap[count], 0
    while 2 * at + 1 < count:
        child = 2 * at + 1
        if child + 1 < count and _precedes(beginnings, heap[child + 1], heap[child]):
            child += 1
        if not _precedes(beginnings, heap[child], last):
            break
        heap[at] = heap[child]
        at = child
    heap[at] = last
    return int(best)


@compiled
def _precedes(beginnings: Beginnings, one: int, other: int) -> bool:
    """Whether one comes before another: by cost, length, strength and ids."""
    if beginnings.bound[one] != beginnings.bound[other]:
        return bool(beginnings.bound[one] < beginnings.bound[other])
    if beginnings.bound_hops[one] != beginnings.bound_hops[other]:
        return bool(beginnings.bound_hops[one] < beginnings.bound_hops[other])
    if beginnings.bound_plain[one] != beginnings.bound_plain[other]:
        return bool(beginnings.bound_plain[one] < beginnings.bound_plain[other])
    left, right = beginnings.paths[one], beginnings.paths[other]
    shorter = min(beginnings.lengths[one], beginnings.lengths[other])
    for n in range(shorter):
        if left[n] != right[n]:
            return bool(left[n] < right[n])
    return bool(beginnings.lengths[one] < beginnings.lengths[other])
