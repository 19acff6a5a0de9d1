"""Work that ends when nobody waits for it any more, or when its time is over."""

import asyncio
from collections.abc import Awaitable, Coroutine
from typing import Any, TypeVar

from starlette.types import Receive

T = TypeVar("T")

_AT_ONCE = 0.02
"""Seconds in which most requests are answered: their clients are not watched."""


class ClientGoneError(Exception):
    """The client has closed the connection; nobody waits for the answer."""


async def while_connected(receive: Receive, work: Coroutine[Any, Any, T]) -> T:
    """Do the work, unless the client goes away: then it is cancelled, in the database too.

    Raises:
        ClientGoneError: The client has gone.
    """
    working = asyncio.ensure_future(work)
    leaving = asyncio.ensure_future(_disconnected(receive))
    try:
        await asyncio.wait({working, leaving}, return_when=asyncio.FIRST_COMPLETED)
        if not working.done():
            raise ClientGoneError
        return working.result()
    finally:
        working.cancel()
        leaving.cancel()
        await asyncio.gather(working, leaving, return_exceptions=True)


async def while_wanted(receive: Receive, work: Awaitable[T], seconds: float) -> T:
    """The same for work that seldom takes long, and that is given up after some seconds.

    The work is done by the task that calls: it costs a timer, and a task only where it takes long.

    Raises:
        ClientGoneError: The client has gone.
        TimeoutError: The time is over.
    """
    watch = Watch(seconds)
    soon = asyncio.get_running_loop().call_later(_AT_ONCE, watch.begin, receive)
    try:
        return await work
    except asyncio.CancelledError:
        watch.tell()
        raise
    finally:
        soon.cancel()
        if watch.watching is not None:
            await watch.close()


async def within(seconds: float, work: Awaitable[T]) -> T:
    """Work that has so much time; for `asyncio.timeout` there is more to do each time.

    Raises:
        TimeoutError: The time is over.
    """
    watch = Watch(seconds)
    late = asyncio.get_running_loop().call_later(seconds, watch.end, TimeoutError())
    try:
        return await work
    except asyncio.CancelledError:
        watch.tell()
        raise
    finally:
        late.cancel()


class Watch:
    """Cancels what the present task awaits, and knows that nobody else did."""

    def __init__(self, seconds: float) -> None:
        """The task has so many seconds from now on."""
        task = asyncio.current_task()
        if task is None:
            raise RuntimeError("Only what a task does can be ended.")
        self._task, self._cancelled = task, task.cancelling()
        self._why: Exception | None = None
        self._until = asyncio.get_running_loop().time() + seconds
        self._late: asyncio.TimerHandle | None = None
        self.watching: asyncio.Task[None] | None = None

    def begin(self, receive: Receive) -> None:
        """Look from now on whether the client is there, and at the clock."""
        loop = asyncio.get_running_loop()
        # Of its own: the time is over also where nobody can tell whether the client is there.
        self._late = loop.call_at(self._until, self.end, TimeoutError())
        self.watching = asyncio.ensure_future(self._watch(receive))

    async def close(self) -> None:
        """Look no more."""
        if self._late is not None:
            self._late.cancel()
        # Given up first: what a cancelled task raised holds its frame, and that holds this watch.
        watching, self.watching = self.watching, None
        if watching is not None:
            watching.cancel()
            await asyncio.gather(watching, return_exceptions=True)

    async def _watch(self, receive: Receive) -> None:
        await _disconnected(receive)
        self.end(ClientGoneError())

    def end(self, why: Exception) -> None:
        """Have the work end with this; once, for what ends may take a while."""
        if self._why is None:
            self._why = why
            self._task.cancel()

    def tell(self) -> None:
        """Raise what the work was ended with; nothing where somebody else cancelled it."""
        if self._why is not None and self._task.uncancel() <= self._cancelled:
            raise self._why from None


async def _disconnected(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
