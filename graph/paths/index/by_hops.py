"""The best paths by hops: the shortest ones first, then the ways round them."""

import numpy as np

from graph.paths.index.arrays import MOST_NODES, Filter, Graph, Ints, Room, Units
from graph.paths.index.compiled import compiled, entrance, whole
from graph.paths.index.links import weigh_link
from graph.paths.index.shortest import find_shortest
from graph.paths.index.waiting import (
    Waiting,
    begin_alike,
    drop_first,
    list_barred,
    longest_wanted,
    make_waiting,
    wait,
)


@entrance
def search_by_hops(
    graph: Graph,
    papers: Filter,
    room: Room,
    start: int,
    goal: int,
    max_hops: int,
    most: int,
    paths: Ints,
    hops: Ints,
    plains: Units,
    progress: Ints,
    stop: Ints,
) -> int:
    """Write the best `most` simple paths in order; gives how many are proved to be.

    `progress[0]` gets the hops within which every path is known, `progress[1]` is 1 where the
    search had to stop. Every other path leaves a known one somewhere. So what is left falls into
    parts, each the paths that go along a known one and then elsewhere, and the best of a part is
    the shortest way on from there (Yen 1971, Lawler 1972).
    """
    nobody = np.empty(0, np.int32)
    known = find_shortest(
        graph, papers, room, start, goal, nobody, max_hops, most, paths, hops, plains, progress,
        stop,
    )  # fmt: skip
    if progress[1] == 1:
        return known
    if known in (0, most) or hops[known - 1] == max_hops:
        progress[0] = max_hops
        return known
    waiting = make_waiting()
    fresh, leaves_at = 0, 0
    while True:
        for path in range(fresh, known):
            for place in range(leaves_at, hops[path]):
                # The first paths may share their beginnings: one way round is for all of them.
                if fresh == 0 and _is_shared(paths, path, place):
                    continue
                if not _go_round(
                    graph, papers, room, goal, max_hops, most - known, paths, hops, path, place,
                    known, waiting, stop,
                ):  # fmt: skip
                    progress[1] = 1
                    return known
        if known == most or waiting.waits[0] == 0:
            progress[0] = max_hops
            return known
        fresh, leaves_at = known, waiting.leaves_at[0]
        paths[known] = waiting.paths[0]
        hops[known], plains[known] = waiting.hops[0], waiting.plains[0]
        progress[0] = max(progress[0], hops[known] - 1)
        known += 1
        if known == most:
            progress[0] = max_hops
            return known
        drop_first(waiting)


@compiled
def _is_shared(paths: Ints, path: int, place: int) -> bool:
    """Whether an earlier path begins with the same authors up to a place."""
    for earlier in range(path):
        if begin_alike(paths[earlier], paths[path], place + 1):
            return True
    return False


@compiled
def _go_round(
    graph: Graph,
    papers: Filter,
    room: Room,
    goal: int,
    max_hops: int,
    wanted: int,
    paths: Ints,
    hops: Ints,
    path: int,
    place: int,
    known: int,
    waiting: Waiting,
    stop: Ints,
) -> bool:
    """Let the best path wait that follows a known one up to a place and no known one from there.

    False where the search had to stop.
    """
    longest = longest_wanted(waiting, wanted, max_hops)
    if longest <= place:
        return True
    beginning = paths[path]
    barred = list_barred(paths, hops, path, place, known)
    way = np.empty((1, MOST_NODES), np.int32)
    length = np.zeros(1, np.int64)
    plain = np.zeros(1, np.uint64)
    progress = np.zeros(2, np.int64)
    for n in range(place):
        room.banned[beginning[n]] += 1
    found = find_shortest(
        graph, papers, room, whole(beginning[place]), goal, barred, whole(longest - place),
        whole(1), way, length, plain, progress, stop,
    )  # fmt: skip
    for n in range(place):
        room.banned[beginning[n]] -= 1
    if progress[1] == 1:
        return False
    if found == 1:
        for n in range(place):
            plain[0] += weigh_link(graph, papers, beginning[n], beginning[n + 1])
        nothing = np.uint64(0)
        wait(waiting, wanted, beginning, place, way[0], length[0], nothing, plain[0])
    return True
