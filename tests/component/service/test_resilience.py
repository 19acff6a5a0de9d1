"""Time limits and lost clients reach the database; a lost database is told and found again."""

import asyncio
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from urllib.parse import urlsplit

import httpx
import pytest

from graph.store.connection import Connection
from graph.store.database import Database
from graph.store.statement import Statement
from service.app import create_app
from service.settings import Limits
from tests.conftest import SharedDatabase
from tests.helpers.serving import served, until

pytestmark = pytest.mark.anyio

SLOW = """{ papers(first: 300) { nodes { topics(first: 1) { nodes {
  authors(first: 1) { nodes { name } } } } } } }"""
QUICK = "{ topics { totalCount } }"


@pytest.fixture(scope="module")
def dense_graph(shared_database: SharedDatabase) -> Iterator[Database]:
    """Every author wrote every paper about the one topic: small to write, long to walk."""
    database = shared_database.without_data()
    text = """
      UNWIND range(1, 300) AS i
      CREATE (:Author {id: 'author:' + i, name: 'A' + i})
      CREATE (:Paper {id: 'paper:' + i, title: 'P' + i})
      WITH count(*) AS made CREATE (t:Topic {id: 'topic:one', name: 'one', paperCount: 300})
      WITH t MATCH (p:Paper) CREATE (p)-[:ABOUT {score: 1.0, method: 'test'}]->(t)
      WITH p MATCH (a:Author) CREATE (a)-[:AUTHORED]->(p)"""
    database.run(Statement("test/dense", text, "write"))
    yield database
    shared_database.without_data()


def _running(database: Database) -> int:
    text = (
        "SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery CONTAINS 'collect(' "
        "AND NOT currentQuery CONTAINS 'SHOW' RETURN count(*) AS running"
    )
    (row,) = database.run_unmanaged(Statement("test/transactions", text, "read"))
    return int(row["running"])


async def test_the_time_limit_stops_the_statement_in_the_database(dense_graph: Database) -> None:
    app = create_app(dense_graph.connection, limits=Limits(seconds=1.5))
    async with served(app) as address, httpx.AsyncClient(timeout=120) as client:
        response = await client.post(f"{address}/graphql", json={"query": SLOW})
        (error,) = response.json()["errors"]
        assert error["extensions"]["code"] == "TIMEOUT"
        await until(lambda: _running(dense_graph) == 0)
        await _ask_until_answered(client, address)


async def _ask_until_answered(client: httpx.AsyncClient, address: str) -> None:
    """A short limit may be over before a quick answer is there, where the machine is busy."""
    async with asyncio.timeout(120):
        while True:
            response = await client.post(f"{address}/graphql", json={"query": QUICK})
            if "errors" not in response.json():
                break
            assert response.json()["errors"][0]["extensions"]["code"] == "TIMEOUT"
    assert response.json()["data"] == {"topics": {"totalCount": 1}}


async def test_a_client_that_leaves_stops_the_statement_in_the_database(
    dense_graph: Database,
) -> None:
    app = create_app(dense_graph.connection, limits=Limits(seconds=120))
    async with served(app) as address:
        async with httpx.AsyncClient(timeout=120) as client:
            request = asyncio.create_task(client.post(f"{address}/graphql", json={"query": SLOW}))
            await until(lambda: _running(dense_graph) == 1)
            request.cancel()  # closes the connection
            with suppress(asyncio.CancelledError):
                await request
        await until(lambda: _running(dense_graph) == 0)
        async with httpx.AsyncClient(timeout=120) as client:
            response = await client.post(f"{address}/graphql", json={"query": QUICK})
            assert response.json()["data"] == {"topics": {"totalCount": 1}}


class _Door:
    """Stands between the service and Neo4j, and can be shut and opened again."""

    def __init__(self, connection: Connection) -> None:
        parts = urlsplit(connection.uri)
        self._target = (parts.hostname or "127.0.0.1", parts.port or 7687)
        self._server: asyncio.Server | None = None
        self._writers: list[asyncio.StreamWriter] = []
        self.port = 0

    async def open(self) -> None:
        self._server = await asyncio.start_server(self._pass_on, "127.0.0.1", self.port)
        self.port = self._server.sockets[0].getsockname()[1]

    async def shut(self) -> None:
        assert self._server is not None
        self._server.close()
        for writer in self._writers:
            writer.transport.abort()
        self._writers.clear()
        await self._server.wait_closed()
        await asyncio.sleep(0.05)

    async def _pass_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there_reader, there_writer = await asyncio.open_connection(*self._target)
        self._writers += [writer, there_writer]
        await asyncio.gather(_copy(reader, there_writer), _copy(there_reader, writer))


async def _copy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        while data := await reader.read(65536):
            writer.write(data)
            await writer.drain()
    writer.close()
    with suppress(OSError):
        await writer.wait_closed()


async def test_a_database_that_stops_is_told_and_found_again(
    dense_graph: Database, caplog: pytest.LogCaptureFixture
) -> None:
    door = _Door(dense_graph.connection)
    await door.open()
    connection = replace(dense_graph.connection, uri=f"bolt://127.0.0.1:{door.port}")
    async with served(create_app(connection)) as address, httpx.AsyncClient(timeout=120) as client:
        for _ in range(2):
            response = await client.post(f"{address}/graphql", json={"query": QUICK})
            assert response.json()["data"] == {"topics": {"totalCount": 1}}
            assert (await client.get(f"{address}/health/ready")).status_code == 200
            await door.shut()
            response = await client.post(f"{address}/graphql", json={"query": QUICK})
            (error,) = response.json()["errors"]
            assert error["extensions"]["code"] == "UNAVAILABLE"
            assert "127.0.0.1" not in error["message"]
            assert (await client.get(f"{address}/health/ready")).status_code == 503
            assert (await client.get(f"{address}/health/live")).status_code == 200
            await door.open()
        response = await client.post(f"{address}/graphql", json={"query": QUICK})
        assert response.json()["data"] == {"topics": {"totalCount": 1}}
    await door.shut()
    assert "database unavailable" in caplog.text


async def test_a_wrong_password_is_unavailable_and_stays_secret(dense_graph: Database) -> None:
    connection = replace(dense_graph.connection, password="quite-wrong")  # noqa: S106
    async with served(create_app(connection)) as address, httpx.AsyncClient(timeout=120) as client:
        response = await client.post(f"{address}/graphql", json={"query": QUICK})
        (error,) = response.json()["errors"]
        assert error["extensions"]["code"] == "UNAVAILABLE"
        assert (await client.get(f"{address}/health/ready")).status_code == 503


async def test_an_internal_error_is_masked_and_logged(
    dense_graph: Database, caplog: pytest.LogCaptureFixture
) -> None:
    # A graph that another program wrote: an author without the name that the model demands.
    dense_graph.run(Statement("test/bad", "CREATE (:Author {id: 'author:nameless'})", "write"))
    query = '{ node(id: "author:nameless") { ... on Author { name } } }'
    async with (
        served(create_app(dense_graph.connection)) as address,
        httpx.AsyncClient(timeout=120) as c,
    ):
        response = await c.post(f"{address}/graphql", json={"query": query})
    answer = response.json()
    (error,) = answer["errors"]
    assert answer["data"] == {"node": None}
    assert error["extensions"]["code"] == "INTERNAL"
    assert "name" not in error["message"]
    (logged,) = (r for r in caplog.records if r.levelname == "ERROR")
    assert logged.__dict__["request_id"] == error["extensions"]["requestId"]
    assert "non-nullable" in caplog.text
