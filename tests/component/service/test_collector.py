"""What a small request leaves to Python's collector, which stops all requests while it looks."""

import asyncio
import gc

import orjson
import pytest
from starlette.types import Message

from graph.store.database import Database
from service.app import create_app
from service.graphql import connected
from tests.helpers.research_graph import AUTHORS

pytestmark = pytest.mark.anyio

REQUESTS = 50
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
    coming: asyncio.Queue[Message] = asyncio.Queue()
    said: list[bytes] = []

    async def send(message: Message) -> None:
        said.append(message.get("body", b""))

    async def ask() -> None:
        for _ in range(REQUESTS):
            coming.put_nowait({"type": "http.request", "body": BODY})
            await app(dict(SCOPE), coming.get, send)

    async def count_left() -> int:
        gc.collect()
        gc.disable()
        try:
            await ask()
            return gc.collect()
        finally:
            gc.enable()

    async with app.router.lifespan_context(app):
        await ask()
        said.clear()
        left = [await count_left() for _ in range(3)]
    assert all(b'"nodes":[{"title"' in body for body in said[1::2])
    # What else goes on may leave something once; a cycle in each request is there every time.
    assert min(left) < REQUESTS
