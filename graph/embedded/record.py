"""Which process serves a data folder: written down, and checked against the processes there are.

A process id alone proves nothing: after `kill -9` or a restart of the machine another process may
have it. A record counts only while a process with that id, that start time and our command line
is there.
"""

import json
from dataclasses import asdict, dataclass

import psutil

from graph.embedded.configuration import MAIN_CLASS, Ports, home_argument
from graph.embedded.folder import DataFolder
from graph.embedded.readiness import is_alive

_CLOCK_TOLERANCE = 1.0  # seconds; psutil computes a start time from the boot time


@dataclass(frozen=True, slots=True)
class ProcessMark:
    """A process that cannot be mistaken for a later one with the same id."""

    pid: int
    created: float

    @classmethod
    def of(cls, process: psutil.Process) -> "ProcessMark":
        """The mark of a process that is there."""
        return cls(process.pid, process.create_time())

    def find(self) -> psutil.Process | None:
        """The process, if it is still there."""
        try:
            process = psutil.Process(self.pid)
            same = abs(process.create_time() - self.created) < _CLOCK_TOLERANCE
            alive = same and is_alive(process)
        except psutil.Error:
            return None
        return process if alive else None


@dataclass(frozen=True, slots=True)
class ServerRecord:
    """The server of a folder; `owner` is the process that will stop it, None in the background."""

    server: ProcessMark
    ports: Ports
    owner: ProcessMark | None = None

    def is_orphan(self) -> bool:
        """Whether it had an owner that is gone."""
        return self.owner is not None and self.owner.find() is None


def read_record(folder: DataFolder) -> ServerRecord | None:
    """What was written down last, whether or not it is still true; None if that is unreadable."""
    try:
        data = json.loads(folder.record.read_text(encoding="utf-8"))
        owner = data["owner"]
        return ServerRecord(
            server=ProcessMark(**data["server"]),
            ports=Ports(**data["ports"]),
            owner=ProcessMark(**owner) if owner else None,
        )
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return None


def write_record(folder: DataFolder, record: ServerRecord) -> None:
    """Replace the record in one step."""
    part = folder.record.with_suffix(".part")
    part.write_text(json.dumps(asdict(record)) + "\n", encoding="utf-8")
    part.replace(folder.record)


def find_server(folder: DataFolder) -> psutil.Process | None:
    """The running server of the folder, recorded or not."""
    record = read_record(folder)
    recorded = record.server.find() if record else None
    if recorded is not None and _serves(recorded, folder):
        return recorded
    # A program killed between starting the server and writing the record leaves none.
    return next((p for p in psutil.process_iter() if _serves(p, folder)), None)


def _serves(process: psutil.Process, folder: DataFolder) -> bool:
    try:
        command = process.cmdline()
    except psutil.Error:
        return False
    return MAIN_CLASS in command and home_argument(folder) in command
