"""Which programs use a folder's server, and start it again if it ends.

Each has a note in the folder. A note that `kill -9` left behind is recognised as the server's
record is, and removed.
"""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict
from pathlib import Path

import psutil

from graph.embedded.folder import DataFolder
from graph.embedded.record import ProcessMark


@contextmanager
def noted_user(folder: DataFolder) -> Iterator[None]:
    """Say that this program uses the server, until the block ends."""
    mark = ProcessMark.of(psutil.Process())
    note = folder.users / f"{mark.pid}.json"
    with suppress(OSError):  # a full disk keeps nobody from using the server
        folder.users.mkdir(exist_ok=True)
        note.write_text(json.dumps(asdict(mark)) + "\n", encoding="utf-8")
    try:
        yield
    finally:
        with suppress(OSError):
            note.unlink(missing_ok=True)


def list_users(folder: DataFolder) -> list[psutil.Process]:
    """Give the other programs that use the server now."""
    found = [_find(note) for note in sorted(folder.users.glob("*.json"))]
    return [process for process in found if process is not None and process.pid != os.getpid()]


def describe_process(process: psutil.Process) -> str:
    """Say which process it is, as a person knows it: by its number and its command."""
    try:
        program, *arguments = process.cmdline() or [process.name()]
    except psutil.Error:
        return f"process {process.pid}"
    if Path(program).name.startswith("python") and arguments:
        program, *arguments = arguments
    return f"process {process.pid} ({' '.join([Path(program).name, *arguments])})"


def _find(note: Path) -> psutil.Process | None:
    try:
        process = ProcessMark(**json.loads(note.read_text(encoding="utf-8"))).find()
    except (OSError, ValueError, TypeError):
        return None
    if process is None:
        with suppress(OSError):
            note.unlink(missing_ok=True)
    return process
