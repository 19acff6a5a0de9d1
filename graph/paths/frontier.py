"""What a search has proved, and what it must read next to prove more.

A path that is not known yet has a first link that was never read. It leaves from an author that
was not read, and the last such link arrives at another: so it has at least as many hops as lead to
an unread author from either end, and one more; and it costs more than both together.
"""

from collections.abc import Sequence
from typing import Protocol

from graph.paths.deadline import Deadline
from graph.paths.ranking import Ranking


class Frontier(Protocol):
    """Both ends of a search, after so much was read."""

    @property
    def proved_hops(self) -> int:
        """Every path of at most so many hops is known; never more than the bound on hops."""
        ...

    @property
    def known_distance(self) -> int | None:
        """The fewest hops of a path that is known; None where none is within the bound."""
        ...

    def extend(self, read: Sequence[str]) -> None:
        """Take note that these authors were read."""
        ...

    def rank(self, first: int, ceiling: int | None, deadline: Deadline) -> Ranking:
        """The best known paths that may be given, none that costs more than `ceiling`."""
        ...

    def proves(self, cost: int) -> bool:
        """Whether every path that is not known costs more than `cost`."""
        ...

    def next_read(self, ceiling: int | None, most: int) -> list[str]:
        """Whom to read next, at most `most`: of the end with fewer candidates, the most promising.

        Empty where no path within the bound that is not known can cost less than `ceiling`.
        """
        ...
