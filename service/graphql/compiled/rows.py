"""Lists whose values stand in columns, written as JSON without the objects in between."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import orjson

from graph.paths.columns import Columns, TextColumn

Complete = Callable[[Sequence[Any], Any], list[Any]]
"""Values as they go out, from the values as they are and those of the slots."""


@dataclass(frozen=True, slots=True)
class RowField:
    """A field of the objects: the JSON before its value, and the attribute that has the value."""

    before: bytes
    name: str
    is_number: bool


@dataclass(frozen=True, slots=True)
class RowShaper:
    """Writes such lists; every different value of a column is looked at once."""

    fields: tuple[RowField, ...]
    behind: bytes
    """The JSON at the end of each object."""

    def write(
        self, rows: Columns[Any], completed: Sequence[Complete], values: list[Any]
    ) -> orjson.Fragment:
        """The list, its values completed by these functions in the order of the fields."""
        columns = []
        for field, complete in zip(self.fields, completed, strict=True):
            column = rows.find_column(field.name)
            texts = _write(complete(column.values, values), field)
            columns.append(TextColumn(field.before, texts, column.codes))
        written = rows.write_rows(columns, self.behind)
        # Every object ends with what would stand between it and the next one.
        return orjson.Fragment(b"[%b]" % written[:-1])


def _write(completed: list[Any], field: RowField) -> list[bytes]:
    if not field.is_number:
        return list(map(orjson.dumps, completed))
    # No number has a comma in it, nor has null.
    return orjson.dumps(completed)[1:-1].split(b",") if completed else []
