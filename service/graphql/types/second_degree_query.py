"""The root field `secondDegree`."""

from collections.abc import Awaitable
from typing import Annotated, cast

import strawberry

from graph.errors import CursorError
from graph.paths.evidence import count_excluded
from graph.paths.options import PaperFilter
from graph.paths.second_degree import (
    Place,
    SecondDegreePage,
    SharedTopic,
    list_second_degree,
    read_shared_collaborators,
    read_shared_topics,
)
from graph.query.cursor import decode_cursor
from service.graphql.bounds import MAX_FIRST
from service.graphql.connections import DEFAULT_FIRST, ORDER_DESCRIPTION
from service.graphql.fields import RequestInfo
from service.graphql.list_orders import SECOND_DEGREE_ORDERS
from service.graphql.ordering import plan_order
from service.graphql.types.filter_arguments import MinConfidence, Policy, Since, Until
from service.graphql.types.named_authors import find_author
from service.graphql.types.paper_filter import check_range, parse_filter
from service.graphql.types.second_degree import SecondDegreeConnection, SecondDegreeOrder
from service.graphql.types.second_degree_answer import Reasons, show_second_degree

SECOND_DEGREE_DESCRIPTION = (
    "Who wrote with an author's collaborators but not with the author: people two hops away, with "
    "the collaborators and topics in common."
)


_DEFAULT_ORDER = [SecondDegreeOrder.SHARED_COLLABORATORS_DESC]


async def resolve_second_degree(  # noqa: PLR0913, PLR0917 - the arguments of the field
    info: RequestInfo,
    author: Annotated[
        strawberry.ID, strawberry.argument(description="Whose; merged ids are found.")
    ],
    first: Annotated[
        int, strawberry.argument(description=f"How many items a page has, 1 to {MAX_FIRST}.")
    ] = DEFAULT_FIRST,
    after: Annotated[
        str | None, strawberry.argument(description="The `endCursor` of the page before.")
    ] = None,
    order_by: Annotated[
        list[SecondDegreeOrder], strawberry.argument(description=ORDER_DESCRIPTION)
    ] = _DEFAULT_ORDER,
    since: Since = None,
    until: Until = None,
    hyperauthor: Policy = None,
    min_confidence: MinConfidence = 0.0,
) -> SecondDegreeConnection:
    """Rank everybody two hops away; the reasons of one page are read where they are selected."""
    check_range("first", first, 1, MAX_FIRST)
    papers = parse_filter(since, until, hyperauthor, min_confidence=min_confidence)
    order = plan_order(SECOND_DEGREE_ORDERS, order_by).name
    context = info.context
    found = await find_author(info, author, "author")
    scope = f"second degree {found.id} {order} {papers}"
    page = await list_second_degree(
        context.database,
        found.id,
        papers,
        order=order,
        first=first,
        after=None if after is None else _parse_place(after, scope),
        seconds=context.timeout,
    )

    async def excluded() -> int:
        return await count_excluded(context.database, [found.id], papers, seconds=context.timeout)

    reasons = _read_later(info, found.id, page, papers)
    return cast(
        "SecondDegreeConnection", show_second_degree(page, reasons, scope, papers, excluded)
    )


def _read_later(
    info: RequestInfo, author: str, page: SecondDegreePage, papers: PaperFilter
) -> Reasons:
    """The reasons for one page: each kind by one statement, once somebody asks."""
    context, key = info.context, info.path.key
    others = [item.id for item in page.items]

    def read_shared() -> Awaitable[dict[str, tuple[str, ...]]]:
        return read_shared_collaborators(
            context.database, author, others, papers, seconds=context.timeout
        )

    def read_topics() -> Awaitable[dict[str, tuple[SharedTopic, ...]]]:
        return read_shared_topics(context.database, author, others, seconds=context.timeout)

    # No field of a response has a space in its key.
    return Reasons(
        lambda: context.compute(f"{key} collaborators", read_shared),
        lambda: context.compute(f"{key} topics", read_topics),
    )


def _parse_place(after: str, scope: str) -> Place:
    rank, next_, id_ = decode_cursor(after, scope, length=3)
    if not isinstance(rank, int) or not isinstance(next_, int) or not isinstance(id_, str):
        raise CursorError("The cursor is not one that this service gave.")
    return rank, next_, id_
