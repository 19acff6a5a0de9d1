"""The best paths where hops cost by the strength of collaborations."""

import numpy as np

from graph.paths.index.arrays import MOST_PATHS, Filter, Graph, Ints, Room, Units
from graph.paths.index.beginnings import Beginnings, make_beginnings, pop, push, take_place
from graph.paths.index.by_hops import search_by_hops
from graph.paths.index.compiled import compiled, entrance, whole
from graph.paths.index.layers import find_layer, spread_far, spread_near
from graph.paths.index.links import list_links, price_link
from graph.paths.index.tiers import must_stop, next_tick
from graph.paths.index.waiting import make_waiting, wait

_WIDER = 1.5
"""By how much the radius grows where too few paths were found within the last."""

_WIDEST = np.uint64(2**63)


@entrance
def search_by_cost(
    graph: Graph,
    papers: Filter,
    room: Room,
    start: int,
    goal: int,
    max_hops: int,
    most: int,
    paths: Ints,
    hops: Ints,
    costs: Units,
    plains: Units,
    progress: Ints,
    stop: Ints,
) -> int:
    """Write the best `most` simple paths in order; gives how many are proved to be.

    Where there are fewer than `most` paths at all, the search by hops has found them, and they
    only have to be put in order. Else those that it found bound what the best can cost.
    """
    found = search_by_hops(
        graph, papers, room, start, goal, max_hops, most, paths, hops, plains, progress, stop
    )
    if progress[1] == 1 or found == 0:
        if found > 0:
            progress[0] = min(progress[0], hops[0] - 1)
        return 0
    _put_in_order(graph, papers, found, paths, hops, costs, plains)
    if found < most:
        return found
    ceiling = costs[most - 1]
    radius = _first_radius(graph, papers, room, start, goal)
    best = make_beginnings()
    proved = 0
    while True:
        radius = min(radius, ceiling // np.uint64(2) + np.uint64(1))
        tick = next_tick(room)
        spread_near(graph, papers, room, start, goal, max_hops, radius, tick, stop)
        spread_far(graph, papers, room, start, goal, max_hops, radius, ceiling, tick, stop)
        best.counts[:] = 0
        found = 0
        if not must_stop(room, stop):
            found = _follow(
                graph, papers, room, start, goal, max_hops, most, ceiling, tick, best, paths, hops,
                costs, plains, stop,
            )  # fmt: skip
        if found < 0 or must_stop(room, stop):
            progress[0], progress[1] = 0, 1
            return proved
        reach = radius * np.uint64(2)
        proved = 0
        while proved < found and costs[proved] <= reach:
            proved += 1
        if proved == most:
            return most
        if found == most:
            # Those beyond reach are not in order yet; but so many cost no more than the dearest.
            ceiling = costs[:most].max()
            radius = ceiling
        else:
            radius = np.uint64(min(float(radius) * _WIDER, float(_WIDEST)))


@compiled
def _first_radius(graph: Graph, papers: Filter, room: Room, start: int, goal: int) -> np.uint64:
    """What the cheapest link of each end costs, the dearer of the two."""
    radius = np.uint64(1)
    for end in (start, goal):
        cheapest = _WIDEST
        for link in range(list_links(graph, papers, room, end, room.near, whole(-1))):
            cheapest = min(cheapest, room.link_cost[link])
        radius = max(radius, cheapest)
    return radius


@compiled
def _put_in_order(
    graph: Graph,
    papers: Filter,
    found: int,
    paths: Ints,
    hops: Ints,
    costs: Units,
    plains: Units,
) -> None:
    """Sort paths that are known by what they cost."""
    waiting = make_waiting()
    for path in range(found):
        cost = np.uint64(0)
        for n in range(hops[path]):
            cost += price_link(graph, papers, paths[path, n], paths[path, n + 1])
        wait(
            waiting, whole(MOST_PATHS), paths[path], whole(0), paths[path], hops[path], cost,
            plains[path],
        )  # fmt: skip
    for path in range(found):
        paths[path] = waiting.paths[path]
        hops[path] = waiting.hops[path]
        costs[path], plains[path] = waiting.costs[path], waiting.plains[path]


@compiled
def _follow(
    graph: Graph,
    papers: Filter,
    room: Room,
    start: int,
    goal: int,
    max_hops: int,
    most: int,
    ceiling: np.uint64,
    tick: int,
    best: Beginnings,
    paths: Ints,
    hops: Ints,
    costs: Units,
    plains: Units,
    stop: Ints,
) -> int:
    """Write the best paths over the layers, none dearer than the ceiling; -1 without room.

    A beginning is judged by the least that any walk on from it still needs.
    """
    layer = find_layer(room.far_layers, start, max_hops, tick)
    if layer < 0:
        return 0
    place = take_place(best)
    best.paths[place, 0], best.lengths[place] = start, 1
    best.spent[place] = best.spent_plain[place] = np.uint64(0)
    best.bound[place] = room.far_costs[layer, start]
    best.bound_hops[place], best.bound_plain[place] = layer, room.far_plains[layer, start]
    push(best, place)
    found = 0
    while found < most:
        place = pop(best)
        if place < 0 or must_stop(room, stop):
            break
        length = best.lengths[place]
        author = best.paths[place, length - 1]
        if author == goal:
            for n in range(length):
                paths[found, n] = best.paths[place, n]
            hops[found] = length - 1
            costs[found], plains[found] = best.bound[place], best.bound_plain[place]
            found += 1
            continue
        for link in range(list_links(graph, papers, room, author, room.near, whole(-1))):
            other = room.link_other[link]
            layer = find_layer(room.far_layers, other, max_hops - length, tick)
            if layer < 0 or room.banned[other] != 0:
                continue
            spent = best.spent[place] + room.link_cost[link]
            bound = spent + room.far_costs[layer, other]
            if bound > ceiling or _is_on(best.paths[place], length, other):
                continue
            grown = take_place(best)
            if grown < 0:
                return -1
            for n in range(length):
                best.paths[grown, n] = best.paths[place, n]
            best.paths[grown, length] = other
            best.lengths[grown] = length + 1
            plain = best.spent_plain[place] + room.link_plain[link]
            best.spent[grown], best.spent_plain[grown] = spent, plain
            best.bound[grown], best.bound_hops[grown] = bound, length + layer
            best.bound_plain[grown] = plain + room.far_plains[layer, other]
            push(best, grown)
    return found


@compiled
def _is_on(path: Ints, length: int, author: int) -> bool:
    for n in range(length):
        if path[n] == author:
            return True
    return False
