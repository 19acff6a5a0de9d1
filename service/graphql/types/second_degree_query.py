"""The root field `secondDegree`."""

from typing import Annotated, cast

import strawberry

from graph.errors import CursorError
from graph.paths.evidence import count_excluded
from graph.paths.second_degree import Place, list_second_degree
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
from service.graphql.types.second_degree_answer import show_second_degree

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
    """Rank everybody two hops away, then read the reasons of one page."""
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

    return cast("SecondDegreeConnection", show_second_degree(page, scope, papers, excluded))


def _parse_place(after: str, scope: str) -> Place:
    rank, next_, id_ = decode_cursor(after, scope, length=3)
    if not isinstance(rank, int) or not isinstance(next_, int) or not isinstance(id_, str):
        raise CursorError("The cursor is not one that this service gave.")
    return rank, next_, id_
