"""One server a data folder, whatever happens to the programs."""

import socket
import stat
import threading
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from graph.embedded.address import EmbeddedConnection
from graph.embedded.configuration import Ports
from graph.embedded.launcher import EmbeddedServer
from graph.embedded.progress import Progress
from graph.embedded.throwaway import throwaway_server
from graph.errors import AuthenticationError, EmbeddedServerError
from graph.store.connection import Connection
from graph.store.database import Database
from graph.store.statement import Statement
from tests.component.embedded.conftest import Owner, ServerOf, has_ended, kill_hard

_ADD = Statement("test/add", "CREATE (:Kept {name: $name})", "write", {"name": "Ada"})
_READ = Statement("test/read", "MATCH (n:Kept) RETURN n.name AS name", "read")
_VERSIONS = Statement("test/gds", "RETURN gds.version() AS gds", "read")
_PLANS = Statement(
    "test/plans",
    "SHOW SETTINGS 'server.memory.query_cache.per_db_cache_num_entries' YIELD value",
    "read",
)


def _open(address: EmbeddedConnection) -> Database:
    return Database(Connection(address.uri, address.username, address.password, "neo4j"))


def _names(address: EmbeddedConnection) -> list[str]:
    with _open(address) as database:
        return [row["name"] for row in database.run(_READ)]


def test_data_password_and_ports_are_kept_between_runs(home: Path, server_of: ServerOf) -> None:
    with server_of(home) as server:
        first = server.connection
        with _open(first) as database:
            database.run(_ADD)
            version, gds = database.verify(), database.run(_VERSIONS)
            plans = database.run_unmanaged(_PLANS)
        process = psutil.Process(server.status().pid)
        listening = {
            found.laddr.ip.removeprefix("::ffff:")
            for found in process.net_connections("tcp")
            if found.status == psutil.CONN_LISTEN
        }
    assert server.status() is None
    assert not process.is_running()

    with server_of(home, ports=None) as again:
        names = _names(again.connection)
        second = again.connection

    assert names == ["Ada"]
    assert second == first
    assert version == "Neo4j/2026.08.1"
    assert gds == [{"gds": "2.26.0"}]
    assert plans == [{"value": "400"}]
    assert listening == {"127.0.0.1"}
    assert stat.S_IMODE((home / "password").stat().st_mode) == 0o600
    assert stat.S_IMODE(home.stat().st_mode) == 0o700


def test_a_server_that_was_killed_is_noticed_and_started_again(
    home: Path, server_of: ServerOf
) -> None:
    with server_of(home) as server:
        with _open(server.connection) as database:
            database.run(_ADD)
        killed = server.status().pid

        kill_hard(killed)

        assert server.status() is None
        assert server.start().uri == server.connection.uri
        assert server.status().pid != killed
        assert _names(server.connection) == ["Ada"]


def test_the_server_of_a_killed_program_is_found_again_and_taken_over(
    home: Path, server_of: ServerOf, start_owner: Callable[[Path], Owner]
) -> None:
    owner = start_owner(home)
    owner.await_server()

    with server_of(home) as guest:
        assert guest.status().pid == owner.server_pid
        assert not guest.owned
    assert psutil.pid_exists(owner.server_pid)

    owner.kill()
    assert psutil.pid_exists(owner.server_pid)
    with server_of(home) as heir:
        assert heir.status().pid == owner.server_pid
        assert heir.connection.uri == owner.uri
        assert heir.owned

    assert has_ended(owner.server_pid)


def test_an_orphan_without_a_record_is_found_and_stopped(
    home: Path, server_of: ServerOf, start_owner: Callable[[Path], Owner]
) -> None:
    owner = start_owner(home)
    owner.await_server()
    owner.kill()
    (home / "server.json").unlink()

    server = server_of(home)

    assert server.find_connection().uri == owner.uri
    assert server.stop()
    assert has_ended(owner.server_pid)
    assert not server.stop()


def test_two_programs_that_start_at_once_share_one_server(
    home: Path, start_owner: Callable[[Path], Owner]
) -> None:
    one, other = start_owner(home), start_owner(home)

    one.await_server()
    other.await_server()

    assert one.server_pid == other.server_pid
    assert one.uri == other.uri


def test_a_port_that_is_taken_is_replaced_by_the_next_and_it_says_so(
    home: Path, server_of: ServerOf
) -> None:
    reports: list[str] = []

    def report(progress: Progress) -> None:
        if progress.lasting:
            reports.append(progress.message)

    with socket.create_server(("127.0.0.1", 0)) as other:
        taken = other.getsockname()[1]
        with server_of(home, ports=Ports(bolt=taken, http=0), report=report) as server:
            got = server.status().ports.bolt
            assert _names(server.connection) == []

    assert got > taken
    assert f"Port {taken} is taken: Neo4j's Bolt uses {got}" in reports


def test_a_wrong_password_is_an_error_of_its_own() -> None:
    with throwaway_server(heap="384m") as address:
        wrong = Connection(address.uri, address.username, "wrong", "neo4j")

        with Database(wrong) as database, pytest.raises(AuthenticationError):
            database.verify()

        with _open(address) as database:
            assert database.verify() == "Neo4j/2026.08.1"


def test_a_server_that_cannot_start_says_why_and_leaves_no_process(
    home: Path, server_of: ServerOf
) -> None:
    server = server_of(home, heap="1k")

    with pytest.raises(EmbeddedServerError, match=r"Too small .*heap"):
        server.start()

    assert server.status() is None
    assert not server.owned


def test_a_start_that_is_interrupted_leaves_no_process(home: Path, server_of: ServerOf) -> None:
    begun = threading.Event()

    def interrupt_when_started(progress: Progress) -> None:
        if progress.message == "Starting Neo4j":
            begun.set()

    class _InterruptedError(BaseException):
        pass

    server = server_of(home, report=interrupt_when_started)
    original = EmbeddedServer._take  # noqa: SLF001 - the moment after the process was started

    def take_and_interrupt(*arguments: object) -> None:
        original(*arguments)
        raise _InterruptedError

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(EmbeddedServer, "_take", take_and_interrupt)
        with pytest.raises(_InterruptedError):
            server.start()

    assert begun.is_set()
    assert server.status() is None
