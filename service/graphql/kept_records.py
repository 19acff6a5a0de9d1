"""What facets of whole lists came to, kept until the graph is written."""

import asyncio
import logging
import sys
import time
from collections.abc import Awaitable, Callable, Iterable
from contextvars import Context
from typing import Any, TypeVar

from graph.errors import GraphError
from graph.store.statement import Statement
from service.graphql.kept import Kept
from service.versions import GraphVersions

MOST_RECORDS = 64
MOST_BYTES = 16 * 1024 * 1024
"""How large all of them may be; one with a thousand nodes beside the facets may have megabytes."""
KEPT_SECONDS = 60.0
"""How long at most, for the sake of who writes by hand and does not count it."""
_LAST_SECONDS = 1.0

T = TypeVar("T")
_Key = tuple[str, str, type]

log = logging.getLogger(__name__)


class KeptRecords:
    """Records by statement and values, each with the state of the graph that it is of.

    One may be as old as what `GraphVersions` believes to be the present state.
    """

    def __init__(self, versions: GraphVersions) -> None:
        """Keep nothing yet; `versions` tells the state of the graph."""
        self._versions = versions
        self._sought: Kept[str, tuple[str, float]] = Kept(MOST_RECORDS)
        """In which state of the graph a statement was asked for in vain, and when to read it."""
        self._one_by_one = asyncio.Lock()
        self._reading: dict[str, asyncio.Task[None]] = {}
        self._kept: Kept[_Key, tuple[str, float, object]] = Kept(MOST_RECORDS, MOST_BYTES)

    async def read(self, statement: Statement, form: type[T], run: Callable[[], Awaitable[T]]) -> T:
        """The statement's record; `run` reads it, in the form that the caller takes."""
        graph = await self._versions.read()
        return await (run() if graph is None else self._read(graph, statement, form, run))

    async def recall(self, statement: Statement, run: Callable[[], Awaitable[T]]) -> T | None:
        """The record of a statement that reads more than one asker needs, but for all askers.

        None where it is not there. It is read in the background, once two have asked for it in one
        state of the graph: where the graph is written all the time, nobody would get out of it what
        it took to read.
        """
        graph = await self._versions.read()
        if graph is None:
            return None
        found: T | None = self._find(_key(statement, object), graph)
        if found is None and statement.text not in self._reading:
            before, again = self._sought.get(statement.text) or ("", 0.0)
            now = time.monotonic()
            if before != graph:
                self._sought.put(statement.text, (graph, now))
            elif now >= again:
                # What fails, or is too large to be kept, is not read for every question.
                self._sought.put(statement.text, (graph, now + KEPT_SECONDS))
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

    def _begin(self, graph: str, statement: Statement, run: Callable[[], Awaitable[T]]) -> None:
        async def read() -> None:
            try:
                async with self._one_by_one:
                    await self._read(graph, statement, object, run)
            except GraphError as error:
                log.info("counts for facets are not kept: %s", error)
            finally:
                del self._reading[statement.text]

        # In nobody's trace, and at nobody's cost.
        self._reading[statement.text] = asyncio.create_task(read(), context=Context())

    async def _read(
        self, graph: str, statement: Statement, form: type, run: Callable[[], Awaitable[T]]
    ) -> T:
        key = _key(statement, form)
        found: T | None = self._find(key, graph)
        if found is not None:
            return found
        # Read behind the state that it is kept under: so it is of this one or a later one
        record = await run()
        until = time.monotonic() + KEPT_SECONDS
        self._kept.put(key, (graph, until, record), _estimate_bytes([*key[:2], record]))
        return record

    def _find(self, key: _Key, graph: str) -> Any | None:  # noqa: ANN401 - what the key's form says
        kept = self._kept.get(key)
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
