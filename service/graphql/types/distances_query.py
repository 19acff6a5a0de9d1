"""The root field `distancesFrom`."""

from typing import Annotated, cast

import strawberry

from graph.paths.cypher_ties import choose_ties
from graph.paths.distances import walk_distances
from graph.paths.evidence import count_excluded
from graph.paths.options import SearchBudget
from service.graphql.bounds import MAX_HOPS
from service.graphql.fields import RequestInfo
from service.graphql.types.distances import DistancesFrom
from service.graphql.types.distances_answer import show_distances
from service.graphql.types.filter_arguments import MinConfidence, Policy, Since, Until
from service.graphql.types.named_authors import find_author
from service.graphql.types.paper_filter import check_range, parse_filter
from service.graphql.types.path_query import SEARCH_SHARE

DISTANCES_FROM_DESCRIPTION = (
    "How many authors are one hop, two hops and so on away from an author, and who they are. "
    "Each distance is counted completely or not given."
)


async def resolve_distances_from(  # noqa: PLR0913, PLR0917 - the arguments of the field
    info: RequestInfo,
    author: Annotated[
        strawberry.ID, strawberry.argument(description="From whom; merged ids are found.")
    ],
    max_hops: Annotated[
        int, strawberry.argument(description=f"How far to count, 1 to {MAX_HOPS}.")
    ] = 3,
    since: Since = None,
    until: Until = None,
    hyperauthor: Policy = None,
    min_confidence: MinConfidence = 0.0,
) -> DistancesFrom:
    """Walk tier by tier; the authors are read by their selection."""
    check_range("maxHops", max_hops, 1, MAX_HOPS)
    papers = parse_filter(since, until, hyperauthor, min_confidence=min_confidence)
    context = info.context
    start = await find_author(info, author, "author")
    source = choose_ties(context.database, papers)
    budget = SearchBudget(seconds=context.timeout * SEARCH_SHARE)
    found = await walk_distances(source, start.id, budget, max_hops=max_hops)

    async def excluded() -> int:
        return await count_excluded(
            context.database, sorted(found.visited), papers, seconds=context.timeout
        )

    return cast("DistancesFrom", show_distances(start, found, papers, max_hops, excluded))
