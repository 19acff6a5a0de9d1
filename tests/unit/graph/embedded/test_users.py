"""Who uses a server is known while they run, and its end is seen whoever started it."""

import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from graph.embedded import process as process_module
from graph.embedded.folder import DataFolder
from graph.embedded.process import terminate_server
from graph.embedded.users import describe_process, list_users, noted_user
from graph.errors import EmbeddedServerError

_USER = """
import sys
from pathlib import Path
from graph.embedded.folder import DataFolder
from graph.embedded.users import noted_user

with noted_user(DataFolder(Path(sys.argv[1]))):
    print(flush=True)
    input()
"""
_CARELESS = """
import subprocess, sys
print(subprocess.Popen([sys.executable, "-c", sys.argv[1]]).pid, flush=True)
input()
"""


def _start(*arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(  # noqa: S603 - our own
        [sys.executable, "-c", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


@pytest.mark.parametrize("way", ["at its end", "when it is killed"])
def test_a_program_uses_the_server_until_it_ends(tmp_path: Path, way: str) -> None:
    folder = DataFolder(tmp_path)
    with noted_user(folder), _start(_USER, str(tmp_path)) as user:
        assert user.stdout is not None
        user.stdout.readline()
        [found] = list_users(folder)
        assert found.pid == user.pid
        assert describe_process(found).startswith(f"process {user.pid} (-c")
        if way == "when it is killed":
            user.kill()
        user.communicate("\n")
        assert list_users(folder) == []
    assert list(folder.users.iterdir()) == []


def test_a_note_that_says_nothing_names_nobody(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    assert list_users(folder) == []
    folder.users.mkdir()
    (folder.users / "1.json").write_text("{")
    assert list_users(folder) == []


def test_a_server_has_ended_also_where_its_program_does_not_look() -> None:
    with _start(_CARELESS, "input()") as program:
        assert program.stdout is not None
        server = psutil.Process(int(program.stdout.readline()))
        started = time.monotonic()

        terminate_server(server)

        assert server.status() == psutil.STATUS_ZOMBIE
        assert time.monotonic() - started < 30
        program.communicate("\n")


def test_a_server_that_does_not_end_is_said_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process_module, "_has_ended", lambda *_: False)
    with _start("input()") as program, pytest.raises(EmbeddedServerError, match="was killed"):
        terminate_server(psutil.Process(program.pid))
