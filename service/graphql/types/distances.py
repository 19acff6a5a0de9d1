"""How many people stand at each distance from an author."""

from typing import Annotated, cast

import strawberry

from service.graphql.bounds import MAX_FIRST
from service.graphql.fields import leaf, planned
from service.graphql.types.author import Author
from service.graphql.types.author_lists import AuthorConnection
from service.graphql.types.completeness import CompletenessStatus
from service.graphql.types.distances_answer import (
    AnsweredDistancesCompleteness,
    AnsweredTier,
)
from service.graphql.types.filter_arguments import EffectivePaperFilter
from service.graphql.types.paper_filter import check_range
from service.graphql.types.path_outcome import PathCause


def page_tier(
    tier: strawberry.Parent[AnsweredTier],
    first: Annotated[
        int, strawberry.argument(description=f"How many authors a page has, 1 to {MAX_FIRST}.")
    ] = 10,
    after: Annotated[
        str | None, strawberry.argument(description="The `endCursor` of the page before.")
    ] = None,
) -> AuthorConnection:
    """A page of the authors, whose ids were all read with the answer."""
    check_range("first", first, 1, MAX_FIRST)
    return cast("AuthorConnection", tier.page(first, after))


async def count_papers_excluded(
    completeness: strawberry.Parent[AnsweredDistancesCompleteness],
) -> int:
    """Counted by a statement of its own."""
    return await completeness.count_excluded()


@strawberry.type(description="Everybody at one distance.")
class DistanceTier:
    """Everybody at one distance."""

    distance: int = leaf("The fewest hops to the author that was asked for.")
    author_count: int = leaf("How many authors stand there, exactly.")
    authors: AuthorConnection = strawberry.field(
        resolver=page_tier, description="Who they are, by id."
    )


@strawberry.type(description="How complete the distances are.")
class DistancesCompleteness:
    """How complete the distances are."""

    status: CompletenessStatus = leaf(
        "Whether every distance up to `maxHops` was counted; the tiers that are given are exact "
        "either way."
    )
    proved_hops: int = leaf("Up to this distance everybody was counted.")
    cause: PathCause | None = leaf(
        "Why nobody farther away is counted: `BOUND` where there may be such people, a limit where "
        "one ended the count, and null where nobody is farther away."
    )
    authors_visited: int = leaf("Whose papers or collaborations were looked at.")
    papers_excluded: int = strawberry.field(
        resolver=count_papers_excluded,
        description="How many papers of the visited authors the hyper-author policy alone left "
        "out. Counted only when it is selected.",
    )


@strawberry.type(description="How many people stand at each distance from an author.")
class DistancesFrom:
    """The answer to a question for distances."""

    author: Author = planned("From whom the distances count.")
    max_hops: int = leaf("How far was counted at most.")
    tiers: list[DistanceTier] = planned(
        "The distances 1, 2, 3 and so on, as far as somebody stands there."
    )
    total_count: int = leaf("How many authors all tiers have together.")
    effective: EffectivePaperFilter = planned("Which papers joined two authors.")
    completeness: DistancesCompleteness = planned("How complete the answer is.")
