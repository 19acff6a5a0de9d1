"""The least cost between authors and both ends, by the number of hops, as far as it may matter.

A path that costs at most twice a radius has a link that leads from authors within the radius of one
end to authors within that of the other. So costs are spread from both ends up to the radius; and
from the goal on to those authors near the start by whom a path may still be cheap enough.
"""

import numpy as np

from graph.paths.index.arrays import Filter, Graph, Ints, Room
from graph.paths.index.compiled import compiled
from graph.paths.index.links import list_links
from graph.paths.index.tiers import must_stop, visit

NOWHERE = np.uint64(2**64 - 1)


@compiled
def spread_near(
    graph: Graph,
    papers: Filter,
    room: Room,
    start: int,
    goal: int,
    max_hops: int,
    radius: np.uint64,
    tick: int,
    stop: Ints,
) -> None:
    """The least costs from the start to everybody within the radius, layer by layer of hops.

    A layer only has those who get cheaper by one hop more.
    """
    least, reached = room.even_rest, room.near
    now, later = room.near_queue, room.far_queue
    now[0], count = start, 1
    room.near_layers[0, start], room.near_costs[0, start] = tick, np.uint64(0)
    reached[start], least[start] = tick, np.uint64(0)
    for hops in range(1, max_hops):
        grown = 0
        for n in range(count):
            if must_stop(room, stop):
                return
            author = now[n]
            if author == goal:
                continue
            visit(room, author)
            spent = room.near_costs[hops - 1, author]
            for link in range(list_links(graph, papers, room, author, reached, -1)):
                other, cost = room.link_other[link], spent + room.link_cost[link]
                if cost > radius or room.banned[other] != 0:
                    continue
                if reached[other] == tick and least[other] <= cost:
                    continue
                reached[other], least[other] = tick, cost
                if room.near_layers[hops, other] != tick:
                    room.near_layers[hops, other] = tick
                    later[grown] = other
                    grown += 1
                room.near_costs[hops, other] = cost
        now, later, count = later, now, grown


@compiled
def spread_far(
    graph: Graph,
    papers: Filter,
    room: Room,
    start: int,
    goal: int,
    max_hops: int,
    radius: np.uint64,
    ceiling: np.uint64,
    tick: int,
    stop: Ints,
) -> None:
    """The same from the goal; beyond the radius only to whom a path below the ceiling may go by."""
    least, reached = room.odd_rest, room.far
    now, later = room.near_queue, room.far_queue
    now[0], count = goal, 1
    room.far_layers[0, goal] = tick
    room.far_costs[0, goal] = room.far_plains[0, goal] = np.uint64(0)
    reached[goal], least[goal] = tick, np.uint64(0)
    for hops in range(1, max_hops + 1):
        grown = 0
        for n in range(count):
            if must_stop(room, stop):
                return
            author = now[n]
            if author == start:
                continue
            visit(room, author)
            spent, plain = room.far_costs[hops - 1, author], room.far_plains[hops - 1, author]
            for link in range(list_links(graph, papers, room, author, reached, -1)):
                other, cost = room.link_other[link], spent + room.link_cost[link]
                if room.banned[other] != 0 or cost > ceiling:
                    continue
                if cost > radius:
                    rest = look_up(room.near_layers, room.near_costs, other, max_hops - hops, tick)
                    if rest > ceiling - cost:
                        continue
                total = plain + room.link_plain[link]
                if reached[other] == tick and (
                    least[other] < cost
                    or (
                        least[other] == cost
                        and (
                            room.far_layers[hops, other] != tick
                            or room.far_plains[hops, other] <= total
                        )
                    )
                ):
                    continue
                reached[other], least[other] = tick, cost
                if room.far_layers[hops, other] != tick:
                    room.far_layers[hops, other] = tick
                    later[grown] = other
                    grown += 1
                room.far_costs[hops, other], room.far_plains[hops, other] = cost, total
        now, later, count = later, now, grown


@compiled
def look_up(layers: Ints, costs: Ints, author: int, hops: int, tick: int) -> np.uint64:
    """The least cost within so many hops; `NOWHERE` where there is none."""
    layer = find_layer(layers, author, hops, tick)
    return costs[layer, author] if layer >= 0 else NOWHERE


@compiled
def find_layer(layers: Ints, author: int, hops: int, tick: int) -> int:
    """The layer that has the least cost within so many hops: the last one; -1 where none has."""
    layer = hops
    while layer >= 0 and layers[layer, author] != tick:
        layer -= 1
    return layer
