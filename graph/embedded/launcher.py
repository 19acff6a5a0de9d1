"""A real Neo4j Community as a child process: started, found again, and stopped."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Self

import psutil
from filelock import FileLock, Timeout

from graph.embedded.address import EmbeddedConnection, describe_connection
from graph.embedded.archive import archive_options, make_archive
from graph.embedded.configuration import (
    Memory,
    Ports,
    read_ports,
    write_configuration,
)
from graph.embedded.folder import DataFolder
from graph.embedded.half_import import drop_half_import
from graph.embedded.jars import resolve_jars
from graph.embedded.lockfile import locked_jars
from graph.embedded.maven import MavenSource
from graph.embedded.password import ensure_password
from graph.embedded.ports import is_free, next_free_port
from graph.embedded.process import spawn_server, terminate_server
from graph.embedded.progress import Progress, Report, silent
from graph.embedded.readiness import ServerExitedError, wait_until_ready
from graph.embedded.record import (
    ProcessMark,
    ServerRecord,
    find_server,
    read_record,
    write_record,
)
from graph.errors import EmbeddedServerError

if TYPE_CHECKING:
    import subprocess

DEFAULT_PORTS = Ports(bolt=7687, http=7474)
ANY_PORTS = Ports(bolt=0, http=0)

_START_TIMEOUT = 300.0
_LOCK_TIMEOUT = 600.0
_PORT_ATTEMPTS = 3
_TAKEN = "already in use"
"""What a server's last words say of a port that it could not have."""


@dataclass(frozen=True, slots=True)
class ServerStatus:
    """What is known of a folder's server while it runs."""

    pid: int
    ports: Ports
    in_background: bool
    orphaned: bool = False
    """Whether it was to stop with a program that was killed."""


