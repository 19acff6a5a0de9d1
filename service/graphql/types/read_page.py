"""Pages of lists that were read outside a plan, as the connection types show them."""

from collections.abc import Sequence
from dataclasses import dataclass

from service.graphql.fields import NodeRef


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
