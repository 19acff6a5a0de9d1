"""What a source's JSON holds where, as far as it is read: told of what is otherwise, and mended.

A null, or an empty value of another type, says that there is nothing. In a list a null is left out,
unless its place counts.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

_LONGEST_SHOWN = 60
_EMPTY: tuple[Any, ...] = ("", [], {})


class UnlikeError(Exception):
    """A value is of another type than its place is for; `place` is the way to it."""

    def __init__(self, value: object, wanted: str) -> None:
        """Say what was seen, and what belongs there."""
        super().__init__(f"{describe(value)} stands where {wanted} belongs")
        self.place: list[str] = []

    def __str__(self) -> str:
        """Name the place first, as JSONL's schema does: $.authors.0."""
        return f"{'.'.join(['$', *reversed(self.place)])}: {super().__str__()}"


class Shape(Protocol):
    """What may stand at a place."""

    @property
    def words(self) -> str:
        """Say what that is."""
        ...

    def mend(self, value: Any) -> Any:  # noqa: ANN401 - JSON values have no narrower type
        """Give the value without what says nothing; raises UnlikeError."""
        ...


@dataclass(frozen=True, slots=True)
class Scalar:
    """A value of one of some types."""

    words: str
    types: frozenset[type]

    def mend(self, value: Any) -> Any:  # noqa: ANN401 - as above
        """Hold that it is of the types."""
        if value.__class__ not in self.types:
            raise UnlikeError(value, self.words)
        return value


TEXT = Scalar("a text", frozenset({str}))
NUMBER = Scalar("a number", frozenset({int, float}))
TEXT_OR_NUMBER = Scalar("a text or a number", frozenset({str, int, float}))


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list; `gap` makes what stands in the place of a null, where its place counts."""

    items: Shape
    gap: Callable[[], Any] | None = None
    words: str = "a list"

    def mend(self, value: Any) -> Any:  # noqa: ANN401 - as above
        """Mend each item, and leave out nulls."""
        if value.__class__ is not list:
            raise UnlikeError(value, self.words)
        if self.items.__class__ is Scalar and self.items.types.issuperset(map(type, value)):
            return value
        for number, item in enumerate(value):
            if item is not None:
                try:
                    value[number] = self.items.mend(item)
                except UnlikeError as error:
                    error.place.append(str(number))
                    raise
        if None not in value:
            return value
        if self.gap is None:
            return [item for item in value if item is not None]
        return [self.gap() if item is None else item for item in value]


@dataclass(frozen=True, slots=True)
class Object:
    """An object, as far as its keys are read; `needed` are those without which it says nothing."""

    fields: Mapping[str, Shape]
    needed: tuple[str, ...] = ()
    words: str = "an object"

    def mend(self, value: Any) -> Any:  # noqa: ANN401 - as above
        """Mend what stands at its keys."""
        if value.__class__ is not dict:
            raise UnlikeError(value, self.words)
        for key, shape in self.fields.items():
            held = value.get(key)
            if held is None or (shape.__class__ is Scalar and held.__class__ in shape.types):
                continue
            value[key] = _mend_at(key, held, shape)
        for key in self.needed:
            if value.get(key) is None:
                raise UnlikeError(value, f"{self.words} with {key!r}")
        return value


@dataclass(frozen=True, slots=True)
class MapOf:
    """An object whose keys are data."""

    items: Shape
    words: str = "an object"

    def mend(self, value: Any) -> Any:  # noqa: ANN401 - as above
        """Mend what stands at every key, and leave out nulls."""
        if value.__class__ is not dict:
            raise UnlikeError(value, self.words)
        mended = {
            key: _mend_at(key, held, self.items) for key, held in value.items() if held is not None
        }
        return {key: held for key, held in mended.items() if held is not None}


@dataclass(frozen=True, slots=True)
class Either:
    """A value of the one shape or, where it is of that type, of the other."""

    first: Shape
    other: Shape
    type: type

    @property
    def words(self) -> str:
        """Name both."""
        return f"{self.first.words} or {self.other.words}"

    def mend(self, value: Any) -> Any:  # noqa: ANN401 - as above
        """Mend it as what it is."""
        if value.__class__ is self.type:
            return self.other.mend(value)
        try:
            return self.first.mend(value)
        except UnlikeError as error:
            raise error if error.place else UnlikeError(value, self.words) from error


TEXTS = Either(TEXT, ListOf(TEXT), list)
"""One text or several, as Crossref and CSL have titles."""
DATE_PARTS = ListOf(ListOf(TEXT_OR_NUMBER, gap=lambda: None), gap=lambda: None)
"""Year, month and day of the first day, and of the last."""


def _mend_at(key: str, held: Any, shape: Shape) -> Any:  # noqa: ANN401 - as above
    try:
        return shape.mend(held)
    except UnlikeError as error:
        if held in _EMPTY:
            return None
        error.place.append(key)
        raise


def describe(value: object) -> str:
    """Say in words what a JSON value is."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        cut = value if len(value) <= _LONGEST_SHOWN else f"{value[:_LONGEST_SHOWN]}…"
        return f'the text "{cut}"'
    if isinstance(value, int | float):
        return f"the number {value}"
    return "a list" if isinstance(value, list) else "an object"
