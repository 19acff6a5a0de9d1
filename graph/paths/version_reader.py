"""Which version the graph has now, asked for many requests by as few statements as possible."""

import asyncio
from collections.abc import Coroutine
from typing import Any

from graph.paths.ends import GraphVersion, read_version
from graph.store.async_database import AsyncDatabase

Reading = asyncio.Task[GraphVersion | None]


class VersionReader:
    """Reads the version of the graph; those who ask while a statement runs share the next one.

    So nobody is given a version that was read before they asked.
    """

    def __init__(self, database: AsyncDatabase, *, seconds: float) -> None:
        """Ask `database`, which may take so many seconds for it."""
        self._database, self._seconds = database, seconds
        self._running: Reading | None = None
        self._next: Reading | None = None

    def begin(self) -> Reading:
        """The version from now on, being read; shared, so wait for it by `asyncio.shield`."""
        if self._next is not None:
            return self._next
        if self._running is None or self._running.done():
            self._running = _begin(self._read())
            return self._running
        self._next = _begin(self._read_after(self._running))
        return self._next

    async def _read_after(self, before: Reading) -> GraphVersion | None:
        await asyncio.wait({before})
        self._running, self._next = self._next, None
        return await self._read()

    async def _read(self) -> GraphVersion | None:
        rows = await self._database.run_named("path/get_change_number", timeout=self._seconds)
        return read_version(rows[0]) if rows else None


def _begin(reading: Coroutine[Any, Any, GraphVersion | None]) -> Reading:
    task = asyncio.get_running_loop().create_task(reading)
    task.add_done_callback(_notice)
    return task


def _notice(task: Reading) -> None:
    # Nobody may be waiting any more when it fails.
    if not task.cancelled():
        task.exception()
