"""The best among the shortest paths, and among those of one hop more."""

from graph.paths.index.arrays import Filter, Graph, Ints, Room, Units
from graph.paths.index.compiled import compiled, whole
from graph.paths.index.levels import choose_paths
from graph.paths.index.tiers import Ends, begin, has_met, is_closed, leave_smaller, must_stop


@compiled
def find_shortest(
    graph: Graph,
    papers: Filter,
    room: Room,
    start: int,
    goal: int,
    barred: Ints,
    max_hops: int,
    most: int,
    paths: Ints,
    hops: Ints,
    plains: Units,
    progress: Ints,
    stop: Ints,
) -> int:
    """Write the best `most` of the shortest paths, in order; gives how many they are.

    If there are fewer and nobody is barred, those of one hop more follow. The first hop leads to
    nobody in `barred`, and no hop to somebody who is banned. `plains` gets what the strength of
    each path is ranked by; `progress[0]` the hops within which every path is known, `progress[1]`
    is 1 where the search had to stop before it was done.
    """
    room.banned[start] += 1
    ends = begin(room, start, goal)
    found = whole(0)
    if _meet(graph, papers, room, ends, barred, max_hops, progress, stop):
        length = ends.hops[0] + ends.hops[1]
        found = choose_paths(graph, papers, room, ends, whole(0), most, paths, plains, found, stop)
        hops[:found] = length
        if not must_stop(room, stop):
            progress[0] = length
        if 0 < found < most and length < max_hops and len(barred) == 0:
            leave_smaller(graph, papers, room, ends, barred, stop)
            more = choose_paths(
                graph, papers, room, ends, whole(1), most, paths, plains, found, stop
            )
            hops[found:more] = length + 1
            found = more
            if not must_stop(room, stop):
                progress[0] = length + 1
    room.banned[start] -= 1
    progress[1] = 1 if must_stop(room, stop) else 0
    return found


@compiled
def _meet(
    graph: Graph,
    papers: Filter,
    room: Room,
    ends: Ends,
    barred: Ints,
    max_hops: int,
    progress: Ints,
    stop: Ints,
) -> bool:
    """Add tiers until the ends meet; `progress[0]` gets the hops that no path has."""
    progress[0] = 0
    while ends.hops[0] + ends.hops[1] < max_hops:
        from_near = leave_smaller(graph, papers, room, ends, barred, stop)
        if must_stop(room, stop):
            return False
        if has_met(room, ends, from_near):
            return True
        progress[0] = ends.hops[0] + ends.hops[1]
        if is_closed(ends):
            return False
    return False
