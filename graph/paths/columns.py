"""Lists of objects whose values stand in columns, which are written down without the objects."""

from abc import abstractmethod
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple, TypeVar, overload

T_co = TypeVar("T_co", covariant=True)


class Column(NamedTuple):
    """One value a row: `values[codes[row]]`, where `codes` is an array of whole numbers."""

    values: Sequence[Any]
    codes: Any


class TextColumn(NamedTuple):
    """The same as texts, and the text that stands before it in each row."""

    before: bytes
    values: Sequence[bytes]
    codes: Any


class Columns(Sequence[T_co]):
    """A list that makes its objects only for those who look at them one by one."""

    __slots__ = ()

    @abstractmethod
    def find_column(self, name: str) -> Column:
        """The values of the attribute with that name."""

    @abstractmethod
    def write_rows(self, columns: Sequence[TextColumn], behind: bytes) -> bytes:
        """All rows one after the other, each with the text `behind` at its end."""

    @abstractmethod
    def __iter__(self) -> Iterator[T_co]:
        """The objects, made one after the other."""

    @overload
    def __getitem__(self, place: int) -> T_co: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[T_co]: ...
    def __getitem__(self, place: int | slice) -> T_co | Sequence[T_co]:
        """One of the objects, or several."""
        return tuple(self)[place]

    def __eq__(self, other: object) -> bool:
        """Whether it is a list of the same objects, however they are kept."""
        if not isinstance(other, Sequence):
            return NotImplemented
        return len(self) == len(other) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]  # as lists have none
