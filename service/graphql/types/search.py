"""Search over every kind of node."""

import strawberry

from service.graphql.connections import Connection, Edge
from service.graphql.fields import leaf
from service.graphql.types.node import Node


@strawberry.type(description="One hit of a search.")
class SearchEdge(Edge[Node]):
    """One hit."""

    score: float = leaf(
        "How well it fits, higher is better; only comparable within one search. An exact word "
        "counts more than the beginning of one, and that more than one with a typing error."
    )


@strawberry.type(description="A page of hits, the best first.")
class SearchConnection(Connection[SearchEdge, Node]):
    """A page of hits."""
