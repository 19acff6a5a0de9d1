"""Slices of authors from what is in memory: no statement is needed to choose nodes and edges."""

from collections.abc import Collection, Sequence
from typing import Protocol

from graph.paths.columns import Columns
from graph.paths.ends import GraphVersion
from graph.paths.options import PaperFilter
from graph.paths.slice_walk import Tier, Walk
from graph.paths.slices import MAX_EDGES, Slice, SliceEdge, SliceLimit, SliceNode, SliceOptions

AUTHORS = frozenset({"Author"})


class Neighbourhood(Protocol):
    """Knows the collaborators of each author, in one version of the graph."""

    @property
    def version(self) -> GraphVersion:
        """That version, which may be older than the graph is."""
        ...

    def walk_on(
        self, frontier: Sequence[str], seen: Sequence[str], papers: PaperFilter, room: int
    ) -> Tier:
        """The collaborators of `frontier`, a part of `seen`, that are not `seen`; best first."""
        ...

    def list_edges(self, ids: Sequence[str], papers: PaperFilter) -> Columns[SliceEdge]:
        """The collaborations among authors, the strongest first."""
        ...

    def count_excluded(
        self, authors: Sequence[str], shown: Sequence[str], papers: PaperFilter
    ) -> int:
        """How many papers of authors, or of two that are shown, the hyper-author policy drops."""
        ...

    def list_properties(
        self, kind: str, ids: Sequence[str], names: Sequence[str]
    ) -> Sequence[Sequence[object]] | None:
        """As `graph.paths.properties.Properties`, of that version."""
        ...


class NeighbourhoodChoice(Protocol):
    """Knows whether there is something quicker than Neo4j for a slice of authors."""

    def offer_neighbourhood(self, authors: Collection[str]) -> Neighbourhood | None:
        """One that has all of the authors under these ids, before the graph was asked.

        None where there is none, or where it is known to be older than the graph.
        """
        ...


def cut_at_hand(near: Neighbourhood, around: Sequence[str], options: SliceOptions) -> Slice:
    """The slice that `Slicer` cuts by statements, from a neighbourhood."""
    walk = Walk(options, [SliceNode(one, "Author", 0) for one in dict.fromkeys(around)])
    for distance in range(1, options.hops + 1):
        if walk.begin_tier():
            seen = [node.id for node in walk.nodes]
            tier = near.walk_on(walk.frontier, seen, options.papers, walk.room)
            walk.add_tier(tier, distance)
    edges = near.list_edges([node.id for node in walk.nodes], options.papers)
    limit = SliceLimit.MAX_EDGES if len(edges) > MAX_EDGES else None
    return Slice(
        tuple(walk.nodes),
        edges if limit is None else edges[:MAX_EDGES],
        dict(walk.totals),
        walk.exact,
        len(edges),
        walk.limit or limit,
        tuple(walk.walked),
        near.version,
        at_hand=near,
    )
