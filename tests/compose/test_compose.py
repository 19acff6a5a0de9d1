"""The composed product, made from the Dockerfile; needs an engine and `docker compose`."""

import json
import os
import secrets
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import neo4j
import pytest

from tests.helpers.sources import ROOT

if os.environ.get("RGRAPH_TEST_COMPOSE") != "1":
    pytest.skip(
        "builds the image, which takes minutes: RGRAPH_TEST_COMPOSE=1", allow_module_level=True
    )

PASSWORD = secrets.token_urlsafe(16)


@dataclass(frozen=True)
class Composed:
    """A project of `docker compose` under a name and on ports of its own."""

    project: str
    environment: dict[str, str]

    def run(self, *arguments: str, timeout: float = 600) -> subprocess.CompletedProcess[str]:
        return subprocess.run(  # noqa: S603 - the command under test
            ["docker", "compose", "-p", self.project, *arguments],  # noqa: S607
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=timeout,
            check=False,
        )

    def ask(self, query: str) -> dict[str, Any]:
        request = urllib.request.Request(  # noqa: S310 - http, to this machine
            f"{self.address}/graphql",
            json.dumps({"query": query}).encode(),
            {"content-type": "application/json"},
        )
        with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310
            answered: dict[str, Any] = json.load(answer)
        return answered

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.environment['PORT']}"


def _free_port() -> str:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return str(found.getsockname()[1])


@pytest.fixture(scope="module")
def composed() -> Iterator[Composed]:
    ports = {name: _free_port() for name in ("PORT", "NEO4J_HTTP_PORT", "NEO4J_BOLT_PORT")}
    environment = {**os.environ, **ports, "NEO4J_PASSWORD": PASSWORD, "NEO4J_HEAP": "512m"}
    composed = Composed(f"rgraph-test-{secrets.token_hex(4)}", environment)
    try:
        built = composed.run("build", timeout=1200)
        assert built.returncode == 0, built.stdout[-3000:] + built.stderr[-3000:]
        up = composed.run("up", "--wait", "--wait-timeout", "300")
        assert up.returncode == 0, up.stderr[-3000:] + composed.run("logs", "--tail", "60").stdout
        yield composed
    finally:
        composed.run("down", "--volumes", "--timeout", "30")


def test_the_seeds_are_answered_over_graphql(composed: Composed) -> None:
    answer = composed.ask('{ search(query: "Lukas Ruff", first: 1) { edges { node { id } } } }')

    assert "errors" not in answer
    assert answer["data"]["search"]["edges"][0]["node"]["id"] == "author:lukas-ruff"


def test_the_explorer_is_served(composed: Composed) -> None:
    with urllib.request.urlopen(f"{composed.address}/", timeout=60) as page:  # noqa: S310
        assert "<title>" in page.read().decode()


def test_the_service_runs_as_an_ordinary_user(composed: Composed) -> None:
    assert composed.run("exec", "-T", "service", "id", "-u").stdout.strip() == "10001"


def test_every_port_is_on_the_loopback(composed: Composed) -> None:
    listed = composed.run("ps", "--format", "json").stdout
    services = [json.loads(line) for line in listed.splitlines()]
    published = [p for s in services for p in s["Publishers"] if p["PublishedPort"]]

    assert len(published) == 3
    assert {p["URL"] for p in published} == {"127.0.0.1"}


def test_neo4j_keeps_as_many_plans_as_it_has_memory_for(composed: Composed) -> None:
    address = f"bolt://127.0.0.1:{composed.environment['NEO4J_BOLT_PORT']}"
    with neo4j.GraphDatabase.driver(address, auth=("neo4j", PASSWORD)) as driver:
        rows = driver.execute_query(
            "SHOW SETTINGS 'server.memory.query_cache.per_db_cache_num_entries' YIELD value"
        ).records
    assert [row["value"] for row in rows] == ["400"]


def test_no_log_shows_the_password(composed: Composed) -> None:
    logs = composed.run("logs")

    assert "explorer" in (logs.stdout + logs.stderr).lower()
    assert PASSWORD not in logs.stdout + logs.stderr


def test_the_service_stops_when_told_and_finds_its_data_again(composed: Composed) -> None:
    before = composed.ask("{ papers(first: 1) { totalCount } }")["data"]
    started = time.monotonic()
    stopped = composed.run("stop", "--timeout", "120", "service")
    took = time.monotonic() - started
    again = composed.run("up", "--wait", "--no-deps", "service")

    assert (stopped.returncode, again.returncode) == (0, 0), again.stderr
    assert took < 60
    assert composed.ask("{ papers(first: 1) { totalCount } }")["data"] == before


def test_a_missing_password_is_said_before_anything_starts(composed: Composed) -> None:
    environment = {k: v for k, v in composed.environment.items() if k != "NEO4J_PASSWORD"}

    refused = Composed("rgraph-test-none", environment).run("up", "--no-start")

    assert refused.returncode != 0
    assert "set NEO4J_PASSWORD to the database password that you wish" in refused.stderr
