"""What one request has cost the database."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field


@dataclass(slots=True)
class Tally:
    """Statements by name, the seconds that they took together, and the rows they gave."""

    statements: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0
    rows: int = 0

    def add(self, name: str, seconds: float, rows: int) -> None:
        """Count one statement that has been answered, or was given up (no rows)."""
        self.statements[name] += 1
        self.seconds += seconds
        self.rows += rows


_request_tally: ContextVar[Tally | None] = ContextVar("request_tally", default=None)


def get_tally() -> Tally | None:
    """The tally that statements count themselves in, if anybody wants to know."""
    return _request_tally.get()


@contextmanager
def tallied() -> Iterator[Tally]:
    """What the statements run inside the block cost; one that is counted already goes on."""
    outer = _request_tally.get()
    if outer is not None:
        yield outer
        return
    tally = Tally()
    token = _request_tally.set(tally)
    try:
        yield tally
    finally:
        _request_tally.reset(token)
