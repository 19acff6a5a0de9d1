"""The asynchronous gate: each test holds every way of reading to the same."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import pytest

from graph.errors import AuthenticationError, GraphError, QueryTimeoutError, UnavailableError
from graph.store.async_database import AsyncDatabase
from graph.store.connection import Connection
from graph.store.database import Database
from graph.store.statement import Statement
from tests.component.graph.test_database import ENDLESS, ONE, running
from tests.helpers.reading import Way, each_way
from tests.helpers.statements import counted_statements
from tests.helpers.tcp_proxy import proxied

pytestmark = [each_way, pytest.mark.anyio]

PATIENCE = 60.0
"""Seconds for a connection, on a machine with other things to do."""
VALUES = [None, True, -1, 2**62, 0.5, "", "Müller – 名前 \x00", [], [1, ["a", None]], {"a": [1.5]}]


@pytest.fixture(scope="module")
def anyio_backend() -> tuple[str, dict[str, bool]]:
    """The event loop of the service, whose connections end otherwise than asyncio's."""
    return "asyncio", {"use_uvloop": True}


@pytest.fixture
async def opened(database: Database, way: Way) -> AsyncIterator[AsyncDatabase]:
    async with way.open(database.connection) as asynchronous:
        yield asynchronous


def returning(expression: str, **parameters: Any) -> Statement:
    return Statement("tests/returning", f"RETURN {expression} AS value", "read", parameters)


async def test_every_kind_of_value_comes_as_it_went(opened: AsyncDatabase, way: Way) -> None:
    for value in VALUES:
        assert await way.ask(opened, returning("$value", value=value)) == value


