import asyncio
import logging
import time
from dataclasses import replace

import pytest

from graph.errors import AuthenticationError, QueryTimeoutError, UnavailableError
from graph.store.async_database import AsyncDatabase
from graph.store.connection import Connection
from graph.store.database import Database
from graph.store.statement import Statement
from tests.component.graph.test_database import ENDLESS, ONE, running
from tests.helpers.statements import counted_statements
from tests.helpers.tcp_proxy import proxied

pytestmark = pytest.mark.anyio


async def test_statements_of_a_request_are_counted_by_name(async_database: AsyncDatabase) -> None:
    with counted_statements() as statements:
        rows = await async_database.run_named("maintenance/count_nodes", timeout=5)

    assert rows == [{"nodes": 0}]
    assert statements == {"maintenance/count_nodes": 1}


async def test_what_another_request_runs_is_not_counted(async_database: AsyncDatabase) -> None:
    async def request() -> int:
        with counted_statements() as statements:
            await async_database.run(ONE, timeout=5)
            await asyncio.sleep(0)
        return statements.total()

    assert await asyncio.gather(request(), request(), request()) == [1, 1, 1]


async def test_a_run_is_logged_with_its_name_time_and_rows(
    async_database: AsyncDatabase, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG, logger="graph.store"):
        await async_database.run(ONE, timeout=5)

    [record] = caplog.records
    assert (record.getMessage(), record.__dict__["rows"]) == ("ran tests/one", 1)


async def test_the_agent_is_given_where_the_server_is_supported(
    async_database: AsyncDatabase,
) -> None:
    assert (await async_database.verify()).startswith("Neo4j/")


async def test_a_wrong_password_is_said_so(connection: Connection) -> None:
    wrong = replace(connection, password=connection.password[::-1])
    async with AsyncDatabase(wrong) as database:
        with pytest.raises(AuthenticationError, match="refused the user name or password"):
            await database.verify()


async def test_the_server_itself_ends_a_statement_at_its_time_limit(
    async_database: AsyncDatabase, database: Database
) -> None:
    started = time.monotonic()
    with pytest.raises(QueryTimeoutError):
        await async_database.run(ENDLESS, timeout=0.5)

    assert time.monotonic() - started < 10
    assert running(database, ENDLESS) == 0


async def test_an_abandoned_statement_stops_in_the_database(
    async_database: AsyncDatabase, database: Database
) -> None:
    asked = asyncio.create_task(async_database.run(ENDLESS, timeout=60))
    await until(lambda: running(database, ENDLESS) == 1)
    asked.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asked

    await until(lambda: running(database, ENDLESS) == 0)


async def test_pooled_connections_that_broke_are_replaced_unseen(connection: Connection) -> None:
    sleep = Statement("tests/sleep", "UNWIND range(1, 200000) AS a RETURN sum(a) AS s", "read")
    with proxied(connection) as (proxy, through):
        async with AsyncDatabase(through) as database:
            await asyncio.gather(*(database.run(sleep, timeout=10) for _ in range(8)))
            proxy.cut()

            rows = await asyncio.gather(*(database.run(ONE, timeout=10) for _ in range(8)))

    assert rows == [[{"one": 1}]] * 8


async def test_a_server_that_is_gone_is_unavailable(connection: Connection) -> None:
    with proxied(connection) as (proxy, through):
        async with AsyncDatabase(through) as database:
            await database.run(ONE, timeout=5)
            proxy.go_down()
            started = time.monotonic()
            with pytest.raises(UnavailableError, match=through.uri):
                await database.run(ONE, timeout=5)

    assert time.monotonic() - started < 10


async def test_a_write_that_failed_is_not_tried_again(connection: Connection) -> None:
    write = Statement("tests/write", "MERGE (t:Topic {id: 'topic:a'})", "write")
    with proxied(connection) as (proxy, through):
        async with AsyncDatabase(through) as database:
            await database.run(ONE, timeout=5)
            proxy.cut()
            with pytest.raises(UnavailableError):
                await database.run(write, timeout=5)


async def until(holds: object, seconds: float = 20) -> None:
    deadline = time.monotonic() + seconds
    while not await asyncio.to_thread(holds):
        assert time.monotonic() < deadline
        await asyncio.sleep(0.1)
