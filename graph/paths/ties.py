"""What joins authors, as a search reads it, and where it reads that from."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Tie:
    """One paper, or one derived collaboration that stands for all joint papers of two authors.

    `strength` and `aged` are what it adds to each pair among `authors`; `aged` is the part that
    `RECENT` goes by.
    """

    key: str
    authors: tuple[str, ...]
    strength: float
    aged: float


class TieSource(Protocol):
    """Answers what a search asks for; the paths are the same whichever source answers."""

    async def read_ties(
        self, authors: Sequence[str], *, most: int, seconds: float
    ) -> list[Tie] | None:
        """Every tie of these authors, each with all its authors; None if there are over `most`.

        Raises:
            QueryTimeoutError: It took longer than `seconds`.
        """
        ...
