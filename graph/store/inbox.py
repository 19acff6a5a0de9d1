"""Takes messages of Bolt from a connection of the driver's, cheaper than the driver's own inbox.

That one waits twice for each message, and copies it byte range by byte range. This one takes all
that has come at once, and leaves messages packed for whoever wants them so.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any

from neo4j._exceptions import SocketDeadlineExceededError

from graph.store.silence import Silence
from graph.store.unpacking import Hooks, unpack_fields

_NEWEST = 1 << 18
"""Bytes taken at once: more than the driver's stream holds, so all that has come."""

_HEADER = 2
"""Bytes that say how long a chunk is."""

_OnError = Callable[[BaseException], Awaitable[None]]


class Inbox:
    """Takes the place of a connection's inbox, with the one method that the driver asks of it."""

    __slots__ = ("_begun", "_on_error", "_rest", "_silence", "_socket", "_whole")

    def __init__(self, socket: Any, on_error: _OnError) -> None:  # noqa: ANN401 - the driver's
        """Receive from `socket` all that the inbox before has not; `on_error` is the same."""
        self._socket, self._on_error = socket, on_error
        self._whole: deque[bytes] = deque()
        self._begun: list[bytes] = []
        self._rest = b""
        self._silence = Silence(socket._reader)  # noqa: SLF001

    async def pop(self, hydration_hooks: Hooks | None) -> tuple[bytes, list[Any]]:
        """The next message: what it is, and its fields."""
        message = await self.receive()
        try:
            return message[1:2], unpack_fields(message, hydration_hooks)
        except ValueError as error:
            await self._on_error(error)
            raise

    async def receive(self) -> bytes:
        """The next message, packed."""
        while not self._whole:
            try:
                self._feed(await self._read())
            except (OSError, SocketDeadlineExceededError, asyncio.CancelledError) as error:
                self._silence.stop()
                await self._on_error(error)
                raise
        return self._whole.popleft()

    def _feed(self, data: bytes) -> None:
        data, at = self._rest + data, 0
        while len(data) - at >= _HEADER:
            begin = at + _HEADER
            end = begin + (data[at] << 8 | data[at + 1])
            if end > len(data):
                break
            if end > begin:
                self._begun.append(data[begin:end])
            elif self._begun:
                # A chunk of no length ends a message; between two of them it says that all is well.
                self._whole.append(b"".join(self._begun))
                self._begun.clear()
            at = end
        self._rest = data[at:]

    async def _read(self) -> bytes:
        socket = self._socket
        data: bytes
        if socket.get_read_deadline() is not None:
            data = await socket.recv(_NEWEST)
        else:
            self._silence.begin(socket.get_read_timeout())
            try:
                data = await socket._reader.read(_NEWEST)  # noqa: SLF001
            finally:
                self._silence.end()
        if not data:
            raise OSError("No data")
        return data
