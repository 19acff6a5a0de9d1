"""Whether the distance between two authors changed."""

import strawberry

from service.graphql.fields import leaf, planned
from service.graphql.types.path_outcome import PathOutcome


@strawberry.type(description="What was answered when the token was given.")
class WatchedBefore:
    """The answer before."""

    outcome: PathOutcome = leaf("What the search had come to.")
    distance: int | None = leaf("The fewest hops then; null where no path was found.")


@strawberry.type(description="The distance between two authors, and whether it changed.")
class PathWatch:
    """The answer, and what to ask the next time with."""

    token: str = leaf(
        "Opaque; given with the same `input` the next time, it tells what changed since."
    )
    outcome: PathOutcome = leaf("What the search came to.")
    distance: int | None = leaf("The fewest hops; null where no path was found.")
    changed: bool | None = leaf(
        "Whether outcome or distance differ from those at the token; null without a token, and "
        "where a limit ended one of the two searches before it could tell."
    )
    previous: WatchedBefore | None = planned("What was answered then; null without a token.")
    as_of_change: int | None = leaf(
        "The graph's change number that the answer holds for: ingest raises it with every change "
        "of papers, of who wrote them or of authors' names. Null where the graph does not count."
    )
    searched: bool = leaf(
        "False where the graph has not changed since the token, so that nothing was searched."
    )
