"""Writes a batch while the rest of it is still being worked out: one transaction, in a thread."""

from collections.abc import Iterable, Iterator
from threading import Condition, Thread
from types import TracebackType
from typing import Self

from graph.store.database import Database
from graph.store.statement import Statement

GIVING_UP_SECONDS = 2.0
"""How long a block that failed waits for what it sent to be rolled back."""


class _AbandonedError(Exception):
    """What was to be written is not wanted any more."""


class _Script:
    """Statements that come bit by bit; whoever reads them waits for the next one.

    Each reading begins with the first: a transaction that is tried again needs them all.
    """

    def __init__(self) -> None:
        self._statements: list[Statement] = []
        self._complete = False
        self._abandoned = False
        self._changed = Condition()

    def __iter__(self) -> Iterator[Statement]:
        place = 0
        while (statement := self._await(place)) is not None:
            yield statement
            place += 1

    def add(self, statements: Iterable[Statement]) -> None:
        with self._changed:
            self._statements += statements
            self._changed.notify_all()

    def end(self, *, abandon: bool) -> None:
        with self._changed:
            self._complete, self._abandoned = True, abandon
            self._changed.notify_all()

    def _await(self, place: int) -> Statement | None:
        with self._changed:
            self._changed.wait_for(lambda: self._complete or place < len(self._statements))
            if self._abandoned:
                raise _AbandonedError
            return self._statements[place] if place < len(self._statements) else None


class Writer:
    """One write transaction, which begins at once and is committed at the end of the block.

    What writing fails with is raised by the next `send`, or by leaving the block. Until then nobody
    sees what is written, the block included.

    Where the block fails, nothing is written. It does not wait long to be told so: the driver may
    be trying again for half a minute. What goes on without it can never commit, since statements
    that are abandoned come to no end, and no program stays for it.
    """

    def __init__(self, database: Database) -> None:
        """Begin with the block."""
        self._database = database
        self._script = _Script()
        self._error: BaseException | None = None
        self._thread = Thread(target=self._run, name="write-batch", daemon=True)

    def send(self, statements: Iterable[Statement]) -> None:
        """Have the statements run after those that were sent before.

        Raises what writing those has failed with: what is worked out now is in vain.
        """
        if self._error is not None:
            raise self._error
        self._script.add(statements)

    def __enter__(self) -> Self:
        """Begin the transaction."""
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, _: BaseException | None, __: TracebackType | None
    ) -> None:
        """Wait until everything is written, or give it up where the block failed."""
        self._script.end(abandon=kind is not None)
        self._thread.join(None if kind is None else GIVING_UP_SECONDS)
        if kind is None and self._error is not None:
            raise self._error

    def _run(self) -> None:
        try:
            self._database.run_atomically(self._script)
        except BaseException as error:  # noqa: BLE001 - raised in the block's thread
            self._error = error
