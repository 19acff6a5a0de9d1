"""`rgraph serve --workers 2`: it does not matter which process answers."""

import json
import re
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import psutil
import pytest

from graph.store.database import Database
from tests.component.curation.world import WORLD, load
from tests.component.service.curators import BEARER, BY, TOKEN
from tests.helpers.rgraph import PROGRAM, rgraph_environment

RENAME = """mutation ($by: DeciderInput!, $name: String!) {
  renameAuthor(author: "author:wei-wang", name: $name, by: $by) { __typename } }"""
READ = 'query Name { author(by: {id: "author:wei-wang"}) { name } }'
ASKED = 12
"""Each with a connection of its own, which the system gives to either worker."""


@pytest.fixture
def first(database: Database, tmp_path: Path) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """The address, and the process that has started the workers."""
    load(database, tmp_path, *WORLD)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    connection = database.connection
    environment = rgraph_environment(
        NEO4J_URI=connection.uri,
        NEO4J_USERNAME=connection.username,
        NEO4J_PASSWORD=connection.password,
        RGRAPH_HOME=str(tmp_path / "home"),
        RGRAPH_PATH_INDEX="false",
        RGRAPH_CURATION_TOKEN=TOKEN,
        RGRAPH_LOG_FORMAT="json",
        PORT=str(port),
    )
    command = [str(PROGRAM), "serve", "--workers", "2"]
    with (
        (tmp_path / "log").open("w") as log,
        subprocess.Popen(  # noqa: S603 - our own
            command, env=environment, text=True, stdout=subprocess.PIPE, stderr=log
        ) as process,
    ):
        assert process.stdout is not None
        while "is ready" not in (line := process.stdout.readline()):
            assert line or process.poll() is None, "it ended instead of being ready"
        yield f"http://127.0.0.1:{port}", process
        process.kill()


def _workers(process: subprocess.Popen[str]) -> set[int]:
    children = psutil.Process(process.pid).children()
    return {one.pid for one in children if "spawn_main" in _command(one)}


def _command(process: psutil.Process) -> str:
    try:
        return " ".join(process.cmdline())
    except psutil.NoSuchProcess:  # killed, and not yet noticed by its parent
        return ""


def _get(address: str, **headers: str) -> httpx.Response:
    return httpx.get(f"{address}/graphql", params={"query": READ}, headers=headers, timeout=60)


def _get_kept(address: str) -> httpx.Response:
    """An answer with its tag; who asks a database for two seconds in vain gets none."""
    while "etag" not in (answer := _get(address)).headers:
        assert answer.status_code == 200
    return answer


def _rename(address: str, name: str) -> None:
    body = {"query": RENAME, "variables": {"by": BY, "name": name}}
    answer = httpx.post(f"{address}/graphql", json=body, headers=BEARER, timeout=60)
    assert answer.json()["data"] == {"renameAuthor": {"__typename": "DecisionMade"}}


def _count(address: str) -> float:
    """How many operations of ours all workers have answered."""
    text = httpx.get(f"{address}/metrics", timeout=60).text
    found = re.findall(
        r'^rgraph_graphql_operations_total{way="(?:compiled|native)"} (\S+)$', text, re.MULTILINE
    )
    return sum(map(float, found))


def _line(log: Path, request_id: str) -> dict[str, Any]:
    """The only line of one request, which is written when its answer has been sent."""
    while not (
        lines := [one for one in log.read_text().splitlines(keepends=True) if request_id in one]
    ):
        time.sleep(0.05)
    (line,) = lines
    found: dict[str, Any] = json.loads(line)
    return found


def test_two_workers_are_as_one(first: tuple[str, subprocess.Popen[str]], tmp_path: Path) -> None:
    address, process = first
    workers = _workers(process)
    assert len(workers) == 2

    for name in ("Wei Wang the First", "Wei Wang the Second"):
        before = _get_kept(address)
        tags = {_get_kept(address).headers["etag"] for _ in range(ASKED)}
        assert tags == {before.headers["etag"]}
        _rename(address, name)
        for _ in range(ASKED):
            answer = _get(address, **{"If-None-Match": before.headers["etag"]})
            assert answer.status_code == 200
            assert answer.json()["data"]["author"]["name"] == name

    counted = _count(address)
    for _ in range(ASKED):
        _get(address)
    assert {_count(address) for _ in range(ASKED)} == {counted + ASKED}

    _get(address, **{"X-Request-ID": "trace-me-1"})
    line = _line(tmp_path / "log", "trace-me-1")
    assert (line["path"], line["status"], line["operation"]) == ("/graphql", 200, "Name")

    killed = psutil.Process(min(workers))
    killed.kill()
    process_of_first = psutil.Process(process.pid)
    while len(now := _workers(process)) < 2 or killed.pid in now:
        assert process_of_first.is_running()
    assert _get(address).status_code == 200

    process.send_signal(signal.SIGKILL)
    gone, alive = psutil.wait_procs([psutil.Process(pid) for pid in now], timeout=60)
    assert not alive, gone
