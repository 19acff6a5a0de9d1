"""The graph of collaborations as arrays of numbers, and the room that a search works in.

Authors and papers are numbered in the order of their ids, so that comparing numbers compares ids.
Rows are compressed: what belongs to number `n` stands from `start[n]` up to `start[n + 1]`.
"""

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from graph.paths.strength import OLDEST_YEARS, ageing

Ints = npt.NDArray[np.integer[Any]]
Floats = npt.NDArray[np.float64]
Units = npt.NDArray[np.uint64]

NO_YEAR = -32768
"""The year of a paper without one: before every window."""

MOST_NODES = 12
"""Room for the authors of one path: ten hops, and one author to spare."""

MOST_PATHS = 32
"""Room for the paths of one answer."""

AGEING = np.array([ageing(-age, 0) for age in range(OLDEST_YEARS + 1)])
"""What a paper counts for by its age in years; the last also stands for all that are older."""
AGEING.flags.writeable = False

STEPS_PER_TICK = 16
"""A stamp says when and at how many hops: so many of them belong to one sweep."""


class Graph(NamedTuple):
    """What searches read; nothing writes to it once it is made.

    `other` and `code` are the derived collaborations of each author, ascending;
    `resistances[code]` says how strong each is, `recents[code]` how strong with papers aged up to
    the newest year. `papers` with `paper_sure` are an author's papers,
    `authors` with `author_sure` a paper's authors; `sure` counts into the ascending certainties.
    """

    start: Ints
    other: Ints
    code: Ints
    resistances: Units
    recents: Units
    papers_start: Ints
    papers: Ints
    paper_sure: Ints
    authors_start: Ints
    authors: Ints
    author_sure: Ints
    year: Ints
    author_count: Ints


class Filter(NamedTuple):
    """Which papers count and what they add: `graph.paths.options` in numbers.

    `derived` reads the derived collaborations, for which nothing else here matters but `weight`:
    0 for hops, 1 for strength, 2 for recent strength. `downweight_above` is out of reach where
    nothing is downweighted; `ageing` gives the factor by age, seen from `reference_year`.
    """

    derived: bool
    most_authors: int
    since: int
    until: int
    least_sure: int
    downweight_above: int
    weight: int
    reference_year: int
    ageing: Floats


class Room(NamedTuple):
    """Arrays that one search at a time writes to; stamps make clearing them unnecessary.

    `near`, `far`, `even` and `odd` stamp authors with a tick and a number of hops; `…_swept` stamp
    papers. `…_rest` is what is needed to the goal from an author at an even or odd place of a path.
    `…_layers` are stamped where `…_costs` hold the least cost from an end to an author, by hops.
    `counters` hold the tick, the links looked at, how many there may be, and the authors visited.
    """

    near: Ints
    far: Ints
    even: Ints
    odd: Ints
    visited: Ints
    banned: Ints
    near_queue: Ints
    far_queue: Ints
    members: Ints
    visitors: Ints
    near_swept: Ints
    far_swept: Ints
    level_swept: Ints
    even_rest: Units
    odd_rest: Units
    link_other: Ints
    link_plain: Units
    link_cost: Units
    plain_sum: Floats
    aged_sum: Floats
    counters: Ints
    near_layers: Ints
    far_layers: Ints
    near_costs: Units
    far_costs: Units
    far_plains: Units


TICK, LOOKED, MAY_LOOK, VISITED = range(4)

_LAST_TICK = 2**31 - 2**20


def make_room(authors: int, papers: int) -> Room:
    """Room for searches among so many authors and papers; what is not touched takes no memory."""

    def stamps(length: int) -> Ints:
        return np.zeros(length, np.int32)

    def queue(length: int) -> Ints:
        return np.empty(length + MOST_NODES, np.int32)

    def units() -> Units:
        return np.empty(authors, np.uint64)

    return Room(
        near=stamps(authors),
        far=stamps(authors),
        even=stamps(authors),
        odd=stamps(authors),
        visited=stamps(authors),
        banned=stamps(authors),
        near_queue=queue(authors),
        far_queue=queue(authors),
        # An author may be a member at an even place of paths and at an odd one.
        members=queue(2 * authors),
        visitors=queue(authors),
        near_swept=stamps(papers),
        far_swept=stamps(papers),
        level_swept=stamps(papers),
        even_rest=units(),
        odd_rest=units(),
        link_other=queue(authors),
        link_plain=units(),
        link_cost=units(),
        plain_sum=np.zeros(authors, np.float64),
        aged_sum=np.zeros(authors, np.float64),
        counters=np.zeros(4, np.int64),
        near_layers=np.zeros((authors, MOST_NODES), np.int32),
        far_layers=np.zeros((authors, MOST_NODES), np.int32),
        near_costs=np.empty((authors, MOST_NODES), np.uint64),
        far_costs=np.empty((authors, MOST_NODES), np.uint64),
        far_plains=np.empty((authors, MOST_NODES), np.uint64),
    )


def is_worn(room: Room) -> bool:
    """Whether its ticks are nearly used up, so that new room is due."""
    return bool(room.counters[TICK] > _LAST_TICK)
