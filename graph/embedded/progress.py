"""How a long step tells its caller how far it is."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """One report: `done` of `total`, or a plain message where `total` is 0.

    `lasting` marks what a user should still be able to read afterwards.
    """

    message: str
    done: int = 0
    total: int = 0
    lasting: bool = False


Report = Callable[[Progress], None]


def silent(progress: Progress) -> None:
    """Report to nobody."""
