"""The one gate for statements from code that blocks: ingest, migrations, commands."""

import logging
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from threading import Event
from typing import Any, Self

from neo4j import (
    Driver,
    GraphDatabase,
    ManagedTransaction,
    Query,
    Result,
    Session,
    Transaction,
    unit_of_work,
)

from graph.store.catalog import get_statement
from graph.store.connection import Connection, check_version, translated
from graph.store.patience import try_patiently
from graph.store.reach import get_reach
from graph.store.statement import Statement

log = logging.getLogger(__name__)

Row = dict[str, Any]

_CONNECT_SECONDS = 15.0
"""How long a server has to answer at all."""


class Database:
    """Runs statements on one Neo4j database, each in a transaction that is retried.

    `statements` counts what was run, by name.
    """

    def __init__(self, connection: Connection, *, retry_seconds: float = 30.0) -> None:
        """Open no connection yet.

        Args:
            connection: where, and how to sign in.
            retry_seconds: how long a transaction that failed in passing is tried again.
        """
        self.connection = connection
        self.statements: Counter[str] = Counter()
        with translated(connection.uri):
            self.driver: Driver = GraphDatabase.driver(
                connection.uri,
                auth=(connection.username, connection.password),
                connection_timeout=_CONNECT_SECONDS,
                max_transaction_retry_time=0,  # We try again, and say what for.
                notifications_min_severity="OFF",
            )
        self.reach = get_reach(connection.uri)
        self._retry_seconds = retry_seconds
        # On a cluster a session sees what an earlier one wrote only if it is told to wait for it.
        self._bookmarks = GraphDatabase.bookmark_manager()

    def __enter__(self) -> Self:
        """Use as a context manager that closes the driver."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the driver."""
        self.close()

    def close(self) -> None:
        """Close every pooled connection."""
        self.driver.close()

    def verify(self) -> str:
        """Connect, ask the database for an answer, and return the server's agent string.

        Raises:
            UnavailableError, AuthenticationError, UnsupportedServerError
        """
        with translated(self.connection.uri):
            info = self.driver.get_server_info()
        check_version(self.connection.uri, info.agent)
        # Signing in succeeds where the server is, whether it has the named database or not.
        self.run_named("maintenance/probe")
        return info.agent

    def _session(self, access: str) -> Session:
        return self.driver.session(
            database=self.connection.database,
            default_access_mode="READ" if access == "read" else "WRITE",
            bookmark_manager=self._bookmarks,
        )

    def run(self, statement: Statement, *, timeout: float | None = None) -> list[Row]:
        """Run in a managed transaction that retries transient errors; all rows as mappings."""
        started = time.perf_counter()
        self.statements[statement.name] += 1

        def work(transaction: ManagedTransaction) -> list[Row]:
            return _take_rows(_run(transaction, statement))

        with translated(self.connection.uri), self._session(statement.access) as session:
            from_session = (
                session.execute_read if statement.access == "read" else session.execute_write
            )
            rows = try_patiently(
                lambda: from_session(unit_of_work(timeout=timeout)(work)),
                self._retry_seconds,
                self.reach,
            )
        _log_run(statement.name, started, len(rows))
        return rows

    def run_named(self, name: str, /, **parameters: Any) -> list[Row]:  # noqa: ANN401 - any Bolt type
        """Run `cypher/<name>.cypher`."""
        return self.run(get_statement(name, **parameters))

    def run_atomically(
        self, statements: Iterable[Statement], *, given_up: Event | None = None
    ) -> list[list[Row]]:
        """Run all of them in one write transaction: every one takes effect, or none.

        They may come bit by bit; where the transaction is tried again, they are asked for again.
        Once it is `given_up` nothing is tried again, and a wait for the server ends.
        """
        started = time.perf_counter()
        ran: list[str] = []

        def work(transaction: ManagedTransaction) -> list[list[Row]]:
            ran.clear()
            results = []
            for statement in statements:
                ran.append(statement.name)
                results.append(_take_rows(_run(transaction, statement)))
            return results

        with translated(self.connection.uri), self._session("write") as session:
            results = try_patiently(
                lambda: session.execute_write(work), self._retry_seconds, self.reach, given_up
            )
        self.statements.update(ran)
        _log_run("+".join(ran), started, sum(map(len, results)))
        return results

    def run_unmanaged(
        self,
        statement: Statement,
        *,
        after_write: Statement | None = None,
        timeout: float | None = None,
    ) -> list[Row]:
        """Run in an auto-commit transaction: what schema changes and `IN TRANSACTIONS` need.

        `timeout` is in seconds; 0 is none, whatever the server's own limit is. If it changed
        anything, `after_write` follows.
        """
        started, began = time.perf_counter(), time.monotonic()
        self.statements[statement.name] += 1
        with translated(self.connection.uri), self._session(statement.access) as session:
            result = session.run(Query(statement.text, timeout=timeout), dict(statement.parameters))
            rows: list[Row] = result.data()
            wrote = result.consume().counters.contains_updates
            self.reach.find(began)
        if wrote and after_write is not None:
            self.run(after_write)
        _log_run(statement.name, started, len(rows))
        return rows

    @contextmanager
    def hold(self, statement: Statement) -> Iterator[list[Row]]:
        """Run in a transaction that stays open, with its locks, until the block ends.

        A server's own limit of time does not end it.
        """
        began = time.monotonic()
        self.statements[statement.name] += 1
        with (
            translated(self.connection.uri),
            self._session(statement.access) as session,
            session.begin_transaction(timeout=0) as transaction,
        ):
            rows = _take_rows(_run(transaction, statement))
            self.reach.find(began)
            yield rows
            transaction.commit()


class _Listed(list[Any]):
    """A list that is told short: the driver writes every parameter out for a log nobody reads."""

    def __repr__(self) -> str:
        return f"<{len(self)} values>"


def _run(transaction: Transaction | ManagedTransaction, statement: Statement) -> Result:
    parameters = {
        name: _Listed(value) if isinstance(value, list) else value
        for name, value in statement.parameters.items()
    }
    return transaction.run(statement.text, parameters)


def _take_rows(result: Result) -> list[Row]:
    """Give the rows of a statement of ours: these return values and maps, never nodes.

    `Result.data` would look for nodes in every value of every map, which costs more than all else
    that the driver does for a row.
    """
    keys = result.keys()
    return [dict(zip(keys, record.values(), strict=True)) for record in result]


def _log_run(name: str, started: float, rows: int) -> None:
    log.debug("ran %s", name, extra={"ms": (time.perf_counter() - started) * 1e3, "rows": rows})
