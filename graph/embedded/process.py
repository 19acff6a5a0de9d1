"""The server's process: begun and ended."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

import psutil

from graph.embedded.configuration import Memory, server_command
from graph.embedded.folder import DataFolder

_STOP_TIMEOUT = 60.0


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
    """Ask it to end and wait; after a minute, end it the hard way."""
    try:
        process.terminate()
        process.wait(_STOP_TIMEOUT)
    except psutil.TimeoutExpired:
        process.kill()
        process.wait(_STOP_TIMEOUT)
    except psutil.NoSuchProcess:
        return
