"""Our index of the collaborations, in this process."""

import numpy as np

from bench.harness.measure import Variant
from bench.paths.cases import Case, Scene
from graph.paths.index.arrays import make_room
from graph.paths.index.build import Authorships, CollaborationIndex, build_index
from graph.paths.index.filters import make_filter
from graph.paths.index.search import ask, search_index
from graph.paths.options import DERIVATION_THRESHOLD, PathOptions
from graph.paths.strength import UNIT, cost_of

NAME = "ours: index"
_NO_BOUND = 2**62


class OurIndex:
    """Searches in the thread that asks."""

    def __init__(self, scene: Scene) -> None:
        """Build the index from the generated arrays."""
        self.index: CollaborationIndex = build_index(
            _list_authorships(scene), threshold=DERIVATION_THRESHOLD, identity="bench", changes=0
        )
        self._room = make_room(len(scene.world.names), scene.world.size.papers)
        self._stop = np.zeros(1, np.int64)

    @property
    def bytes(self) -> int:
        """What its arrays take."""
        return sum(array.nbytes for array in self.index.graph)

    def variant(self, options: PathOptions) -> Variant[Case]:
        """Searches with these options; from ids to ids."""
        index, room, stop = self.index, self._room, self._stop
        papers = make_filter(index, options.papers, options.weight, index.newest_year)

        def search(case: Case) -> tuple[float, ...]:
            ends = (index.author_ids.find(case.start), index.author_ids.find(case.goal))
            question = ask(index, papers, ends, options)
            result = search_index(index, room, question, stop, may_look=_NO_BOUND)
            return tuple(cost_of(path.rank) / UNIT for path in result.paths) if result else ()

        return Variant(NAME, search)


def _list_authorships(scene: Scene) -> Authorships:
    world = scene.world
    return Authorships(
        world.author_ids,
        scene.paper_ids,
        world.years,
        world.teams.sizes,
        [str(date) for date in world.dates],
        world.teams.authors,
        world.teams.papers,
        world.confidence,
    )