class EmbeddedServer:
    """The one server of a data folder.

    As a context manager it stops on leaving what it started, or took over from a program that
    was killed; a server that another program is responsible for is used and left alone.
    """

    def __init__(  # noqa: PLR0913 - each is a choice of the caller, all but the first have defaults
        self,
        home: Path,
        *,
        heap: str = "1g",
        pagecache: str = "512m",
        ports: Ports | None = None,
        jars: Path | None = None,
        maven: MavenSource | None = None,
        background: bool = False,
        quick_start: bool = False,
        report: Report = silent,
    ) -> None:
        """Start nothing yet.

        Args:
            home: The data folder; made if it is not there.
            heap: Java's heap, as Java writes it (`512m`).
            pagecache: Neo4j's page cache.
            ports: Where to listen if free; None is those of the last run, else Neo4j's own.
            jars: Where the jars are kept; None is inside the data folder.
            maven: Where jars come from; None is the user's Maven cache and Maven Central.
            background: Whether the server outlives this program.
            quick_start: Whether a folder's second start makes an archive of Neo4j's classes, which
                is kept beside the jars, and starts use one that is there.
            report: Told about each long step.
        """
        self.folder = DataFolder(home.resolve())
        self.jars = (jars or self.folder.jars).resolve()
        self.owned = False
        self._memory = Memory(heap, pagecache)
        self._wanted_ports = ports
        self._maven = maven or MavenSource(Path.home() / ".m2" / "repository")
        self._background = background
        self._quick_start = quick_start
        self._report = report
        self._child: subprocess.Popen[bytes] | None = None
        self._connection: EmbeddedConnection | None = None

    def __enter__(self) -> Self:
        """Start, or find the server that runs already."""
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop what this object is responsible for."""
        if self.owned:
            self.stop()

    @property
    def connection(self) -> EmbeddedConnection:
        """Where the started server answers."""
        if self._connection is None:
            raise EmbeddedServerError(f"The server of {self.folder.path} was not started.")
        return self._connection

    def list_java_options(self) -> list[str]:
        """What Java is told beside what it always is."""
        return archive_options(self.jars) if self._quick_start else []

    def install(self) -> None:
        """Bring the jars, or verify them where they are there."""
        self.jars.mkdir(parents=True, exist_ok=True)
        self._report(Progress("Checking Neo4j's files"))
        resolve_jars(self.jars, locked_jars(), self._maven, self._report)

    def start(self) -> EmbeddedConnection:
        """Start the folder's server, or find the one that runs; returns when it answers.

        Raises:
            EmbeddedServerError: It could not be installed or started.
        """
        self.folder.create()
        with self._locked():
            running = find_server(self.folder)
            if running is not None:
                ports = self._adopt(running)
            else:
                self.install()
                self._drop_half_import()
                self.folder.check_space()
                self._prepare_starts()
                ports = self._start_new()
            self._connection = describe_connection(self.folder, ports)
        return self._connection

    def stop(self) -> bool:
        """Stop the folder's server, whoever started it; False if none ran."""
        if not self.folder.path.is_dir():
            return False
        with self._locked():
            process = find_server(self.folder)
            if process is not None:
                self._report(Progress("Stopping Neo4j"))
            self._end(process)
        self._connection = None
        return process is not None

    def status(self) -> ServerStatus | None:
        """The folder's running server, None if there is none."""
        process = find_server(self.folder) if self.folder.path.is_dir() else None
        if process is None:
            return None
        record = read_record(self.folder)
        owner = record.owner if record else None
        orphaned = record is not None and record.is_orphan()
        ports = self._ports_of(process)
        return ServerStatus(process.pid, ports, in_background=owner is None, orphaned=orphaned)

    def find_connection(self) -> EmbeddedConnection | None:
        """The connection of the folder's server if one runs, without starting any."""
        status = self.status()
        return describe_connection(self.folder, status.ports) if status else None

    @contextmanager
    def _locked(self) -> Iterator[None]:
        lock = FileLock(self.folder.lock)
        try:
            lock.acquire(timeout=0)
        except Timeout:
            self._report(Progress("Waiting for another program that starts or stops Neo4j"))
            try:
                lock.acquire(timeout=_LOCK_TIMEOUT)
            except Timeout as error:
                raise EmbeddedServerError(
                    f"Another program has held {self.folder.lock} for {_LOCK_TIMEOUT:.0f} s."
                ) from error
        try:
            yield
        finally:
            lock.release()

    def _adopt(self, process: psutil.Process) -> Ports:
        record = read_record(self.folder)
        ports = self._ports_of(process)
        self._report(Progress(f"Neo4j runs already (process {process.pid})"))
        wait_until_ready(process, ports, self.folder, _START_TIMEOUT)
        mark = ProcessMark.of(process)
        recorded = record is not None and record.server.find() is not None
        if self._background or record is None or not recorded or record.is_orphan():
            self._take(mark, ports)
        return ports

    def _take(self, server: ProcessMark, ports: Ports) -> None:
        """Write down that this program is responsible for the server, or nobody is."""
        owner = None if self._background else ProcessMark.of(psutil.Process())
        write_record(self.folder, ServerRecord(server, ports, owner))
        self.owned = not self._background

    def _ports_of(self, process: psutil.Process) -> Ports:
        record = read_record(self.folder)
        if record is not None and record.server.pid == process.pid:
            return record.ports
        ports = read_ports(self.folder)
        if ports is None:
            raise EmbeddedServerError(
                f"Process {process.pid} serves {self.folder.path}, but nothing says on which "
                "ports. Stop it with 'rgraph db stop'."
            )
        return ports

    def _drop_half_import(self) -> None:
        if drop_half_import(self.folder):
            message = "Deleted what an import has left that was killed: the graph is empty"
            self._report(Progress(message, lasting=True))

    def _prepare_starts(self) -> None:
        # Who starts it but once gains nothing, and a server that died has somebody waiting for it.
        if self._quick_start and self.folder.has_databases() and self._connection is None:
            make_archive(self.jars, self._report)

    def _start_new(self) -> Ports:
        password_made = not self.folder.password.exists()
        ensure_password(self.folder)
        if password_made:
            self._report(Progress(f"Wrote a password to {self.folder.password}", lasting=True))
        for attempt in range(1, _PORT_ATTEMPTS + 1):
            ports = self._choose_ports()
            process = self._spawn(ports)
            try:
                self._take(ProcessMark.of(process), ports)
                wait_until_ready(process, ports, self.folder, _START_TIMEOUT)
            except ServerExitedError as error:
                self._end(process)
                # Between our look at the ports and the server's, somebody may have taken one, and
                # given it back: connections that go out take any port for a moment.
                was_taken = _TAKEN in str(error) or not all(map(is_free, (ports.bolt, ports.http)))
                if attempt == _PORT_ATTEMPTS or not was_taken:
                    raise
            except BaseException:  # interrupted, too: nobody would stop a half-started server
                self._end(process)
                raise
            else:
                return ports
        raise AssertionError("unreachable")

    def _choose_ports(self) -> Ports:
        record = read_record(self.folder)
        wanted = self._wanted_ports or (record.ports if record else DEFAULT_PORTS)
        bolt = next_free_port(wanted.bolt)
        http = next_free_port(wanted.http, taken={bolt})
        for name, asked, got in (("Bolt", wanted.bolt, bolt), ("HTTP", wanted.http, http)):
            if asked not in (0, got):
                message = f"Port {asked} is taken: Neo4j's {name} uses {got}"
                self._report(Progress(message, lasting=True))
        return Ports(bolt, http)

    def _end(self, process: psutil.Process | None) -> None:
        if process is not None:
            terminate_server(process)
        if self._child is not None:
            self._child.wait()
            self._child = None
        self.owned = False

    def _spawn(self, ports: Ports) -> psutil.Process:
        if self._child is not None:  # one that ended by itself
            self._child.wait()
        write_configuration(self.folder, self.jars, ports, self._memory)
        self._report(Progress("Starting Neo4j"))
        self._child = spawn_server(self.folder, self.jars, self._memory, self.list_java_options())
        return psutil.Process(self._child.pid)
