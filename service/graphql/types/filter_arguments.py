"""The arguments by which a question says which papers join two authors, and what came of them."""

from dataclasses import dataclass
from typing import Annotated

import strawberry

from graph.paths import options
from service.graphql.fields import leaf, planned
from service.graphql.types.paper_filter import HyperauthorInput, HyperauthorMode

Since = Annotated[
    int | None,
    strawberry.argument(
        description="Only papers of this year and later join two authors; papers without a year "
        "join nobody then."
    ),
]
Until = Annotated[
    int | None,
    strawberry.argument(description="Only papers of this year and earlier; as `since`."),
]
Policy = Annotated[
    HyperauthorInput | None,
    strawberry.argument(
        description="What to do with papers with very many authors; by default those with more "
        f"than {options.DERIVATION_THRESHOLD} are excluded."
    ),
]
MinConfidence = Annotated[
    float,
    strawberry.argument(
        description="Only authorships that are at least so certain count, 0 to 1; a joint paper "
        "is as certain as the less certain of its two authorships."
    ),
]


@strawberry.type(description="The hyper-author policy that was used.")
class EffectiveHyperauthor:
    """The hyper-author policy that was used."""

    mode: HyperauthorMode = leaf("What happened to papers above the threshold.")
    threshold: int | None = leaf("The threshold; null with `INCLUDE`, which has none.")


@strawberry.type(description="Which papers joined two authors, defaults included.")
class EffectivePaperFilter:
    """The filter that was really used."""

    since: int | None = leaf("The first year that counted; null without a limit.")
    until: int | None = leaf("The last year that counted; null without a limit.")
    hyperauthor: EffectiveHyperauthor = planned("What was done with papers of very many authors.")
    min_confidence: float = leaf("The least certain authorship that counted.")


@dataclass(frozen=True, slots=True)
class AnsweredHyperauthor:
    """As `EffectiveHyperauthor`."""

    mode: HyperauthorMode
    threshold: int | None


@dataclass(frozen=True, slots=True)
class AnsweredPaperFilter:
    """As `EffectivePaperFilter`."""

    since: int | None
    until: int | None
    hyperauthor: AnsweredHyperauthor
    min_confidence: float


def show_policy(policy: options.Hyperauthor) -> AnsweredHyperauthor:
    """The hyper-author policy in the API's words."""
    mode = HyperauthorMode(policy.mode.value)
    return AnsweredHyperauthor(mode, None if mode is HyperauthorMode.INCLUDE else policy.threshold)


def show_filter(papers: options.PaperFilter) -> AnsweredPaperFilter:
    """The filter in the API's words."""
    return AnsweredPaperFilter(
        papers.since, papers.until, show_policy(papers.hyperauthor), papers.min_confidence
    )
