"""Small files that are there as a whole or not at all, also where the power fails."""

import errno
import os
from pathlib import Path
from typing import Any

import orjson

_UNABLE = frozenset({errno.EINVAL, errno.EBADF, errno.ENOTSUP})
"""What file systems answer that bring no folder to the disk, as some that containers share."""


def write_durably(path: Path, content: bytes) -> None:
    """Replace the file in one step; it is on the disk when this ends."""
    part = path.with_suffix(".part")
    part.write_bytes(content)
    replace_durably(part, path)


def replace_durably(part: Path, path: Path) -> None:
    """Put the file in the place of the other one."""
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    part.replace(path)
    _keep_names(path.parent)


def unlink_durably(path: Path) -> None:
    """Delete the file if it is there; what is deleted after it does not go before it."""
    if path.exists():
        path.unlink()
        _keep_names(path.parent)


def read_noted(path: Path) -> Any | None:  # noqa: ANN401 - JSON
    """Give what is written down there; None where nothing is, or what cannot be read."""
    try:
        return orjson.loads(path.read_bytes())
    except (FileNotFoundError, orjson.JSONDecodeError):
        return None


def _keep_names(folder: Path) -> None:
    if os.name == "nt":  # opens no folder
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    except OSError as error:
        if error.errno not in _UNABLE:
            raise
    finally:
        os.close(opened)
