"""A client of the service on one database, and what it posts."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx

from graph.store.database import Database
from service.app import create_app
from service.settings import Limits

Answer = dict[str, Any]


@asynccontextmanager
async def asked_service(
    database: Database, path_index: Path | None = None
) -> AsyncIterator[httpx.AsyncClient]:
    """A client of a service that runs as long as the context."""
    app = create_app(database.connection, limits=Limits(seconds=60), path_index=path_index)
    async with app.router.lifespan_context(app):
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
            yield client


async def post(client: httpx.AsyncClient, query: str, **variables: Any) -> Answer:
    """The whole answer."""
    response = await client.post("/graphql", json={"query": query, "variables": variables})
    answer: Answer = response.json()
    return answer


async def ask(client: httpx.AsyncClient, query: str, **variables: object) -> Answer:
    """What the only root field has answered, without errors."""
    answer = await post(client, query, **variables)
    assert "errors" not in answer, answer["errors"]
    [data] = answer["data"].values()
    assert isinstance(data, dict)
    return data
