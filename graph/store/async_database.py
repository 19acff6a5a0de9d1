"""The one gate for statements from the service: asynchronous, read-mostly, bounded in time."""

import logging
import time
from collections import Counter
from contextvars import ContextVar
from typing import Any, Self

from neo4j import AsyncDriver, AsyncGraphDatabase, Query
from neo4j.exceptions import Neo4jError, ServiceUnavailable, SessionExpired

from graph.store.catalog import get_statement
from graph.store.connection import Connection, check_version, translated
from graph.store.statement import Statement

log = logging.getLogger(__name__)

Row = dict[str, Any]

request_statements: ContextVar[Counter[str] | None] = ContextVar("request_statements", default=None)
"""Set by whoever wants to know what one request ran (tests, `extensions`, metrics)."""

_ATTEMPTS = 3


class AsyncDatabase:
    """Runs statements on one Neo4j database from an event loop.

    Reads are auto-commit (fewer round trips than managed transactions) and tried again by
    ourselves, which is safe because they change nothing.
    """

    def __init__(
        self, connection: Connection, *, pool_size: int = 100, connection_timeout: float = 5.0
    ) -> None:
        """Open no connection yet; `connection_timeout` is in seconds."""
        self.connection = connection
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

    async def run(self, statement: Statement, *, timeout: float) -> list[Row]:  # noqa: ASYNC109 - the database enforces it
        """All rows as mappings; the database itself stops the statement after `timeout` seconds."""
        counter = request_statements.get()
        if counter is not None:
            counter[statement.name] += 1
        started = time.perf_counter()
        with translated(self.connection.uri):
            rows = await self._run_with_retry(statement, timeout)
        log.debug(
            "ran %s",
            statement.name,
            extra={"ms": (time.perf_counter() - started) * 1e3, "rows": len(rows)},
        )
        return rows

    async def run_named(self, name: str, /, *, timeout: float, **parameters: Any) -> list[Row]:  # noqa: ANN401, ASYNC109 - any Bolt type; the database enforces the limit
        """Run `cypher/<name>.cypher`."""
        return await self.run(get_statement(name, **parameters), timeout=timeout)

    async def _run_with_retry(self, statement: Statement, seconds: float) -> list[Row]:
        for attempt in range(1, _ATTEMPTS + 1):
            try:
                return await self._run_once(statement, seconds)
            except (ServiceUnavailable, SessionExpired, Neo4jError) as error:
                if attempt == _ATTEMPTS or statement.access == "write" or not _is_passing(error):
                    raise
        raise AssertionError("unreachable")

    async def _run_once(self, statement: Statement, seconds: float) -> list[Row]:
        async with self.driver.session(
            database=self.connection.database,
            default_access_mode="READ" if statement.access == "read" else "WRITE",
        ) as session:
            query = Query(statement.text, timeout=seconds)
            result = await session.run(query, dict(statement.parameters))
            # Not `data()`, which looks through every list for nodes: statements return values.
            return [dict(zip(record.keys(), record, strict=True)) async for record in result]


def _is_passing(error: Exception) -> bool:
    # A pooled connection that a restarted server closed is only noticed when it is used; the next
    # one from the pool is new.
    retryable = getattr(error, "is_retryable", None)
    return bool(retryable()) if retryable is not None else False
