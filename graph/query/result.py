"""What a plan has read, from the positional lists of its one record to mappings.

A shape is compiled beside each expression of a statement and knows what stands in which place.
Names that a client chose (aliases) are only here, never in the statement.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from graph.query.cursor import encode_cursor
from graph.query.highlight import Highlight, highlight
from graph.query.lucene import Spellings
from graph.query.ways import Later


def composite_key(response_key: str) -> str:
    """Where an object keeps the value of a field that has a selection or arguments of its own.

    Scalars stand under their plain name, whatever alias they were asked under; anything that
    depends on a selection stands under its response key, since one field may be asked for twice
    with different arguments. The prefix keeps the two apart.
    """
    return "@" + response_key


class Shape(Protocol):
    """Turns what the statement returned in one place into what the result has there."""

    def build(self, raw: Any) -> Any: ...  # noqa: ANN401, D102 - any value of a record


@dataclass(frozen=True, slots=True)
class ScalarShape:
    """The value as it is."""

    def build(self, raw: Any) -> Any:  # noqa: ANN401
        """The value as it is."""
        return raw


SCALAR = ScalarShape()


@dataclass(frozen=True, slots=True)
class CursorShape:
    """The values that a list is ordered by, as an opaque cursor."""

    scope: str

    def build(self, raw: Sequence[Any] | None) -> str | None:
        """The cursor; null where there is no item."""
        return None if raw is None else encode_cursor(self.scope, raw)


def cursor_shape(scope: str | Later) -> Shape:
    """Of the cursors of a list; where its scope comes later, so does who makes them."""
    return SCALAR if isinstance(scope, Later) else CursorShape(scope)


@dataclass(frozen=True, slots=True)
class HighlightsShape:
    """The texts that may have been found, to those that were."""

    words: Sequence[Spellings]

    def build(self, raw: Sequence[tuple[str, Sequence[str] | None]]) -> list[Highlight]:
        """The texts with their marks."""
        return highlight(self.words, raw)


@dataclass(frozen=True, slots=True)
class ObjectShape:
    """Values by position, to a mapping; `typename` is kept for whoever must tell objects apart."""

    keys: tuple[str, ...]
    shapes: tuple[Shape, ...]
    typename: str | None = None

    def build(self, raw: Sequence[Any] | None) -> dict[str, Any] | None:
        """A mapping; null stays null."""
        if raw is None:
            return None
        built: dict[str, Any] = {"__typename": self.typename} if self.typename else {}
        for key, shape, value in zip(self.keys, self.shapes, raw, strict=True):
            built[key] = value if shape is SCALAR else shape.build(value)
        return built


@dataclass(frozen=True, slots=True)
class AlternativesShape:
    """A list whose first value says which shape the rest has."""

    shapes: tuple[ObjectShape, ...]

    def build(self, raw: Sequence[Any] | None) -> dict[str, Any] | None:
        """The mapping of the alternative that applied; null where none did."""
        return None if raw is None else self.shapes[raw[0]].build(raw[1:])


@dataclass(frozen=True, slots=True)
class ListShape:
    """A list of equal shapes."""

    item: Shape

    def build(self, raw: Sequence[Any]) -> list[Any]:
        """The list."""
        build = self.item.build
        return [build(value) for value in raw]


@dataclass(frozen=True, slots=True)
class FoundShape:
    """Pairs of a looked-up value and the node that has it; the first of equals wins."""

    item: Shape

    def build(self, raw: Sequence[tuple[str, Any]]) -> dict[str, Any]:
        """The nodes by looked-up value."""
        found: dict[str, Any] = {}
        for value, node in raw:
            if value not in found:
                found[value] = self.item.build(node)
        return found
