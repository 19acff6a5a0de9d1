"""A data folder of its own for each test; the jars are shared by all of them."""

import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest
from filelock import FileLock

from graph.embedded.archive import archive_options
from graph.embedded.launcher import ANY_PORTS, EmbeddedServer
from graph.embedded.progress import Report, silent
from graph.embedded.readiness import is_alive

ServerOf = Callable[..., EmbeddedServer]

_OWNER = """
import sys, time
from pathlib import Path
from graph.embedded.archive import archive_options
from graph.embedded.launcher import ANY_PORTS, EmbeddedServer

with EmbeddedServer(
    Path(sys.argv[1]),
    jars=Path(sys.argv[2]),
    heap="384m",
    pagecache="64m",
    ports=ANY_PORTS,
    quick_start=True,
) as server:
    print(server.status().pid, server.connection.uri, flush=True)
    time.sleep(600)
"""


_MANY = 5
"""Tests that start servers, from which on it pays to prepare quicker starts first."""


@pytest.fixture(scope="session")
def jars(
    jars: Path, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The jars of embedded servers; where many will be started, with the archive of classes."""
    here = Path(__file__).parent
    if sum(item.path.parent == here for item in request.session.items) >= _MANY:
        prepare_quick_starts(jars, tmp_path_factory.mktemp("first") / "home")
    return jars


def prepare_quick_starts(jars: Path, folder: Path) -> None:
    """Get the archive of classes as a user does, by the second start of a data folder."""
    jars.mkdir(exist_ok=True)
    with FileLock(jars / "preparing.lock"):
        if archive_options(jars):
            return
        for start in (1, 2):
            with EmbeddedServer(
                folder, jars=jars, ports=ANY_PORTS, heap="384m", pagecache="64m", quick_start=True
            ):
                assert bool(archive_options(jars)) == (start == 2)


@pytest.fixture
def home_with_jars(home: Path, jars: Path) -> Path:
    """The data folder, for commands that know of no other place for the jars."""
    home.mkdir(mode=0o700)
    (home / "jars").symlink_to(jars.parent)
    return home


@pytest.fixture
def home(tmp_path: Path, jars: Path) -> Iterator[Path]:
    """A data folder; whatever still serves it afterwards is stopped."""
    folder = tmp_path / "home"
    yield folder
    EmbeddedServer(folder, jars=jars).stop()


@pytest.fixture
def server_of(jars: Path) -> ServerOf:
    """A small server for a folder, on any free ports unless they are given."""

    def build(folder: Path, *, report: Report = silent, **settings: object) -> EmbeddedServer:
        chosen = {"ports": ANY_PORTS, "jars": jars, "heap": "384m", "pagecache": "64m"}
        quick = {"quick_start": True}
        return EmbeddedServer(folder, report=report, **{**chosen, **quick, **settings})

    return build


class Owner:
    """Another program that is responsible for the server of a folder."""

    def __init__(self, child: subprocess.Popen[str]) -> None:
        """Nothing is known until it says that its server answers."""
        self.child = child
        self.server_pid = 0
        self.uri = ""

    def await_server(self) -> None:
        """Wait until its server answers."""
        assert self.child.stdout is not None
        pid, self.uri = self.child.stdout.readline().split()
        self.server_pid = int(pid)

    def kill(self) -> None:
        """End it as `kill -9` does."""
        self.child.send_signal(signal.SIGKILL)
        self.child.wait()


@pytest.fixture
def start_owner(jars: Path) -> Iterator[Callable[[Path], Owner]]:
    started: list[subprocess.Popen[str]] = []

    def start(folder: Path) -> Owner:
        command = [sys.executable, "-c", _OWNER, str(folder), str(jars)]
        child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)  # noqa: S603 - our own
        started.append(child)
        return Owner(child)

    yield start
    for child in started:
        child.kill()
        child.wait()
        assert child.stdout is not None
        child.stdout.close()


def has_ended(pid: int) -> bool:
    """Whether nothing of it runs; it may be listed until whoever began it looks."""
    try:
        return not is_alive(psutil.Process(pid))
    except psutil.NoSuchProcess:
        return True


def kill_hard(pid: int) -> None:
    """`kill -9`, and wait until it is gone."""
    process = psutil.Process(pid)
    process.kill()
    process.wait(120)
