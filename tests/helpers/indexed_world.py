"""A small world as the index has it."""

from collections.abc import Iterable

import numpy as np

from graph.paths.index.arrays import NO_YEAR
from graph.paths.index.build import Authorships, CollaborationIndex, build_index
from graph.paths.options import DERIVATION_THRESHOLD
from tests.helpers.collaborations import World


def list_authorships(world: World, also: Iterable[str] = ()) -> Authorships:
    """All mentions of the world; `also` are ids of authors beside those of the world."""
    authors = [*reversed(world.authors), *also]
    places = {author: place for place, author in enumerate(authors)}
    rows = [
        (places[author], place, confidence)
        for place, paper in enumerate(world.papers)
        for author, confidence in paper.mentions
    ]
    years = [NO_YEAR if paper.year is None else paper.year for paper in world.papers]
    return Authorships(
        authors,
        [paper.id for paper in world.papers],
        np.array(years, np.int16),
        np.array([paper.author_count for paper in world.papers], np.int32),
        ["" if paper.year is None else str(paper.year) for paper in world.papers],
        [f"Name of {author}" for author in authors],
        [f"Title of {paper.id}" for paper in world.papers],
        np.array([row[0] for row in rows], np.int64),
        np.array([row[1] for row in rows], np.int64),
        np.array([row[2] for row in rows], np.float64),
    )


def index_world(world: World) -> CollaborationIndex:
    """The world's index."""
    return build_index(
        list_authorships(world), threshold=DERIVATION_THRESHOLD, identity="world", changes=0
    )
