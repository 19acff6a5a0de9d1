"""How far authors are from each other, and whether filters cut them off."""

import numpy as np

from graph.paths.index.arrays import Filter, Graph, Ints, Room
from graph.paths.index.compiled import entrance
from graph.paths.index.tiers import (
    begin,
    has_met,
    is_closed,
    leave_far,
    leave_near,
    leave_smaller,
    must_stop,
)

APART, CLOSED, HALTED = -1, -2, -3


@entrance
def measure_distance(
    graph: Graph,
    papers: Filter,
    room: Room,
    start: int,
    goal: int,
    max_hops: int,
    progress: Ints,
    stop: Ints,
) -> int:
    """The fewest hops; `APART` within the bound, `CLOSED` however far, `HALTED` where it stopped.

    `progress[0]` gets the hops that no path has.
    """
    nobody = np.empty(0, np.int32)
    ends = begin(room, start, goal)
    while ends.hops[0] + ends.hops[1] < max_hops:
        from_near = leave_smaller(graph, papers, room, ends, nobody, stop)
        if must_stop(room, stop):
            return HALTED
        if has_met(room, ends, from_near):
            return int(ends.hops[0] + ends.hops[1])
        progress[0] = ends.hops[0] + ends.hops[1]
        if is_closed(ends):
            return CLOSED
    return APART


@entrance
def is_cut_off(
    graph: Graph, papers: Filter, room: Room, start: int, goal: int, max_hops: int, stop: Ints
) -> bool:
    """Whether everybody within reach of one of two unconnected authors is near it.

    As `graph.paths.reason.is_cut_off`: whole tiers, that of fewer authors first.
    """
    ends = begin(room, start, goal)
    hops = ends.hops
    while not is_closed(ends):
        if hops[0] + 1 + hops[1] > max_hops or must_stop(room, stop):
            return False
        near = ends.near_marks[hops[0] + 1] - ends.near_marks[hops[0]]
        far = ends.far_marks[hops[1] + 1] - ends.far_marks[hops[1]]
        if near <= far:
            leave_near(graph, papers, room, ends, ends.near_tick, stop)
        else:
            leave_far(graph, papers, room, ends, stop)
    return not must_stop(room, stop)


@entrance
def count_tiers(
    graph: Graph, papers: Filter, room: Room, start: int, max_hops: int, counts: Ints, stop: Ints
) -> int:
    """Write how many authors stand at one hop, two and so on; gives for how many hops."""
    ends = begin(room, start, start)
    for hops in range(max_hops):
        leave_near(graph, papers, room, ends, ends.near_tick, stop)
        if must_stop(room, stop):
            return hops
        counts[hops] = ends.near_marks[hops + 2] - ends.near_marks[hops + 1]
        if counts[hops] == 0:
            return hops + 1
    return max_hops
