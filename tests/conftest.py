"""Fixtures for tests that need a real Neo4j; each run has one server."""

import os
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from opentelemetry.trace import NoOpTracer

from graph.embedded.lockfile import lock_digest
from graph.store.async_database import AsyncDatabase
from graph.store.connection import Connection
from graph.store.database import Database
from graph.store.migrations import migrate
from tests.helpers.neo4j_server import TestServer, running_server
from tests.helpers.schema import delete_nodes, drop_everything

_USED = pytest.StashKey[list[str]]()
_WORKER = "PYTEST_XDIST_WORKER"
_LONGEST_FIRST = (
    "component/embedded/test_bulk_command.py",
    # The second worker's first: of those above and below, one makes what quickens the starts of
    # servers, and the others wait for that.
    "component/ingest/test_repeat.py",
    "component/embedded/test_bulk_load.py",
    "component/embedded/test_full_disk.py",
    "component/embedded/test_commands.py",
    "component/embedded/",
    "component/paths/test_index.py",
    "component/ingest/test_command.py",
    "component/curation/test_commands.py",
    "component/service/test_generated_operations.py",
    "component/bench/",
    "e2e/",
)
_FOLDER_MARKERS = {"component": pytest.mark.component, "e2e": pytest.mark.e2e}


class SharedDatabase:
    """The run's database, with what is known about its schema."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.migrated = False

    def without_data(self) -> Database:
        """Migrated, with no data."""
        if not self.migrated:
            drop_everything(self.database)
            migrate(self.database)
            self.migrated = True
        delete_nodes(self.database)
        self.database.statements.clear()
        return self.database

    def without_schema(self) -> Database:
        """As a new server has it."""
        self.migrated = False
        drop_everything(self.database)
        self.database.statements.clear()
        return self.database


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    root = Path(__file__).parent
    for item in items:
        folder = item.path.relative_to(root).parts[0]
        if folder in _FOLDER_MARKERS:
            item.add_marker(_FOLDER_MARKERS[folder])
    if _WORKER in os.environ:
        items.sort(key=lambda item: _rank(item.path.relative_to(root).as_posix()))


def _rank(path: str) -> int:
    """Place a file so that workers end together: what takes minutes comes first."""
    ranks = (place for place, start in enumerate(_LONGEST_FIRST) if path.startswith(start))
    return next(ranks, len(_LONGEST_FIRST) if path.startswith("component/") else 1000)


class GatherServers:
    """Brings to the printed summary which servers the workers of pytest-xdist have used."""

    def pytest_testnodedown(self, node: Any) -> None:
        told = getattr(node, "workeroutput", {}).get("neo4j")
        if told:
            node.config.stash[_USED].extend(told)


# A case that takes long says that the machine is busy, and nothing of what is tested.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
if "CI" not in os.environ:  # there Hypothesis has a profile of its own, which is patient too
    settings.load_profile("patient")


def pytest_configure(config: pytest.Config) -> None:
    config.stash[_USED] = []
    # Most of the tests' servers live for seconds: too short for Java's second compiler to pay.
    os.environ.setdefault("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1")
    if config.pluginmanager.has_plugin("xdist"):
        # Its own order, most tests first, would leave the few that take minutes for the end.
        config.option.loadscopereorder = False
        config.pluginmanager.register(GatherServers())


def pytest_sessionfinish(session: pytest.Session) -> None:
    # A worker of pytest-xdist can print nothing itself.
    told = getattr(session.config, "workeroutput", None)
    if told is not None:
        told["neo4j"] = session.config.stash[_USED]


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    for used in config.stash[_USED] or ["none was needed"]:
        terminalreporter.write_line(f"Neo4j of this run: {used}")


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="session")
def jars_of_homes(pytestconfig: pytest.Config) -> Path:
    """What a data folder may have as its `jars`: kept between runs, shared by a run's workers."""
    return pytestconfig.cache.mkdir("neo4j")


@pytest.fixture(scope="session")
def jars(jars_of_homes: Path) -> Path:
    """The jars of embedded servers."""
    return jars_of_homes / lock_digest()


@pytest.fixture(scope="session")
def neo4j_server(pytestconfig: pytest.Config, jars: Path) -> Iterator[TestServer]:
    with running_server(jars) as server:
        pytestconfig.stash[_USED].append(server.described)
        yield server


@pytest.fixture(scope="session")
def connection(neo4j_server: TestServer) -> Connection:
    """Where the run's Neo4j answers; take `database` where data matters."""
    return neo4j_server.connection


@pytest.fixture(scope="session")
def shared_database(connection: Connection) -> Iterator[SharedDatabase]:
    with Database(connection) as database:
        yield SharedDatabase(database)


@pytest.fixture
def database(shared_database: SharedDatabase) -> Database:
    """A migrated database without data."""
    return shared_database.without_data()


@pytest.fixture
def empty_database(shared_database: SharedDatabase) -> Database:
    """A database without data and without schema, as a new server has it."""
    return shared_database.without_schema()


@pytest.fixture
async def async_database(database: Database) -> AsyncIterator[AsyncDatabase]:
    """The asynchronous gate to the same migrated database; mark the test `anyio`."""
    async with AsyncDatabase(database.connection) as asynchronous:
        yield asynchronous


@pytest.fixture
def untraced(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where nobody wants spans: a test that does sets them up for the whole process."""
    monkeypatch.setattr("graph.store.async_database._tracer", NoOpTracer())
    monkeypatch.setattr("service.graphql.endpoint.is_traced", lambda: False)
