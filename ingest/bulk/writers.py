"""Threads that write cells, never two at the same time that have a group of nodes in common."""

from collections.abc import Callable, Sequence
from threading import Condition, Event, Thread
from types import TracebackType
from typing import Self

from ingest.bulk.cells import Cell, Group

_READY = 2
"""So many cells for each writer wait while more are read."""


class Writers:
    """Several writers and the cells that wait for one of them; each takes the first that it may.

    What writing fails with ends all of them, and is raised by the next `add` or `finish`. Where one
    of them fails, or the block, what `write` is given says so: then nothing is worth a wait.
    """

    def __init__(self, count: int, write: Callable[[Cell, Event], None]) -> None:
        """Begin with the block."""
        self._write = write
        self._waiting: list[Cell] = []
        self._busy: list[Cell] = []
        self._closed = False
        self._error: BaseException | None = None
        self._given_up = Event()
        self._changed = Condition()
        self._threads = [
            # No program stays for one whose block was left by force.
            Thread(target=self._work, name=f"writer-{number}", daemon=True)
            for number in range(count)
        ]

    def add(self, cells: Sequence[Cell]) -> None:
        """Have the cells written; wait while many do."""
        with self._changed:
            self._waiting += cells
            self._changed.notify_all()
        self._await(_READY * len(self._threads))

    def finish(self) -> None:
        """Wait until all that was added is written."""
        self._await(0)

    def __enter__(self) -> Self:
        """Start the writers."""
        try:
            for thread in self._threads:
                thread.start()
        except BaseException:
            self._close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, _: BaseException | None, __: TracebackType | None
    ) -> None:
        """End the writers, when each has written what it has taken, or given it up."""
        self._close()  # first: who is told that it is in vain takes nothing more
        if kind is not None:
            self._given_up.set()
        for thread in self._threads:
            thread.join()

    def _close(self) -> None:
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def _await(self, left: int) -> None:
        """Wait until no more cells wait than these; none is under way then if it is none."""
        with self._changed:
            self._changed.wait_for(
                lambda: self._error or len(self._waiting) + (0 if left else len(self._busy)) <= left
            )
            if self._error:
                raise self._error

    def _work(self) -> None:
        while (cell := self._take()) is not None:
            try:
                self._write(cell, self._given_up)
            except BaseException as error:  # noqa: BLE001 - raised in the block's thread
                self._fail(error)
            self._give_back(cell)

    def _take(self) -> Cell | None:
        with self._changed:
            self._changed.wait_for(lambda: self._ended or self._find_free() is not None)
            place = self._find_free()
            if self._ended or place is None:
                return None
            self._busy.append(self._waiting.pop(place))
            return self._busy[-1]

    @property
    def _ended(self) -> bool:
        return self._closed or self._error is not None

    def _find_free(self) -> int | None:
        locked: set[Group] = set().union(*(cell.groups for cell in self._busy))
        places = enumerate(self._waiting)
        return next((at for at, cell in places if locked.isdisjoint(cell.groups)), None)

    def _give_back(self, cell: Cell) -> None:
        with self._changed:
            self._busy = [other for other in self._busy if other is not cell]
            self._changed.notify_all()

    def _fail(self, error: BaseException) -> None:
        with self._changed:
            self._error = self._error or error
            self._changed.notify_all()
        self._given_up.set()
