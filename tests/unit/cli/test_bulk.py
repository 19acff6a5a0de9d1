"""What a bulk load stops and deletes, and what it leaves to others."""

import subprocess
import sys
from pathlib import Path

import pytest

from cli import bulk
from cli.bulk import _check_stopped, _clean_up
from cli.errors import CommandError
from graph.embedded.configuration import Ports
from graph.embedded.launcher import EmbeddedServer, ServerStatus

_USER = """
import sys
from pathlib import Path
from graph.embedded.folder import DataFolder
from graph.embedded.users import noted_user

with noted_user(DataFolder(Path(sys.argv[1]))):
    print(flush=True)
    input()
"""


@pytest.fixture
def server(tmp_path: Path) -> EmbeddedServer:
    server = EmbeddedServer(tmp_path)
    server.folder.create()
    return server


def test_a_server_whose_program_was_killed_is_stopped_unless_another_one_uses_it(
    server: EmbeddedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A stand-in for the server that a killed program has left; who uses it is real.
    stopped: list[EmbeddedServer] = []

    def stop(server: EmbeddedServer) -> None:
        stopped.append(server)

    status = ServerStatus(1, Ports(1, 2), in_background=False, orphaned=True)
    monkeypatch.setattr(EmbeddedServer, "status", lambda _: status)
    monkeypatch.setattr(EmbeddedServer, "stop", stop)
    command = [sys.executable, "-c", _USER, str(server.folder.path)]

    with subprocess.Popen(  # noqa: S603 - our own
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as user:
        assert user.stdout is not None
        user.stdout.readline()
        with pytest.raises(CommandError, match="rgraph db stop"):
            _check_stopped(server)
        assert stopped == []
        user.communicate("\n")

    _check_stopped(server)
    assert stopped == [server]


def test_a_clean_up_that_is_killed_is_known_until_all_else_is_gone(
    server: EmbeddedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def be_killed(_: Path) -> None:
        raise KeyboardInterrupt

    server.folder.imported.parent.mkdir(parents=True, exist_ok=True)
    server.folder.imported.touch()
    monkeypatch.setattr(bulk, "delete_work", be_killed)

    with pytest.raises(KeyboardInterrupt):
        _clean_up(server)

    assert server.folder.imported.exists()
