"""The root field `collaborators`."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Annotated, Any, cast

import strawberry

from graph.errors import CursorError, NotFoundError
from graph.paths.collaborators import Collaborator, CollaboratorPage, Place, list_collaborators
from graph.paths.ends import find_ends
from graph.paths.evidence import count_excluded
from graph.paths.options import PaperFilter
from graph.query.cursor import decode_cursor, encode_cursor
from service.errors import refuse_unknown
from service.graphql.bounds import MAX_FIRST
from service.graphql.connections import DEFAULT_FIRST, ORDER_DESCRIPTION
from service.graphql.fields import NodeRef, RequestInfo
from service.graphql.ids import parse_id
from service.graphql.list_orders import COLLABORATOR_ORDERS
from service.graphql.ordering import plan_order
from service.graphql.types.author_lists import CollaboratorConnection
from service.graphql.types.orders import CollaboratorOrder
from service.graphql.types.paper_filter import HyperauthorInput, check_range, parse_filter
from service.graphql.types.read_page import ReadEdge, ReadPage, show_page

COLLABORATORS_DESCRIPTION = (
    "With whom an author wrote, over the papers that count: as the author's own `collaborators`, "
    "but with a window of years and a policy for papers with very many authors."
)


_DEFAULT_ORDER = [CollaboratorOrder.STRENGTH_DESC]


@dataclass(frozen=True, slots=True)
class AnsweredCollaboratorEdge(ReadEdge):
    """As `CollaboratorEdge`."""

    papers: int
    strength: float
    first_year: int | None
    last_year: int | None
    confidence: float


@dataclass(frozen=True, slots=True)
class AnsweredCompleteness:
    """As `CollaboratorCompleteness`."""

    papers_excluded: int
    threshold: int | None


@dataclass(frozen=True, slots=True)
class AnsweredCollaborators(ReadPage):
    """As `CollaboratorConnection`; completeness is counted only where it is selected."""

    completeness: Callable[[], Awaitable[AnsweredCompleteness]]


async def resolve_collaborators(  # noqa: PLR0913, PLR0917 - the arguments of the field
    info: RequestInfo,
    of: Annotated[strawberry.ID, strawberry.argument(description="The author.")],
    first: Annotated[
        int, strawberry.argument(description=f"How many items a page has, 1 to {MAX_FIRST}.")
    ] = DEFAULT_FIRST,
    after: Annotated[
        str | None, strawberry.argument(description="The `endCursor` of the page before.")
    ] = None,
    order_by: Annotated[
        list[CollaboratorOrder], strawberry.argument(description=ORDER_DESCRIPTION)
    ] = _DEFAULT_ORDER,
    since: Annotated[
        int | None,
        strawberry.argument(
            description="Only joint papers of this year and later; one without a year does not "
            "count then."
        ),
    ] = None,
    until: Annotated[
        int | None,
        strawberry.argument(description="Only joint papers of this year and earlier."),
    ] = None,
    hyperauthor: Annotated[
        HyperauthorInput | None,
        strawberry.argument(
            description="What to do with papers with very many authors; by default those with "
            "more than 50 are excluded."
        ),
    ] = None,
) -> CollaboratorConnection:
    """Find the author, then read one page; authors are read by their selection."""
    check_range("first", first, 1, MAX_FIRST)
    papers = parse_filter(since, until, hyperauthor)
    order = plan_order(COLLABORATOR_ORDERS, order_by).name
    orders = order.split(",")
    stored = parse_id(of, argument="of", kinds=("Author",)).stored
    context = info.context
    try:
        [author] = await find_ends(context.database, [stored], seconds=context.timeout)
    except NotFoundError as error:
        raise refuse_unknown(error, "of") from error
    scope = f"collaborators {author.id} {order} {papers}"
    page = await list_collaborators(
        context.database,
        author.id,
        papers,
        orders=orders,
        first=first,
        after=None if after is None else _parse_place(after, scope, orders),
        seconds=context.timeout,
    )
    excluded = partial(count_excluded, context.database, [author.id], papers)
    return cast(
        "CollaboratorConnection",
        _show(page, scope, papers, lambda: excluded(seconds=context.timeout)),
    )


def _parse_place(after: str, scope: str, orders: Sequence[str]) -> Place:
    place: tuple[Any, ...] = decode_cursor(after, scope, length=len(orders) + 1)
    for value, order in zip(place, (*orders, "id"), strict=True):
        if not isinstance(value, str if order in {"name_asc", "id"} else int | float):
            raise CursorError("The cursor is not one that this service gave.")
    return place


def _show(
    page: CollaboratorPage,
    scope: str,
    papers: PaperFilter,
    excluded: Callable[[], Awaitable[int]],
) -> AnsweredCollaborators:
    plain = show_page(
        [_show_edge(item, scope) for item in page.items],
        before=page.before,
        has_next=page.has_next,
        total=page.total,
    )

    async def completeness() -> AnsweredCompleteness:
        return AnsweredCompleteness(await excluded(), papers.hyperauthor.most_authors)

    return AnsweredCollaborators(
        plain.edges, plain.nodes, plain.page_info, plain.total_count, completeness
    )


def _show_edge(item: Collaborator, scope: str) -> AnsweredCollaboratorEdge:
    return AnsweredCollaboratorEdge(
        encode_cursor(scope, item.place),
        NodeRef(item.id),
        item.papers,
        item.strength,
        item.first_year,
        item.last_year,
        item.confidence,
    )
