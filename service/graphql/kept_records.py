"""What facets of whole lists came to, kept until the graph is written."""

import asyncio
import logging
import sys
import time
from collections.abc import Awaitable, Callable, Iterable
from contextvars import Context
from dataclasses import dataclass
from typing import Any, TypeVar

from graph.errors import GraphError
from graph.store.statement import Statement
from service.graphql.kept import Kept
from service.versions import GraphVersions

MOST_RECORDS = 64
MOST_BYTES = 16 * 1024 * 1024
"""How large all of them may be; one with a thousand nodes beside the facets may have megabytes.

What is for all askers may be as large again, and each of it half of that: so any two have room.
"""
KEPT_SECONDS = 60.0
"""How long at most, for the sake of who writes by hand and does not count it."""
_LAST_SECONDS = 1.0

T = TypeVar("T")
_Key = tuple[str, str, type]

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Sought:
    """That a statement was asked for in vain, in which state of the graph."""

    graph: str
    again: float
    """When it may be read."""
    is_too_large: bool = False
    """Whether it was read in that state, and not kept."""


class KeptRecords:
    """Records by statement and values, each with the state of the graph that it is of.

    One may be as old as what `GraphVersions` believes to be the present state.
    """

    def __init__(self, versions: GraphVersions) -> None:
        """Keep nothing yet; `versions` tells the state of the graph."""
        self._versions = versions
        self._sought: Kept[str, _Sought] = Kept(MOST_RECORDS)
        self._one_by_one = asyncio.Lock()
        self._reading: dict[str, asyncio.Task[None]] = {}
        self._kept: Kept[_Key, tuple[str, float, object]] = Kept(MOST_RECORDS, MOST_BYTES)
        self._for_all: Kept[_Key, tuple[str, float, object]] = Kept(MOST_RECORDS, MOST_BYTES)

    async def read(self, statement: Statement, form: type[T], run: Callable[[], Awaitable[T]]) -> T:
        """The statement's record; `run` reads it, in the form that the caller takes."""
        graph = await self._versions.read()
        return await (run() if graph is None else self._read(graph, statement, form, run))

    async def recall(self, statement: Statement, run: Callable[[], Awaitable[T]]) -> T | None:
        """The record of a statement that reads more than one asker needs, but for all askers.

        None where it is not there. It is read in the background, once two have asked for it in one
        state of the graph: where the graph is written all the time, nobody would get out of it what
        it took to read. Where `run` gives None, or what is too large, it is not read again in that
        state of the graph, nor in any other for a minute.
        """
        graph = await self._versions.read()
        if graph is None:
            return None
        found: T | None = _find(self._for_all, _key(statement, object), graph)
        if (
            found is None
            and statement.text not in self._reading
            and self._is_due(statement.text, graph)
        ):
            self._begin(graph, statement, run)
        return found

    async def close(self) -> None:
        """Read no more in the background."""
        reading = list(self._reading.values())
        if reading:
            # Most are nearly there, and the driver does not close what is cancelled half opened.
            await asyncio.wait(reading, timeout=_LAST_SECONDS)
        for task in reading:
            task.cancel()
        await asyncio.gather(*reading, return_exceptions=True)

    def _is_due(self, text: str, graph: str) -> bool:
        """Whether it is to be read now; that it was asked for is noted."""
        now, sought = time.monotonic(), self._sought.get(text)
        if sought is None or sought.graph != graph:
            if sought is None or not sought.is_too_large or now >= sought.again:
                self._sought.put(text, _Sought(graph, now))
            return False
        if sought.is_too_large or now < sought.again:
            return False
        # What fails is not read for every question.
        self._sought.put(text, _Sought(graph, now + KEPT_SECONDS))
        return True

    def _begin(self, graph: str, statement: Statement, run: Callable[[], Awaitable[T]]) -> None:
        async def read() -> None:
            try:
                async with self._one_by_one:
                    await self._learn(graph, statement, run)
            except GraphError as error:
                log.info("counts for facets are not kept: %s", error)
            finally:
                del self._reading[statement.text]

        # In nobody's trace, and at nobody's cost.
        self._reading[statement.text] = asyncio.create_task(read(), context=Context())

    async def _learn(
        self, graph: str, statement: Statement, run: Callable[[], Awaitable[object]]
    ) -> None:
        record = await run()
        key, until = _key(statement, object), time.monotonic() + KEPT_SECONDS
        # In a thread: requests would wait for the dozens of milliseconds that it takes.
        size = await asyncio.to_thread(_estimate_bytes, [*key[:2], record])
        if record is not None and size <= MOST_BYTES // 2:
            self._for_all.put(key, (graph, until, record), size)
            return
        self._sought.put(statement.text, _Sought(graph, until, is_too_large=True))
        text = " ".join(statement.text.split())
        log.info("counts for facets are not kept, they are too many: %s", text)

    async def _read(
        self, graph: str, statement: Statement, form: type, run: Callable[[], Awaitable[T]]
    ) -> T:
        key = _key(statement, form)
        found: T | None = _find(self._kept, key, graph)
        if found is not None:
            return found
        # Read behind the state that it is kept under: so it is of this one or a later one
        record = await run()
        until = time.monotonic() + KEPT_SECONDS
        self._kept.put(key, (graph, until, record), _estimate_bytes([*key[:2], record]))
        return record


def _find(memory: Kept[_Key, tuple[str, float, object]], key: _Key, graph: str) -> Any | None:  # noqa: ANN401 - what the key's form says
    kept = memory.get(key)
    if kept is not None and kept[0] == graph and time.monotonic() < kept[1]:
        return kept[2]
    return None


def _key(statement: Statement, form: type) -> _Key:
    return statement.text, repr(sorted(statement.parameters.items())), form


def _estimate_bytes(value: object) -> int:
    """How much memory a record takes at most; what is in it twice counts twice."""
    inner: Iterable[object] = ()
    match value:
        case list() | tuple():
            inner = value
        case dict():
            inner = (*value, *value.values())
    return sys.getsizeof(value) + sum(map(_estimate_bytes, inner))
