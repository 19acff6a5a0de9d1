"""Count what one request ran on the database."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from graph.store.tally import tallied


@contextmanager
def counted_statements() -> Iterator[Counter[str]]:
    """Statements that `AsyncDatabase` ran inside the block, counted by name."""
    with tallied() as tally:
        yield tally.statements
