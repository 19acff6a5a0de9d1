"""Distances from an author as the GraphQL types show them."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from graph.paths.distances import Distances
from graph.paths.ends import End
from graph.paths.options import PaperFilter
from graph.paths.search import SearchEnd
from service.graphql.fields import NodeRef
from service.graphql.types.completeness import CompletenessStatus
from service.graphql.types.filter_arguments import AnsweredPaperFilter, show_filter
from service.graphql.types.path_outcome import PathCause
from service.graphql.types.read_page import ReadPage, page_ids


@dataclass(frozen=True, slots=True)
class AnsweredTier:
    """As `DistanceTier`."""

    distance: int
    ids: tuple[str, ...]
    scope: str

    @property
    def author_count(self) -> int:
        """How many authors stand there."""
        return len(self.ids)

    def page(self, first: int, after: str | None) -> ReadPage:
        """At most `first` authors behind the cursor `after`."""
        return page_ids(self.ids, scope=self.scope, first=first, after=after)


@dataclass(frozen=True, slots=True)
class AnsweredDistancesCompleteness:
    """As `DistancesCompleteness`."""

    status: CompletenessStatus
    proved_hops: int
    cause: PathCause | None
    authors_visited: int
    count_excluded: Callable[[], Awaitable[int]]


@dataclass(frozen=True, slots=True)
class AnsweredDistances:
    """As `DistancesFrom`."""

    author: NodeRef
    max_hops: int
    tiers: list[AnsweredTier]
    total_count: int
    effective: AnsweredPaperFilter
    completeness: AnsweredDistancesCompleteness


def show_distances(
    start: End,
    found: Distances,
    papers: PaperFilter,
    max_hops: int,
    count_excluded: Callable[[], Awaitable[int]],
) -> AnsweredDistances:
    """The tiers in the API's words."""
    tiers = [
        AnsweredTier(hops, ids, f"distances {start.id} {hops} {papers}")
        for hops, ids in enumerate(found.tiers, start=1)
    ]
    truncated = found.is_truncated
    return AnsweredDistances(
        NodeRef(start.asked),
        max_hops,
        tiers,
        sum(tier.author_count for tier in tiers),
        show_filter(papers),
        AnsweredDistancesCompleteness(
            CompletenessStatus.TRUNCATED if truncated else CompletenessStatus.COMPLETE,
            len(tiers) if truncated else max_hops,
            None if found.end is SearchEnd.PROVED else PathCause(found.end.value),
            len(found.visited),
            count_excluded,
        ),
    )
