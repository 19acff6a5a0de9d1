"""Subscriptions: answers one after another, as server-sent events, while the client listens."""

import asyncio
import json
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette

from graph.store.database import Database
from graph.store.statement import Statement
from service.app import create_app
from service.graphql import streams
from service.graphql.types import import_progress
from service.settings import Access, Limits
from tests.component.service.conftest import Ask
from tests.component.service.test_http import client_of

pytestmark = pytest.mark.anyio

STREAM = {"Accept": "text/event-stream"}
SLICE = """{
  nodes { distance node { id ... on Author { name } } } edges { source target kind }
  completeness { status cause totalsExact totals { kind total shown } }
}"""
GROWING = f"""subscription ($hops: Int! = 3, $most: Int! = 100) {{
  growingSlice(around: ["author:l-ruff"], hops: $hops, maxNodes: $most) {SLICE}
}}"""
PROGRESS = """subscription ($id: ID) {
  importProgress(id: $id) { id status records files counts { kind outcome reason count } }
}"""
SIGN_OF_LIFE = ":\n\n"
PATIENCE = 60.0
"""Seconds within which what is to come has come, on a machine with other things to do."""
IMPORT = "import:2026-01-02T03-04-05-ab12"


@dataclass
class Listener:
    """A client that listens for as long as it likes, and looks at each event as it comes."""

    app: Starlette
    query: str
    variables: dict[str, Any]
    events: asyncio.Queue[str] = field(default_factory=asyncio.Queue)
    gone: asyncio.Event = field(default_factory=asyncio.Event)
    status: int = 0
    _sent: bool = False

    async def receive(self) -> dict[str, Any]:
        if self._sent:
            await self.gone.wait()
            return {"type": "http.disconnect"}
        self._sent = True
        body = json.dumps({"query": self.query, "variables": self.variables}).encode()
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(self, message: Any) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
        elif message.get("body"):
            self.events.put_nowait(message["body"].decode())

    async def next(self) -> dict[str, Any]:
        """The next result; `complete` is empty."""
        async with asyncio.timeout(PATIENCE):
            event = await self.events.get()
            while event == SIGN_OF_LIFE:
                event = await self.events.get()
        return results(event)[0] if event.startswith("event: next") else {}

    async def run(self) -> None:
        headers = [(b"content-type", b"application/json"), (b"accept", b"text/event-stream")]
        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": "POST",
            "path": "/graphql",
            "raw_path": b"/graphql",
            "root_path": "",
            "scheme": "http",
            "query_string": b"",
            "headers": headers,
        }
        await self.app(scope, self.receive, self.send)


@asynccontextmanager
async def listening(
    app: Starlette, query: str, **variables: Any
) -> AsyncIterator[tuple[Listener, asyncio.Task[None]]]:
    listener = Listener(app, query, variables)
    task = asyncio.ensure_future(listener.run())
    try:
        yield listener, task
    finally:
        listener.gone.set()
        async with asyncio.timeout(PATIENCE):
            await task


def results(text: str) -> list[dict[str, Any]]:
    """What the events `next` carry."""
    events = [event.split("\n") for event in text.split("\n\n") if event]
    return [json.loads(e[1].removeprefix("data: ")) for e in events if e[0] == "event: next"]


async def subscribe(
    client: httpx.AsyncClient, query: str, **variables: Any
) -> tuple[list[dict[str, Any]], httpx.Response]:
    body = {"query": query, "variables": variables}
    response = await client.post("/graphql", json=body, headers=STREAM)
    return results(response.text), response


@pytest.fixture
async def app(small_graph: Database) -> AsyncIterator[Starlette]:
    app = create_app(
        small_graph.connection, limits=Limits(subscriptions=2, subscription_seconds=600)
    )
    async with app.router.lifespan_context(app):
        yield app


def write_import(database: Database, status: str, count: int, later: int = 0) -> None:
    counts = [{"kind": "paper", "outcome": "new", "reason": None, "count": count}]
    text = """
    MERGE (i:Import {id: $id})
    SET i.status = $status,
        i.startedAt = datetime('2026-01-02T03:04:05Z') + duration({minutes: $later}),
        i.wroteAt = datetime(), i.files = ['a.jsonl'], i.counts = $counts
    """
    name = f"{IMPORT}{later or ''}"
    given = {"id": name, "status": status, "counts": json.dumps(counts), "later": later}
    database.run(Statement("test/import", text, "write", given))


