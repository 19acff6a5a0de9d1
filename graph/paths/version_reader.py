"""Which version the graph has now, asked for many requests by as few statements as possible."""

import asyncio
import time
from collections.abc import Coroutine
from typing import Any

from graph.paths.ends import GraphVersion, read_version
from graph.store.async_database import AsyncDatabase

BELIEVED_SECONDS = 0.1
"""How long a version is taken for the present one, from when the graph was asked for it."""

Reading = asyncio.Future[GraphVersion | None]


class VersionReader:
    """Reads the version of the graph; those who ask while a statement runs share the next one.

    So nobody is given a version that is older than what is believed.
    """

    def __init__(
        self, database: AsyncDatabase, *, seconds: float, believed: float = BELIEVED_SECONDS
    ) -> None:
        """Ask `database`, which may take so many seconds for it."""
        self._database, self._seconds, self._believed = database, seconds, believed
        self._known: GraphVersion | None = None
        self._known_until = 0.0
        self._running: Reading | None = None
        self._next: Reading | None = None

    def begin(self) -> Reading:
        """The version from now on, being read; shared, so wait for it by `asyncio.shield`."""
        if time.monotonic() < self._known_until:
            known: Reading = asyncio.get_running_loop().create_future()
            known.set_result(self._known)
            return known
        if self._next is not None:
            return self._next
        if self._running is None or self._running.done():
            self._running = _begin(self._read())
            return self._running
        self._next = _begin(self._read_after(self._running))
        return self._next

    def forget(self) -> None:
        """Believe nothing any more: something was written by ourselves."""
        self._known_until = 0.0

    async def _read_after(self, before: Reading) -> GraphVersion | None:
        await asyncio.wait({before})
        self._running, self._next = self._next, None
        return await self._read()

    async def _read(self) -> GraphVersion | None:
        asked = time.monotonic()
        [row] = await self._database.run_named("path/get_change_number", timeout=self._seconds)
        self._known, self._known_until = read_version(row), asked + self._believed
        return self._known


def _begin(reading: Coroutine[Any, Any, GraphVersion | None]) -> Reading:
    task = asyncio.get_running_loop().create_task(reading)
    task.add_done_callback(_notice)
    return task


def _notice(task: Reading) -> None:
    # Nobody may be waiting any more when it fails.
    if not task.cancelled():
        task.exception()
