"""What may be asked about how two authors are connected."""

from collections.abc import Collection
from dataclasses import replace
from enum import Enum

import strawberry

from graph.paths import options
from graph.paths.strength import HALF_LIFE_YEARS
from service.errors import RequestError
from service.graphql.bounds import MAX_HOPS, MAX_PATHS
from service.graphql.ids import parse_id
from service.graphql.types.named_authors import parse_people
from service.graphql.types.paper_filter import HyperauthorInput, check_range, parse_filter

MAX_AVOIDED = 1000
MAX_VIA = 3


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


@strawberry.input(description="Between whom to measure the distance, and over which papers.")
class CollaboratorDistanceInput:
    """A question about two authors."""

    from_: strawberry.ID = strawberry.field(
        name="from", description="The author that paths begin with; merged ids are found."
    )
    to: strawberry.ID = strawberry.field(description="The author that they end with.")
    max_hops: int = strawberry.field(
        default=6, description=f"How many hops a path may have, 1 to {MAX_HOPS}."
    )
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
    via: list[strawberry.ID] = strawberry.field(
        default_factory=list,
        description=f"Authors that every path must lead through, in any order, at most {MAX_VIA}.",
    )
    min_confidence: float = strawberry.field(
        default=0.0,
        description="Only authorships that are at least so certain count, 0 to 1; a joint paper "
        "is as certain as the less certain of its two authorships.",
    )


@strawberry.input(description="Between whom to look for paths, and over which papers.")
class CollaboratorPathsInput(CollaboratorDistanceInput):
    """A question for paths."""

    first: int = strawberry.field(
        default=3,
        description=f"How many paths, 1 to {MAX_PATHS}. The answer for fewer is always the "
        "beginning of the answer for more.",
    )
    weight: PathWeight = strawberry.field(default=PathWeight.HOPS, description="What a hop costs.")


def parse_ids(asked: CollaboratorDistanceInput) -> tuple[str, str]:
    """The two ends by their stored ids; `WRONG_TYPE` where one is not an author's."""
    start = parse_id(asked.from_, argument="from", kinds=("Author",))
    goal = parse_id(asked.to, argument="to", kinds=("Author",))
    return start.stored, goal.stored


def parse_options(asked: CollaboratorDistanceInput) -> options.PathOptions:
    """The options of the search, those of the best path by hops alone; refuses what is too much."""
    check_range("maxHops", asked.max_hops, 1, MAX_HOPS)
    avoid = parse_people("avoid", asked.avoid, most=MAX_AVOIDED)
    via = parse_people("via", asked.via, most=MAX_VIA)
    refuse_avoided(parse_ids(asked), avoid, via)
    return options.PathOptions(
        first=1,
        max_hops=asked.max_hops,
        papers=parse_filter(
            asked.since, asked.until, asked.hyperauthor, min_confidence=asked.min_confidence
        ),
        avoid=frozenset(avoid),
        via=frozenset(via),
    )


def parse_path_options(asked: CollaboratorPathsInput) -> options.PathOptions:
    """The options of the search, with how many paths by which weight."""
    check_range("first", asked.first, 1, MAX_PATHS)
    weight = options.PathWeight(asked.weight.value)
    return replace(parse_options(asked), first=asked.first, weight=weight)


def refuse_avoided(ends: Collection[str], avoid: Collection[str], via: Collection[str]) -> None:
    """Refuse to avoid an end, or who every path must lead through."""
    _refuse_both("avoid", avoid, ends, "one of the two authors asked for")
    _refuse_both("via", via, avoid, "avoided as well")


def _refuse_both(argument: str, ids: Collection[str], others: Collection[str], what: str) -> None:
    for id_ in ids:
        if id_ in others:
            raise RequestError(
                "INVALID_ARGUMENT",
                f"`{argument}` holds {id_!r}, which is {what}.",
                argument=argument,
                actual=id_,
            )
