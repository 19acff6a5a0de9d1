"""Pages of lists that were read outside a plan, as the connection types show them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from graph.errors import CursorError
from graph.query.cursor import decode_cursor, encode_cursor
from service.graphql.fields import NodeRef

T = TypeVar("T")

Place = tuple[float | str, ...]
"""What the order of a list compares; the least comes first."""


@dataclass(frozen=True, slots=True)
class ReadPageInfo:
    """As `PageInfo`."""

    has_next_page: bool
    has_previous_page: bool
    start_cursor: str | None
    end_cursor: str | None


@dataclass(frozen=True, slots=True)
class ReadEdge:
    """As `Edge`."""

    cursor: str
    node: NodeRef


@dataclass(frozen=True, slots=True)
class ReadPage:
    """As `Connection`."""

    edges: Sequence[ReadEdge]
    nodes: Sequence[NodeRef]
    page_info: ReadPageInfo
    total_count: int


def show_page(edges: Sequence[ReadEdge], *, before: int, has_next: bool, total: int) -> ReadPage:
    """A page of a list of `total` items, behind `before` of them."""
    info = ReadPageInfo(
        has_next_page=has_next,
        has_previous_page=before > 0,
        start_cursor=edges[0].cursor if edges else None,
        end_cursor=edges[-1].cursor if edges else None,
    )
    return ReadPage(edges, [edge.node for edge in edges], info, total)


def page_list(  # noqa: PLR0913 - a list, and a page of it
    items: Sequence[T],
    place: Callable[[T], Place],
    show: Callable[[str, T], ReadEdge],
    *,
    scope: str,
    first: int,
    after: str | None,
) -> ReadPage:
    """A page of a list that is known as a whole, in the order of `place`.

    A cursor holds for lists of the same `scope`, also where its own item has gone.
    """
    before = 0 if after is None else _count_up_to(after, scope, [place(item) for item in items])
    page = items[before : before + first]
    return show_page(
        [show(encode_cursor(scope, list(place(item))), item) for item in page],
        before=before,
        has_next=before + len(page) < len(items),
        total=len(items),
    )


def page_ids(ids: Sequence[str], *, scope: str, first: int, after: str | None) -> ReadPage:
    """A page of nodes in the order of their ids."""
    return page_list(
        ids,
        lambda id_: (id_,),
        lambda cursor, id_: ReadEdge(cursor, NodeRef(id_)),
        scope=scope,
        first=first,
        after=after,
    )


def _count_up_to(after: str, scope: str, places: Sequence[Place]) -> int:
    behind: tuple[Any, ...] = decode_cursor(after, scope)
    try:
        return sum(place <= behind for place in places)
    except TypeError as error:
        raise CursorError("The cursor is not one that this service gave.") from error
