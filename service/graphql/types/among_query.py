"""The root field `collaborationAmong`."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Annotated, cast

import strawberry

from graph.paths.among import MOST_PAPERS, Among, Bridge, find_among, find_bridges
from graph.paths.ends import End
from graph.paths.evidence import count_excluded
from graph.paths.options import PaperFilter
from service.graphql.bounds import MAX_AMONG, MAX_BRIDGES
from service.graphql.fields import NodeRef, RequestInfo
from service.graphql.types.among import CollaborationAmong
from service.graphql.types.completeness import CompletenessStatus
from service.graphql.types.filter_arguments import (
    AnsweredPaperFilter,
    MinConfidence,
    Policy,
    Since,
    Until,
    show_filter,
)
from service.graphql.types.hop_answer import AnsweredHop, show_hop
from service.graphql.types.named_authors import find_authors, name_refs, parse_people
from service.graphql.types.paper_filter import check_range, parse_filter

COLLABORATION_AMONG_DESCRIPTION = (
    "Who of some people wrote together, with the papers, into which groups that divides them, "
    "and who outside could connect the groups."
)


@dataclass(frozen=True, slots=True)
class AnsweredGroup:
    """As `CollaborationGroup`."""

    authors: list[NodeRef]


@dataclass(frozen=True, slots=True)
class AnsweredBridge:
    """As `CollaborationBridge`."""

    author: NodeRef
    group_count: int
    members: list[NodeRef]
    weakest_strength: float


@dataclass(frozen=True, slots=True)
class AnsweredCompleteness:
    """As `AmongCompleteness`."""

    status: CompletenessStatus
    reason: str | None
    bridge_total: int | None
    papers_excluded: Callable[[], Awaitable[int]]


@dataclass(frozen=True, slots=True)
class AnsweredAmong:
    """As `CollaborationAmong`."""

    authors: list[NodeRef]
    edges: list[AnsweredHop]
    groups: list[AnsweredGroup]
    bridges: list[AnsweredBridge] | None
    effective: AnsweredPaperFilter
    completeness: AnsweredCompleteness


async def resolve_collaboration_among(  # noqa: PLR0913, PLR0917 - the arguments of the field
    info: RequestInfo,
    authors: Annotated[
        list[strawberry.ID],
        strawberry.argument(description=f"The people, 1 to {MAX_AMONG}; merged ids are found."),
    ],
    include_bridges: Annotated[  # noqa: FBT002 - GraphQL names every argument
        bool,
        strawberry.argument(description="Whether to look for people who connect the groups."),
    ] = False,
    max_bridges: Annotated[
        int,
        strawberry.argument(
            description=f"How many bridges to show, 1 to {MAX_BRIDGES}; "
            "`completeness.bridgeTotal` counts all."
        ),
    ] = 25,
    avoid: Annotated[
        list[strawberry.ID] | None,
        strawberry.argument(description=f"Who is no bridge, at most {MAX_AMONG}."),
    ] = None,
    since: Since = None,
    until: Until = None,
    hyperauthor: Policy = None,
    min_confidence: MinConfidence = 0.0,
) -> CollaborationAmong:
    """Read the joint papers, then the bridges; authors and papers are read by their selection."""
    parse_people("authors", authors, least=1, most=MAX_AMONG)
    parse_people("avoid", avoid or [], most=MAX_AMONG)
    check_range("maxBridges", max_bridges, 1, MAX_BRIDGES)
    papers = parse_filter(since, until, hyperauthor, min_confidence=min_confidence)
    context = info.context
    ends = await find_authors(info, {"authors": authors, "avoid": avoid or []})
    ids = list(dict.fromkeys(end.id for end in ends[: len(authors)]))
    found = await find_among(context.database, ids, papers, seconds=context.timeout)
    bridges: tuple[tuple[Bridge, ...], int] | None = None
    if include_bridges:
        bridges = await find_bridges(
            context.database,
            found.groups,
            papers,
            avoid=[end.id for end in ends[len(authors) :]],
            most=max_bridges,
            seconds=context.timeout,
        )

    async def excluded() -> int:
        return await count_excluded(context.database, ids, papers, seconds=context.timeout)

    people = ends[: len(authors)]
    return cast("CollaborationAmong", _show(people, found, bridges, papers, excluded))


def _show(
    people: Sequence[End],
    found: Among,
    bridges: tuple[tuple[Bridge, ...], int] | None,
    papers: PaperFilter,
    excluded: Callable[[], Awaitable[int]],
) -> AnsweredAmong:
    refer = name_refs(people)
    shown, total = bridges or ((), 0)
    missing = []
    if found.cut:
        missing.append(f"only {MOST_PAPERS:,} joint papers were read, and edges may be missing")
    if total > len(shown):
        missing.append(f"{total - len(shown)} of {total} bridges are not shown")
    reason = "; ".join(missing)
    return AnsweredAmong(
        [refer(id_) for id_ in dict.fromkeys(end.id for end in people)],
        [show_hop(hop, papers, refer) for hop in found.edges],
        [AnsweredGroup([refer(id_) for id_ in group]) for group in found.groups],
        None if bridges is None else [_show_bridge(bridge, refer) for bridge in shown],
        show_filter(papers),
        AnsweredCompleteness(
            CompletenessStatus.TRUNCATED if missing else CompletenessStatus.COMPLETE,
            f"{reason[0].upper()}{reason[1:]}." if reason else None,
            None if bridges is None else total,
            excluded,
        ),
    )


def _show_bridge(bridge: Bridge, refer: Callable[[str], NodeRef]) -> AnsweredBridge:
    return AnsweredBridge(
        NodeRef(bridge.id),
        bridge.groups,
        [refer(id_) for id_ in bridge.members],
        bridge.weakest,
    )
