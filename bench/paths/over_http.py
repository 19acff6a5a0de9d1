"""Whole requests: our service, and @neo4j/graphql with a `@cypher` field, on one database."""

import http.client
import socket
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import orjson

from bench.harness.http_answers import AnswerReader, write_post
from bench.harness.measure import Variant
from bench.paths.cases import Case
from bench.peers.node_peer import install_peer, running, running_peer
from graph.embedded.ports import next_free_port
from graph.store.connection import Connection

_START_SECONDS = 90
_INDEX_SECONDS = 900
_PATIENCE = 60.0
_AT_ONCE = 1 << 18
"""Bytes that are read at a time."""
_EVIDENCE = """length authors { id name }
  hops { paperCount strength firstYear lastYear papers%s }"""
_OURS = """query ($input: CollaboratorPathsInput!) {
  collaboratorPaths(input: $input) { outcome paths { %s } }
}""" % (_EVIDENCE % "(first: 3) { nodes { id title year } }")
_THEIRS = """query ($from: ID!, $to: ID!) {
  collaboratorPaths(from: $from, to: $to) { %s }
}""" % (_EVIDENCE % " { id title year }")


@contextmanager
def our_service(connection: Connection, *, workers: int = 1, **settings: str) -> Iterator["Client"]:
    """`rgraph serve` in processes of its own, with these variables of the environment."""
    port = next_free_port(0)
    program = str(Path(sys.executable).parent / "rgraph")
    with (
        running(
            [program, "serve", "--workers", str(workers)],
            connection,
            None,
            PORT=str(port),
            RGRAPH_LOG_LEVEL="warning",  # as the peers, which log no requests
            **settings,
        ) as pid,
        closing(_connect(f"http://127.0.0.1:{port}/graphql", pid)) as client,
    ):
        client.wait_for_index()
        yield client


@contextmanager
def their_service(connection: Connection) -> Iterator["Client"]:
    """The peer on Node; its packages are brought where they are not there."""
    install_peer()
    port = next_free_port(0)
    with (
        running_peer(connection, port) as pid,
        closing(_connect(f"http://127.0.0.1:{port}/graphql", pid)) as client,
    ):
        yield client


@contextmanager
def plain_service(connection: Connection) -> Iterator["Client"]:
    """The peer that most people would write, in Python."""
    port = next_free_port(0)
    command = [sys.executable, "-m", "bench.peers.plain_strawberry"]
    with (
        running(command, connection, None, PORT=str(port)) as pid,
        closing(_connect(f"http://127.0.0.1:{port}/graphql", pid)) as client,
    ):
        yield client


def _connect(address: str, pid: int) -> "Client":
    """Wait until a service answers."""
    deadline = time.monotonic() + _START_SECONDS
    while True:
        try:
            client = Client(address, pid)
            client.ask("{ __typename }", {})
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)
        else:
            return client


class Client:
    """One kept connection; costs less than what it measures."""

    def __init__(self, address: str, pid: int) -> None:
        """`address` is that of the GraphQL endpoint, `pid` the process behind it."""
        self.address, self.pid = address, pid
        self._connect()

    def _connect(self) -> None:
        parts = urlsplit(self.address)
        where = parts.hostname or "", parts.port or 80
        self._socket = socket.create_connection(where, _PATIENCE)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._reader = AnswerReader()

    def ask(self, document: str, variables: Mapping[str, object]) -> dict[str, Any]:
        """The data of the answer; an answer with errors is one."""
        return read_data(self.post(document, variables))

    def post(self, document: str, variables: Mapping[str, object]) -> bytes:
        """The answer as it comes."""
        body = orjson.dumps({"query": document, "variables": variables})
        request = write_post(self.address, body)
        try:
            return self._exchange(request)
        except ConnectionError:
            # Closed by the other side while somebody else was measured; this opens it anew.
            self.close()
            self._connect()
            return self._exchange(request)

    def _exchange(self, request: bytes) -> bytes:
        self._socket.sendall(request)
        while data := self._socket.recv(_AT_ONCE):
            answer = self._reader.feed(data)
            if answer is not None:
                return answer
        raise ConnectionResetError

    def close(self) -> None:
        """Close the connection."""
        self._socket.close()

    def wait_for_index(self) -> None:
        """Until the index of paths is there, however long it takes to read the graph."""
        parts = urlsplit(self.address)
        connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=60)
        deadline = time.monotonic() + _INDEX_SECONDS
        while time.monotonic() < deadline:
            connection.request("GET", "/health/ready")
            told = orjson.loads(connection.getresponse().read())
            if told["pathIndex"]["status"] == "ready":
                connection.close()
                return
            time.sleep(0.5)
        raise RuntimeError(f"There is no index after {_INDEX_SECONDS} s.")

    def ours(self, name: str, **options: object) -> Variant[Case]:
        """`collaboratorPaths` with evidence."""

        def ask(case: Case) -> tuple[float, ...]:
            said = {"from": case.start, "to": case.goal, "maxHops": 10, **options}
            found = self.ask(_OURS, {"input": said})["collaboratorPaths"]
            return _lengths(found["paths"])

        return Variant(name, ask)

    def theirs(self, name: str, most: int | None = None) -> Variant[Case]:
        """Their field with evidence: always three paths, by hops."""

        def ask(case: Case) -> tuple[float, ...]:
            found = self.ask(_THEIRS, {"from": case.start, "to": case.goal})
            return tuple(sorted(_lengths(found["collaboratorPaths"])))

        return Variant(name, ask, most)


def read_data(answer: bytes) -> dict[str, Any]:
    """The data of an answer; one with errors is an error."""
    told = orjson.loads(answer)
    if "errors" in told:
        raise RuntimeError(str(told["errors"])[:500])
    data: dict[str, Any] = told["data"]
    return data


def _lengths(paths: Iterable[Mapping[str, Any]]) -> tuple[float, ...]:
    return tuple(float(path["length"]) for path in paths)
