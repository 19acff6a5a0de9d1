"""What one request has cost the database."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field


@dataclass(slots=True)
class Tally:
    """Statements by name, when some of them ran, and the rows they gave."""

    statements: Counter[str] = field(default_factory=Counter)
    rows: int = 0
    spans: list[tuple[float, float]] = field(default_factory=list)
    """From when to when the database was at work, one after the other."""

    @property
    def seconds(self) -> float:
        """How long the database was at work; statements that ran at once count once."""
        return sum(ended - began for began, ended in self.spans)

    def add(self, name: str, began: float, ended: float, rows: int) -> None:
        """Count one statement that has ended now: it was answered, or given up (no rows)."""
        self.statements[name] += 1
        self.rows += rows
        while self.spans and self.spans[-1][1] >= began:
            began = min(began, self.spans.pop()[0])
        self.spans.append((began, ended))


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
