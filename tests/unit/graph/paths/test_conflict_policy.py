"""Since when a tie counts, to the day."""

from datetime import date

import pytest

from graph.paths.conflict_policy import months_before, span_of


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 5, 31), None, None),
        (date(2026, 5, 31), 12, date(2025, 5, 31)),
        (date(2026, 5, 31), 3, date(2026, 2, 28)),
        (date(2024, 5, 31), 3, date(2024, 2, 29)),
        (date(2026, 1, 15), 1, date(2025, 12, 15)),
        (date(2026, 11, 21), 48, date(2022, 11, 21)),
        (date(2026, 3, 30), 1, date(2026, 2, 28)),
        (date(26, 3, 1), 1200, date(1, 1, 1)),
    ],
)
def test_months_are_calendar_months(day: date, months: int | None, expected: date | None) -> None:
    assert months_before(day, months) == expected


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2022", "2022-01-01", "2022-12-31"),
        ("2022-05", "2022-05-01", "2022-05-31"),
        ("2022-05-23", "2022-05-23", "2022-05-23"),
    ],
)
def test_a_date_may_mean_several_days(text: str, first: str, last: str) -> None:
    assert span_of(text) == (first, last)
