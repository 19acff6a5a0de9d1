"""What a source's JSON holds where, as far as it is read: told of what is otherwise, and mended.

A null, or an empty value of another type, says that there is nothing. In a list a null is left out,
unless its place counts. What is of another type is left out like a null, unless an entry would lose
what makes it: its id, its title, an author. Nothing that was read is changed in place.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from operator import is_
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
    """A list; `gap` makes what stands in the place of a null, where its place counts.

    An item of another type counts as a null; of a `strict` list none may be.
    """

    items: Shape
    gap: Callable[[], Any] | None = None
    strict: bool = False
    words: str = "a list"

    def mend(self, value: Any) -> Any:  # noqa: ANN401 - as above
        """Mend each item, and leave out nulls."""
        if value.__class__ is not list:
            raise UnlikeError(value, self.words)
        if self.items.__class__ is Scalar and self.items.types.issuperset(map(type, value)):
            return value
        mended = [self._mend_item(number, item) for number, item in enumerate(value)]
        if None not in mended:
            return value if all(map(is_, mended, value)) else mended
        if self.gap is None:
            return [item for item in mended if item is not None]
        return [self.gap() if item is None else item for item in mended]

    def _mend_item(self, number: int, item: Any) -> Any:  # noqa: ANN401 - as above
        try:
            return None if item is None else self.items.mend(item)
        except UnlikeError as error:
            if not self.strict:
                return None
            error.place.append(str(number))
            raise


@dataclass(frozen=True, slots=True)
class Object:
    """An object, as far as its keys are read; `needed` are those without which it says nothing.

    `vital` are the keys that may be of no other type, unless one of the earlier keys that each
    names says the same.
    """

    fields: Mapping[str, Shape]
    needed: tuple[str, ...] = ()
    vital: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    words: str = "an object"

    def mend(self, value: Any) -> Any:  # noqa: ANN401 - as above
        """Mend what stands at its keys."""
        if value.__class__ is not dict:
            raise UnlikeError(value, self.words)
        mended = value
        for key, shape in self.fields.items():
            held = value.get(key)
            if held is None or (shape.__class__ is Scalar and held.__class__ in shape.types):
                continue
            found = self._mend_at(mended, key, shape)
            if found is not held:
                mended = dict(value) if mended is value else mended
                mended[key] = found
        for key in self.needed:
            if mended.get(key) is None:
                raise UnlikeError(value, f"{self.words} with {key!r}")
        return mended

    def _mend_at(self, holder: Mapping[str, Any], key: str, shape: Shape) -> Any:  # noqa: ANN401 - as above
        try:
            return shape.mend(holder[key])
        except UnlikeError as error:
            others = self.vital.get(key)
            if others is None or holder[key] in _EMPTY or any(map(holder.get, others)):
                return None
            error.place.append(key)
            raise


@dataclass(frozen=True, slots=True)
class MapOf:
    """An object whose keys are data."""

    items: Shape
    words: str = "an object"

    def mend(self, value: Any) -> Any:  # noqa: ANN401 - as above
        """Mend what stands at every key, and leave out nulls and what is of another type."""
        if value.__class__ is not dict:
            raise UnlikeError(value, self.words)
        held = ListOf(self.items, gap=lambda: None).mend(list(value.values()))
        pairs = zip(value, held, strict=True)
        return {key: found for key, found in pairs if found is not None}


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
