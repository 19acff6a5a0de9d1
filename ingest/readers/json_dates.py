"""Dates in the JSON of Crossref and CSL: in parts, in words, or a year alone."""

from collections.abc import Iterable, Mapping
from typing import Any

from ingest.readers.json_losses import Lost, UnlikeError
from ingest.readers.json_shapes import TEXT_OR_NUMBER, Either, ListOf, Object
from ingest.readers.partial_dates import date_from_parts, date_from_text, date_from_words
from ingest.records import PartialDate

_KEYS = ("year", "month", "day")
_YEARS = range(1000, 2101)


class _TextOrYear:
    """A date in words, or a number that can only be a year."""

    words = "a date"

    def mend(self, value: Any, lost: list[Lost]) -> Any:  # noqa: ANN401, ARG002 - JSON values have no narrower type; as Shape has it
        """Hold that it is one of these."""
        is_year = value.__class__ in (int, float) and value in _YEARS
        if not (is_year or value.__class__ is str):
            raise UnlikeError(value, self.words)
        return value


_PART = Either(TEXT_OR_NUMBER, ListOf(TEXT_OR_NUMBER, gap=lambda: None), list)
_PARTS = Object(
    {
        # Of the first day and of the last, or year, month and day of the only one
        "date-parts": ListOf(_PART, gap=lambda: None),
        **dict.fromkeys(("raw", "literal", *_KEYS), TEXT_OR_NUMBER),
    }
)
_ONE = Either(_TextOrYear(), _PARTS, dict, called="a date")
DAY = Either(_ONE, ListOf(_ONE), list, called="a date")
"""A day, or a span of days."""


def first_date(holder: Mapping[str, Any], keys: Iterable[str]) -> PartialDate | None:
    """Give the date at the first of the keys that has one."""
    found = (_read_day(day) for key in keys if (day := holder.get(key)) is not None)
    return next(filter(None, found), None)


def _read_day(when: Any) -> PartialDate | None:  # noqa: ANN401 - an object, a text, a number or a list
    """Give the date of its parts, which may be texts, or of what stands in their place."""
    if isinstance(when, list):  # a span of days, of which each is an object
        when = when[0] if when else None
    if not isinstance(when, dict):
        when = {"raw": when}
    days = when.get("date-parts") or [None]
    parts = (days[0] if isinstance(days[0], list) else days) or [None]
    if parts[0] is None:
        parts = [when.get(key) for key in _KEYS]
    text = str(when.get("raw") or when.get("literal") or "")
    return date_from_parts(*parts[:3]) or date_from_text(text) or date_from_words(text)
