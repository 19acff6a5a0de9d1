"""The arguments that say which papers join two authors, and what may be said with them."""

from enum import Enum

import strawberry

from graph.paths import options
from service.errors import RequestError

MAX_YEAR = 9999


@strawberry.enum(
    description="What happens to papers with more authors than the threshold: such a paper joins "
    "people who may never have met."
)
class HyperauthorMode(Enum):
    """The modes of the hyper-author policy."""

    EXCLUDE = strawberry.enum_value(
        "EXCLUDE", description="They join nobody; the answer says how many were left out."
    )
    DOWNWEIGHT = strawberry.enum_value(
        "DOWNWEIGHT",
        description="They join their authors, but what one adds to the strength is multiplied by "
        "threshold / number of authors. Hops are counted as if they were ordinary papers.",
    )
    INCLUDE = strawberry.enum_value(
        "INCLUDE", description="They join their authors as any paper does."
    )


@strawberry.input(description="The policy for papers with very many authors.")
class HyperauthorInput:
    """The policy for papers with very many authors."""

    mode: HyperauthorMode = strawberry.field(
        default=HyperauthorMode.EXCLUDE, description="What happens to them."
    )
    threshold: int = strawberry.field(
        default=options.DERIVATION_THRESHOLD,
        description="The number of authors above which a paper is one of them, at least 2. "
        "Of no account with `INCLUDE`.",
    )


def parse_filter(
    since: int | None,
    until: int | None,
    hyperauthor: HyperauthorInput | None,
    *,
    min_confidence: float = 0.0,
) -> options.PaperFilter:
    """The filter that the arguments stand for."""
    check_range("since", since, 1, MAX_YEAR)
    check_range("until", until, 1, MAX_YEAR)
    check_range("minConfidence", min_confidence, 0, 1)
    if since is not None and until is not None and since > until:
        raise RequestError(
            "INVALID_ARGUMENT",
            f"`since` ({since}) lies after `until` ({until}), so no paper could count.",
            argument="since",
            limit=until,
            actual=since,
        )
    policy = options.Hyperauthor()
    if hyperauthor is not None:
        check_range("hyperauthor.threshold", hyperauthor.threshold, 2, 2**31 - 1)
        mode = options.HyperauthorMode(hyperauthor.mode.value)
        policy = options.Hyperauthor(mode, hyperauthor.threshold)
    return options.PaperFilter(since, until, policy, min_confidence)


def check_range(argument: str, value: float | None, least: float, most: float) -> None:
    """Refuse a number that is too small (`INVALID_ARGUMENT`) or too large (`LIMIT_EXCEEDED`)."""
    if value is None or least <= value <= most:
        return
    too_large = value > most
    raise RequestError(
        "LIMIT_EXCEEDED" if too_large else "INVALID_ARGUMENT",
        f"`{argument}` is {value:,}; it may be {least:,} to {most:,}.",
        argument=argument,
        limit=most if too_large else least,
        actual=value,
    )
