"""A walk from some nodes to their neighbours, tier by tier, as long as there is room."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from graph.paths.slices import KINDS, SliceLimit, SliceNode, SliceOptions

_ENDS = (SliceLimit.MAX_NODES, SliceLimit.TIME_LIMIT)


@dataclass(frozen=True, slots=True)
class Tier:
    """What stands next to the nodes reached last: `ids` by kind, best first, of `totals`."""

    ids: Mapping[str, Sequence[str]]
    totals: Mapping[str, int]


@dataclass(slots=True)
class Walk:
    """A walk so far, at first only the nodes that were asked for.

    `merged` gives the ids that some of these were asked for by, which have been merged into theirs.
    """

    options: SliceOptions
    nodes: list[SliceNode]
    merged: Mapping[str, str] = field(default_factory=dict)
    totals: Counter[str] = field(init=False)
    frontier: list[str] = field(init=False)
    quotas: dict[str, int] = field(init=False)
    walked: list[str] = field(default_factory=list)
    exact: bool = True
    limit: SliceLimit | None = None

    def __post_init__(self) -> None:
        """Begin at the nodes that were asked for."""
        self.totals = Counter(node.kind for node in self.nodes)
        self.frontier = [node.id for node in self.nodes]
        self.quotas = dict(self.options.quotas)

    @property
    def room(self) -> int:
        """How many more nodes there may be."""
        return self.options.nodes_in_all - len(self.nodes)

    @property
    def has_ended(self) -> bool:
        """Whether nothing more can be walked to."""
        return self.limit in _ENDS or not self.frontier

    def begin_tier(self) -> frozenset[str]:
        """Give the kinds to look for next; none where the walk is at its end."""
        if self.limit in _ENDS:
            self.exact = False
            return frozenset()
        if not self.frontier:
            return frozenset()
        full = {kind for kind, left in self.quotas.items() if left == 0}
        if full:
            self.limit = SliceLimit.QUOTA
        if self.limit is not None:
            self.exact = False
        return self.options.kinds - full

    def add_tier(self, tier: Tier, distance: int) -> None:
        """Keep what there is room for: the kinds take turns, for their strengths do not compare."""
        self.walked += self.frontier
        self.totals.update(tier.totals)
        within = {kind: min(n, self.quotas.get(kind, n)) for kind, n in tier.totals.items()}
        room = self.room
        columns = [
            [SliceNode(i, kind, distance) for i in ids[: within.get(kind)]]
            for kind in KINDS
            if (ids := tier.ids.get(kind))
        ]
        kept = [node for turn in zip_longest(*columns) for node in turn if node is not None][:room]
        self.nodes += kept
        self.frontier = [node.id for node in kept]
        for kind in self.quotas:
            self.quotas[kind] -= sum(node.kind == kind for node in kept)
        if sum(within.values()) > room:
            self.limit = SliceLimit.MAX_NODES
        elif within != dict(tier.totals):
            self.limit = SliceLimit.QUOTA

    def give_up(self) -> None:
        """Note that the time was over."""
        self.exact, self.limit = False, SliceLimit.TIME_LIMIT
