"""What a condition compares with, brought to the form that the graph keeps."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from service.errors import RequestError
from service.graphql.ids import parse_id
from service.graphql.written_identifiers import (
    clean_identifier,
    fold_beginning,
    is_identifier,
)

_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_BEGINNING = re.compile(r"[0-9]{1,4}|[0-9]{4}-[0-9]{0,2}|[0-9]{4}-[0-9]{2}-[0-9]{0,2}")
_ENDS = {4: "-12-31", 7: "-31"}
"""By the length of a date, what makes it the last day of its span; no month has later days."""
_TO_THE_END = frozenset({"gt", "lte"})
"""The comparisons for which a year or a month is its last day."""


def clean_operands(kind: str, name: str, operator: str, given: list[Any], path: str) -> list[Any]:
    """The values of one comparison with a property of that kind of node.

    Raises:
        RequestError: A value is no id, no identifier or no date where these are compared.
    """
    clean = _find_cleaner(kind, name, operator, path)
    return given if clean is None else [clean(one) for one in given]


def _find_cleaner(kind: str, name: str, operator: str, path: str) -> Callable[[str], str] | None:
    begins = operator == "startsWith"
    if path.endswith((".id.eq", ".id.in")):
        return lambda one: parse_id(one, argument=path, kinds=(kind,)).stored
    if name == "date":
        return lambda one: _clean_date(one, operator, path)
    if not is_identifier(name):
        return None
    if begins:
        return lambda one: fold_beginning(name, one)
    return lambda one: clean_identifier(name, one, path)


def _clean_date(text: str, operator: str, path: str) -> str:
    if operator == "startsWith":
        return _checked(text, _BEGINNING.fullmatch(text) is not None, path)
    found = _DATE.fullmatch(text)
    _checked(text, found is not None and _is_day(found.groups(default="1")), path)
    return text + _ENDS.get(len(text), "") if operator in _TO_THE_END else text


def _is_day(parts: Sequence[str]) -> bool:
    try:
        date(*map(int, parts))
    except ValueError:
        return False
    return True


def _checked(text: str, is_date: bool, path: str) -> str:  # noqa: FBT001 - what was found out
    if is_date:
        return text
    raise RequestError(
        "INVALID_ARGUMENT",
        f"{text[:80]!r} is not a date.",
        argument=path,
        actual=text[:80],
        hint="A date is a day, a month or a year, such as `2022-05-23`, `2022-05` or `2022`.",
    )