@pytest.mark.parametrize("size", [0, 1, 16_383, 65_535, 65_536, 300_000, 2_000_000])
async def test_a_value_of_any_length_comes_whole(
    opened: AsyncDatabase, way: Way, size: int
) -> None:
    text = "äb" * (size // 2)

    assert await way.ask(opened, returning("$text", text=text)) == text


async def test_many_reads_share_few_connections(connection: Connection, way: Way) -> None:
    async with way.open(connection, pool_size=2, connection_timeout=PATIENCE) as database:
        numbers = range(60)
        asked = (way.ask(database, returning("[$n, range(1, $n)]", n=n)) for n in numbers)

        assert await asyncio.gather(*asked) == [[n, list(range(1, n + 1))] for n in numbers]


async def test_who_finds_no_connection_free_in_time_is_told(database: Database, way: Way) -> None:
    async with way.open(database.connection, pool_size=1, connection_timeout=PATIENCE) as narrow:
        config: Any = narrow.driver._default_workspace_config  # noqa: SLF001
        busy = asyncio.create_task(way.ask(narrow, ENDLESS, timeout=600))
        await until(lambda: running(database, ENDLESS) == 1)
        with pytest.MonkeyPatch.context() as hasty:
            hasty.setattr(config, "connection_acquisition_timeout", 0.5)
            with pytest.raises(UnavailableError, match="obtain a connection"):
                await way.ask(narrow, ONE)
        busy.cancel()
        with pytest.raises(asyncio.CancelledError):
            await busy

        assert await way.ask(narrow, ONE) == 1


async def test_it_is_counted_by_name(opened: AsyncDatabase, way: Way) -> None:
    with counted_statements() as statements:
        await way.ask(opened, ONE)

    assert statements == {ONE.name: 1}


async def test_what_another_request_runs_is_not_counted(opened: AsyncDatabase, way: Way) -> None:
    async def request() -> int:
        with counted_statements() as statements:
            await way.ask(opened, ONE)
            await asyncio.sleep(0)
        return statements.total()

    assert await asyncio.gather(request(), request(), request()) == [1, 1, 1]


async def test_a_read_is_logged_with_its_name_time_and_rows(
    opened: AsyncDatabase, way: Way, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG, logger="graph.store"):
        await way.ask(opened, ONE)

    [record] = caplog.records
    assert (record.getMessage(), record.__dict__["rows"]) == ("ran tests/one", 1)


async def test_who_may_not_sign_in_is_told(connection: Connection, way: Way) -> None:
    # Not our own name, which Neo4j would lock out after three of these.
    async with way.open(replace(connection, username=f"nobody-{way}")) as database:
        with pytest.raises(AuthenticationError, match="refused the user name or password"):
            await way.ask(database, ONE)


async def test_a_read_may_not_write(opened: AsyncDatabase, way: Way) -> None:
    write = Statement("tests/write", "CREATE (t:Topic {id: 'topic:a'}) RETURN t.id", "read")

    with pytest.raises(GraphError, match="refused the statement"):
        await way.ask(opened, write)


async def test_another_database_is_asked_for_by_its_name(connection: Connection, way: Way) -> None:
    name = Statement("tests/name", "CALL db.info() YIELD name RETURN name", "read")
    for wanted in ("neo4j", "system"):
        async with way.open(replace(connection, database=wanted)) as database:
            assert await way.ask(database, name) == wanted
    async with way.open(replace(connection, database="nowhere")) as database:
        with pytest.raises(UnavailableError, match="no such database"):
            await way.ask(database, name)


async def test_a_refused_statement_leaves_the_connection_usable(
    connection: Connection, way: Way
) -> None:
    async with way.open(connection, pool_size=1) as database:
        for _ in range(3):
            with pytest.raises(GraphError, match="refused the statement"):
                await way.ask(database, returning("1 +"))
            with pytest.raises(GraphError, match="refused the statement"):
                await way.ask(database, returning("1 / $zero", zero=0))
            with pytest.raises(ValueError, match="not supported"):
                await way.ask(database, returning("$value", value=object()))
            assert await way.ask(database, ONE) == 1


async def test_the_server_itself_ends_a_statement_at_its_time_limit(
    opened: AsyncDatabase, way: Way, database: Database
) -> None:
    with pytest.raises(QueryTimeoutError):
        await way.ask(opened, ENDLESS, timeout=0.5)

    assert running(database, ENDLESS) == 0


async def test_an_abandoned_statement_stops_in_the_database(
    opened: AsyncDatabase, way: Way, database: Database
) -> None:
    asked = asyncio.create_task(way.ask(opened, ENDLESS, timeout=600))
    await until(lambda: running(database, ENDLESS) == 1)
    asked.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asked

    await until(lambda: running(database, ENDLESS) == 0)
    assert await way.ask(opened, ONE) == 1


async def test_pooled_connections_that_broke_are_replaced_unseen(
    connection: Connection, way: Way
) -> None:
    sleep = Statement("tests/sleep", "UNWIND range(1, 200000) AS a RETURN sum(a) AS s", "read")
    with proxied(connection) as (proxy, through):
        async with way.open(through) as database:
            await asyncio.gather(*(way.ask(database, sleep) for _ in range(8)))
            proxy.cut()
            values = await asyncio.gather(*(way.ask(database, ONE) for _ in range(8)))
            proxy.cut()
            # As well where the end has been noticed before anybody asks.
            await asyncio.sleep(0.1)
            values += await asyncio.gather(*(way.ask(database, ONE) for _ in range(8)))

    assert values == [1] * 16


async def test_a_server_that_is_gone_is_unavailable(connection: Connection, way: Way) -> None:
    with proxied(connection) as (proxy, through):
        async with way.open(through) as database:
            await way.ask(database, ONE)
            proxy.go_down()
            # Who asks decides whether to ask again: the driver would for half a minute.
            async with asyncio.timeout(25):
                with pytest.raises(UnavailableError, match=through.uri):
                    await way.ask(database, ONE)
            proxy.come_back()
            assert await way.ask(database, ONE) == 1


async def test_that_a_server_is_gone_and_back_is_said_once(
    connection: Connection, way: Way, caplog: pytest.LogCaptureFixture
) -> None:
    with proxied(connection) as (proxy, through), Database(through) as beside:
        async with way.open(through) as database:
            await way.ask(database, ONE)
            proxy.cut()  # a connection that was closed is no server that is away
            await way.ask(database, ONE)
            proxy.go_down()
            for _ in range(3):
                with pytest.raises(UnavailableError):
                    await way.ask(database, ONE)
            proxy.come_back()
            await asyncio.to_thread(beside.run, ONE)  # of the same process
            await way.ask(database, ONE)

    away, back = [one.getMessage() for one in caplog.records if one.name == "graph.store.reach"]
    assert away == f"Neo4j at {through.uri} is away"
    assert back.startswith(f"Neo4j at {through.uri} is back, after ")


async def test_routing_is_the_drivers(connection: Connection, way: Way) -> None:
    routed = replace(connection, uri=connection.uri.replace("bolt://", "neo4j://"))
    async with way.open(routed) as database:
        assert await asyncio.gather(*(way.ask(database, ONE) for _ in range(3))) == [1, 1, 1]


async def until(holds: object, seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not await asyncio.to_thread(holds):
        assert time.monotonic() < deadline
        await asyncio.sleep(0.1)
