"""The collaborations of a slice in columns, as the index has them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import repeat
from typing import overload

import numpy as np

from graph.paths.columns import Column, Columns, TextColumn
from graph.paths.index.arrays import NO_YEAR, Floats, Ints
from graph.paths.index.rows import write_rows
from graph.paths.slices import SliceEdge

_KIND = "COLLABORATED_WITH"
_WIDEST = 4096
"""How many different numbers there may be for a table of all between the least and the greatest."""


@dataclass(frozen=True, slots=True, eq=False)
class EdgeColumns(Columns[SliceEdge]):
    """Collaborations among `ids`, the strongest first; `numbers` are papers, years and certainty.

    `one` and `two` are places in `ids`, `certainties` what the numbers of certainty stand for.
    """

    ids: Sequence[str]
    one: Ints
    two: Ints
    numbers: Ints
    strengths: Floats
    certainties: Floats

    def __len__(self) -> int:
        """How many edges there are."""
        return len(self.one)

    def find_column(self, name: str) -> Column:
        """The values of an attribute of `SliceEdge`."""
        if name in {"source", "target"}:
            return Column(self.ids, self.one if name == "source" else self.two)
        if name == "papers":
            return _code(self.numbers[0])
        if name == "strength":
            return _code_sorted(self.strengths)
        if name in {"first_year", "last_year"}:
            known, codes = np.unique(self.numbers[1 + (name == "last_year")], return_inverse=True)
            return Column(_show_years(known), codes)
        if name == "confidence":
            known, codes = np.unique(self.numbers[3], return_inverse=True)
            return Column(self.certainties[known].tolist(), codes)
        return Column([_KIND if name == "kind" else None], np.zeros(len(self), np.int64))

    def write_rows(self, columns: Sequence[TextColumn], behind: bytes) -> bytes:
        """All rows one after the other."""
        return write_rows(columns, behind, len(self))

    def __iter__(self) -> Iterator[SliceEdge]:
        """The edges as tuples."""
        columns = (
            repeat(_KIND),
            map(self.ids.__getitem__, self.one.tolist()),
            map(self.ids.__getitem__, self.two.tolist()),
            self.numbers[0].tolist(),
            self.strengths.tolist(),
            _show_years(self.numbers[1]),
            _show_years(self.numbers[2]),
            self.certainties[self.numbers[3]].tolist(),
            repeat(None),
            repeat(None),
        )
        return map(SliceEdge._make, zip(*columns, strict=False))  # repeated ones never end

    @overload
    def __getitem__(self, place: int) -> SliceEdge: ...
    @overload
    def __getitem__(self, place: slice) -> "EdgeColumns": ...
    def __getitem__(self, place: int | slice) -> "SliceEdge | EdgeColumns":
        """One of the edges, or several, in columns again."""
        if isinstance(place, int):
            return tuple(self)[place]
        return replace(
            self,
            one=self.one[place],
            two=self.two[place],
            numbers=self.numbers[:, place],
            strengths=self.strengths[place],
        )


def _code(numbers: Ints) -> Column:
    if not len(numbers):
        return Column([], numbers)
    least, most = int(numbers.min()), int(numbers.max())
    if most - least < _WIDEST:
        return Column(range(least, most + 1), numbers - least)
    known, codes = np.unique(numbers, return_inverse=True)
    return Column(known.tolist(), codes)


def _code_sorted(values: Floats) -> Column:
    """Of values that stand in their order, equal ones side by side."""
    first = np.ones(len(values), np.bool_)
    np.not_equal(values[1:], values[:-1], out=first[1:])
    return Column(values[first].tolist(), np.cumsum(first) - 1)


def _show_years(years: Ints) -> list[int | None]:
    return [None if year == NO_YEAR else year for year in years.tolist()]
