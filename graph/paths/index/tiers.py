"""Tiers of authors around both ends of a search, until they meet."""

from typing import NamedTuple

import numpy as np

from graph.paths.index.arrays import MOST_NODES, STEPS_PER_TICK, Filter, Graph, Ints, Room
from graph.paths.index.compiled import compiled, entrance
from graph.paths.index.links import admits

_TICK, _LOOKED, _MAY_LOOK, _VISITED = 0, 1, 2, 3


class Ends(NamedTuple):
    """Two ends with their tiers: tier `h` of the near one is `near_queue[marks[h]:marks[h + 1]]`.

    `hops` says how many tiers each end has beyond itself, the near end's first.
    """

    near_tick: int
    far_tick: int
    near_marks: Ints
    far_marks: Ints
    hops: Ints


@compiled
def next_tick(room: Room) -> int:
    """A stamp that no array holds yet, with room for hops above it."""
    room.counters[_TICK] += STEPS_PER_TICK
    return int(room.counters[_TICK])


@compiled
def must_stop(room: Room, stop: Ints) -> bool:
    """Whether the search has to end before it is done."""
    return bool(stop[0] != 0 or room.counters[_LOOKED] > room.counters[_MAY_LOOK])


@compiled
def visit(room: Room, author: int) -> None:
    """Note whom the search looked at."""
    if room.visited[author] == 0:
        room.visited[author] = 1
        room.visitors[room.counters[_VISITED]] = author
        room.counters[_VISITED] += 1


@entrance
def forget_visits(room: Room) -> None:
    """Make the room ready for the next search."""
    for n in range(room.counters[_VISITED]):
        room.visited[room.visitors[n]] = 0
    room.counters[_VISITED] = 0
    room.counters[_LOOKED] = 0


@compiled
def begin(room: Room, start: int, goal: int) -> Ends:
    """Both ends, with nobody around them yet."""
    ends = Ends(
        next_tick(room),
        next_tick(room),
        np.zeros(MOST_NODES + 2, np.int64),
        np.zeros(MOST_NODES + 2, np.int64),
        np.zeros(2, np.int64),
    )
    room.near_queue[0], room.far_queue[0] = start, goal
    room.near[start], room.far[goal] = ends.near_tick, ends.far_tick
    ends.near_marks[1] = ends.far_marks[1] = 1
    return ends


@compiled
def leave_smaller(
    graph: Graph, papers: Filter, room: Room, ends: Ends, barred: Ints, stop: Ints
) -> bool:
    """Add a tier to the end that has less to look at; whether it was the near one.

    The first is always the near end's, which leads to nobody in `barred`.
    """
    hops = ends.hops
    if hops[0] == 0:
        _leave_start(graph, papers, room, ends, barred, stop)
        return True
    near = weigh_tier(graph, papers, room.near_queue, ends.near_marks, hops[0])
    if near <= weigh_tier(graph, papers, room.far_queue, ends.far_marks, hops[1]):
        # Whom the first hop could not lead to may be reached by the second, over the same paper.
        swept_from = ends.near_tick + (2 if len(barred) > 0 else 0)
        leave_near(graph, papers, room, ends, swept_from, stop)
        return True
    leave_far(graph, papers, room, ends, stop)
    return False


@compiled
def leave_near(
    graph: Graph, papers: Filter, room: Room, ends: Ends, swept_from: int, stop: Ints
) -> None:
    """Add a tier to the near end; papers with a stamp from `swept_from` on are not swept again."""
    _leave_tier(
        graph, papers, room, room.near, room.near_queue, room.near_swept, ends.near_marks,
        ends.hops[0], ends.near_tick, swept_from, stop,
    )  # fmt: skip
    ends.hops[0] += 1


@compiled
def leave_far(graph: Graph, papers: Filter, room: Room, ends: Ends, stop: Ints) -> None:
    """Add a tier to the far end."""
    _leave_tier(
        graph, papers, room, room.far, room.far_queue, room.far_swept, ends.far_marks,
        ends.hops[1], ends.far_tick, ends.far_tick, stop,
    )  # fmt: skip
    ends.hops[1] += 1


@compiled
def _leave_start(
    graph: Graph, papers: Filter, room: Room, ends: Ends, barred: Ints, stop: Ints
) -> None:
    for author in barred:
        room.banned[author] += 1
    leave_near(graph, papers, room, ends, ends.near_tick, stop)
    for author in barred:
        room.banned[author] -= 1


@compiled
def weigh_tier(graph: Graph, papers: Filter, queue: Ints, marks: Ints, hops: int) -> int:
    """How much there is to look at when a tier is left."""
    rows = graph.start if papers.derived else graph.papers_start
    weight = 0
    for n in range(marks[hops], marks[hops + 1]):
        weight += rows[queue[n] + 1] - rows[queue[n]] + 1
    return weight


@compiled
def _leave_tier(
    graph: Graph,
    papers: Filter,
    room: Room,
    reach: Ints,
    queue: Ints,
    swept: Ints,
    marks: Ints,
    hops: int,
    tick: int,
    swept_from: int,
    stop: Ints,
) -> None:
    """Stamp and queue everybody one hop beyond a tier who was not reached and is not banned.

    A paper is swept once, however many of its authors are in the tier; `swept_from` is the stamp
    from which on a paper counts as swept. Ends early where the search has to stop.
    """
    end, stamp = marks[hops + 1], tick + hops + 1
    for n in range(marks[hops], marks[hops + 1]):
        if must_stop(room, stop):
            break
        author = queue[n]
        visit(room, author)
        if papers.derived:
            first, past = graph.start[author], graph.start[author + 1]
            room.counters[_LOOKED] += past - first
            for entry in range(first, past):
                other = graph.other[entry]
                if reach[other] < tick and room.banned[other] == 0:
                    reach[other] = stamp
                    queue[end] = other
                    end += 1
            continue
        for entry in range(graph.papers_start[author], graph.papers_start[author + 1]):
            paper = graph.papers[entry]
            if graph.paper_sure[entry] < papers.least_sure or swept[paper] >= swept_from:
                continue
            swept[paper] = stamp
            if not admits(graph, papers, paper):
                continue
            first, past = graph.authors_start[paper], graph.authors_start[paper + 1]
            room.counters[_LOOKED] += past - first
            for mention in range(first, past):
                other = graph.authors[mention]
                if graph.author_sure[mention] < papers.least_sure:
                    continue
                if reach[other] < tick and room.banned[other] == 0:
                    reach[other] = stamp
                    queue[end] = other
                    end += 1
    marks[hops + 2] = end


@compiled
def has_met(room: Room, ends: Ends, from_near: bool) -> bool:
    """Whether somebody in the newest tier of one end is in the newest tier of the other."""
    if from_near:
        queue, marks, hops = room.near_queue, ends.near_marks, ends.hops[0]
        reach, stamp = room.far, ends.far_tick + ends.hops[1]
    else:
        queue, marks, hops = room.far_queue, ends.far_marks, ends.hops[1]
        reach, stamp = room.near, ends.near_tick + ends.hops[0]
    for n in range(marks[hops], marks[hops + 1]):
        if reach[queue[n]] == stamp:
            return True
    return False


@compiled
def is_closed(ends: Ends) -> bool:
    """Whether one end has nobody beyond the newest tier but one."""
    near, far = ends.hops
    return bool(
        ends.near_marks[near] == ends.near_marks[near + 1]
        or ends.far_marks[far] == ends.far_marks[far + 1]
    )
