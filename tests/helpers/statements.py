"""Count what one request ran on the database."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from graph.store.async_database import request_statements


@contextmanager
def counted_statements() -> Iterator[Counter[str]]:
    """Statements that `AsyncDatabase` ran inside the block, counted by name."""
    counter: Counter[str] = Counter()
    token = request_statements.set(counter)
    try:
        yield counter
    finally:
        request_statements.reset(token)
