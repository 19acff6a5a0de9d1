"""The least cost between authors and both ends, by the number of hops, as far as it may matter.

A path that costs no more than two radii together has a link that leads from authors within the
radius of one end to authors within that of the other. So costs are spread from both ends up to its
radius; and from the goal on to those authors near the start by whom a path may be so cheap.
Where few hops are left, only those matter who are so near to the other end, as tiers around it say.
"""

import numpy as np

from graph.paths.index.arrays import Filter, Graph, Ints, Room
from graph.paths.index.compiled import compiled
from graph.paths.index.links import list_links
from graph.paths.index.tiers import Ends, begin, leave_far, leave_near, must_stop, visit, weigh_tier

_TIER_LOOKS = 20_000
"""What may be looked at to know one more tier around an end."""

_LOOKED = 1

NOWHERE = np.uint64(2**64 - 1)


@compiled
def list_tiers(
    graph: Graph, papers: Filter, room: Room, start: int, goal: int, max_hops: int, stop: Ints
) -> Ends:
    """Some tiers around both ends, as far as that takes little."""
    ends = begin(room, start, goal)
    hops = ends.hops
    while (
        hops[0] < max_hops // 2
        and weigh_tier(graph, papers, room.near_queue, ends.near_marks, hops[0]) < _TIER_LOOKS
    ):
        leave_near(graph, papers, room, ends, ends.near_tick, stop)
    while (
        hops[1] < max_hops // 2
        and weigh_tier(graph, papers, room.far_queue, ends.far_marks, hops[1]) < _TIER_LOOKS
    ):
        leave_far(graph, papers, room, ends, stop)
    return ends


@compiled
def _is_too_far(stamp: int, tick: int, tiers: int, left: int) -> bool:
    """Whether somebody with that stamp is more hops away than are left."""
    return bool(left <= tiers and not tick <= stamp <= tick + left)


@compiled
def spread_near(
    graph: Graph,
    papers: Filter,
    room: Room,
    ends: Ends,
    start: int,
    goal: int,
    max_hops: int,
    radius: np.uint64,
    tick: int,
    stop: Ints,
) -> int:
    """The least costs from the start to everybody within the radius, layer by layer of hops.

    A layer only has those who get cheaper by one hop more. Gives how much was looked at.
    """
    looked = room.counters[_LOOKED]
    least, reached = room.even_rest, room.even
    now, later = room.near_queue, room.far_queue
    now[0], count = start, 1
    room.near_layers[start, 0], room.near_costs[start, 0] = tick, np.uint64(0)
    reached[start], least[start] = tick, np.uint64(0)
    for hops in range(1, max_hops):
        grown = 0
        for n in range(count):
            if must_stop(room, stop):
                return 0
            author = now[n]
            if author == goal:
                continue
            visit(room, author)
            spent = room.near_costs[author, hops - 1]
            for link in range(list_links(graph, papers, room, author, reached, -1)):
                other, cost = room.link_other[link], spent + room.link_cost[link]
                if cost > radius or room.banned[other] != 0:
                    continue
                if reached[other] == tick and least[other] <= cost:
                    continue
                if _is_too_far(room.far[other], ends.far_tick, ends.hops[1], max_hops - hops):
                    continue
                reached[other], least[other] = tick, cost
                if room.near_layers[other, hops] != tick:
                    room.near_layers[other, hops] = tick
                    later[grown] = other
                    grown += 1
                room.near_costs[other, hops] = cost
        now, later, count = later, now, grown
    return int(room.counters[_LOOKED] - looked)


@compiled
def spread_far(
    graph: Graph,
    papers: Filter,
    room: Room,
    ends: Ends,
    start: int,
    goal: int,
    max_hops: int,
    radius: np.uint64,
    reach: np.uint64,
    near_tick: int,
    tick: int,
    stop: Ints,
) -> int:
    """The same from the goal; beyond the radius only to whom a path within reach may go by."""
    looked = room.counters[_LOOKED]
    least, reached = room.odd_rest, room.odd
    now, later = room.near_queue, room.far_queue
    now[0], count = goal, 1
    room.far_layers[goal, 0] = tick
    room.far_costs[goal, 0] = room.far_plains[goal, 0] = np.uint64(0)
    reached[goal], least[goal] = tick, np.uint64(0)
    for hops in range(1, max_hops + 1):
        grown = 0
        for n in range(count):
            if must_stop(room, stop):
                return 0
            author = now[n]
            if author == start:
                continue
            visit(room, author)
            spent, plain = room.far_costs[author, hops - 1], room.far_plains[author, hops - 1]
            for link in range(list_links(graph, papers, room, author, reached, -1)):
                other, cost = room.link_other[link], spent + room.link_cost[link]
                left = max_hops - hops
                if room.banned[other] != 0 or cost > reach:
                    continue
                if _is_too_far(room.near[other], ends.near_tick, ends.hops[0], left):
                    continue
                if cost > radius:
                    rest = look_up(room.near_layers, room.near_costs, other, left, near_tick)
                    if rest > reach - cost:
                        continue
                total = plain + room.link_plain[link]
                if reached[other] == tick and (
                    least[other] < cost
                    or (
                        least[other] == cost
                        and (
                            room.far_layers[other, hops] != tick
                            or room.far_plains[other, hops] <= total
                        )
                    )
                ):
                    continue
                reached[other], least[other] = tick, cost
                if room.far_layers[other, hops] != tick:
                    room.far_layers[other, hops] = tick
                    later[grown] = other
                    grown += 1
                room.far_costs[other, hops], room.far_plains[other, hops] = cost, total
        now, later, count = later, now, grown
    return int(room.counters[_LOOKED] - looked)


@compiled
def look_up(layers: Ints, costs: Ints, author: int, hops: int, tick: int) -> np.uint64:
    """The least cost within so many hops; `NOWHERE` where there is none."""
    layer = find_layer(layers, author, hops, tick)
    return costs[author, layer] if layer >= 0 else NOWHERE


@compiled
def find_layer(layers: Ints, author: int, hops: int, tick: int) -> int:
    """The layer that has the least cost within so many hops: the last one; -1 where none has."""
    layer = hops
    while layer >= 0 and layers[author, layer] != tick:
        layer -= 1
    return layer
