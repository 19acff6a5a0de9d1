"""What several processes of one service share, so that it does not matter which one answers."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


class Writes(Protocol):
    """How often the service has written; whoever sees the number change knows too little."""

    def read(self) -> int:
        """The number now."""
        ...

    def tell(self) -> None:
        """Raise the number: something was written."""
        ...


class OwnWrites:
    """The same for a service of one process."""

    def __init__(self) -> None:
        """Nothing is written yet."""
        self._number = 0

    def read(self) -> int:
        """The number now."""
        return self._number

    def tell(self) -> None:
        """Raise the number: something was written."""
        self._number += 1


@dataclass(frozen=True, slots=True)
class Shared:
    """What the processes of one service have in common."""

    metrics: Path
    """The folder where each keeps its figures for Prometheus, which any of them adds up."""
    writes: Writes
