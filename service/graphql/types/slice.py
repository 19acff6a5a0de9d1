"""Slices: a bounded part of the graph around some nodes."""

import strawberry

from graph.paths.slices import MAX_NODES_IN_ALL
from service.graphql.fields import leaf, planned
from service.graphql.types.completeness import CompletenessStatus
from service.graphql.types.node import Node, NodeKind
from service.graphql.types.slice_answer import AnsweredSliceCompleteness
from service.graphql.types.slice_outcome import EdgeKind, SliceCause


@strawberry.type(description="One node of a slice.")
class SliceNode:
    """One node of a slice."""

    node: Node = planned("The node itself.")
    distance: int = leaf("The fewest hops to a node that was asked for; 0 for those themselves.")


@strawberry.type(description="One relationship between two nodes of a slice.")
class SliceEdge:
    """One relationship; what does not apply to its kind is null."""

    source: strawberry.ID = leaf("The id of the node that it leads from.")
    target: strawberry.ID = leaf("The id of the node that it leads to.")
    kind: EdgeKind = leaf("What it says.")
    papers: int | None = leaf(
        "Of `COLLABORATED_WITH`: how many joint papers count. Of `AFFILIATED_WITH`: how many "
        "papers show it."
    )
    strength: float | None = leaf(
        "Of `COLLABORATED_WITH`: Newman's strength, the sum over the joint papers that count of "
        "1 / (number of authors minus 1)."
    )
    first_year: int | None = leaf("The year of the earliest of these papers.")
    last_year: int | None = leaf("The year of the latest of these papers.")
    confidence: float | None = leaf(
        "Of `AUTHORED`: how sure it is that this author is meant. Of `COLLABORATED_WITH`: that of "
        "the best joint paper. 0 to 1."
    )
    score: float | None = leaf("Of `ABOUT`: the weight of the topic in the paper, 0 to 1.")
    inferred: bool | None = leaf(
        "Of `AUTHORED`: whether the source lists the paper under the author but does not print "
        "the name."
    )


@strawberry.type(description="How many nodes of one kind there are, and how many are shown.")
class KindTotal:
    """The nodes of one kind; those that were asked for count in both numbers."""

    kind: NodeKind = leaf("The kind.")
    total: int = leaf(
        "How many were come upon, the nodes asked for included; at least so many exist where "
        "`totalsExact` is false."
    )
    shown: int = leaf(
        "How many are in the slice, and in those that it goes on from; the nodes asked for "
        "included."
    )


async def count_papers_excluded(
    completeness: strawberry.Parent[AnsweredSliceCompleteness],
) -> int:
    """Counted by a statement of its own."""
    return await completeness.count_excluded()


@strawberry.type(description="How complete a slice is, and what was left out.")
class SliceCompleteness:
    """How complete a slice is."""

    status: CompletenessStatus = leaf("Whether nodes or edges are missing.")
    cause: SliceCause | None = leaf("What cut the slice; null where nothing did.")
    reason: str | None = leaf("The same as a sentence.")
    totals: list[KindTotal] = planned("The numbers of each kind that there is.")
    totals_exact: bool = leaf(
        "Whether `totals` counts everything within `hops`. A slice that is full does not walk on, "
        "so what lies behind is not counted."
    )
    edges_total: int = leaf(
        "How many edges there are among the nodes of the slice, with `after` also to the nodes "
        "before; at least so many where the cause is `TIME_LIMIT`."
    )
    cursor: str | None = leaf(
        "Give it as `after` of the same question to get the rest; null where `maxNodes` has cut "
        f"nothing, and behind {MAX_NODES_IN_ALL:,} nodes in all. It holds until the graph changes."
    )
    papers_excluded: int = strawberry.field(
        resolver=count_papers_excluded,
        description="How many papers the hyper-author policy left out: those next to the nodes "
        "that were walked from, and those that would join two authors of the slice. One that was "
        "asked for itself is shown, but joins nobody. Counted only when it is selected.",
    )


@strawberry.type(description="A bounded part of the graph.")
class Slice:
    """A bounded part of the graph."""

    nodes: list[SliceNode] = planned(
        "The nodes that were asked for, then the others, nearest first. At the same distance the "
        "kinds take turns; within a kind the most strongly tied come first (strength of "
        "collaboration, number of relationships, score), then the most recent, then by id. So a "
        "smaller slice is the beginning of a greater one."
    )
    edges: list[SliceEdge] = planned(
        "Every relationship between two of the nodes; with `after` also those to the nodes before."
    )
    completeness: SliceCompleteness = planned("How complete the slice is, and what was left out.")
