"""Rows of texts in machine code: each is put together from one text of every column."""

from collections.abc import Sequence

import numpy as np

from graph.paths.columns import TextColumn
from graph.paths.index.arrays import Units
from graph.paths.index.compiled import entrance
from graph.paths.index.strings import Bytes


def write_rows(columns: Sequence[TextColumn], behind: bytes, rows: int) -> bytes:
    """All rows one after the other, each with the text `behind` at its end."""
    texts: list[bytes] = []
    codes = np.empty((rows, len(columns) + 1), np.uint64)
    for place, one in enumerate(columns):
        np.add(one.codes, len(texts), out=codes[:, place], casting="unsafe")
        texts += [one.before + value for value in one.values]
    codes[:, -1] = len(texts)
    texts.append(behind)
    marks = np.zeros(len(texts) + 1, np.uint64)
    np.cumsum(np.fromiter(map(len, texts), np.uint64, len(texts)), out=marks[1:])
    return join_texts(np.frombuffer(b"".join(texts), np.uint8), marks, codes.ravel()).tobytes()


@entrance
def join_texts(text: Bytes, marks: Units, numbers: Units) -> Bytes:
    """The texts with these numbers, one after the other."""
    # Places are never negative, so that no look at them may be needed: that is twice as fast.
    length, one = np.uint64(0), np.uint64(1)
    for number in numbers:
        length += marks[number + one] - marks[number]
    out = np.empty(length, np.uint8)
    begin = np.uint64(0)
    for number in numbers:
        first = marks[number]
        size = marks[number + one] - first
        for place in range(size):
            out[begin + place] = text[first + place]
        begin += size
    return out
