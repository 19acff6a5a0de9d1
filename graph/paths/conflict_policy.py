"""Which ties between two people count as a conflict of interest, and since when."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

_MONTHS = 12
_MISSING = {4: ("-01-01", "-12-31"), 7: ("-01", "-31")}
"""What the first and last day lack in a date of so many characters."""


@dataclass(frozen=True, slots=True)
class ConflictPolicy:
    """What counts, looking back from `as_of`; None for months: however long ago.

    `coauthors` and `institutions` say whether that kind counts at all. Papers with more than
    `most_authors` authors make nobody co-authors; None lets all count.
    """

    as_of: date
    coauthors: bool = True
    coauthor_months: int | None = 36
    institutions: bool = True
    institution_months: int | None = 36
    most_authors: int | None = None
    min_confidence: float = 0.0

    @property
    def coauthors_since(self) -> date | None:
        """The first day on which a joint paper counts; None where all do."""
        return months_before(self.as_of, self.coauthor_months)

    @property
    def institutions_since(self) -> date | None:
        """The same for a joint institution."""
        return months_before(self.as_of, self.institution_months)


def months_before(day: date, months: int | None) -> date | None:
    """The day so many months earlier, the last one of a shorter month; the first day there is."""
    if months is None:
        return None
    whole = day.year * _MONTHS + day.month - 1 - months
    year, month = whole // _MONTHS, whole % _MONTHS + 1
    if year < 1:
        return date.min
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def span_of(text: str) -> tuple[str, str]:
    """The first and last day that a date of a year, month or day may mean; the texts compare."""
    first, last = _MISSING.get(len(text), ("", ""))
    return text + first, text + last