@pytest.fixture
def running(small_graph: Database) -> Any:
    write_import(small_graph, "unfinished", 3)
    yield
    small_graph.run(Statement("test/delete", "MATCH (i:Import) DELETE i", "write"))


@pytest.mark.parametrize("most", [100, 5])
async def test_a_slice_grows_to_what_it_is_at_once(
    client: httpx.AsyncClient, ask: Ask, most: int
) -> None:
    grown, response = await subscribe(client, GROWING, hops=3, most=most)

    assert response.status_code == 200
    assert response.headers["content-type"].startswith("text/event-stream")
    assert response.headers["cache-control"] == "no-store"
    assert response.text.endswith("event: complete\ndata:\n\n")
    steps = [one["data"]["growingSlice"] for one in grown]
    assert len(steps) == (3 if most == 100 else 1)
    for hops, step in enumerate(steps, 1):
        query = f'{{ slice(around: ["author:l-ruff"], hops: {hops}, maxNodes: {most}) {SLICE} }}'
        once = (await ask(query))["slice"]
        if step is steps[-1]:
            once = (await ask(query.replace(f"hops: {hops}", "hops: 3")))["slice"]
        assert step == once
    for smaller, greater in pairwise(steps):
        assert greater["nodes"][: len(smaller["nodes"])] == smaller["nodes"]


async def test_a_stream_by_get(client: httpx.AsyncClient) -> None:
    response = await client.get("/graphql", params={"query": GROWING}, headers=STREAM)
    assert len(results(response.text)) == 3
    assert "etag" not in response.headers
    metrics = (await client.get("/metrics")).text
    assert 'rgraph_http_request_seconds_count{method="GET",path="/graphql (stream)"' in metrics


@pytest.mark.usefixtures("running")
async def test_an_import_is_followed_to_its_end(app: Starlette, small_graph: Database) -> None:
    async with listening(app, PROGRESS) as (listener, task):
        first = await listener.next()
        assert first["data"]["importProgress"] == {
            "id": IMPORT,
            "status": "UNFINISHED",
            "records": 3,
            "files": ["a.jsonl"],
            "counts": [{"kind": "paper", "outcome": "new", "reason": None, "count": 3}],
        }
        write_import(small_graph, "unfinished", 7)
        assert (await listener.next())["data"]["importProgress"]["records"] == 7
        write_import(small_graph, "finished", 8)
        last = (await listener.next())["data"]["importProgress"]
        assert (last["status"], last["records"]) == ("FINISHED", 8)
        assert await listener.next() == {}
        async with asyncio.timeout(PATIENCE):
            await task


@pytest.mark.usefixtures("running")
async def test_the_next_import_is_waited_for_and_not_the_last_one_told(
    app: Starlette, small_graph: Database
) -> None:
    write_import(small_graph, "finished", 8)
    async with listening(app, PROGRESS) as (listener, _):
        await asyncio.sleep(import_progress.EVERY_SECONDS)
        assert listener.events.empty()
        write_import(small_graph, "unfinished", 0, later=1)
        begun = (await listener.next())["data"]["importProgress"]
        assert (begun["id"], begun["status"], begun["records"]) == (f"{IMPORT}1", "UNFINISHED", 0)
        write_import(small_graph, "finished", 2, later=1)
        assert (await listener.next())["data"]["importProgress"]["status"] == "FINISHED"
        assert await listener.next() == {}


@pytest.mark.usefixtures("running")
async def test_a_run_that_was_stopped_gives_way_to_a_newer_one(
    app: Starlette, small_graph: Database
) -> None:
    async with listening(app, PROGRESS) as (listener, _):
        assert (await listener.next())["data"]["importProgress"]["id"] == IMPORT
        write_import(small_graph, "finished", 2, later=1)
        last = (await listener.next())["data"]["importProgress"]
        assert (last["id"], last["status"]) == (f"{IMPORT}1", "FINISHED")
        assert await listener.next() == {}


