"""Dates as pages print them, as far as they go."""

import re
from datetime import date

from ingest.records import PartialDate

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_DAY = re.compile(r"(?P<month>[A-Za-z]{3})[a-z]*\.? (?P<day>\d{1,2})(?:, ?(?P<year>\d{4}))?")
_ISO = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?")
_LEAP_CYCLE = 8


def parse_date(text: str, as_of: date) -> PartialDate | None:
    """Read "May 23, 2022", "Apr 13", "2026", "2022-05" or "2022-05-23".

    A day without its year is the latest one that is not after `as_of`, the day that the source
    was saved.
    """
    match = _MONTH_DAY.fullmatch(text.strip())
    if match is None:
        return _parse_iso(text.strip())
    name = match["month"].lower()
    if name not in _MONTHS:
        return None
    month, day = _MONTHS.index(name) + 1, int(match["day"])
    if match["year"]:
        known = _build_date(int(match["year"]), month, day)
        return PartialDate(known.isoformat(), "day") if known else None
    latest = _find_latest(month, day, as_of)
    return PartialDate(latest.isoformat(), "day", year_inferred=True) if latest else None


def _parse_iso(text: str) -> PartialDate | None:
    match = _ISO.fullmatch(text)
    if match is None:
        return None
    year, month, day = match["year"], match["month"], match["day"]
    if _build_date(int(year), int(month or 1), int(day or 1)) is None:
        return None
    if day:
        return PartialDate(text, "day")
    return PartialDate(text, "month" if month else "year")


def _find_latest(month: int, day: int, as_of: date) -> date | None:
    # 29 February is missing from most years, and once for eight in a row
    for year in range(as_of.year, as_of.year - _LEAP_CYCLE - 1, -1):
        candidate = _build_date(year, month, day)
        if candidate and candidate <= as_of:
            return candidate
    return None


def _build_date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
