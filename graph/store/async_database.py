"""The one gate for statements from the service: asynchronous, read-mostly, bounded in time."""

import logging
import time
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Self, TypeVar

from neo4j import AsyncDriver, AsyncGraphDatabase, Query
from neo4j.exceptions import Neo4jError, ServiceUnavailable, SessionExpired
from opentelemetry import trace

from graph.store.catalog import get_statement
from graph.store.connection import Connection, check_version, translated
from graph.store.statement import Statement
from graph.store.tally import get_tally

log = logging.getLogger(__name__)

Row = dict[str, Any]

T = TypeVar("T")

Once = Callable[[Statement, float], Awaitable[Sequence[T]]]
"""Runs a statement within some seconds, without trying again."""

Watcher = Callable[[str, float, int], None]
"""Told the name of each statement, the seconds that it took and the rows that it gave."""

_tracer = trace.get_tracer("research-graph")
_ATTEMPTS = 3
_SPAN = {"db.system.name": "neo4j"}


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
        (row,) = await self.run(statement, timeout=timeout)
        (value,) = row.values()
        return value

    async def read_packed(self, statement: Statement, *, timeout: float) -> bytes:  # noqa: ASYNC109 - as above
        """The list of values of the one record that a statement returns, as PackStream.

        Only where `graph.store.native` finds no hindrance.
        """
        (record,) = await self._watched(self._read_packed_once, statement, timeout)
        return record

    async def run(self, statement: Statement, *, timeout: float) -> list[Row]:  # noqa: ASYNC109 - the database enforces it
        """All rows as mappings; the database itself stops the statement after `timeout` seconds."""
        return list(await self._watched(self._run_once, statement, timeout))

    async def _watched(self, once: Once[T], statement: Statement, seconds: float) -> Sequence[T]:
        rows: Sequence[T] = ()
        started = time.perf_counter()
        span = _tracer.start_as_current_span(statement.name, attributes=_SPAN)
        try:
            with span, translated(self.connection.uri):
                rows = await _with_retry(once, statement, seconds)
        finally:
            self._tell(statement.name, time.perf_counter() - started, len(rows))
        return rows

    def _tell(self, name: str, seconds: float, rows: int) -> None:
        tally = get_tally()
        if tally is not None:
            tally.add(name, seconds, rows)
        if self._watcher is not None:
            self._watcher(name, seconds, rows)
        log.debug("ran %s", name, extra={"ms": seconds * 1e3, "rows": rows})

    async def run_named(self, name: str, /, *, timeout: float, **parameters: Any) -> list[Row]:  # noqa: ANN401, ASYNC109 - any Bolt type; the database enforces the limit
        """Run `cypher/<name>.cypher`."""
        return await self.run(get_statement(name, **parameters), timeout=timeout)

    async def _run_once(self, statement: Statement, seconds: float) -> list[Row]:
        async with self.driver.session(
            database=self.connection.database,
            default_access_mode="READ" if statement.access == "read" else "WRITE",
        ) as session:
            query = Query(statement.text, timeout=seconds)
            result = await session.run(query, dict(statement.parameters))
            # Not `data()`, which looks through every list for nodes: statements return values.
            return [dict(zip(record.keys(), record, strict=True)) async for record in result]

    async def _read_packed_once(self, statement: Statement, seconds: float) -> Sequence[bytes]:
        # Imports the driver's inside, which nothing else needs.
        from graph.store.packed import read_packed  # noqa: PLC0415

        return await read_packed(self.driver, self.connection.database, statement, seconds)


async def _with_retry(once: Once[T], statement: Statement, seconds: float) -> Sequence[T]:
    for attempt in range(1, _ATTEMPTS + 1):
        try:
            return await once(statement, seconds)
        except (ServiceUnavailable, SessionExpired, Neo4jError) as error:
            if attempt == _ATTEMPTS or statement.access == "write" or not _is_passing(error):
                raise
    raise AssertionError("unreachable")


def _is_passing(error: Exception) -> bool:
    # A pooled connection that a restarted server closed is only noticed when it is used; the next
    # one from the pool is new.
    retryable = getattr(error, "is_retryable", None)
    return bool(retryable()) if retryable is not None else False
