"""Texts as one long text with marks where each begins: small, and as quick to open as a file."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from graph.paths.index.compiled import entrance

Ints = npt.NDArray[np.integer[Any]]
Bytes = npt.NDArray[np.uint8]
Marks = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Texts:
    """Strings by number."""

    text: Bytes
    marks: Marks

    def __len__(self) -> int:
        """How many there are."""
        return len(self.marks) - 1

    def __getitem__(self, number: int) -> str:
        """The string of that number."""
        return self.text[self.marks[number] : self.marks[number + 1]].tobytes().decode()

    def list_some(self, numbers: Ints) -> list[str]:
        """The strings of these numbers, in their order."""
        text = self.text.data
        ends = zip(self.marks[numbers].tolist(), self.marks[numbers + 1].tolist(), strict=True)
        return [str(text[begin:end], "utf-8") for begin, end in ends]

    def list_all(self) -> list[str]:
        """All of them, in order."""
        text = self.text.tobytes()
        marks = self.marks.tolist()
        return [text[begin:end].decode() for begin, end in pairwise(marks)]


@dataclass(frozen=True, slots=True)
class Strings(Texts):
    """Different strings in ascending order; the order of their bytes is that of the strings."""

    def find(self, string: str) -> int:
        """The number of a string; -1 where it is not among them."""
        return find_bytes(self.text, self.marks, np.frombuffer(string.encode(), np.uint8))


@entrance
def find_bytes(text: Bytes, marks: Marks, wanted: Bytes) -> int:
    """The number of a string among ascending ones; -1 where it is not among them."""
    low, high = 0, len(marks) - 1
    while low < high:
        middle = (low + high) // 2
        begin, end = marks[middle], marks[middle + 1]
        shared = min(end - begin, len(wanted))
        place = 0
        while place < shared and text[begin + place] == wanted[place]:
            place += 1
        if place < shared:
            before = text[begin + place] < wanted[place]
        else:
            before = end - begin < len(wanted)
            if end - begin == len(wanted):
                return middle
        if before:
            low = middle + 1
        else:
            high = middle
    return -1


def make_strings(ascending: Sequence[str]) -> Strings:
    """Take strings that are in ascending order already."""
    return Strings(*_join(ascending))


def make_texts(texts: Sequence[str]) -> Texts:
    """Take strings in the order of their numbers."""
    return Texts(*_join(texts))


def _join(strings: Iterable[str]) -> tuple[Bytes, Marks]:
    encoded = [string.encode() for string in strings]
    marks = np.zeros(len(encoded) + 1, np.int64)
    np.cumsum([len(one) for one in encoded], out=marks[1:])
    # As those of a file are: for numba arrays that may be written to are another type.
    marks.flags.writeable = False
    return np.frombuffer(b"".join(encoded), np.uint8), marks