@pytest.mark.usefixtures("running")
async def test_a_client_that_goes_away_ends_the_work_and_makes_room(
    app: Starlette,
) -> None:
    async with listening(app, PROGRESS) as (one, gone), listening(app, PROGRESS) as (two, _):
        assert "data" in await one.next()
        assert "data" in await two.next()
        async with listening(app, PROGRESS) as (refused, _):
            (error,) = json.loads(await refused.events.get())["errors"]
        assert (refused.status, error["extensions"]["code"]) == (503, "LIMIT_EXCEEDED")
        assert error["extensions"]["limit"] == 2

        one.gone.set()
        async with asyncio.timeout(PATIENCE):
            await gone
        async with listening(app, PROGRESS) as (three, _):
            assert "data" in await three.next()


@pytest.mark.usefixtures("running")
async def test_a_stream_that_has_nothing_to_say_shows_that_it_lives(
    app: Starlette, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streams, "SILENCE_SECONDS", 0.1)
    async with listening(app, PROGRESS) as (listener, _):
        assert "data" in await listener.next()
        async with asyncio.timeout(PATIENCE):
            assert await listener.events.get() == SIGN_OF_LIFE


@dataclass
class Clock:
    """Stands for the module `time`, and can be put forward."""

    ahead: float = 0.0

    def monotonic(self) -> float:
        return time.monotonic() + self.ahead


@pytest.mark.usefixtures("running")
async def test_a_stream_has_its_time(app: Starlette, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock()
    monkeypatch.setattr(streams, "time", clock)
    monkeypatch.setattr(streams, "SILENCE_SECONDS", 0.1)
    async with listening(app, PROGRESS, id=IMPORT) as (listener, _):
        told = await listener.next()
        clock.ahead = 600.0
        last = await listener.next()
        assert await listener.next() == {}

    assert told["data"]["importProgress"]["records"] == 3
    (error,) = last["errors"]
    assert error["extensions"]["code"] == "TIMEOUT"
    assert error["extensions"]["limit"] == 600
    assert "data" not in last


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ('subscription { importProgress(id: "import:none") { id } }', "NOT_FOUND"),
        (GROWING.replace("author:l-ruff", "author:none"), "NOT_FOUND"),
        (GROWING.replace("author:l-ruff", "none"), "WRONG_TYPE"),
        (GROWING.replace("= 3", "= 4"), "LIMIT_EXCEEDED"),
        (GROWING.replace("= 100", "= 3000"), "LIMIT_EXCEEDED"),
        (GROWING.replace("nodes {", "nope nodes {"), "GRAPHQL_VALIDATION_FAILED"),
        (
            """subscription { growingSlice(around: ["author:lonely"], maxNodes: 2000) {
              nodes { node { ... on Author { papers(first: 1000) { nodes { id } } } } }
            } }""",
            "LIMIT_EXCEEDED",
        ),
    ],
)
async def test_refusals_are_events(client: httpx.AsyncClient, query: str, code: str) -> None:
    told, response = await subscribe(client, query)

    assert response.status_code == 200
    (error,) = told[0]["errors"]
    assert error["extensions"]["code"] == code
    assert error["extensions"]["requestId"] == response.headers["x-request-id"]
    assert len(told) == 1


async def test_only_subscriptions_are_streams(client: httpx.AsyncClient) -> None:
    everything = {"Accept": "application/json, text/event-stream, multipart/mixed"}
    for body, headers, status in (
        ({"query": "{ __typename }"}, everything, 200),
        ({"query": "subscription {"}, everything, 200),
        ({"query": "{ __typename }"}, STREAM, 200),
        ({"query": GROWING}, {"Accept": "text/event-stream;q=0, */*"}, 406),
        ({"query": GROWING}, {}, 406),
    ):
        response = await client.post("/graphql", json=body, headers=headers)
        assert response.status_code == status
        assert response.headers["content-type"] == "application/json"
    (error,) = response.json()["errors"]
    assert error["extensions"]["code"] == "BAD_REQUEST"
    assert "text/event-stream" in error["extensions"]["hint"]
    by_get = await client.get("/graphql", params={"query": GROWING})
    assert by_get.status_code == 406


async def test_the_list_of_allowed_documents_holds_for_streams(small_graph: Database) -> None:
    access = Access(documents=(PROGRESS,))
    async with client_of(small_graph.connection, access=access) as client:
        _, response = await subscribe(client, GROWING)
    assert response.status_code == 403
