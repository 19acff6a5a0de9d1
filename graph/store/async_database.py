"""The one gate for statements from the service: asynchronous, read-mostly, bounded in time."""

import logging
import time
from collections.abc import Awaitable, Callable
from contextlib import nullcontext
from typing import TYPE_CHECKING, Any, Self, TypeVar

from neo4j import AsyncDriver, AsyncGraphDatabase, Query
from opentelemetry import trace

from graph.errors import StatementError
from graph.store.catalog import get_statement
from graph.store.connection import (
    DRIVER_ERRORS,
    Connection,
    check_version,
    translate,
    translated,
)
from graph.store.known_driver import find_driver_hindrance
from graph.store.reach import get_reach, is_away
from graph.store.statement import Statement
from graph.store.tally import get_tally

if TYPE_CHECKING:
    from graph.store.bolt_reader import BoltReader

log = logging.getLogger(__name__)

Row = dict[str, Any]

T = TypeVar("T")

Once = Callable[[Statement, float], Awaitable[list[T]]]
"""Runs a statement within some seconds, without trying again."""

Watcher = Callable[[str, float, int], None]
"""Told the name of each statement, the seconds that it took and the rows that it gave."""

_tracer = trace.get_tracer("research-graph")
_ATTEMPTS = 3
_SPAN = {"db.system.name": "neo4j"}
_UNSEEN = nullcontext()


class AsyncDatabase:
    """Runs statements on one Neo4j database from an event loop.

    Reads are auto-commit (fewer round trips than managed transactions) and tried again by
    ourselves, which is safe because they change nothing.
    """

    def __init__(
        self,
        connection: Connection,
        *,
        pool_size: int = 100,
        connection_timeout: float = 5.0,
        watcher: Watcher | None = None,
    ) -> None:
        """Open no connection yet; `connection_timeout` is in seconds."""
        self.connection = connection
        self._watcher = watcher
        with translated(connection.uri):
            self.driver: AsyncDriver = AsyncGraphDatabase.driver(
                connection.uri,
                auth=(connection.username, connection.password),
                max_connection_pool_size=pool_size,
                connection_timeout=connection_timeout,
                connection_acquisition_timeout=connection_timeout,
                notifications_min_severity="OFF",
            )
        self._reader = _open_reader(self.driver, connection.database)
        self._reach = get_reach(connection.uri)

    async def __aenter__(self) -> Self:
        """Use as a context manager that closes the driver."""
        return self

    async def __aexit__(self, *_: object) -> None:
        """Close the driver."""
        await self.close()

    async def close(self) -> None:
        """Close every pooled connection."""
        await self.driver.close()

    async def verify(self) -> str:
        """Connect and return the server's agent string; raises as `Database.verify` does."""
        with translated(self.connection.uri):
            info = await self.driver.get_server_info()
        check_version(self.connection.uri, info.agent)
        return info.agent

    async def read_value(self, statement: Statement, *, timeout: float) -> Any:  # noqa: ANN401, ASYNC109 - any Bolt type
        """The value of the one column of the one row that a statement returns."""
        ((value,),) = await self._watched(self._list_once, statement, timeout)
        return value

    async def read_packed(self, statement: Statement, *, timeout: float) -> bytes:  # noqa: ASYNC109 - as above
        """The list of values of the one record that a statement returns, as PackStream.

        Only where `graph.store.native` finds no hindrance.
        """
        (record,) = await self._watched(self._list_packed_once, statement, timeout)
        return record

    async def run(self, statement: Statement, *, timeout: float) -> list[Row]:  # noqa: ASYNC109 - the database enforces it
        """All rows as mappings; the database itself stops the statement after `timeout` seconds."""
        return await self._watched(self._run_once, statement, timeout)

    async def _watched(self, once: Once[T], statement: Statement, seconds: float) -> list[T]:
        rows: list[T] = []
        started = time.perf_counter()
        span = _tracer.start_span(statement.name, attributes=_SPAN)
        # To enter it costs ten times as much, which is for nothing where nobody traces.
        entered = trace.use_span(span, end_on_exit=True) if span.is_recording() else _UNSEEN
        try:
            with entered:
                rows = await self._try(once, statement, seconds)
        finally:
            self._tell(statement.name, started, time.perf_counter(), len(rows))
        return rows

    async def _try(self, once: Once[T], statement: Statement, seconds: float) -> list[T]:
        for attempt in range(1, _ATTEMPTS + 1):
            began = time.monotonic()
            try:
                rows = await once(statement, seconds)
            except DRIVER_ERRORS as error:
                if attempt == _ATTEMPTS or statement.access == "write" or not _is_passing(error):
                    if is_away(error):
                        self._reach.miss(began=began)
                    raise translate(self.connection.uri, error) from error
            else:
                self._reach.find(began)
                return rows
        raise AssertionError("unreachable")

    def _tell(self, name: str, began: float, ended: float, rows: int) -> None:
        tally, seconds = get_tally(), ended - began
        if tally is not None:
            tally.add(name, began, ended, rows)
        if self._watcher is not None:
            self._watcher(name, seconds, rows)
        log.debug("ran %s", name, extra={"ms": seconds * 1e3, "rows": rows})

    async def run_named(self, name: str, /, *, timeout: float, **parameters: Any) -> list[Row]:  # noqa: ANN401, ASYNC109 - any Bolt type; the database enforces the limit
        """Run `cypher/<name>.cypher`."""
        return await self.run(get_statement(name, **parameters), timeout=timeout)

    async def _run_once(self, statement: Statement, seconds: float) -> list[Row]:
        if self._reader is None or statement.access == "write":
            return await self._run_in_session(statement, seconds)
        answer = await self._reader.read(statement, seconds)
        columns = answer.columns
        return [dict(zip(columns, record, strict=True)) for record in answer.records]

    async def _list_once(self, statement: Statement, seconds: float) -> list[list[Any]]:
        if self._reader is None:
            rows = await self._run_in_session(statement, seconds)
            return [list(row.values()) for row in rows]
        return (await self._reader.read(statement, seconds)).records

    async def _list_packed_once(self, statement: Statement, seconds: float) -> list[bytes]:
        if self._reader is None:
            raise StatementError(f"{statement.name} cannot be read packed by this driver.")
        return (await self._reader.read(statement, seconds)).packed

    async def _run_in_session(self, statement: Statement, seconds: float) -> list[Row]:
        async with self.driver.session(
            database=self.connection.database,
            default_access_mode="READ" if statement.access == "read" else "WRITE",
        ) as session:
            query = Query(statement.text, timeout=seconds)
            result = await session.run(query, dict(statement.parameters))
            # Not `data()`, which looks through every list for nodes: statements return values.
            return [dict(zip(record.keys(), record, strict=True)) async for record in result]


def _open_reader(driver: AsyncDriver, database: str | None) -> "BoltReader | None":
    hindrance = find_driver_hindrance()
    if hindrance is not None:
        log.warning("reads go by the driver's sessions, which costs more: %s", hindrance)
        return None
    # Imports the driver's inside, which in another version may look different.
    from graph.store.bolt_reader import BoltReader  # noqa: PLC0415

    return BoltReader(driver, database)


def _is_passing(error: Exception) -> bool:
    # A pooled connection that a restarted server closed is only noticed when it is used; the next
    # one from the pool is new.
    retryable = getattr(error, "is_retryable", None)
    return bool(retryable()) if retryable is not None else False
