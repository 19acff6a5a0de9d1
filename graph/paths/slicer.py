"""Cutting slices: nodes tier by tier, then the edges among them."""

import asyncio
import time
from collections.abc import AsyncGenerator, Callable, Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from graph.errors import GraphChangedError, NotFoundError, QueryTimeoutError
from graph.paths.ends import GraphVersion, find_merged, read_version
from graph.paths.options import HyperauthorMode, PaperFilter
from graph.paths.slice_at_hand import AUTHORS, Neighbourhood, NeighbourhoodChoice, cut_at_hand
from graph.paths.slice_walk import Tier, Walk
from graph.paths.slices import (
    MAX_EDGES,
    Slice,
    SliceEdge,
    SliceLimit,
    SliceNode,
    SliceOptions,
)
from graph.store.async_database import AsyncDatabase, Row

_CUT_AT_ONCE = 1_000
"""Nodes times hops: up to so many are cut within few milliseconds, and a thread would cost more."""


@dataclass(frozen=True, slots=True)
class Slicer:
    """Cuts slices from one database, or from what `quicker` has of it.

    With `trust`, a slice of authors is cut at hand before the graph was asked for its version;
    `trust` is told which version the slice rests on, and whoever gave it looks whether the graph
    has it.
    """

    database: AsyncDatabase
    quicker: NeighbourhoodChoice | None = None
    trust: Callable[[GraphVersion], None] | None = None

    async def cut_slice(
        self,
        around: Sequence[str],
        options: SliceOptions,
        *,
        seconds: float,
        begun: GraphVersion | None = None,
    ) -> Slice:
        """The nodes around `around` (stored ids), the best first; `seconds` bounds it all.

        A slice that goes on after some nodes belongs to the version of the graph that it was
        `begun` with: the slice and those that go on from it are together one greater slice.

        Raises:
            NotFoundError: Nothing answers to one of the ids.
            GraphChangedError: It goes on, and the graph is not the one that it was begun with.
            QueryTimeoutError: Not even the stored edges could be read in time.
        """
        near = self._find_at_hand(around, options)
        if near is not None and self.trust:
            self.trust(near.version)
            if options.hops * options.nodes_in_all <= _CUT_AT_ONCE:
                return cut_at_hand(near, around, options)
            # It holds no interpreter lock: others are answered meanwhile.
            return await asyncio.to_thread(cut_at_hand, near, around, options)
        started = time.monotonic()
        # A walk that takes too long is cut short, so that there is time left for the edges.
        walk_until = started + seconds * 0.5
        walk, version = await self._begin(around, options, walk_until, started + seconds)
        if options.after and version != begun:
            raise GraphChangedError("The graph has changed since the slice was begun.")
        for distance in range(2, options.hops + 1):
            await self._walk_on(walk, distance, walk_until)
        return await self._finish(walk, version, started, seconds)

    def _find_at_hand(self, around: Sequence[str], options: SliceOptions) -> Neighbourhood | None:
        if self.trust is None or self.quicker is None or options.after:
            return None
        if options.kinds != AUTHORS or not options.papers.is_derived:
            return None
        return self.quicker.offer_neighbourhood(around)

    async def rehearse(self, size: int, options: SliceOptions, *, seconds: float) -> None:
        """Run the statements of a slice with so many nodes that there are not; one begins a slice.

        Raises:
            GraphError: The database failed.
        """
        started = time.monotonic()
        nodes = [SliceNode(f"author: nobody {number}", "Author", 0) for number in range(size)]
        ids = [node.id for node in nodes]
        if size == 1:
            await self._read_tier(Walk(options, []), options.kinds, ids, seconds)
        else:
            await self._walk_on(Walk(options, nodes), 1, started + seconds)
        await self._read_edges(nodes, options, started, seconds)

    async def grow_slice(
        self, around: Sequence[str], options: SliceOptions, *, seconds: float
    ) -> AsyncGenerator[Slice, None]:
        """The slices within one hop, two, and so on, until the last has all; `seconds` for each.

        Raises:
            NotFoundError: Nothing answers to one of the ids.
            QueryTimeoutError: Not even the stored edges could be read in time.
        """
        started = time.monotonic()
        walk_until, until = started + seconds * 0.5, started + seconds
        walk, version = await self._begin(around, options, walk_until, until)
        for distance in range(1, options.hops + 1):
            if distance > 1:
                started = time.monotonic()
                await self._walk_on(walk, distance, started + seconds * 0.5)
            is_last = walk.has_ended
            if is_last and distance < options.hops:
                walk.begin_tier()  # notes what is not walked to
            yield await self._finish(walk, version, started, seconds)
            if is_last:
                return

    async def _finish(
        self, walk: Walk, version: GraphVersion | None, started: float, seconds: float
    ) -> Slice:
        options = walk.options
        edges, total, limit = await self._read_edges(walk.nodes, options, started, seconds)
        return Slice(
            tuple(walk.nodes[options.after :]),
            edges,
            dict(walk.totals),
            walk.exact,
            total,
            walk.limit or limit,
            tuple(walk.walked),
            version,
            tuple(walk.nodes[: options.after]),
            walk.merged,
        )

    async def count_excluded(self, made: Slice, papers: PaperFilter, *, seconds: float) -> int:
        """How many papers the policy left out: next to the nodes that were walked from, or edges.

        What joins two authors of the last tier stands next to nobody who was walked from; nor does
        a paper that was asked for, which is a node whatever the policy says.
        """
        if papers.hyperauthor.most_authors is None:
            return 0
        nodes = (*made.earlier, *made.nodes)
        shown = [node.id for node in nodes if node.kind == "Author"]
        if made.at_hand is not None:
            return made.at_hand.count_excluded(made.walked, shown, papers)
        [row] = await self.database.run_named(
            "slice/count_excluded_papers",
            timeout=seconds,
            ids=list(made.walked),
            shown=shown,
            since=papers.since,
            until=papers.until,
            mostAuthors=papers.hyperauthor.most_authors,
        )
        count: int = row["papers"]
        return count

    async def _begin(
        self, around: Sequence[str], options: SliceOptions, walk_until: float, until: float
    ) -> tuple[Walk, GraphVersion | None]:
        """Find the nodes and walk to what stands next to them, by one statement where it can be."""
        rows: list[Row] = []
        with suppress(QueryTimeoutError):
            if options.kinds:
                left = walk_until - time.monotonic()
                rows = await self._read_tier(Walk(options, []), options.kinds, around, left)
        if rows and all(asked == node_id for asked, node_id, _ in rows[0]["found"]):
            walk = _make_walk(around, options, rows[0]["found"])
            if walk.begin_tier() == options.kinds:
                walk.add_tier(_read_rows(rows), 1)
                return walk, read_version(rows[0])
        # Nothing stands next to them, it took too long to walk there, or one has been merged: then
        # only the other's id says who has been seen.
        rows = await self.database.run_named(
            "slice/resolve_nodes", timeout=_left(until), ids=list(around)
        )
        found = [(row["asked"], row["id"], row["kind"]) for row in rows]
        walk = _make_walk(around, options, found)
        await self._walk_on(walk, 1, walk_until)
        return walk, read_version(rows[0])

    async def _walk_on(self, walk: Walk, distance: int, walk_until: float) -> None:
        kinds = walk.begin_tier()
        if not kinds:
            return
        try:
            rows = await self._read_tier(walk, kinds, [], walk_until - time.monotonic())
        except QueryTimeoutError:
            walk.give_up()
            return
        walk.add_tier(_read_rows(rows), distance)

    async def _read_tier(
        self, walk: Walk, kinds: Collection[str], asked: Sequence[str], seconds: float
    ) -> list[Row]:
        return await self.database.run_named(
            "slice/walk_on",
            timeout=max(seconds, 0.001),
            asked=list(asked),
            frontier=walk.frontier,
            seen=[*asked, *(node.id for node in walk.nodes)],
            kinds=sorted(kinds),
            room=walk.room,
            **self._filter_parameters(walk.options.papers),
        )

    async def _read_edges(
        self, nodes: Sequence[SliceNode], options: SliceOptions, started: float, seconds: float
    ) -> tuple[tuple[SliceEdge, ...], int, SliceLimit | None]:
        parameters = {
            "ids": [node.id for node in nodes],
            "fresh": [node.id for node in nodes[options.after :]] if options.after else None,
            "most": MAX_EDGES,
            "onlyAuthors": all(node.kind == "Author" for node in nodes),
            **self._filter_parameters(options.papers),
        }
        limit = None
        try:
            row = await self._list_edges(
                parameters, until=started + seconds * 0.8, collaborations=True
            )
        except QueryTimeoutError:
            # A paper with thousands of authors joins millions of pairs; the rest is quick.
            limit = SliceLimit.TIME_LIMIT
            row = await self._list_edges(parameters, until=started + seconds, collaborations=False)
        edges = tuple(SliceEdge(*values) for values in row["edges"])
        if row["total"] > len(edges):
            limit = limit or SliceLimit.MAX_EDGES
        return edges, row["total"], limit

    async def _list_edges(
        self, parameters: Mapping[str, Any], *, until: float, collaborations: bool
    ) -> Row:
        [row] = await self.database.run_named(
            "slice/list_edges", timeout=_left(until), collaborations=collaborations, **parameters
        )
        return row

    def _filter_parameters(self, papers: PaperFilter) -> dict[str, int | bool | None]:
        policy = papers.hyperauthor
        downweights = policy.mode is HyperauthorMode.DOWNWEIGHT
        return {
            "derived": papers.is_derived,
            "since": papers.since,
            "until": papers.until,
            "mostAuthors": policy.most_authors,
            "downweightAbove": policy.threshold if downweights else None,
        }


def _make_walk(
    around: Sequence[str], options: SliceOptions, found: Sequence[Sequence[str]]
) -> Walk:
    """A walk from the nodes that were found, each with the id that it was asked for by."""
    nodes = {asked: SliceNode(node_id, kind, 0) for asked, node_id, kind in found}
    for asked in around:
        if asked not in nodes:
            raise NotFoundError("node", asked)
    first = find_merged((asked, nodes[asked].id) for asked in around)
    return Walk(options, list(dict.fromkeys(nodes[asked] for asked in around)), first)


def _left(until: float) -> float:
    """Seconds; never none, which Neo4j takes for no limit."""
    return max(until - time.monotonic(), 0.001)


def _read_rows(rows: Sequence[Row]) -> Tier:
    ids = {row["kind"]: row["ids"] for row in rows}
    return Tier(ids, {row["kind"]: row["total"] for row in rows})
