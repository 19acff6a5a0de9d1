"""Which ties count as a conflict of interest, as a caller says it."""

from datetime import UTC, date, datetime
from enum import Enum

import strawberry

from graph.paths import conflict_policy, conflicts
from service.errors import RequestError
from service.graphql.types.paper_filter import check_range

MAX_MONTHS = 1200


@strawberry.enum(description="How sure a conflict is.")
class ConflictVerdict(Enum):
    """How sure a conflict is."""

    CONFLICT = strawberry.enum_value(
        conflicts.Verdict.CONFLICT.value, description="Something counts for sure."
    )
    POSSIBLE = strawberry.enum_value(
        conflicts.Verdict.POSSIBLE.value,
        description="Something may count: its date is not exact enough, the two were at an "
        "institution at different times, or a paper may be a namesake's. A person should look.",
    )


@strawberry.enum(
    description="Rules that are in use, as far as a graph of papers can tell; rules change, and "
    "the call that you review for decides."
)
class ConflictPreset(Enum):
    """Rules that are in use."""

    NEURIPS = strawberry.enum_value(
        "NEURIPS",
        description="NeurIPS and ICML: joint papers, and institutions in common, of the last 3 "
        "years.",
    )
    NSF = strawberry.enum_value(
        "NSF",
        description="US National Science Foundation: joint papers of the last 48 months, "
        "institutions in common of the last 12.",
    )
    NIH = strawberry.enum_value(
        "NIH",
        description="US National Institutes of Health: joint papers of the last 3 years, and the "
        "same institution now, taken as the last 12 months.",
    )
    ASPLOS = strawberry.enum_value(
        "ASPLOS",
        description="ASPLOS (as in its call of 2013): joint papers, and institutions in common, "
        "of the last 5 years.",
    )
    EVER = strawberry.enum_value(
        "EVER", description="Any joint paper and any institution in common, however long ago."
    )


_MONTHS: dict[ConflictPreset, tuple[int | None, int | None]] = {
    ConflictPreset.NEURIPS: (36, 36),
    ConflictPreset.NSF: (48, 12),
    ConflictPreset.NIH: (36, 12),
    ConflictPreset.ASPLOS: (60, 60),
    ConflictPreset.EVER: (None, None),
}


@strawberry.input(description="Which ties count as a conflict, and since when.")
class ConflictPolicyInput:
    """What counts; a value that is given takes the place of the preset's."""

    preset: ConflictPreset = strawberry.field(
        default=ConflictPreset.NEURIPS, description="Where the values that are not given come from."
    )
    as_of: str | None = strawberry.field(
        default=None,
        description="The day to look back from, ISO 8601 such as `2026-05-31`; today by default. "
        "Give it where the answer must be the same tomorrow.",
    )
    coauthors: bool = strawberry.field(default=True, description="Whether joint papers count.")
    coauthor_months: int | None = strawberry.field(
        default=None,
        description=f"For how many months a joint paper counts, 1 to {MAX_MONTHS}.",
    )
    institutions: bool = strawberry.field(
        default=True, description="Whether institutions in common count."
    )
    institution_months: int | None = strawberry.field(
        default=None,
        description=f"For how many months an institution in common counts, 1 to {MAX_MONTHS}.",
    )
    max_authors: int | None = strawberry.field(
        default=None,
        description="Joint papers with more authors do not count, at least 2; all count by "
        "default, also those of thousands.",
    )
    min_confidence: float = strawberry.field(
        default=0.0,
        description="Only authorships that are at least so certain count, 0 to 1. Joint papers "
        "below 0.8 make a conflict possible, not certain.",
    )


def parse_policy(asked: ConflictPolicyInput) -> conflict_policy.ConflictPolicy:
    """The policy that the input stands for."""
    check_range("policy.coauthorMonths", asked.coauthor_months, 1, MAX_MONTHS)
    check_range("policy.institutionMonths", asked.institution_months, 1, MAX_MONTHS)
    check_range("policy.maxAuthors", asked.max_authors, 2, 2**31 - 1)
    check_range("policy.minConfidence", asked.min_confidence, 0, 1)
    coauthor_months, institution_months = _MONTHS[asked.preset]
    return conflict_policy.ConflictPolicy(
        as_of=_parse_day(asked.as_of),
        coauthors=asked.coauthors,
        coauthor_months=asked.coauthor_months or coauthor_months,
        institutions=asked.institutions,
        institution_months=asked.institution_months or institution_months,
        most_authors=asked.max_authors,
        min_confidence=asked.min_confidence,
    )


def _parse_day(text: str | None) -> date:
    if text is None:
        return datetime.now(UTC).date()
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise RequestError(
            "INVALID_ARGUMENT",
            f"{text[:80]!r} is not a day.",
            argument="policy.asOf",
            actual=text[:80],
            hint="It looks like `2026-05-31`.",
        ) from error
