"""Which pairs of authors are asked for: random ones, hubs, and unconnected ones."""

from dataclasses import dataclass

import numpy as np
from numpy.random import default_rng

from bench.generate.derive import AuthorCounts, Collaborations, count_authors, derive_collaborations
from bench.generate.lines import name_paper_ids
from bench.generate.sizes import SIZES
from bench.generate.words import Ints
from bench.generate.world import World, make_world

PAIRS = 400
HUB_PAIRS = 100
APART = 60
MOST_HOPS = 10
"""The longest path that may be asked for, and what everybody is asked for."""
_HUBS = 200
_SEED = 8


@dataclass(frozen=True, slots=True)
class Case:
    """Two authors, by id and by number."""

    start: str
    goal: str
    start_number: int
    goal_number: int


@dataclass(frozen=True, slots=True)
class Scene:
    """The generated graph in arrays, with the pairs that are asked for."""

    world: World
    paper_ids: list[str]
    collaborations: Collaborations
    counts: AuthorCounts
    pairs: list[Case]
    hubs: list[Case]
    apart: list[Case]


def make_scene(size: str) -> Scene:
    """Make the graph of that size anew: it is the one that the database has."""
    world = make_world(SIZES[size])
    paper_ids = name_paper_ids(world)
    order = np.argsort(np.argsort(np.array(paper_ids)))
    collaborations = derive_collaborations(world, order)
    counts = count_authors(world, collaborations)
    rng = default_rng(_SEED)
    giant = np.flatnonzero(counts.component == np.bincount(counts.component).argmax())
    others = np.flatnonzero(counts.component != np.bincount(counts.component).argmax())
    hubs = np.argsort(-counts.collaborators, kind="stable")[:_HUBS]
    return Scene(
        world,
        paper_ids,
        collaborations,
        counts,
        _pair(world, rng.choice(giant, PAIRS), rng.choice(giant, PAIRS)),
        _pair(world, rng.choice(hubs, HUB_PAIRS), rng.choice(hubs, HUB_PAIRS)),
        _pair(world, rng.choice(giant, APART), rng.choice(others, APART)),
    )


def _pair(world: World, starts: Ints, goals: Ints) -> list[Case]:
    return [
        Case(world.author_ids[start], world.author_ids[goal], start, goal)
        for start, goal in zip(starts.tolist(), goals.tolist(), strict=True)
        if start != goal
    ]
