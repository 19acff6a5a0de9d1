"""How long a connection may say nothing while somebody waits for it."""

import asyncio
from contextvars import Context
from weakref import ref

_ONCE_MORE = 0.01
"""Seconds in which whoever waits hears of bytes that came in the same turn of the loop."""


class Silence:
    """Ends a wait in which nothing comes, by one timer for all waits at a connection.

    A timer for each wait costs as much as a tenth of a read.
    """

    __slots__ = ("__weakref__", "_overdue", "_reader", "_timer", "_until")

    def __init__(self, reader: asyncio.StreamReader) -> None:
        """Nobody waits for `reader` yet."""
        self._reader = reader
        self._timer: asyncio.TimerHandle | None = None
        self._until: float | None = None
        self._overdue: float | None = None

    def begin(self, seconds: float | None) -> None:
        """A wait of so many seconds at most begins."""
        if seconds is None:
            return
        loop = asyncio.get_running_loop()
        self._until = loop.time() + seconds
        if self._timer is None:
            self._ring(loop, seconds)

    def end(self) -> None:
        """Something has come; the timer finds that out when it rings."""
        self._until = None

    def stop(self) -> None:
        """Nothing will come any more."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _ring(self, loop: asyncio.AbstractEventLoop, seconds: float) -> None:
        # Weakly and in no request's context, or what is done with would stay until the timer rings.
        self._timer = loop.call_later(seconds, _look, ref(self), loop, context=Context())

    def look(self, loop: asyncio.AbstractEventLoop) -> None:
        """See whether a wait has been too long."""
        self._timer = None
        if self._until is None:
            return
        left = self._until - loop.time()
        if left > 0:
            self._ring(loop, left)
        elif self._overdue != self._until:
            # Else the alarm could fall on the next wait, where the loop was late to both.
            self._overdue = self._until
            self._ring(loop, _ONCE_MORE)
        else:
            self._reader.set_exception(TimeoutError("Neo4j says nothing any more"))


def _look(silence: ref[Silence], loop: asyncio.AbstractEventLoop) -> None:
    alive = silence()
    if alive is not None:
        alive.look(loop)
