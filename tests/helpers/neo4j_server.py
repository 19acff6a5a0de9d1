"""A real Neo4j for one test run: somebody's empty one, a container, or the embedded server."""

import gc
import os
import secrets
import warnings
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

import docker
import pytest
from docker.errors import DockerException

from graph.embedded.throwaway import throwaway_server
from graph.store.connection import Connection
from graph.store.database import Database
from tests.helpers.schema import drop_everything, name_what_is_there

IMAGE = "neo4j:2026.08.1"


@dataclass(frozen=True, slots=True)
class TestServer:
    """Where the tests' Neo4j answers, and a sentence on what it is."""

    __test__ = False

    connection: Connection
    described: str


@contextmanager
def running_server(jars: Path) -> Iterator[TestServer]:
    """Choose by RGRAPH_TEST_NEO4J_URI and RGRAPH_TEST_BACKEND; `NEO4J_URI` is never looked at.

    An embedded server takes its jars from the folder.
    """
    uri = os.environ.get("RGRAPH_TEST_NEO4J_URI")
    backend = os.environ.get("RGRAPH_TEST_BACKEND", "auto")
    if uri and backend != "auto":
        pytest.exit("RGRAPH_TEST_NEO4J_URI and RGRAPH_TEST_BACKEND exclude each other.", 4)
    if uri:
        chosen: AbstractContextManager[TestServer] = _outside_server(uri)
    elif backend in _BACKENDS:
        chosen = _BACKENDS[backend](jars)
    else:
        pytest.exit(f"RGRAPH_TEST_BACKEND={backend}: use auto, container or embedded.", 4)
    with chosen as server:
        yield server


@contextmanager
def _outside_server(uri: str) -> Iterator[TestServer]:
    connection = Connection(
        uri,
        os.environ.get("RGRAPH_TEST_NEO4J_USERNAME", "neo4j"),
        os.environ.get("RGRAPH_TEST_NEO4J_PASSWORD", ""),
        os.environ.get("RGRAPH_TEST_NEO4J_DATABASE"),
    )
    if os.environ.get("PYTEST_XDIST_WORKER"):
        pytest.exit("One database cannot be shared by several pytest workers.", 4)
    with Database(connection) as database:
        agent = database.verify()
        there = name_what_is_there(database)
        if there:
            pytest.exit(f"The database at {uri} is not empty: it holds {there}.", 4)
        try:
            yield TestServer(connection, f"{agent} at {uri} (RGRAPH_TEST_NEO4J_URI)")
        finally:
            drop_everything(database)


@contextmanager
def _container(_: Path) -> Iterator[TestServer]:
    # testcontainers reads the environment when it is imported, and takes a second for it.
    from testcontainers.community.neo4j import Neo4jContainer  # noqa: PLC0415
    from testcontainers.core.config import testcontainers_config  # noqa: PLC0415

    image = wanted_image()
    if not _has_image(testcontainers_config.ryuk_image):
        # Its reaper is a second image, of use only where a run is killed; do not pull it for us.
        testcontainers_config.ryuk_disabled = True
    password = secrets.token_urlsafe(16)
    container = Neo4jContainer(image, username="neo4j", password=password)
    container.with_env("NEO4J_server_memory_heap_max__size", "512m")
    container.with_env("NEO4J_server_memory_pagecache_size", "128m")
    with container:
        connection = Connection(container.get_connection_url(), "neo4j", password)
        yield TestServer(connection, f"container of {image} at {connection.uri}")


@contextmanager
def _chosen_by_machine(jars: Path) -> Iterator[TestServer]:
    start = _container if _has_image(wanted_image()) else _embedded
    with start(jars) as server:
        yield server


@contextmanager
def _embedded(jars: Path) -> Iterator[TestServer]:
    with throwaway_server(jars=jars) as running:
        connection = Connection(running.uri, running.username, running.password)
        yield TestServer(connection, f"embedded server at {running.uri}")


_BACKENDS: dict[str, Callable[[Path], AbstractContextManager[TestServer]]] = {
    "auto": _chosen_by_machine,
    "container": _container,
    "embedded": _embedded,
}


def wanted_image() -> str:
    """The image that the container runs: the official name, or RGRAPH_TEST_NEO4J_IMAGE."""
    return os.environ.get("RGRAPH_TEST_NEO4J_IMAGE", IMAGE)


def _has_image(name: str) -> bool:
    # docker-py leaves the socket open that found no engine, and the run's filters make an error of
    # the warning, in whatever test comes next.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        found = _ask_engine(name)
        gc.collect()
    return found


def _ask_engine(name: str) -> bool:
    try:
        client = docker.from_env(timeout=10)
    except DockerException:
        return False
    try:
        client.images.get(name)
    except DockerException:
        return False
    finally:
        client.close()
    return True
