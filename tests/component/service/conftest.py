"""The service on the small graph, asked as a client asks it."""

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import httpx
import pytest

from graph.store.async_database import AsyncDatabase
from graph.store.database import Database
from service.app import create_app
from service.settings import Limits
from tests.conftest import SharedDatabase
from tests.helpers.both_ways import Both
from tests.helpers.stored_research_graph import load_small_graph

Answer = dict[str, Any]
Ask = Callable[..., Awaitable[Answer]]


@pytest.fixture(scope="module")
def small_graph(shared_database: SharedDatabase) -> Database:
    """Loaded once a module; a test that writes takes its writes back."""
    database = shared_database.without_data()
    load_small_graph(database)
    return database


@pytest.fixture
async def client(
    small_graph: Database,
    anyio_backend: str,  # noqa: ARG001 - runs async fixtures
) -> AsyncIterator[httpx.AsyncClient]:
    app = create_app(small_graph.connection, limits=Limits(seconds=60))
    async with app.router.lifespan_context(app):
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
            yield client


@pytest.fixture
async def both(
    small_graph: Database,
    anyio_backend: str,  # noqa: ARG001 - runs async fixtures
) -> AsyncIterator[Both]:
    async with AsyncDatabase(small_graph.connection) as database:
        yield Both(database)


@pytest.fixture
def ask(client: httpx.AsyncClient) -> Ask:
    """Ask and give the data; an error fails the test."""

    async def ask(query: str, /, **variables: Any) -> Answer:
        response = await client.post("/graphql", json={"query": query, "variables": variables})
        answer: Answer = response.json()
        assert "errors" not in answer, answer["errors"]
        data: Answer = answer["data"]
        return data

    return ask


@pytest.fixture
def refused(client: httpx.AsyncClient) -> Ask:
    """Ask and give the only error."""

    async def refused(query: str, /, **variables: Any) -> Answer:
        response = await client.post("/graphql", json={"query": query, "variables": variables})
        (error,) = response.json()["errors"]
        result: Answer = error
        return result

    return refused
