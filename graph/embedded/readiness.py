"""Wait until a server that was started answers."""

import socket
import time
import urllib.error
import urllib.request

import psutil

from graph.embedded.configuration import Ports
from graph.embedded.folder import DataFolder
from graph.embedded.ports import LOOPBACK
from graph.errors import EmbeddedServerError

_POLL = 0.1
_BOLT_HANDSHAKE = bytes.fromhex("6060b01700000005000004050000000400000000")
_SHOWN_LINES = 8


class ServerExitedError(EmbeddedServerError):
    """The server's process ended before it answered."""


def wait_until_ready(
    process: psutil.Process, ports: Ports, folder: DataFolder, timeout: float
) -> None:
    """Return when Bolt and HTTP both answer.

    Raises:
        ServerExitedError: The process ended.
        EmbeddedServerError: Neither happened within `timeout` seconds.
    """
    deadline = time.monotonic() + timeout
    while not (
        _listens(process, ports) and _answers_http(ports.http) and _answers_bolt(ports.bolt)
    ):
        if not is_alive(process):
            raise ServerExitedError(f"Neo4j stopped while it was starting. {last_words(folder)}")
        if time.monotonic() > deadline:
            raise EmbeddedServerError(
                f"Neo4j (process {process.pid}) did not answer on port {ports.bolt} within "
                f"{timeout:.0f} s. {last_words(folder)}"
            )
        time.sleep(_POLL)


def is_alive(process: psutil.Process) -> bool:
    """Whether it runs; a child that ended and was not waited for does not.

    One that is killed is listed as such a child while further threads of it still hold its ports.
    """
    try:
        is_listed_only = process.status() == psutil.STATUS_ZOMBIE and process.num_threads() <= 1
        return process.is_running() and not is_listed_only
    except psutil.NoSuchProcess:
        return False


def last_words(folder: DataFolder) -> str:
    """What the server said last, errors preferred, and where to read all of it."""
    lines: list[str] = []
    for path in (folder.console, folder.log):
        if path.is_file():
            lines += path.read_text(encoding="utf-8", errors="replace").splitlines()
    telling = [line for line in lines if "ERROR" in line or "Caused by" in line] or lines
    said = " | ".join(line.strip() for line in telling[-_SHOWN_LINES:] if line.strip())
    return f"Its last words: {said or '(none)'}. Its logs are in {folder.logs}."


def _listens(process: psutil.Process, ports: Ports) -> bool:
    # Another server may have taken the ports since they were found free; its answers do not count.
    try:
        connections = process.net_connections(kind="tcp")
    except psutil.NoSuchProcess:
        return False
    except psutil.AccessDenied:  # some systems do not tell; the ports' answers must do
        return True
    listening = {found.laddr.port for found in connections if found.status == psutil.CONN_LISTEN}
    return {ports.bolt, ports.http} <= listening


def _answers_http(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://{LOOPBACK}:{port}/", timeout=2) as answer:
            return bool(answer.status == 200)  # noqa: PLR2004 - HTTP OK
    except (urllib.error.URLError, OSError):
        return False


def _answers_bolt(port: int) -> bool:
    try:
        with socket.create_connection((LOOPBACK, port), timeout=2) as connection:
            connection.sendall(_BOLT_HANDSHAKE)
            return len(connection.recv(4)) == 4  # noqa: PLR2004 - the version chosen, 4 bytes
    except OSError:
        return False
