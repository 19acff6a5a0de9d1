"""A slice as the GraphQL types show it."""

from collections import Counter
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from graph.paths.columns import Column, Columns, TextColumn
from graph.paths.slices import (
    KINDS,
    MAX_EDGES,
    MAX_NODES_IN_ALL,
    Slice,
    SliceEdge,
    SliceLimit,
    SliceOptions,
)
from service.graphql.fields import NodeRef
from service.graphql.ids import id_prefix
from service.graphql.types.completeness import CompletenessStatus
from service.graphql.types.node import NodeKind
from service.graphql.types.slice_outcome import EdgeKind, SliceCause


class AnsweredSliceNode(NamedTuple):
    """As `SliceNode`; a tuple for the same reason as `graph.paths.slices.SliceEdge`."""

    node: NodeRef
    distance: int


class AnsweredSliceEdge(NamedTuple):
    """As `SliceEdge`; a tuple for the same reason as `graph.paths.slices.SliceEdge`."""

    source: str
    target: str
    kind: EdgeKind
    papers: int | None
    strength: float | None
    first_year: int | None
    last_year: int | None
    confidence: float | None
    score: float | None
    inferred: bool | None


@dataclass(frozen=True, slots=True)
class AnsweredKindTotal:
    """As `KindTotal`."""

    kind: NodeKind
    total: int
    shown: int


@dataclass(frozen=True, slots=True)
class AnsweredSliceCompleteness:
    """As `SliceCompleteness`."""

    status: CompletenessStatus
    cause: SliceCause | None
    reason: str | None
    totals: list[AnsweredKindTotal]
    totals_exact: bool
    edges_total: int
    cursor: str | None
    count_excluded: Callable[[], Awaitable[int]]


@dataclass(frozen=True, slots=True)
class AnsweredSlice:
    """As `Slice`."""

    nodes: list[AnsweredSliceNode]
    edges: Sequence[AnsweredSliceEdge]
    completeness: AnsweredSliceCompleteness


def show_slice(
    made: Slice,
    options: SliceOptions,
    cursor: str | None,
    count_excluded: Callable[[], Awaitable[int]],
) -> AnsweredSlice:
    """The slice in the API's words; `count_excluded` runs only where somebody asks for it."""
    prefixes = {kind: id_prefix(kind) for kind in KINDS}
    ids = {stored: prefixes[kind] + stored for stored, kind, _ in (*made.earlier, *made.nodes)}
    # Looked up by the id that it was asked for by, a node says that this has been merged into it;
    # none of the kinds that are merged has a prefix.
    named = {**ids, **made.merged} if made.merged else ids
    return AnsweredSlice(
        [AnsweredSliceNode(NodeRef(named[one]), distance) for one, _, distance in made.nodes],
        _show_edges(made.edges, ids),
        AnsweredSliceCompleteness(
            CompletenessStatus.TRUNCATED if made.limit else CompletenessStatus.COMPLETE,
            None if made.limit is None else SliceCause(made.limit.value),
            tell_limit(made, options),
            _show_totals(made),
            made.exact,
            made.edge_total,
            cursor,
            count_excluded,
        ),
    )


def tell_limit(made: Slice, options: SliceOptions) -> str | None:
    """What cut the slice, as a sentence."""
    match made.limit:
        case None:
            return None
        case SliceLimit.MAX_NODES if options.nodes_in_all >= MAX_NODES_IN_ALL:
            return f"A slice and what goes on from it have at most {MAX_NODES_IN_ALL} nodes."
        case SliceLimit.MAX_NODES:
            return f"A slice of at most {options.max_nodes} nodes was asked for."
        case SliceLimit.QUOTA:
            return f"There may be more of a kind than was asked for: {_list_quotas(options)}."
        case SliceLimit.MAX_EDGES:
            return (
                f"There are {made.edge_total} edges among the nodes; "
                f"a slice has at most {MAX_EDGES}, the strongest of each kind first."
            )
        case SliceLimit.TIME_LIMIT:
            return "The time was over before everything within the slice could be read."


def _list_quotas(options: SliceOptions) -> str:
    quotas = options.quotas
    return ", ".join(f"{quotas[kind]} of {NodeKind(kind).name}" for kind in KINDS if kind in quotas)


@dataclass(frozen=True, slots=True, eq=False)
class ShownEdges(Columns[AnsweredSliceEdge]):
    """Edges in columns, shown with these ids."""

    edges: Columns[SliceEdge]
    ids: dict[str, str]

    def __len__(self) -> int:
        """How many edges there are."""
        return len(self.edges)

    def find_column(self, name: str) -> Column:
        """The values of an attribute of `AnsweredSliceEdge`."""
        values, codes = self.edges.find_column(name)
        match name:
            case "source" | "target":
                values = list(map(self.ids.__getitem__, values))
            case "kind":
                values = list(map(_find_kind, values))
        return Column(values, codes)

    def write_rows(self, columns: Sequence[TextColumn], behind: bytes) -> bytes:
        """All rows one after the other."""
        return self.edges.write_rows(columns, behind)

    def __iter__(self) -> Iterator[AnsweredSliceEdge]:
        """The edges as tuples."""
        return (_show_edge(edge, self.ids) for edge in self.edges)


def _show_edges(edges: Sequence[SliceEdge], ids: dict[str, str]) -> Sequence[AnsweredSliceEdge]:
    if isinstance(edges, Columns):
        return ShownEdges(edges, ids)
    return [_show_edge(edge, ids) for edge in edges]


def _show_edge(edge: SliceEdge, ids: dict[str, str]) -> AnsweredSliceEdge:
    kind, source, target = edge[:3]
    return AnsweredSliceEdge(ids[source], ids[target], _find_kind(kind), *edge[3:])


@cache
def _find_kind(kind: str) -> EdgeKind:
    return EdgeKind(kind)


def _show_totals(made: Slice) -> list[AnsweredKindTotal]:
    shown = Counter(node.kind for node in (*made.earlier, *made.nodes))
    return [
        AnsweredKindTotal(NodeKind(kind), made.totals[kind], shown[kind])
        for kind in KINDS
        if made.totals.get(kind)
    ]
