"""The root field `introductions`."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, cast

import strawberry

from graph.paths import introductions
from graph.paths.evidence import count_excluded, read_hops
from graph.paths.introductions import Introduction, Introductions, find_introductions
from graph.paths.options import PaperFilter
from service.errors import RequestError
from service.graphql.bounds import MAX_FIRST
from service.graphql.connections import ORDER_DESCRIPTION
from service.graphql.context import RequestContext
from service.graphql.fields import NodeRef, RequestInfo
from service.graphql.list_orders import INTRODUCTION_ORDERS
from service.graphql.ordering import plan_order
from service.graphql.types.filter_arguments import (
    MinConfidence,
    Policy,
    Since,
    Until,
    show_filter,
)
from service.graphql.types.hop_answer import AnsweredHop, show_hop
from service.graphql.types.introductions import IntroductionConnection, IntroductionOrder
from service.graphql.types.introductions_answer import (
    AnsweredIntroductionEdge,
    AnsweredIntroductions,
    ReadHops,
)
from service.graphql.types.named_authors import find_authors, name_refs, parse_people
from service.graphql.types.paper_filter import check_range, parse_filter
from service.graphql.types.read_page import ReadEdge, ReadPage, page_list

INTRODUCTIONS_DESCRIPTION = (
    "Who could introduce two authors to each other: everybody who wrote papers that count with "
    "both, ranked by the weaker of the two collaborations, with the papers. Longer chains are "
    "what `collaboratorPaths` gives."
)

MAX_AVOIDED = 1000


@dataclass(frozen=True, slots=True)
class _Asked:
    """Who is to be introduced to whom, by the ids that the graph has, and what counts."""

    start: str
    goal: str
    avoided: list[str]
    order: str
    papers: PaperFilter
    refer: Callable[[str], NodeRef]
    """Makes references to authors, to the two by the ids that they were asked for by."""

    @property
    def scope(self) -> str:
        """The scope of the list's cursors."""
        return f"introductions {self.start} {self.goal} {self.order} {self.avoided} {self.papers}"


_DEFAULT_ORDER = [IntroductionOrder.STRENGTH]


async def resolve_introductions(  # noqa: PLR0913, PLR0917 - the arguments of the field
    info: RequestInfo,
    from_: Annotated[
        strawberry.ID,
        strawberry.argument(name="from", description="One author; merged ids are found."),
    ],
    to: Annotated[strawberry.ID, strawberry.argument(description="The other author.")],
    first: Annotated[
        int, strawberry.argument(description=f"How many items a page has, 1 to {MAX_FIRST}.")
    ] = 10,
    after: Annotated[
        str | None, strawberry.argument(description="The `endCursor` of the page before.")
    ] = None,
    order_by: Annotated[
        list[IntroductionOrder], strawberry.argument(description=ORDER_DESCRIPTION)
    ] = _DEFAULT_ORDER,
    avoid: Annotated[
        list[strawberry.ID] | None,
        strawberry.argument(description=f"Whom not to ask, at most {MAX_AVOIDED}."),
    ] = None,
    since: Since = None,
    until: Until = None,
    hyperauthor: Policy = None,
    min_confidence: MinConfidence = 0.0,
) -> IntroductionConnection:
    """Rank everybody; the papers of one page are read where they are selected."""
    check_range("first", first, 1, MAX_FIRST)
    parse_people("avoid", avoid or [], most=MAX_AVOIDED)
    papers = parse_filter(since, until, hyperauthor, min_confidence=min_confidence)
    order = plan_order(INTRODUCTION_ORDERS, order_by).name
    start, goal, *rest = await find_authors(
        info, {"from": [from_], "to": [to], "avoid": avoid or []}
    )
    if start.id == goal.id:
        raise RequestError(
            "INVALID_ARGUMENT",
            f"`from` and `to` are one author, {start.id!r}.",
            argument="to",
            actual=to,
        )
    avoided = sorted(end.id for end in rest)
    asked = _Asked(start.id, goal.id, avoided, order, papers, name_refs([start, goal]))
    found = await _find(info.context, asked)
    page = page_list(
        found.ranked,
        lambda one: one.rank,
        lambda cursor, one: ReadEdge(cursor, NodeRef(one.id)),
        scope=asked.scope,
        first=first,
        after=after,
    )
    return cast("IntroductionConnection", _show(info, asked, found, page))


async def _find(context: RequestContext, asked: _Asked) -> Introductions:
    return await find_introductions(
        context.database,
        asked.start,
        asked.goal,
        asked.papers,
        avoid=asked.avoided,
        order=introductions.IntroductionOrder(asked.order.partition(",")[0]),
        seconds=context.timeout,
    )


def _show(
    info: RequestInfo, asked: _Asked, found: Introductions, page: ReadPage
) -> AnsweredIntroductions:
    context, papers = info.context, asked.papers
    by_id = {one.id: one for one in found.ranked}
    read = _read_later(info, asked, page)

    async def excluded() -> int:
        ends = [asked.start, asked.goal]
        return await count_excluded(context.database, ends, papers, seconds=context.timeout)

    return AnsweredIntroductions(
        [_show_edge(edge, by_id[edge.node.id], read) for edge in page.edges],
        page.nodes,
        page.page_info,
        page.total_count,
        found.already_collaborated,
        show_filter(papers),
        excluded,
    )


def _read_later(info: RequestInfo, asked: _Asked, page: ReadPage) -> ReadHops:
    """The papers of both collaborations of everybody on a page: one statement, once asked for."""
    context, key = info.context, info.path.key
    ids = [node.id for node in page.nodes]
    chains = [(asked.start, id_, asked.goal) for id_ in ids]

    async def read() -> dict[str, list[AnsweredHop]]:
        pairs = await read_hops(context.database, chains, asked.papers, seconds=context.timeout)
        return {
            id_: [show_hop(hop, asked.papers, asked.refer) for hop in pair]
            for id_, pair in zip(ids, pairs, strict=True)
        }

    # No field of a response has a space in its key.
    return lambda: context.compute(f"{key} hops", read)


def _show_edge(edge: ReadEdge, one: Introduction, read: ReadHops) -> AnsweredIntroductionEdge:
    return AnsweredIntroductionEdge(edge.cursor, edge.node, one.weakest, one.latest_of_both, read)
