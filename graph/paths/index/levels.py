"""The best paths of one length between two ends whose tiers have met.

Everybody who may stand at a place of such a path makes a level; from the last
level back it is known what each still needs to the goal; so the best paths are followed without
looking at any other.
"""

import numpy as np

from graph.paths.index.arrays import MOST_NODES, Filter, Graph, Ints, Room, Units
from graph.paths.index.compiled import compiled
from graph.paths.index.links import admits, list_links
from graph.paths.index.tiers import Ends, must_stop, next_tick

_OUT_OF_REACH = np.uint64(2**64 - 1)


@compiled
def choose_paths(
    graph: Graph,
    papers: Filter,
    room: Room,
    ends: Ends,
    slack: int,
    most: int,
    paths: Ints,
    plains: Units,
    known: int,
    stop: Ints,
) -> int:
    """Write the best paths of as many hops as both ends have tiers, behind those that are known.

    The ends are `slack` hops nearer than that, 0 or 1: nobody can come twice on such a path.
    Gives how many are known then, up to `most`; no more where the search has to stop.
    """
    hops = ends.hops[0] + ends.hops[1]
    tick = next_tick(room)
    low = np.zeros(MOST_NODES, np.int64)
    high = np.zeros(MOST_NODES, np.int64)
    _list_middle(room, ends, slack, tick, low, high)
    end = high[ends.hops[0]]
    for place in range(ends.hops[0] - 1, -1, -1):
        low[place] = end
        end = _list_level(
            graph, papers, room, low[place + 1], high[place + 1], end, room.near,
            ends.near_tick + place - (slack if place > 0 else 0), ends.near_tick + place,
            room.odd if place % 2 else room.even, tick + place, stop,
        )  # fmt: skip
        high[place] = end
    for place in range(ends.hops[0] + 1, hops + 1):
        low[place] = end
        left = ends.far_tick + hops - place
        end = _list_level(
            graph, papers, room, low[place - 1], high[place - 1], end, room.far,
            left - (slack if place < hops else 0), left,
            room.odd if place % 2 else room.even, tick + place, stop,
        )  # fmt: skip
        high[place] = end
    goal_rest = room.odd_rest if hops % 2 else room.even_rest
    goal_rest[room.far_queue[0]] = np.uint64(0)
    for place in range(hops - 1, -1, -1):
        _relax(graph, papers, room, low, high, place, tick, stop)
    if must_stop(room, stop):
        return known
    return _follow(graph, papers, room, hops, tick, most, paths, plains, known, stop)


@compiled
def _list_middle(room: Room, ends: Ends, slack: int, tick: int, low: Ints, high: Ints) -> None:
    """Everybody whom both ends have reached in time to make a path of the length."""
    near, far = ends.hops
    near_low = ends.near_marks[max(near - slack, 0)]
    far_low = ends.far_marks[max(far - slack, 0)]
    near_end, far_end = ends.near_marks[near + 1], ends.far_marks[far + 1]
    level = room.odd if near % 2 else room.even
    found = 0
    if near_end - near_low <= far_end - far_low:
        for n in range(near_low, near_end):
            author = room.near_queue[n]
            if ends.far_tick + far - slack <= room.far[author] <= ends.far_tick + far:
                level[author] = tick + near
                room.members[found] = author
                found += 1
    else:
        for n in range(far_low, far_end):
            author = room.far_queue[n]
            if ends.near_tick + near - slack <= room.near[author] <= ends.near_tick + near:
                level[author] = tick + near
                room.members[found] = author
                found += 1
    low[near], high[near] = 0, found


@compiled
def _list_level(
    graph: Graph,
    papers: Filter,
    room: Room,
    low: int,
    high: int,
    end: int,
    reach: Ints,
    least: int,
    greatest: int,
    level: Ints,
    stamp: int,
    stop: Ints,
) -> int:
    """Everybody linked to a level whose stamp is in a range, as the next level."""
    for n in range(low, high):
        if must_stop(room, stop):
            break
        author = room.members[n]
        if papers.derived:
            first, past = graph.start[author], graph.start[author + 1]
            room.counters[1] += past - first
            for entry in range(first, past):
                other = graph.other[entry]
                if least <= reach[other] <= greatest and level[other] != stamp:
                    level[other] = stamp
                    room.members[end] = other
                    end += 1
            continue
        for entry in range(graph.papers_start[author], graph.papers_start[author + 1]):
            paper = graph.papers[entry]
            if graph.paper_sure[entry] < papers.least_sure or room.level_swept[paper] == stamp:
                continue
            room.level_swept[paper] = stamp
            if not admits(graph, papers, paper):
                continue
            first, past = graph.authors_start[paper], graph.authors_start[paper + 1]
            room.counters[1] += past - first
            for mention in range(first, past):
                other = graph.authors[mention]
                if (
                    least <= reach[other] <= greatest
                    and level[other] != stamp
                    and graph.author_sure[mention] >= papers.least_sure
                ):
                    level[other] = stamp
                    room.members[end] = other
                    end += 1
    return end


