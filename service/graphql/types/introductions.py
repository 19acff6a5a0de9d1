"""Who could introduce two people to each other."""

from enum import Enum
from typing import cast

import strawberry

from service.graphql.connections import Connection, Edge
from service.graphql.fields import leaf, planned
from service.graphql.types.author import Author
from service.graphql.types.filter_arguments import EffectivePaperFilter
from service.graphql.types.hop import Hop
from service.graphql.types.introductions_answer import AnsweredIntroductionEdge


@strawberry.enum(description="What makes an introduction a good one, first of all.")
class IntroductionOrder(Enum):
    """Orders of introductions."""

    STRENGTH = strawberry.enum_value(
        "STRENGTH",
        description="The greatest `weakestStrength` first, then the latest `latestOfBoth`, then "
        "by id.",
    )
    RECENT = strawberry.enum_value(
        "RECENT",
        description="The latest `latestOfBoth` first, without one last, then the greatest "
        "`weakestStrength`, then by id.",
    )


async def read_hops(edge: strawberry.Parent[AnsweredIntroductionEdge]) -> list[Hop]:
    """Read for all edges together."""
    return cast("list[Hop]", await edge.read_hops())


@strawberry.type(description="Somebody who wrote with both.")
class IntroductionEdge(Edge[Author]):
    """One introduction; the node is who could make it."""

    weakest_strength: float = leaf(
        "The lesser of the strengths of the two collaborations: an introduction is as strong as "
        "its weaker half."
    )
    latest_of_both: int | None = leaf(
        "The year up to which they wrote with both: the earlier of the two last joint years. Null "
        "where one of the two has no year."
    )
    hops: list[Hop] = strawberry.field(
        resolver=read_hops,
        description="The two collaborations, from the first author on, with papers.",
    )


@strawberry.type(description="A page of people who could introduce two authors.")
class IntroductionConnection(Connection[IntroductionEdge, Author]):
    """A page of introductions."""

    already_collaborated: bool = leaf(
        "Whether the two have joint papers that count, and need no introduction."
    )
    effective: EffectivePaperFilter = planned("Which papers joined two authors.")
    papers_excluded: int = planned(
        "How many papers of the two the hyper-author policy alone left out. Counted only when it "
        "is selected."
    )
