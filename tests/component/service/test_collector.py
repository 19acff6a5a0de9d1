"""What a small request leaves to Python's collector, which stops all requests while it looks."""

import asyncio
import gc
from types import TracebackType

import orjson
import pytest
from starlette.types import ASGIApp, Message

from graph.store.database import Database
from service.app import create_app
from service.graphql import connected
from tests.helpers.research_graph import AUTHORS

pytestmark = pytest.mark.anyio

REQUESTS = 50
REFUSED = [
    "{ authors {",
    "{ nothing }",
    "{ __schema { queryType { name } } }",
    "mutation { nothing }",
    "{ papers(first: 5000) { totalCount } }",
    f"{{ {'papers { nodes { authors { nodes { ' * 9}id{' } } } }' * 9} }}",
]
BODY = orjson.dumps(
    {
        "query": "query ($id: ID!) { author(by: {id: $id}) { name papers { nodes { title } } } }",
        "variables": {"id": AUTHORS[0]["id"]},
    }
)
SCOPE = {
    "type": "http",
    "method": "POST",
    "path": "/graphql",
    "query_string": b"",
    "headers": [(b"content-type", b"application/json")],
}


@pytest.mark.parametrize("at_once", [60.0, 0.0], ids=["quick", "watched"])
@pytest.mark.usefixtures("untraced")
async def test_nothing_is_left_to_the_collector(
    small_graph: Database, at_once: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A machine that is busy has slow requests, whose clients are watched: neither may leave cycles.
    monkeypatch.setattr(connected, "_AT_ONCE", at_once)
    app = create_app(small_graph.connection)

    async def count_left() -> int:
        gc.collect()
        gc.disable()
        try:
            told = await ask(app, BODY)
            assert all(b'"nodes":[{"title"' in body for body in told)
            return gc.collect()
        finally:
            gc.enable()

    async with app.router.lifespan_context(app):
        await ask(app, BODY)
        left = [await count_left() for _ in range(3)]
    # What else goes on may leave something once; a cycle in each request is there every time.
    assert min(left) < REQUESTS


@pytest.mark.parametrize("refused", REFUSED)
async def test_an_answer_that_is_kept_does_not_keep_the_requests(
    small_graph: Database, refused: str
) -> None:
    app = create_app(small_graph.connection)
    body = orjson.dumps({"query": refused})

    async def count_tracebacks() -> int:
        assert len(list(filter(None, await ask(app, body)))) == REQUESTS
        gc.collect()
        return sum(isinstance(one, TracebackType) for one in gc.get_objects())

    async with app.router.lifespan_context(app):
        first, second = await count_tracebacks(), await count_tracebacks()
    assert second - first < REQUESTS


async def ask(app: ASGIApp, body: bytes) -> list[bytes]:
    """Ask the same some times on end; what was answered."""
    coming: asyncio.Queue[Message] = asyncio.Queue()
    said: list[bytes] = []

    async def send(message: Message) -> None:
        said.append(message.get("body", b""))

    for _ in range(REQUESTS):
        coming.put_nowait({"type": "http.request", "body": body})
        await app(dict(SCOPE), coming.get, send)
    return said[1::2]
