"""Slices of authors from the index in memory: whom to walk to, and what joins them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat

import numpy as np

from graph.paths.ends import GraphVersion
from graph.paths.index.arrays import NO_YEAR, Ints
from graph.paths.index.build import CollaborationIndex
from graph.paths.index.evidence import count_excluded_papers
from graph.paths.index.filters import make_filter, without_derived
from graph.paths.index.neighbours import list_pairs, weigh_neighbours
from graph.paths.index.properties import get_properties
from graph.paths.options import PaperFilter
from graph.paths.slice_walk import Tier
from graph.paths.slices import SliceEdge

_DIGITS = 9
"""To which strengths are told, as the statements do."""


@dataclass(frozen=True, slots=True)
class IndexNeighbourhood:
    """As `graph.paths.slice_at_hand.Neighbourhood`, for one version of the graph."""

    index: CollaborationIndex

    @property
    def version(self) -> GraphVersion:
        """The graph's when the index was made."""
        return GraphVersion(self.index.identity, self.index.changes)

    def walk_on(
        self, frontier: Sequence[str], seen: Sequence[str], papers: PaperFilter, room: int
    ) -> Tier:
        """The collaborators of `frontier` that are not `seen`, the best first."""
        numbers, weights, newest = weigh_neighbours(
            self.index.graph,
            without_derived(make_filter(self.index, papers)),
            self._find(frontier),
            self._find(seen),
        )
        if not len(numbers):
            return Tier({}, {})
        # Numbers stand in the order of ids.
        order = np.lexsort((numbers, -newest, -np.round(weights, _DIGITS)))[:room]
        ids = [self.index.author_ids[number] for number in numbers[order].tolist()]
        return Tier({"Author": ids}, {"Author": len(numbers)})

    def list_edges(self, ids: Sequence[str], papers: PaperFilter) -> Sequence[SliceEdge]:
        """The collaborations among authors, the strongest first."""
        counted = without_derived(make_filter(self.index, papers))
        one, two, numbers, sums = list_pairs(self.index.graph, counted, self._find(ids))
        strengths = np.round(sums, _DIGITS)
        order = np.lexsort((two, one, -strengths))
        joint, first, last, sure = numbers[order].T
        columns = (
            repeat("COLLABORATED_WITH"),
            self._name(one[order]),
            self._name(two[order]),
            joint.tolist(),
            strengths[order].tolist(),
            _show_years(first),
            _show_years(last),
            self.index.certainties[sure].tolist(),
            repeat(None),
            repeat(None),
        )
        return list(map(SliceEdge._make, zip(*columns, strict=False)))  # repeated ones never end

    def count_excluded(self, authors: Sequence[str], papers: PaperFilter) -> int:
        """How many papers of authors the hyper-author policy leaves out."""
        return count_excluded_papers(self.index, authors, papers)

    def get_properties(self, kind: str, node_id: str) -> Mapping[str, object]:
        """What the index has of a node's properties."""
        return get_properties(self.index, kind, node_id)

    def _find(self, ids: Iterable[str]) -> Ints:
        return np.array([self.index.author_ids.find(one) for one in ids], np.int64)

    def _name(self, numbers: Ints) -> list[str]:
        ids = self.index.author_ids
        known = {number: ids[number] for number in np.unique(numbers).tolist()}
        return [known[number] for number in numbers.tolist()]


def _show_years(years: Ints) -> list[int | None]:
    return [None if year == NO_YEAR else year for year in years.tolist()]
