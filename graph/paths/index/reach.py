"""Whether filters cut an author off."""

from graph.paths.index.arrays import Filter, Graph, Ints, Room
from graph.paths.index.compiled import entrance
from graph.paths.index.tiers import begin, is_closed, leave_far, leave_near, must_stop


@entrance
def is_cut_off(
    graph: Graph, papers: Filter, room: Room, start: int, goal: int, max_hops: int, stop: Ints
) -> bool:
    """Whether one of two authors without a path is cut off: as `graph.paths.reason.is_cut_off`."""
    ends = begin(room, start, goal)
    hops = ends.hops
    leave_near(graph, papers, room, ends, ends.near_tick, stop)
    leave_far(graph, papers, room, ends, stop)
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
