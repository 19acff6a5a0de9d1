"""Neo4j is killed and started again while the service is asked: told, found again, never wrong."""

import asyncio
import json
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest

from graph.embedded.configuration import Ports
from graph.embedded.launcher import EmbeddedServer
from graph.embedded.ports import next_free_port
from graph.store.connection import Connection
from graph.store.database import Database
from graph.store.migrations import migrate
from service.app import create_app
from service.settings import Limits
from tests.component.embedded.conftest import ServerOf, kill_hard
from tests.helpers.serving import served, until
from tests.helpers.stored_research_graph import load_small_graph

pytestmark = pytest.mark.anyio

CLIENTS = 6
QUERIES = [
    "{ topics { totalCount } }",
    """{ author(by: {id: "author:lukas-ruff"}) { name papers { nodes { title
      authors { nodes { name } } } } } }""",
    """{ slice(around: ["author:lukas-ruff"], hops: 2) {
      nodes { node { id } } completeness { cause } } }""",
    """{ collaboratorPaths(input: {from: "author:lukas-ruff", to: "author:klaus-mueller"}) {
      outcome paths { authors { name } } } }""",
]
SAYS_IT_IS_CUT = {"TIME_LIMIT", "TRUNCATED"}
"""What answers bear that are not whole for want of time: a database that has just begun is slow."""


@dataclass(slots=True)
class Askers:
    """Clients that ask all the while, and what they were told."""

    address: str
    right: dict[str, Any] = field(default_factory=dict)
    told: Counter[str] = field(default_factory=Counter)
    stopped: bool = False

    async def ask(self, client: httpx.AsyncClient, query: str) -> Any:
        response = await client.post(f"{self.address}/graphql", json={"query": query})
        assert response.status_code == 200
        return response.json()

    async def learn(self) -> None:
        """Ask everything once, and again what came cut: a database that has begun is slow."""
        async with httpx.AsyncClient(timeout=120) as client, asyncio.timeout(300):
            for query in QUERIES:
                answer = await self.ask(client, query)
                while _is_cut(answer):
                    answer = await self.ask(client, query)
                self.right[query] = answer["data"]

    async def go_on(self, place: int) -> None:
        async with httpx.AsyncClient(timeout=120) as client:
            while not self.stopped:
                query = QUERIES[place % len(QUERIES)]
                answer = await self.ask(client, query)
                codes = {error["extensions"]["code"] for error in answer.get("errors", ())}
                assert codes <= {"UNAVAILABLE"}, answer
                if not codes and not _is_cut(answer):
                    assert answer["data"] == self.right[query]
                self.told["unavailable" if codes else "right"] += 1
                place += 1
                await asyncio.sleep(0.02)


def _is_cut(answer: Any) -> bool:
    text = json.dumps(answer)
    return any(f'"{word}"' in text for word in SAYS_IT_IS_CUT)


async def _until_ready(address: str, status: int, seconds: float = 300) -> None:
    async with httpx.AsyncClient(timeout=120) as client, asyncio.timeout(seconds):
        while (await client.get(f"{address}/health/ready")).status_code != status:
            pass


async def _until_more(askers: Askers, what: str, seconds: float = 300) -> None:
    wanted = askers.told[what] + 2 * CLIENTS
    await until(lambda: askers.told[what] >= wanted, seconds)


def _kill(server: EmbeddedServer) -> None:
    status = server.status()
    assert status is not None
    kill_hard(status.pid)


def _stop(server: EmbeddedServer) -> None:
    assert server.stop()


async def test_killed_and_stopped_under_load(
    server_of: ServerOf, home: Path, caplog: pytest.LogCaptureFixture
) -> None:
    bolt = next_free_port(0)
    server = server_of(home, ports=Ports(bolt, next_free_port(0, taken={bolt})))
    address = await asyncio.to_thread(server.start)
    connection = Connection(address.uri, address.username, address.password, "neo4j")
    with Database(connection) as database:
        migrate(database)
        load_small_graph(database)
    async with served(create_app(connection, limits=Limits(seconds=60))) as url:
        askers = Askers(url)
        await askers.learn()
        async with asyncio.TaskGroup() as tasks:
            for place in range(CLIENTS):
                tasks.create_task(askers.go_on(place))
            for end in (_kill, _stop):
                await _until_more(askers, "right")
                await asyncio.to_thread(end, server)
                await _until_ready(url, 503)
                await _until_more(askers, "unavailable")
                again = await asyncio.to_thread(server.start)
                assert again.uri == address.uri
                await _until_ready(url, 200)
                before = askers.told["unavailable"]
                await _until_more(askers, "right")
            askers.stopped = True
        assert askers.told["unavailable"] - before <= CLIENTS
    assert await asyncio.to_thread(server.stop)
    ours = [one for one in caplog.records if not one.name.startswith("neo4j")]
    assert not [one for one in ours if one.levelname == "ERROR"]
