"""Records that are read packed: the same values and failures, by the same driver and its pool."""

import asyncio
import time
from dataclasses import replace
from typing import Any

import pytest

from graph.errors import AuthenticationError, GraphError, QueryTimeoutError, UnavailableError
from graph.store.async_database import AsyncDatabase
from graph.store.connection import Connection
from graph.store.database import Database
from graph.store.statement import Statement
from tests.component.graph.test_async_database import until
from tests.component.graph.test_database import ENDLESS, ONE, running
from tests.helpers.native import NATIVE, needs_native
from tests.helpers.statements import counted_statements
from tests.helpers.tcp_proxy import proxied

if NATIVE:
    from graph.store.packed import unpack_record

pytestmark = [needs_native, pytest.mark.anyio]

VALUES = [None, True, -1, 2**62, 0.5, "", "Müller – 名前 \x00", [], [1, ["a", None]], {"a": [1.5]}]


async def unpacked(database: AsyncDatabase, statement: Statement) -> Any:
    return unpack_record(await database.read_packed(statement, timeout=10))


def returning(expression: str, **parameters: Any) -> Statement:
    return Statement("tests/returning", f"RETURN {expression} AS value", "read", parameters)


async def test_every_kind_of_value_comes_as_the_driver_gives_it(
    async_database: AsyncDatabase,
) -> None:
    for value in VALUES:
        statement = returning("$value", value=value)
        wanted = await async_database.read_value(statement, timeout=10)
        assert await unpacked(async_database, statement) == wanted == value


@pytest.mark.parametrize("size", [0, 1, 16_383, 65_535, 65_536, 300_000, 2_000_000])
async def test_a_record_of_any_length_comes_whole(async_database: AsyncDatabase, size: int) -> None:
    text = "äb" * (size // 2)

    assert await unpacked(async_database, returning("$text", text=text)) == text


async def test_packed_and_plain_reads_share_connections(connection: Connection) -> None:
    async with AsyncDatabase(connection, pool_size=2) as database:

        async def both(number: int) -> tuple[Any, Any]:
            statement = returning("[$n, range(1, $n)]", n=number)
            return await unpacked(database, statement), await database.read_value(
                statement, timeout=10
            )

        for packed, plain in await asyncio.gather(*map(both, range(40))):
            assert packed == plain


async def test_it_is_counted_as_a_statement_with_a_row(async_database: AsyncDatabase) -> None:
    with counted_statements() as statements:
        await async_database.read_packed(ONE, timeout=5)

    assert statements == {ONE.name: 1}


async def test_it_may_not_write(async_database: AsyncDatabase) -> None:
    write = Statement("tests/write", "CREATE (t:Topic {id: 'topic:a'}) RETURN t.id", "read")

    with pytest.raises(GraphError):
        await async_database.read_packed(write, timeout=5)


async def test_a_refused_statement_leaves_the_connection_usable(connection: Connection) -> None:
    async with AsyncDatabase(connection, pool_size=1) as database:
        for _ in range(3):
            with pytest.raises(GraphError, match="refused the statement"):
                await database.read_packed(returning("1 +"), timeout=5)
            with pytest.raises(GraphError, match="refused the statement"):
                await database.read_packed(returning("1 / $zero", zero=0), timeout=5)
            assert await unpacked(database, ONE) == 1


async def test_a_wrong_password_is_said_so(connection: Connection) -> None:
    async with AsyncDatabase(replace(connection, password=connection.password[::-1])) as database:
        with pytest.raises(AuthenticationError, match="refused the user name or password"):
            await database.read_packed(ONE, timeout=5)


async def test_the_server_itself_ends_a_statement_at_its_time_limit(
    async_database: AsyncDatabase, database: Database
) -> None:
    started = time.monotonic()
    with pytest.raises(QueryTimeoutError):
        await async_database.read_packed(ENDLESS, timeout=0.5)

    assert time.monotonic() - started < 10
    assert running(database, ENDLESS) == 0


async def test_an_abandoned_statement_stops_in_the_database(
    async_database: AsyncDatabase, database: Database
) -> None:
    asked = asyncio.create_task(async_database.read_packed(ENDLESS, timeout=60))
    await until(lambda: running(database, ENDLESS) == 1)
    asked.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asked

    await until(lambda: running(database, ENDLESS) == 0)
    assert await unpacked(async_database, ONE) == 1


async def test_pooled_connections_that_broke_are_replaced_unseen(connection: Connection) -> None:
    sleep = Statement("tests/sleep", "UNWIND range(1, 200000) AS a RETURN sum(a) AS s", "read")
    with proxied(connection) as (proxy, through):
        async with AsyncDatabase(through) as database:
            await asyncio.gather(*(database.read_packed(sleep, timeout=10) for _ in range(8)))
            proxy.cut()

            values = await asyncio.gather(*(unpacked(database, ONE) for _ in range(8)))

    assert values == [1] * 8


async def test_a_server_that_is_gone_is_unavailable(connection: Connection) -> None:
    with proxied(connection) as (proxy, through):
        async with AsyncDatabase(through) as database:
            await database.read_packed(ONE, timeout=5)
            proxy.go_down()
            with pytest.raises(UnavailableError, match=through.uri):
                await database.read_packed(ONE, timeout=5)


async def test_routing_is_the_drivers(connection: Connection) -> None:
    routed = replace(connection, uri=connection.uri.replace("bolt://", "neo4j://"))
    async with AsyncDatabase(routed) as database:
        assert await unpacked(database, ONE) == 1
