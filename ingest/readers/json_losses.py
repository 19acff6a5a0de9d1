"""Values of a source's JSON that are not what their places are for: named with these places."""

from collections.abc import Iterable
from dataclasses import dataclass

_LONGEST_SHOWN = 60


class Key(str):
    """A key that is data, as a word of an abstract is."""

    __slots__ = ()


Part = str | int
"""One step of the way to a value: a key, or the position in a list."""


class UnlikeError(Exception):
    """A value is not what its place is for; `place` is the way to it, from the inside out."""

    def __init__(self, value: object, wanted: str) -> None:
        """Say what was seen, and what belongs there."""
        self.seen = f"{describe(value)} stands where {wanted} belongs"
        super().__init__(self.seen)
        self.place: list[Part] = []

    def __str__(self) -> str:
        """Name the place first."""
        return f"{_name(reversed(self.place))}: {self.seen}"


@dataclass(frozen=True, slots=True)
class Lost:
    """A value that was left out while the rest of its entry is read.

    `place` is the way to what was `seen`, from the inside out; the first `inner` steps of it are
    within the value.
    """

    value: object
    seen: str
    place: list[Part]
    inner: int

    @property
    def reason(self) -> str:
        """Say what was seen where, and how much of it was left out."""
        whole = f", without {_name(reversed(self.place[self.inner :]))}" if self.inner else ""
        at = _name(reversed(self.place))
        return f"{at}: {self.seen}; the rest of the entry is read{whole}"

    @property
    def kind(self) -> str:
        """Name the place as in every entry: without positions and keys that are data."""
        way = reversed(self.place[self.inner :])
        return _name(part for part in way if part.__class__ is str)


def _name(way: Iterable[Part]) -> str:
    """Name a place as JSONL's schema does: $.authors.0."""
    return ".".join(["$", *map(str, way)])


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
