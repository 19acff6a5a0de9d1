"""A table from numbers to places that is as small as what is put into it, in machine code."""

from typing import NamedTuple

import numpy as np

from graph.paths.index.arrays import Ints
from graph.paths.index.compiled import compiled

_SPREAD = 0x9E3779B1
"""2^32 divided by the golden ratio: numbers side by side come to lie far from each other."""
_LOW = 0xFFFFFFFF
_BITS = 32


class Places(NamedTuple):
    """An open table: `keys` are -1 where nothing is; `shift` says how many places there are."""

    keys: Ints
    values: Ints
    shift: int


@compiled
def make_places(most: int) -> Places:
    """Room for so many numbers, at most half of it used."""
    bits = 4
    while 1 << bits < 2 * most:
        bits += 1
    size = 1 << bits
    return Places(np.full(size, -1, np.int32), np.full(size, -1, np.int32), _BITS - bits)


@compiled
def find_place(places: Places, key: int) -> int:
    """Where the number stands, or where it belongs and nothing is yet."""
    last = len(places.keys) - 1
    place = (key * _SPREAD & _LOW) >> places.shift
    while places.keys[place] != -1 and places.keys[place] != key:
        place = (place + 1) & last
    return place
