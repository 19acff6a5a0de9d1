"""Slices of authors from the index in memory: whom to walk to, and what joins them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from graph.paths.columns import Columns
from graph.paths.ends import GraphVersion
from graph.paths.index.arrays import Floats, Ints
from graph.paths.index.build import CollaborationIndex
from graph.paths.index.edge_columns import EdgeColumns
from graph.paths.index.evidence import count_excluded_papers
from graph.paths.index.filters import make_filter, without_derived
from graph.paths.index.neighbours import find_newest, list_pairs, weigh_neighbours
from graph.paths.index.properties import list_of_authors
from graph.paths.options import PaperFilter
from graph.paths.slice_walk import Tier
from graph.paths.slices import SliceEdge

_DIGITS = 9
"""To which strengths are told, as the statements do."""


@dataclass(frozen=True, slots=True)
class IndexNeighbourhood:
    """As `graph.paths.slice_at_hand.Neighbourhood`, for one slice of one version of the graph."""

    index: CollaborationIndex
    numbers: dict[str, int] = field(default_factory=dict)
    """Those of the authors that it has come upon, by id."""

    @property
    def version(self) -> GraphVersion:
        """The graph's when the index was made."""
        return GraphVersion(self.index.identity, self.index.changes)

    def walk_on(
        self, frontier: Sequence[str], seen: Sequence[str], papers: PaperFilter, room: int
    ) -> Tier:
        """The collaborators of `frontier` that are not `seen`, the best first."""
        numbers, weights = weigh_neighbours(
            self.index.graph,
            without_derived(make_filter(self.index, papers)),
            self._find(frontier),
            self._find(seen),
        )
        best = self._choose(numbers, np.round(weights, _DIGITS), room)
        ids = self.index.author_ids.list_some(best)
        self.numbers.update(zip(ids, best.tolist(), strict=True))
        return Tier({"Author": ids}, {"Author": len(numbers)}) if len(numbers) else Tier({}, {})

    def _choose(self, numbers: Ints, weights: Floats, room: int) -> Ints:
        """The strongest, then the most recent, then by id: numbers stand in the order of ids."""
        if room <= 0:
            return numbers[:0]
        if len(numbers) > room:
            # Those that are less strong than so many others need not be looked at any further.
            chosen = weights >= np.partition(weights, -room)[-room]
            numbers, weights = numbers[chosen], weights[chosen]
        newest = find_newest(self.index.graph, numbers)
        return numbers[np.lexsort((numbers, -newest, -weights))[:room]]

    def list_edges(self, ids: Sequence[str], papers: PaperFilter) -> Columns[SliceEdge]:
        """The collaborations among authors, the strongest first."""
        counted = without_derived(make_filter(self.index, papers))
        members = self._find(ids)
        # Ascending numbers are ascending ids.
        ascending = np.argsort(members)
        one, two, numbers, sums = list_pairs(self.index.graph, counted, members[ascending])
        strengths = np.round(sums, _DIGITS)
        order = np.lexsort((one.astype(np.int64) * len(members) + two, -strengths))
        return EdgeColumns(
            [ids[place] for place in ascending.tolist()],
            one[order],
            two[order],
            numbers[:, order],
            strengths[order],
            self.index.certainties,
        )

    def count_excluded(
        self, authors: Sequence[str], shown: Sequence[str], papers: PaperFilter
    ) -> int:
        """How many papers of authors, or of two that are shown, the hyper-author policy drops."""
        return count_excluded_papers(self.index, authors, papers, shown)

    def list_properties(
        self, kind: str, ids: Sequence[str], names: Sequence[str]
    ) -> Sequence[Sequence[object]] | None:
        """What the index has of authors, who are mostly those that it has come upon."""
        return list_of_authors(self.index, self._find(ids), names) if kind == "Author" else None

    def _find(self, ids: Sequence[str]) -> Ints:
        known, find = self.numbers, self.index.author_ids.find
        for one in ids:
            if one not in known:
                known[one] = find(one)
        return np.fromiter(map(known.__getitem__, ids), np.int64, len(ids))
