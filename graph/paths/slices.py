"""Slices: a bounded part of the graph around some nodes, and what was asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from graph.paths.ends import GraphVersion
from graph.paths.options import PaperFilter

if TYPE_CHECKING:
    from graph.paths.slice_at_hand import Neighbourhood

KINDS = ("Author", "Paper", "Institution", "Topic", "Category")
"""The labels of a slice's nodes; where several kinds are equally near they take turns like this."""

MAX_EDGES = 20_000

MAX_NODES_IN_ALL = 10_000
"""How many nodes a slice has at most together with all that goes on from it."""


class SliceLimit(Enum):
    """What cut a slice."""

    MAX_NODES = "MAX_NODES"
    QUOTA = "QUOTA"
    MAX_EDGES = "MAX_EDGES"
    TIME_LIMIT = "TIME_LIMIT"


@dataclass(frozen=True, slots=True)
class SliceOptions:
    """How far to walk from where, over which kinds of node, and how many nodes to keep.

    `quotas` say for some kinds how many nodes of them to keep at most, those asked for not counted.
    `after` leaves out so many nodes at the beginning, which somebody has already.
    """

    kinds: frozenset[str] = frozenset(KINDS)
    hops: int = 1
    max_nodes: int = 100
    papers: PaperFilter = field(default_factory=PaperFilter)
    quotas: Mapping[str, int] = field(default_factory=dict)
    after: int = 0

    @property
    def nodes_in_all(self) -> int:
        """How many nodes to walk to, those included that are left out at the beginning."""
        return self.after + self.max_nodes


class SliceNode(NamedTuple):
    """A node by its stored id, with the fewest hops to a node that was asked for."""

    id: str
    kind: str
    distance: int


class SliceEdge(NamedTuple):
    """One relationship; what does not apply to its kind is None.

    There are thousands in a slice, and a tuple is made several times as fast as a dataclass.
    """

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
    """Nodes, nearest first, with their edges, and what was left out.

    `earlier` are the nodes that were left out at the beginning, which edges lead to as well.
    `at_hand` is what it was cut from, if that was no statement.
    `version` is the graph's when the walk began. `totals` counts the nodes of each kind that were
    come upon, the ones asked for included; it is `exact` if the walk was not cut before its last
    hop. `walked` are the nodes whose neighbours were looked at. `merged` gives the ids that some of
    the nodes were asked for by, which have been merged into theirs.
    """

    nodes: tuple[SliceNode, ...]
    edges: Sequence[SliceEdge]
    totals: Mapping[str, int]
    exact: bool
    edge_total: int
    limit: SliceLimit | None
    walked: tuple[str, ...]
    version: GraphVersion | None
    earlier: tuple[SliceNode, ...] = ()
    merged: Mapping[str, str] = field(default_factory=dict)
    at_hand: "Neighbourhood | None" = field(default=None, compare=False)
