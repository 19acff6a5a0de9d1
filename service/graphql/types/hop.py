"""Two authors with joint papers: one step of a path, or one collaboration."""

from typing import Annotated, cast

import strawberry

from service.graphql.bounds import MAX_FIRST
from service.graphql.connections import Connection, Edge
from service.graphql.fields import leaf, planned
from service.graphql.types.author import Author
from service.graphql.types.hop_answer import AnsweredHop
from service.graphql.types.named import named
from service.graphql.types.paper import Paper
from service.graphql.types.paper_filter import check_range


@strawberry.type(description="One joint paper, with how certain it is.")
class HopPaperEdge(Edge[Paper]):
    """A joint paper of a hop."""

    confidence: float = leaf(
        "How sure it is that both wrote it, 0 to 1: the lower of the two authorships."
    )


@strawberry.type(description="A page of the joint papers of a hop, newest first.")
class HopPaperConnection(Connection[HopPaperEdge, Paper]):
    """A page of joint papers."""


def page_papers(
    hop: strawberry.Parent[AnsweredHop],
    first: Annotated[
        int, strawberry.argument(description=f"How many papers a page has, 1 to {MAX_FIRST}.")
    ] = 3,
    after: Annotated[
        str | None, strawberry.argument(description="The `endCursor` of the page before.")
    ] = None,
) -> HopPaperConnection:
    """A page of the joint papers, which were all read with the answer."""
    check_range("first", first, 1, MAX_FIRST)
    return cast("HopPaperConnection", hop.page(first, after))


@strawberry.type(description="One step of a path: two authors with joint papers.")
class Hop:
    """One step of a path; every value is about the joint papers that the filters let count."""

    from_: Author = named("from", planned("The author nearer to the beginning of the path."))
    to: Author = planned("The author nearer to its end.")
    paper_count: int = leaf("How many joint papers count.")
    strength: float = leaf(
        "Newman's strength: the sum over the joint papers that count of 1 / (number of authors "
        "minus 1). It is not aged by `RECENT`, which ages the cost alone."
    )
    first_year: int | None = leaf("The year of the earliest of them; null where none has a year.")
    last_year: int | None = leaf("The year of the latest of them; null where none has a year.")
    confidence: float = leaf("How certain the best of them is, 0 to 1.")
    doubtful: bool = leaf(
        "Whether even the best of them may be another person's paper: its confidence is below "
        "`effective.doubtfulBelow`."
    )
    papers: HopPaperConnection = strawberry.field(
        resolver=page_papers, description="The joint papers that count, newest first."
    )
