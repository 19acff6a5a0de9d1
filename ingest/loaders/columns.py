"""Rows as lists of values, in the order in which the statement that creates them names them.

A map is sent with all its keys, and the server looks each of them up again for every row.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from graph.errors import StatementError
from graph.store.catalog import get_named, get_statement
from graph.store.statement import Statement
from ingest.loaders.changes import Row

_COLUMN = re.compile(r"(\w+): \w+\[(\d+)\]")


@dataclass(frozen=True, slots=True)
class Shape:
    """Where a row has what: `keys` go first, then its properties.

    With `parts`, everything behind the first key is one list, of a list for each part: the place of
    its own key, whose name goes second in `parts`, among the `ends`, and its properties.
    """

    keys: tuple[str, ...] = ("id",)
    parts: tuple[str, str] | None = None


@cache
def list_columns(name: str, first: int) -> tuple[str, ...]:
    """Give the properties that a statement creates, in their order; the first has this number."""
    _, _, created = get_named(name).text.rpartition("\nCREATE ")
    found = {int(number): column for column, number in _COLUMN.findall(created)}
    numbers = range(first, max(found) + 1)
    if any(number not in found for number in numbers):
        raise StatementError(f"cypher/{name}.cypher leaves out one of its columns.")
    return tuple(found[number] for number in numbers)


def create(name: str, rows: Iterable[Row], shape: Shape) -> list[Statement]:
    """Give the statement that creates what the rows say, none where there is no row.

    A property that the statement does not name raises `StatementError`: it would be lost.
    """
    listed = list(rows)
    if not listed:
        return []
    if shape.parts is not None:
        return [_create_parts(name, listed, shape.keys[0], *shape.parts)]
    columns = _Columns(name, len(shape.keys))
    written = [
        [*(row[key] for key in shape.keys), *columns.list_values(row["properties"])]
        for row in listed
    ]
    return [get_statement(name, rows=written)]


def _create_parts(name: str, rows: Iterable[Row], key: str, many: str, part_key: str) -> Statement:
    columns, ends = _Columns(name, 1), Ends()
    written = [
        [
            row[key],
            [
                [ends.place(part[part_key]), *columns.list_values(part["properties"])]
                for part in row[many]
            ],
        ]
        for row in rows
    ]
    return get_statement(name, ends=ends.list_ids(), rows=written)


class Ends:
    """Nodes that a statement finds once, each by its id, however many relationships end there.

    The server takes a lock for each node that it finds by its id, and that is a fourth of what
    creating a relationship costs.
    """

    def __init__(self) -> None:
        """Nothing has an end yet."""
        self._places: dict[str, int] = {}

    def place(self, end: str) -> int:
        """Give where the id stands in the list."""
        return self._places.setdefault(end, len(self._places))

    def list_ids(self) -> list[str]:
        """Give the ids, in their places."""
        return [*self._places]


class _Columns:
    """The columns of one statement."""

    def __init__(self, name: str, first: int) -> None:
        self._name = name
        self._columns: Sequence[str] = list_columns(name, first)
        self._known = frozenset(self._columns)

    def list_values(self, properties: Mapping[str, Any]) -> Iterable[Any]:
        """Give the values in the order of the columns, None for a property that is not there."""
        if not properties.keys() <= self._known:
            lost = sorted(properties.keys() - self._known)
            raise StatementError(f"cypher/{self._name}.cypher has no column for {lost}.")
        return map(properties.get, self._columns)
