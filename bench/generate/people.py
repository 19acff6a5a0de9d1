"""Who there is: authors in communities, with how much each of them writes and from when on."""

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from bench.generate.sizes import Size
from bench.generate.words import Ints

_FIELDS = 12
_PRODUCTIVITY = 1.1
"""Tail of the power law by which authors write much or little."""
_COMMUNITY_TAIL = 1.6
_LARGEST = 40.0
"""The largest community, as a multiple of the smallest."""


@dataclass(frozen=True, slots=True)
class People:
    """Authors stand in the order of their communities, and in each by when they began.

    `start[c]:start[c + 1]` are the authors of community c; `cumulated` adds up their weights.
    """

    start: Ints
    cumulated: NDArray[np.float64]
    field_of: Ints

    @property
    def count(self) -> int:
        """Number of authors."""
        return int(self.start[-1])

    @property
    def communities(self) -> int:
        """Number of communities."""
        return len(self.start) - 1

    @property
    def shares(self) -> NDArray[np.float64]:
        """The share of all authors that each community has."""
        return np.diff(self.start) / self.count

    def draw(self, rng: Generator, community: Ints, moment: NDArray[np.float64]) -> Ints:
        """Draw one author for each community and moment (0 is the first year, 1 the last).

        Somebody whose career is at that moment, mostly; those who write much more often.
        """
        place = np.abs(moment + rng.normal(0.0, 0.08, len(moment)))
        place = np.where(place > 1.0, 2.0 - place, place)
        low = self._weight_before(self.start[community])
        high = self._weight_before(self.start[community + 1])
        drawn = np.searchsorted(self.cumulated, low + place * (high - low), side="right")
        return np.clip(drawn, self.start[community], self.start[community + 1] - 1)

    def _weight_before(self, author: Ints) -> NDArray[np.float64]:
        return np.where(author > 0, self.cumulated[author - 1], 0.0)


def make_people(rng: Generator, size: Size) -> People:
    """Make authors and communities, each community in one of a few fields."""
    weight = np.minimum(rng.pareto(_COMMUNITY_TAIL, size.communities) + 1.0, _LARGEST)
    members = np.maximum(np.floor(weight / weight.sum() * size.authors), 2).astype(np.int64)
    start = np.concatenate(([0], np.cumsum(members)))
    productivity = np.minimum(rng.pareto(_PRODUCTIVITY, int(start[-1])) + 1.0, 400.0)
    fields = rng.integers(0, _FIELDS, size.communities)
    return People(start, np.cumsum(productivity), fields)
