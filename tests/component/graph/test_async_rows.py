"""What the asynchronous gate gives and does beside reading one value."""

import sys
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from neo4j.spatial import WGS84Point
from neo4j.time import Date, DateTime

from graph.errors import AuthenticationError, StatementError, UnavailableError
from graph.store.async_database import AsyncDatabase
from graph.store.connection import Connection
from graph.store.statement import Statement
from tests.component.graph.test_database import ONE
from tests.helpers.reading import Way, each_way
from tests.helpers.statements import counted_statements
from tests.helpers.tcp_proxy import proxied

pytestmark = pytest.mark.anyio

PATIENCE = 60.0
"""Seconds that a statement has; none of these is about time."""


@each_way
async def test_rows_are_mappings_in_their_order(connection: Connection, way: Way) -> None:
    text = "UNWIND range(1, $last) AS n RETURN n, [n, toString(n)] AS both, {of: n} AS map"
    statement = Statement("tests/rows", text, "read", {"last": 3_000})
    async with way.open(connection) as database:
        rows = await database.run(statement, timeout=PATIENCE)

    assert rows == [{"n": n, "both": [n, str(n)], "map": {"of": n}} for n in range(1, 3_001)]


@each_way
async def test_no_rows_are_an_empty_list(connection: Connection, way: Way) -> None:
    nothing = Statement("tests/nothing", "UNWIND [] AS n RETURN n", "read")
    async with way.open(connection) as database:
        assert await database.run(nothing, timeout=PATIENCE) == []


@each_way
async def test_dates_and_points_are_those_of_the_driver(connection: Connection, way: Way) -> None:
    given = {"day": date(2024, 2, 29), "at": datetime(2024, 2, 29, 12, tzinfo=UTC)}
    text = "RETURN $day AS day, [$at] AS list, {point: point({longitude: 1, latitude: 2})} AS map"
    async with way.open(connection) as database:
        [row] = await database.run(Statement("tests/dates", text, "read", given), timeout=PATIENCE)

    assert row["day"] == Date(2024, 2, 29)
    assert row["list"] == [DateTime(2024, 2, 29, 12, tzinfo=UTC)]
    assert row["map"] == {"point": WGS84Point((1, 2))}


@each_way
async def test_nodes_of_one_answer_are_of_one_graph(connection: Connection, way: Way) -> None:
    text = "CREATE p = (:Toy {id: 'a'})-[:NEXT]->(:Toy {id: 'b'}) RETURN p"
    path = Statement(
        "tests/path", "MATCH p = (:Toy)-[:NEXT]->() RETURN p, nodes(p) AS both", "read"
    )
    async with way.open(connection) as database:
        await database.run(Statement("tests/toys", text, "write"), timeout=PATIENCE)
        [row] = await database.run(path, timeout=PATIENCE)
        await database.run(
            Statement("tests/gone", "MATCH (n:Toy) DETACH DELETE n", "write"), timeout=PATIENCE
        )

    assert [dict(node) for node in row["p"].nodes] == [{"id": "a"}, {"id": "b"}]
    assert list(row["p"].nodes) == row["both"]


async def test_statements_of_a_request_are_counted_by_name(async_database: AsyncDatabase) -> None:
    with counted_statements() as statements:
        rows = await async_database.run_named("maintenance/count_nodes", timeout=PATIENCE)

    assert rows == [{"nodes": 0}]
    assert statements == {"maintenance/count_nodes": 1}


async def test_the_agent_is_given_where_the_server_is_supported(
    async_database: AsyncDatabase,
) -> None:
    assert (await async_database.verify()).startswith("Neo4j/")


async def test_a_wrong_password_is_said_so(connection: Connection) -> None:
    async with AsyncDatabase(replace(connection, password=connection.password[::-1])) as database:
        with pytest.raises(AuthenticationError, match="refused the user name or password"):
            await database.verify()


@pytest.mark.parametrize("doubt", ["mark_unauthenticated", "set_stale", "kill"])
async def test_a_connection_that_is_not_sound_any_more_is_seen_to_by_the_driver(
    connection: Connection, doubt: str
) -> None:
    async with AsyncDatabase(connection, pool_size=1) as database:
        pool: Any = database.driver._pool  # noqa: SLF001
        for _ in range(3):
            assert await database.read_value(ONE, timeout=PATIENCE) == 1
            [opened] = pool.connections[pool.address]
            getattr(opened, doubt)()


@pytest.mark.usefixtures("untraced")
async def test_a_read_takes_few_calls(async_database: AsyncDatabase) -> None:
    counts = []
    for _ in range(5):
        calls: Counter[str] = Counter()
        sys.setprofile(lambda _frame, event, _what, calls=calls: calls.update((event,)))
        try:
            await async_database.read_value(ONE, timeout=PATIENCE)
        finally:
            sys.setprofile(None)
        counts.append(calls["call"] + calls["c_call"])

    # By the driver's sessions they are some 800. How many it is depends on the event loop, too,
    # and on how many pieces the answer comes in.
    assert min(counts) < 330, counts


async def test_a_write_that_failed_is_not_tried_again(connection: Connection) -> None:
    write = Statement("tests/write", "MERGE (t:Topic {id: 'topic:a'})", "write")
    with proxied(connection) as (proxy, through):
        async with AsyncDatabase(through) as database:
            await database.run(ONE, timeout=PATIENCE)
            proxy.cut()
            with pytest.raises(UnavailableError):
                await database.run(write, timeout=PATIENCE)


async def test_a_driver_that_is_not_known_is_told_of_and_read_from(
    connection: Connection, caplog: pytest.LogCaptureFixture
) -> None:
    async with Way("sessions").open(connection) as database:
        assert await database.read_value(ONE, timeout=PATIENCE) == 1
        with pytest.raises(StatementError, match="packed"):
            await database.read_packed(ONE, timeout=PATIENCE)

    assert "the driver is neo4j 7.0.0, and only 6.1.x is known from inside" in caplog.text
