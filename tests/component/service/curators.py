"""A service with curators on the literature of the curation tests, asked as a client asks it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx

from cli.curation_desk import IngestDesk
from graph.store.connection import Connection
from service.curation import Curation
from tests.component.service.test_http import client_of

TOKEN = "a token for the tests"  # noqa: S105
BEARER = {"Authorization": f"Bearer {TOKEN}"}
BY = {"who": "Ada", "why": "I know them"}


@asynccontextmanager
async def curated(connection: Connection, **settings: Any) -> AsyncIterator[httpx.AsyncClient]:
    curation = Curation(IngestDesk(connection), TOKEN)
    async with client_of(connection, curation=curation, **settings) as client:
        yield client


async def post(
    client: httpx.AsyncClient, query: str, headers: dict[str, str] | None = None, **variables: Any
) -> dict[str, Any]:
    body = {"query": query, "variables": variables}
    answer: dict[str, Any] = (await client.post("/graphql", json=body, headers=headers)).json()
    return answer
