"""Slices: a bounded part of the graph around some nodes, walked tier by tier."""

import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from itertools import zip_longest

from graph.errors import NotFoundError, QueryTimeoutError
from graph.paths.options import (
    DERIVATION_THRESHOLD,
    HyperauthorMode,
    PaperFilter,
)
from graph.store.async_database import AsyncDatabase

KINDS = ("Author", "Paper", "Institution", "Topic", "Category")
"""The labels of a slice's nodes; where several kinds are equally near they take turns like this."""

MAX_EDGES = 20_000


class SliceLimit(Enum):
    """What cut a slice."""

    MAX_NODES = "MAX_NODES"
    MAX_EDGES = "MAX_EDGES"
    TIME_LIMIT = "TIME_LIMIT"


@dataclass(frozen=True, slots=True)
class SliceOptions:
    """How far to walk from where, over which kinds of node, and how many nodes to keep."""

    kinds: frozenset[str] = frozenset(KINDS)
    hops: int = 1
    max_nodes: int = 100
    papers: PaperFilter = field(default_factory=PaperFilter)


@dataclass(frozen=True, slots=True)
class SliceNode:
    """A node by its stored id, with the fewest hops to a node that was asked for."""

    id: str
    kind: str
    distance: int


@dataclass(frozen=True, slots=True)
class SliceEdge:
    """One relationship; what does not apply to its kind is None."""

    kind: str
    source: str
    target: str
    papers: int | None
    strength: float | None
    first_year: int | None
    last_year: int | None
    confidence: float | None
    score: float | None
    inferred: bool | None


@dataclass(frozen=True, slots=True)
class Slice:
    """Nodes, nearest first, with all edges among them, and what was left out.

    `totals` counts the nodes of each kind that were come upon, the ones asked for included; it is
    `exact` if the walk was not cut before its last hop. `walked` are the nodes whose neighbours
    were looked at.
    """

    nodes: tuple[SliceNode, ...]
    edges: tuple[SliceEdge, ...]
    totals: Mapping[str, int]
    exact: bool
    edge_total: int
    limit: SliceLimit | None
    walked: tuple[str, ...]


@dataclass(slots=True)
class _Walk:
    """A walk so far."""

    nodes: list[SliceNode]
    totals: Counter[str]
    frontier: list[str]
    walked: list[str] = field(default_factory=list)
    exact: bool = True
    limit: SliceLimit | None = None


@dataclass(frozen=True, slots=True)
class Slicer:
    """Cuts slices from one database."""

    database: AsyncDatabase
    derivation_threshold: int = DERIVATION_THRESHOLD

    async def cut_slice(
        self, around: Sequence[str], options: SliceOptions, *, seconds: float
    ) -> Slice:
        """The nodes around `around` (stored ids), the best first; `seconds` bounds it all.

        Raises:
            NotFoundError: Nothing answers to one of the ids.
            QueryTimeoutError: Not even the stored edges could be read in time.
        """
        started = time.monotonic()
        # A walk that takes too long is cut short, so that there is time left for the edges.
        walk_until = started + seconds * 0.5
        walk = await self._start(around, seconds)
        for distance in range(1, options.hops + 1):
            await self._walk_on(walk, options, distance, walk_until)
        edges, total, limit = await self._read_edges(walk.nodes, options, started, seconds)
        return Slice(
            tuple(walk.nodes),
            edges,
            dict(walk.totals),
            walk.exact,
            total,
            walk.limit or limit,
            tuple(walk.walked),
        )

    async def count_excluded(
        self, walked: Sequence[str], papers: PaperFilter, *, seconds: float
    ) -> int:
        """How many papers next to `walked` the hyper-author policy left out."""
        if papers.hyperauthor.most_authors is None or not walked:
            return 0
        [row] = await self.database.run_named(
            "slice/count_excluded_papers",
            timeout=seconds,
            ids=list(walked),
            since=papers.since,
            until=papers.until,
            mostAuthors=papers.hyperauthor.most_authors,
        )
        count: int = row["papers"]
        return count

    async def _start(self, around: Sequence[str], seconds: float) -> _Walk:
        rows = await self.database.run_named(
            "slice/resolve_nodes", timeout=seconds, ids=list(around)
        )
        found = {row["asked"]: SliceNode(row["id"], row["kind"], 0) for row in rows}
        for asked in around:
            if asked not in found:
                raise NotFoundError("node", asked)
        nodes = list(dict.fromkeys(found[asked] for asked in around))
        totals = Counter(node.kind for node in nodes)
        return _Walk(nodes, totals, [node.id for node in nodes])

    async def _walk_on(
        self, walk: _Walk, options: SliceOptions, distance: int, walk_until: float
    ) -> None:
        if walk.limit is not None:
            walk.exact = False
            return
        if not walk.frontier:
            return
        room = options.max_nodes - len(walk.nodes)
        try:
            rows = await self.database.run_named(
                "slice/walk_on",
                timeout=max(walk_until - time.monotonic(), 0.001),
                frontier=walk.frontier,
                seen=[node.id for node in walk.nodes],
                kinds=sorted(options.kinds),
                room=room,
                **self._filter_parameters(options.papers),
            )
        except QueryTimeoutError:
            walk.exact, walk.limit = False, SliceLimit.TIME_LIMIT
            return
        walk.walked += walk.frontier
        walk.totals.update({row["kind"]: row["total"] for row in rows})
        tier = _take_turns({row["kind"]: row["ids"] for row in rows}, distance)
        walk.nodes += tier[:room]
        walk.frontier = [node.id for node in tier[:room]]
        if sum(row["total"] for row in rows) > room:
            walk.limit = SliceLimit.MAX_NODES

    async def _read_edges(
        self, nodes: Sequence[SliceNode], options: SliceOptions, started: float, seconds: float
    ) -> tuple[tuple[SliceEdge, ...], int, SliceLimit | None]:
        parameters = {
            "ids": [node.id for node in nodes],
            "most": MAX_EDGES,
            **self._filter_parameters(options.papers),
        }
        limit = None
        try:
            [row] = await self.database.run_named(
                "slice/list_edges",
                timeout=max(started + seconds * 0.8 - time.monotonic(), 0.001),
                collaborations=True,
                **parameters,
            )
        except QueryTimeoutError:
            # A paper with thousands of authors joins millions of pairs; the rest is quick.
            limit = SliceLimit.TIME_LIMIT
            [row] = await self.database.run_named(
                "slice/list_edges",
                timeout=max(started + seconds - time.monotonic(), 0.001),
                collaborations=False,
                **parameters,
            )
        edges = tuple(SliceEdge(*values) for values in row["edges"])
        if row["total"] > len(edges):
            limit = limit or SliceLimit.MAX_EDGES
        return edges, row["total"], limit

    def _filter_parameters(self, papers: PaperFilter) -> dict[str, int | bool | None]:
        policy = papers.hyperauthor
        downweights = policy.mode is HyperauthorMode.DOWNWEIGHT
        return {
            "derived": papers.is_derived(self.derivation_threshold),
            "since": papers.since,
            "until": papers.until,
            "mostAuthors": policy.most_authors,
            "downweightAbove": policy.threshold if downweights else None,
        }


def _take_turns(ids: Mapping[str, Sequence[str]], distance: int) -> list[SliceNode]:
    """The best of each kind, then the second best of each: strengths of kinds do not compare."""
    columns = [[SliceNode(i, kind, distance) for i in ids.get(kind, ())] for kind in KINDS]
    return [node for turn in zip_longest(*columns) for node in turn if node is not None]
