"""The best paths where hops cost by the strength of collaborations."""

import numpy as np

from graph.paths.index.arrays import MOST_PATHS, Filter, Graph, Ints, Room, Units
from graph.paths.index.beginnings import Beginnings, make_beginnings, pop, push, take_place
from graph.paths.index.by_hops import search_by_hops
from graph.paths.index.compiled import compiled, entrance, whole
from graph.paths.index.layers import find_layer, list_tiers, spread_far, spread_near
from graph.paths.index.links import list_links, price_link
from graph.paths.index.tiers import must_stop, next_tick
from graph.paths.index.waiting import make_waiting, wait

_A_LITTLE = 1 / 64
"""By what part of its length the reach grows where some paths are found, but too few."""

_WIDEST = 2.0**62


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
    `progress` is as in `search_by_hops`, and `progress[1]` is 2 where there was no more room.
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
    near_radius = _cheapest_link(graph, papers, room, start)
    far_radius = _cheapest_link(graph, papers, room, goal)
    near_step = far_step = 0.25 * min(float(near_radius), float(far_radius))
    ends = list_tiers(graph, papers, room, start, goal, max_hops, stop)
    near_tick = next_tick(room)
    near = spread_near(
        graph, papers, room, ends, start, goal, max_hops, near_radius, near_tick, stop
    )
    far = whole(0)
    best = make_beginnings()
    while True:
        reach = min(near_radius + far_radius, ceiling)
        far_tick = next_tick(room)
        before, far = far, spread_far(
            graph, papers, room, ends, start, goal, max_hops, far_radius, reach, near_tick,
            far_tick, stop,
        )  # fmt: skip
        far_step = _fit_step(far_step, before, far)
        best.counts[:] = 0
        found = 0
        if not must_stop(room, stop):
            found = _follow(
                graph, papers, room, start, goal, max_hops, most, reach, far_tick, best, paths,
                hops, costs, plains, stop,
            )  # fmt: skip
        if found < 0 or must_stop(room, stop):
            progress[0], progress[1] = 0, 2 if found < 0 else 1
            return max(found, 0)
        if found == most:
            return most
        if found > 0:
            # The others are seldom much dearer than the first.
            near_step = far_step = _A_LITTLE * float(reach)
        while near <= far and near_radius + far_radius < ceiling:
            near_radius = _widen(near_radius, near_step)
            near_tick = next_tick(room)
            before, near = (
                near,
                spread_near(
                    graph, papers, room, ends, start, goal, max_hops, near_radius, near_tick, stop
                ),
            )
            near_step = _fit_step(near_step, before, near)
        far_radius = _widen(far_radius, far_step)


@compiled
def _fit_step(step: float, before: int, after: int) -> float:
    """A step that about doubles what there is to look at: circles grow ever faster."""
    if after > 2.5 * before:
        return step / 2.0
    return step * 2.0 if after < 1.6 * before else step


@compiled
def _widen(radius: np.uint64, step: float) -> np.uint64:
    return np.uint64(min(float(radius) + step + 1.0, _WIDEST))


@compiled
def _cheapest_link(graph: Graph, papers: Filter, room: Room, author: int) -> np.uint64:
    """What the cheapest link of an author costs."""
    cheapest = np.uint64(_WIDEST)
    for link in range(list_links(graph, papers, room, author, room.near, whole(-1))):
        cheapest = min(cheapest, room.link_cost[link])
    return cheapest


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
    reach: np.uint64,
    tick: int,
    best: Beginnings,
    paths: Ints,
    hops: Ints,
    costs: Units,
    plains: Units,
    stop: Ints,
) -> int:
    """Write the best paths over the layers, none beyond reach; -1 without room.

    A beginning is judged by the least that any walk on from it still needs.
    """
    layer = find_layer(room.far_layers, start, max_hops, tick)
    if layer < 0:
        return 0
    place = take_place(best)
    best.paths[place, 0], best.lengths[place] = start, 1
    best.spent[place] = best.spent_plain[place] = np.uint64(0)
    best.bound[place] = room.far_costs[start, layer]
    best.bound_hops[place], best.bound_plain[place] = layer, room.far_plains[start, layer]
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
            bound = spent + room.far_costs[other, layer]
            if bound > reach or _is_on(best.paths[place], length, other):
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
            best.bound_plain[grown] = plain + room.far_plains[other, layer]
            push(best, grown)
    return found


@compiled
def _is_on(path: Ints, length: int, author: int) -> bool:
    for n in range(length):
        if path[n] == author:
            return True
    return False
