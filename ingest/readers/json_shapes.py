"""What a source's JSON holds where, as far as it is read: told of what is otherwise, and mended.

A null, or an empty value of another type, says that there is nothing. In a list a null is left out,
unless its place counts. What is of another type is left out like a null, and told; where an entry
would lose what makes it (its id, its title, an author) it is of no use. Nothing that was read is
changed in place.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import islice
from operator import is_
from typing import Any, Protocol

from ingest.readers.json_losses import Key, Lost, Part, UnlikeError
from ingest.readers.json_values import count_of

_EMPTY: tuple[Any, ...] = ("", [], {})


class Shape(Protocol):
    """What may stand at a place."""

    @property
    def words(self) -> str:
        """Say what that is."""
        ...

    def mend(self, value: Any, lost: list[Lost]) -> Any:  # noqa: ANN401 - JSON values have no narrower type
        """Give the value without what says nothing, and add what is left out to `lost`.

        Raises UnlikeError where nothing can be kept.
        """
        ...


def mend_at(place: Part, shape: Shape, value: Any, lost: list[Lost], *, vital: bool = False) -> Any:  # noqa: ANN401 - as above
    """Mend what stands at a place: None where nothing of it can be kept, unless it is `vital`."""
    before = len(lost)
    try:
        mended = shape.mend(value, lost)
    except UnlikeError as error:
        if vital:
            error.place.append(place)
            raise
        mended = None
        whole = Lost(value, error.seen, error.place, len(error.place))
        lost[before:] = [] if value in _EMPTY else [whole]
    if len(lost) > before:
        for one in islice(lost, before, None):
            one.place.append(place)
    return mended


@dataclass(frozen=True, slots=True)
class Scalar:
    """A value of one of some types."""

    words: str
    types: frozenset[type]

    def mend(self, value: Any, lost: list[Lost]) -> Any:  # noqa: ANN401, ARG002 - as above; as Shape has it
        """Hold that it is of the types."""
        if value.__class__ not in self.types:
            raise UnlikeError(value, self.words)
        return value


TEXT = Scalar("a text", frozenset({str}))
NUMBER = Scalar("a number", frozenset({int, float}))
TEXT_OR_NUMBER = Scalar("a text or a number", frozenset({str, int, float}))
YES_OR_NO = Scalar("true or false", frozenset({bool}))


class _Count:
    """A whole number from 0 on."""

    words = "a count"

    def mend(self, value: Any, lost: list[Lost]) -> Any:  # noqa: ANN401, ARG002 - as above
        """Hold that it is one."""
        if count_of(value) is None:
            raise UnlikeError(value, self.words)
        return value


COUNT = _Count()


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list; `gap` makes what stands in the place of a null, where its place counts.

    An item of another type counts as a null; of a `strict` list none may be.
    """

    items: Shape
    gap: Callable[[], Any] | None = None
    strict: bool = False
    words: str = "a list"

    def mend(self, value: Any, lost: list[Lost]) -> Any:  # noqa: ANN401 - as above
        """Mend each item, and leave out nulls."""
        if value.__class__ is not list:
            raise UnlikeError(value, self.words)
        if self.items.__class__ is Scalar and self.items.types.issuperset(map(type, value)):
            return value
        mended = [
            None if item is None else mend_at(number, self.items, item, lost, vital=self.strict)
            for number, item in enumerate(value)
        ]
        if None not in mended:
            return value if all(map(is_, mended, value)) else mended
        if self.gap is None:
            return [item for item in mended if item is not None]
        return [self.gap() if item is None else item for item in mended]


@dataclass(frozen=True, slots=True)
class Object:
    """An object, as far as its keys are read; `needed` are those without which it says nothing.

    `vital` are the keys that may be of no other type, unless one of the keys that each names says
    the same.
    """

    fields: Mapping[str, Shape]
    needed: tuple[str, ...] = ()
    vital: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    words: str = "an object"

    def mend(self, value: Any, lost: list[Lost]) -> Any:  # noqa: ANN401 - as above
        """Mend what stands at its keys."""
        if value.__class__ is not dict:
            raise UnlikeError(value, self.words)
        mended = value
        for key, shape in self.fields.items():
            held = value.get(key)
            if held is None or (shape.__class__ is Scalar and held.__class__ in shape.types):
                continue
            found = mend_at(key, shape, held, lost, vital=self._is_vital(key, mended))
            if found is not held:
                mended = dict(value) if mended is value else mended
                mended[key] = found
        for key in self.needed:
            if mended.get(key) is None:
                raise UnlikeError(value, f"{self.words} with {key!r}")
        return mended

    def _is_vital(self, key: str, holder: Mapping[str, Any]) -> bool:
        others = self.vital.get(key)
        return others is not None and holder[key] not in _EMPTY and not any(map(holder.get, others))


@dataclass(frozen=True, slots=True)
class MapOf:
    """An object whose keys are data."""

    items: Shape
    words: str = "an object"

    def mend(self, value: Any, lost: list[Lost]) -> Any:  # noqa: ANN401 - as above
        """Mend what stands at every key, and leave out nulls and what is of another type."""
        if value.__class__ is not dict:
            raise UnlikeError(value, self.words)
        mended = {
            key: mend_at(Key(key), self.items, item, lost)
            for key, item in value.items()
            if item is not None
        }
        return {key: found for key, found in mended.items() if found is not None}


@dataclass(frozen=True, slots=True)
class Either:
    """A value of the one shape or, where it is of that type, of the other; `called` so."""

    first: Shape
    other: Shape
    type: type
    called: str = ""

    @property
    def words(self) -> str:
        """Name both, unless there is one word for them."""
        return self.called or f"{self.first.words} or {self.other.words}"

    def mend(self, value: Any, lost: list[Lost]) -> Any:  # noqa: ANN401 - as above
        """Mend it as what it is."""
        if value.__class__ is self.type:
            return self.other.mend(value, lost)
        try:
            return self.first.mend(value, lost)
        except UnlikeError as error:
            raise error if error.place else UnlikeError(value, self.words) from error


TEXTS = Either(TEXT, ListOf(TEXT), list)
"""One text or several, as Crossref and CSL have titles."""
