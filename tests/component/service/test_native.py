"""The service with native reads: the same answers to the byte, and it says which way it took."""

from collections.abc import AsyncIterator
from typing import Any

import httpx
import orjson
import pytest

from graph.store.database import Database
from graph.store.statement import Statement
from service.app import create_app
from service.settings import Limits
from tests.helpers.native import needs_native
from tests.helpers.research_graph import AUTHORS, PAPERS

pytestmark = [needs_native, pytest.mark.anyio]

AUTHOR, PAPER = AUTHORS[0]["id"], PAPERS[0]["id"]

NATIVE = [
    f'{{ author(by: {{id: "{AUTHOR}"}}) {{ id name papers {{ totalCount nodes {{ title }} }} }} }}',
    "{ papers(first: 1000) { nodes { id title year type authorCount hasCode } } }",
    '{ search(query: "a", first: 3) { edges { cursor score } pageInfo { endCursor } } }',
    '{ a: node(id: "author:nobody") { id } __typename b: topics { nodes { id name } } }',
]
IN_PYTHON = [
    f'{{ nodes(ids: ["{PAPER}", "{AUTHOR}"]) {{ id }} }}',
    '{ search(query: "a") { edges { highlights { field parts { text } } } } }',
    f'{{ collaborators(of: "{AUTHOR}") {{ nodes {{ id }} }} }}',
    "{ __typename }",
]
REFUSED = [
    "{ nothing }",
    "{ papers(first: 100000) { nodes { id } } }",
    '{ papers(after: "made up") { nodes { id } } }',
    '{ node(id: "author:nameless") { id ... on Author { name } } }',
]


@pytest.fixture
async def clients(
    small_graph: Database,
    anyio_backend: str,  # noqa: ARG001 - runs async fixtures
) -> AsyncIterator[list[httpx.AsyncClient]]:
    """Of the service as it comes, and of one that reads natively."""
    apps = [
        create_app(small_graph.connection, limits=Limits(seconds=60), native=native)
        for native in (False, True)
    ]
    async with apps[0].router.lifespan_context(apps[0]), apps[1].router.lifespan_context(apps[1]):
        yield [
            httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test")
            for app in apps
        ]


async def ask(client: httpx.AsyncClient, query: str) -> tuple[int, bytes]:
    """Status and body without what differs from request to request."""
    headers = {"X-Request-ID": "the-same"}
    response = await client.post("/graphql", json={"query": query}, headers=headers)
    answer: dict[str, Any] = orjson.loads(response.content)
    answer.get("extensions", {}).pop("timings", None)
    return response.status_code, orjson.dumps(answer)


async def ways(client: httpx.AsyncClient) -> set[str]:
    page = (await client.get("/metrics")).text
    lines = [one for one in page.splitlines() if one.startswith("rgraph_graphql_operations_total")]
    return {line.split('"')[1] for line in lines}


@pytest.mark.parametrize(("queries", "way"), [(NATIVE, "native"), (IN_PYTHON, "compiled")])
async def test_answers_are_the_same_and_the_way_is_counted(
    clients: list[httpx.AsyncClient], queries: list[str], way: str
) -> None:
    for query in queries:
        wanted, got = [await ask(client, query) for client in clients]
        assert got == wanted
        assert b'"errors"' not in got[1]
    assert [await ways(client) for client in clients] == [{"compiled"}, {way}]


async def test_errors_are_the_same(clients: list[httpx.AsyncClient], small_graph: Database) -> None:
    # A graph that another program wrote: an author without the name that the model demands.
    nameless = "CREATE (:Author {id: 'author:nameless'})"
    small_graph.run(Statement("test/bad", nameless, "write"))
    try:
        for query in REFUSED:
            wanted, got = [await ask(client, query) for client in clients]
            assert got == wanted
            assert b'"errors"' in got[1]
        assert await ways(clients[1]) == {"invalid", "refused", "odd value"}
    finally:
        removed = "MATCH (a:Author {id: 'author:nameless'}) DELETE a"
        small_graph.run(Statement("test/good", removed, "write"))
