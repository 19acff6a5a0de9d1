"""Dates as structured sources give them: in parts, or as ISO text that may stop early."""

import re
from datetime import MAXYEAR, date
from email.utils import parsedate_to_datetime
from typing import Any

from ingest.records import PartialDate

_EARLIEST = 1000
_ISO = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?!\d)")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WORD_DATE = re.compile(
    r"(?:(?P<before>\d{1,2})(?:\s*[-–—]\s*\d{1,2})?\.?\s+)?(?P<month>[A-Za-z]{3,9})\.?"
    r"(?:[\s~]+(?P<day>\d{1,2})(?!\d))?(?:.*?(?P<year>\d{4}))?"
)
_NAMED_MONTH = re.compile(
    rf"\b({'|'.join(_MONTHS)})(?:uary|ruary|ch|il|e|y|ust|t|tember|ober|ember)?\b", re.IGNORECASE
)
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_DAY = re.compile(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?(?!\d)")


def date_from_parts(year: Any, month: Any = None, day: Any = None) -> PartialDate | None:  # noqa: ANN401 - sources mix numbers and texts
    """Give the date as far as its parts are possible: 2021, 13 is the year 2021."""
    y, m, d = _number(year), _number(month), _number(day)
    if y is None or not _EARLIEST <= y <= MAXYEAR:
        return None
    if m is None or not 1 <= m <= len(_MONTHS):
        return PartialDate(f"{y:04}", "year")
    if d is None or not _exists(y, m, d):
        return PartialDate(f"{y:04}-{m:02}", "month")
    return PartialDate(f"{y:04}-{m:02}-{d:02}", "day")


def date_from_text(text: str | None) -> PartialDate | None:
    """Give the date that a text begins with: `2020-05-13T…`, `2020/05/13/`, `2020`."""
    match = _ISO.match((text or "").strip())
    return date_from_parts(*match.groups()) if match is not None else None


def date_from_words(text: str | None) -> PartialDate | None:
    """Give the date of a text: `May 13, 2020`, `13-May-2020`, `2020 May`, `circa 2020`."""
    year = _YEAR.search(text or "")
    if text is None or year is None:
        return None
    rest = f"{text[: year.start()]} {text[year.end() :]}"
    month, day = _NAMED_MONTH.search(rest), _DAY.search(rest)
    return date_from_parts(
        year[0], month_number(month[1]) if month else None, day[1] if day else None
    )


def date_from_mail(text: Any) -> PartialDate | None:  # noqa: ANN401 - JSON may hold anything
    """Give the day of a date as mail has it: `Mon, 2 Apr 2007 19:18:42 GMT`."""
    try:
        day = parsedate_to_datetime(text)
    except (TypeError, ValueError, AttributeError):
        return None
    return date_from_parts(day.year, day.month, day.day)


def month_number(text: str | None) -> int | None:
    """Give the number of a month: `5`, `may`, `May`, `Mai~23` (by its first three letters)."""
    number = _number(text)
    if number is not None:
        return number
    match = _WORD_DATE.search(text or "")
    name = match["month"][:3].lower() if match is not None else ""
    return _MONTHS.index(name) + 1 if name in _MONTHS else None


def day_number(text: str | None) -> int | None:
    """Give the day that a month field prints beside the month: `23 May`, `May 23--25`."""
    match = _WORD_DATE.search(text or "")
    return _number(match["day"] or match["before"]) if match is not None else None


def _number(value: Any) -> int | None:  # noqa: ANN401 - as above
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = str(value).strip() if value is not None and not isinstance(value, bool) else ""
    return int(text) if text.isascii() and text.isdigit() else None


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
