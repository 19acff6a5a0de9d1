"""What may be asked of `collaboratorPaths`."""

from enum import Enum

import strawberry

from graph.paths import options
from graph.paths.strength import HALF_LIFE_YEARS
from service.errors import RequestError
from service.graphql.ids import parse_id
from service.graphql.types.paper_filter import HyperauthorInput, check_range, parse_filter

MAX_FIRST = 20
MAX_HOPS = 10
MAX_AVOIDED = 1000


@strawberry.enum(description="What one hop of a path costs; the cheapest paths come first.")
class PathWeight(Enum):
    """What one hop costs."""

    HOPS = strawberry.enum_value("HOPS", description="1: the shortest paths come first.")
    STRENGTH = strawberry.enum_value(
        "STRENGTH",
        description="1 / strength (Newman's: the sum over the joint papers of 1 / (number of "
        "authors minus 1)): paths over close collaborators come first.",
    )
    RECENT = strawberry.enum_value(
        "RECENT",
        description="1 / strength, where what a paper adds to the strength halves with every "
        f"{HALF_LIFE_YEARS} years before `until`, or before the newest paper of the graph.",
    )


@strawberry.input(description="Between whom to look for paths, and over which papers.")
class CollaboratorPathsInput:
    """A question for paths."""

    from_: strawberry.ID = strawberry.field(
        name="from", description="The author that the paths begin with; merged ids are found."
    )
    to: strawberry.ID = strawberry.field(description="The author that they end with.")
    first: int = strawberry.field(
        default=3,
        description=f"How many paths, 1 to {MAX_FIRST}. The answer for fewer is always the "
        "beginning of the answer for more.",
    )
    max_hops: int = strawberry.field(
        default=6, description=f"How many hops a path may have, 1 to {MAX_HOPS}."
    )
    weight: PathWeight = strawberry.field(default=PathWeight.HOPS, description="What a hop costs.")
    since: int | None = strawberry.field(
        default=None,
        description="Only papers of this year and later join two authors; papers without a year "
        "join nobody then.",
    )
    until: int | None = strawberry.field(
        default=None, description="Only papers of this year and earlier; as `since`."
    )
    hyperauthor: HyperauthorInput | None = strawberry.field(
        default=None,
        description="What to do with papers with very many authors; by default those with more "
        f"than {options.DERIVATION_THRESHOLD} are excluded.",
    )
    avoid: list[strawberry.ID] = strawberry.field(
        default_factory=list,
        description=f"Authors that no path may lead through, at most {MAX_AVOIDED}.",
    )
    min_confidence: float = strawberry.field(
        default=0.0,
        description="Only authorships that are at least so certain count, 0 to 1; a joint paper "
        "is as certain as the less certain of its two authorships.",
    )


def parse_ids(asked: CollaboratorPathsInput) -> tuple[str, str]:
    """The two ends by their stored ids; `WRONG_TYPE` where one is not an author's."""
    start = parse_id(asked.from_, argument="from", kinds=("Author",))
    goal = parse_id(asked.to, argument="to", kinds=("Author",))
    return start.stored, goal.stored


def parse_options(asked: CollaboratorPathsInput) -> options.PathOptions:
    """The options of the search; refuses what is out of bounds."""
    check_range("first", asked.first, 1, MAX_FIRST)
    check_range("maxHops", asked.max_hops, 1, MAX_HOPS)
    check_range("minConfidence", asked.min_confidence, 0, 1)
    return options.PathOptions(
        first=asked.first,
        max_hops=asked.max_hops,
        weight=options.PathWeight(asked.weight.value),
        papers=parse_filter(
            asked.since, asked.until, asked.hyperauthor, min_confidence=asked.min_confidence
        ),
        avoid=_parse_avoid(asked),
    )


def _parse_avoid(asked: CollaboratorPathsInput) -> frozenset[str]:
    if len(asked.avoid) > MAX_AVOIDED:
        raise RequestError(
            "LIMIT_EXCEEDED",
            f"`avoid` has {len(asked.avoid)} ids; at most {MAX_AVOIDED} are allowed.",
            argument="avoid",
            limit=MAX_AVOIDED,
            actual=len(asked.avoid),
        )
    ids = [parse_id(i, argument="avoid", kinds=("Author",)).stored for i in asked.avoid]
    for end in parse_ids(asked):
        if end in ids:
            raise RequestError(
                "INVALID_ARGUMENT",
                f"`avoid` holds {end!r}, which is one of the two authors asked for.",
                argument="avoid",
                actual=end,
            )
    return frozenset(ids)