@compiled
def _relax(
    graph: Graph,
    papers: Filter,
    room: Room,
    low: Ints,
    high: Ints,
    place: int,
    tick: int,
    stop: Ints,
) -> None:
    """What is needed from a level to the goal, from what is needed from the next one.

    Links are looked at from the level with fewer people: those of a paper of thousands are many.
    """
    if place % 2:
        rest, next_rest, level, next_level = room.odd_rest, room.even_rest, room.odd, room.even
    else:
        rest, next_rest, level, next_level = room.even_rest, room.odd_rest, room.even, room.odd
    members = room.members
    for n in range(low[place], high[place]):
        rest[members[n]] = _OUT_OF_REACH
    if high[place] - low[place] <= high[place + 1] - low[place + 1]:
        for n in range(low[place], high[place]):
            if must_stop(room, stop):
                return
            author = members[n]
            for link in range(
                list_links(graph, papers, room, author, next_level, tick + place + 1)
            ):
                needed = next_rest[room.link_other[link]]
                if needed != _OUT_OF_REACH:
                    rest[author] = min(rest[author], room.link_plain[link] + needed)
        return
    for n in range(low[place + 1], high[place + 1]):
        if must_stop(room, stop):
            return
        author = members[n]
        needed = next_rest[author]
        if needed == _OUT_OF_REACH:
            continue
        for link in range(list_links(graph, papers, room, author, level, tick + place)):
            other = room.link_other[link]
            rest[other] = min(rest[other], room.link_plain[link] + needed)


@compiled
def _follow(
    graph: Graph,
    papers: Filter,
    room: Room,
    hops: int,
    tick: int,
    most: int,
    paths: Ints,
    plains: Units,
    known: int,
    stop: Ints,
) -> int:
    """The best paths over the levels: only as many beginnings are kept as paths are wanted.

    What a beginning needs is exact, so each kept one leads to a path as good as it promises.
    """
    wanted = most - known
    ahead = np.empty((2, wanted + 1, MOST_NODES), np.int32)
    bounds = np.zeros((2, wanted + 1), np.uint64)
    spent = np.zeros((2, wanted + 1), np.uint64)
    start = room.near_queue[0]
    if room.even[start] != tick or room.even_rest[start] == _OUT_OF_REACH:
        return known
    ahead[0, 0, 0], bounds[0, 0], kept = start, room.even_rest[start], 1
    for place in range(1, hops + 1):
        old, new = (place - 1) % 2, place % 2
        level = room.odd if new else room.even
        rest = room.odd_rest if new else room.even_rest
        grown = 0
        for n in range(kept):
            if must_stop(room, stop):
                return known
            author = ahead[old, n, place - 1]
            for link in range(list_links(graph, papers, room, author, level, tick + place)):
                other = room.link_other[link]
                if rest[other] == _OUT_OF_REACH:
                    continue
                cost = spent[old, n] + room.link_plain[link]
                bound = cost + rest[other]
                at = grown
                while at > 0 and _precedes(
                    bound, ahead[old, n], other, bounds[new, at - 1], ahead[new, at - 1], place
                ):
                    at -= 1
                if at == wanted:
                    continue
                grown = min(grown + 1, wanted)
                for moved in range(grown - 1, at, -1):
                    bounds[new, moved] = bounds[new, moved - 1]
                    spent[new, moved] = spent[new, moved - 1]
                    _copy(ahead[new, moved - 1], ahead[new, moved], place + 1)
                bounds[new, at], spent[new, at] = bound, cost
                _copy(ahead[old, n], ahead[new, at], place)
                ahead[new, at, place] = other
        kept = grown
    for n in range(kept):
        _copy(ahead[hops % 2, n], paths[known + n], hops + 1)
        plains[known + n] = bounds[hops % 2, n]
    return known + kept


@compiled
def _copy(source: Ints, target: Ints, length: int) -> None:
    for n in range(length):
        target[n] = source[n]


@compiled
def _precedes(
    bound: np.uint64,
    beginning: Ints,
    last: int,
    other_bound: np.uint64,
    other: Ints,
    place: int,
) -> bool:
    """Whether a beginning comes before another of the same length: by what it promises, by ids."""
    if bound != other_bound:
        return bool(bound < other_bound)
    for n in range(place):
        if beginning[n] != other[n]:
            return bool(beginning[n] < other[n])
    return bool(last < other[place])
