"""The server's process: begun and ended."""

import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

import psutil

from graph.embedded.configuration import Memory, server_command
from graph.embedded.folder import DataFolder
from graph.embedded.readiness import is_alive
from graph.errors import EmbeddedServerError

_STOP_TIMEOUT = 60.0
_LOOK_SECONDS = 0.05


def spawn_server(
    folder: DataFolder, jars: Path, memory: Memory, options: Sequence[str] = ()
) -> subprocess.Popen[bytes]:
    """Start Java on the folder's configuration; what it prints goes to the console log."""
    with folder.console.open("wb") as console:
        return subprocess.Popen(  # noqa: S603 - our own command, no shell
            server_command(folder, jars, memory, options),
            stdin=subprocess.DEVNULL,
            stdout=console,
            stderr=subprocess.STDOUT,
            cwd=folder.server,
            # Ctrl-C in a terminal goes to the whole group: the service must end first.
            start_new_session=True,
        )


def terminate_server(process: psutil.Process) -> None:
    """Ask it to end and wait; after a minute, end it the hard way.

    Raises:
        EmbeddedServerError: It is another user's, or does not even end the hard way.
    """
    try:
        process.terminate()
        if not _has_ended(process, _STOP_TIMEOUT):
            process.kill()
            if not _has_ended(process, _STOP_TIMEOUT):
                raise EmbeddedServerError(
                    f"Neo4j (process {process.pid}) has not ended {_STOP_TIMEOUT:.0f} s after it "
                    "was killed: the machine holds it back, perhaps because of its disk."
                )
    except psutil.NoSuchProcess:
        return
    except psutil.AccessDenied as error:
        raise EmbeddedServerError(
            f"Neo4j (process {process.pid}) is another user's and cannot be stopped from here."
        ) from error


def _has_ended(process: psutil.Process, seconds: float) -> bool:
    """Wait until it has ended, which is also where the program that started it does not look.

    Such a process stays in the list of processes, and waiting for it to leave it may last for ever.
    """
    deadline = time.monotonic() + seconds
    while is_alive(process):
        if time.monotonic() > deadline:
            return False
        time.sleep(_LOOK_SECONDS)
    return True
