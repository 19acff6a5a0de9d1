"""Which page of a list is asked for."""

from graph.query.cursor import decode_place
from graph.query.ways import Order, Page
from service.errors import RequestError
from service.graphql.bounds import MAX_FIRST
from service.graphql.selection import SelectedField

_NO_ITEMS = (
    "For `totalCount` or `facets` alone leave out `first`, `nodes`, `edges` and `pageInfo`: then "
    "no page is read."
)


def plan_page(field: SelectedField, order: Order, scope: str) -> Page:
    """The page that `first` and `after` say; a cursor is one of lists of that scope."""
    first = check_first(field.arguments["first"], hint=_NO_ITEMS)
    after = field.arguments.get("after")
    values = None if after is None else decode_place(after, scope, len(order.keys) + 1)
    return Page(first, scope, values)


def check_first(first: int, *, hint: str | None = None) -> int:
    """The page size, if it is between 1 and the limit; `hint` is for who asks for less."""
    if first < 1:
        raise RequestError(
            "INVALID_ARGUMENT",
            f"`first` is {first}; at least 1 is needed.",
            argument="first",
            actual=first,
            hint=hint,
        )
    if first > MAX_FIRST:
        raise RequestError(
            "LIMIT_EXCEEDED",
            f"`first` is {first}; at most {MAX_FIRST} is allowed.",
            argument="first",
            limit=MAX_FIRST,
            actual=first,
            hint="Page on with `after`.",
        )
    return first
