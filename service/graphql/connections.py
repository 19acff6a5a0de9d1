"""Relay pages: what every connection has, and the arguments that page it."""

from types import GenericAlias
from typing import Generic, TypeVar

import strawberry
from strawberry.types.arguments import StrawberryArgument

from service.graphql.bounds import MAX_FIRST
from service.graphql.fields import argument, leaf, planned

EdgeT = TypeVar("EdgeT")
NodeT = TypeVar("NodeT")

DEFAULT_FIRST = 25

ORDER_DESCRIPTION = (
    "The order of the list: each value decides the ties of those before it, and the id the last "
    "ones, so the order is total."
)


@strawberry.type(description="Where a page stands in its list.")
class PageInfo:
    """Relay's page information; all four fields are true statements."""

    has_next_page: bool = leaf("Whether items follow the last one of this page.")
    has_previous_page: bool = leaf("Whether items stand before the first one of this page.")
    start_cursor: str | None = leaf("The cursor of the page's first item; null on an empty page.")
    end_cursor: str | None = leaf(
        "The cursor of the page's last item, to be given as `after` for the next page; "
        "null on an empty page."
    )


@strawberry.type
class Connection(Generic[EdgeT, NodeT]):
    """What every connection has."""

    edges: list[EdgeT] = planned("The items of this page with what the relation says about each.")
    nodes: list[NodeT] = planned("The items of this page alone, in the same order as `edges`.")
    page_info: PageInfo = planned("Where this page stands in the list.")
    total_count: int = leaf(
        "How many items the whole list has, exactly. Counted only when it is selected."
    )


@strawberry.type
class Edge(Generic[NodeT]):
    """What every edge has."""

    cursor: str = leaf(
        "Opaque; given as `after` it continues behind this item, also when items were added or "
        "removed meanwhile."
    )
    node: NodeT = planned("The item.")


def paging(first: int = DEFAULT_FIRST) -> list[StrawberryArgument]:
    """The arguments `first` and `after`."""
    return [
        argument(
            "first",
            int,
            f"How many items a page has at most, 1 to {MAX_FIRST}. The product of all nested "
            "`first` counts against the request's node budget, where items are asked for.",
            first,
        ),
        argument(
            "after",
            str | None,
            "The `endCursor` of the page before, or the `cursor` of any edge. A cursor of another "
            "list or another order is refused. The same list of two nodes, such as the papers of "
            "two authors, counts as one here: a cursor of the one goes on at its place in the "
            "order of the other.",
        ),
    ]


def ordered(order: type, default: object) -> list[StrawberryArgument]:
    """The arguments `first`, `after` and `orderBy`."""
    listed = GenericAlias(list, (order,))
    return [*paging(), argument("order_by", listed, ORDER_DESCRIPTION, [default])]


def filtered(where: type, arguments: list[StrawberryArgument]) -> list[StrawberryArgument]:
    """The arguments with `where` before them."""
    described = "Only the items that fit. A cursor belongs to the condition that it was made with."
    return [argument("where", where | None, described, None), *arguments]
