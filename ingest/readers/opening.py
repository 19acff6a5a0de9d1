"""Files opened as bytes, whether they are compressed or not."""

import bz2
import gzip
import lzma
import zlib
from pathlib import Path
from typing import BinaryIO, cast
from weakref import WeakValueDictionary

DAMAGED = (EOFError, gzip.BadGzipFile, lzma.LZMAError, zlib.error)
"""What reading a compressed file raises where it is cut or damaged."""

_open_files: WeakValueDictionary[Path, BinaryIO] = WeakValueDictionary()


def open_bytes(path: Path) -> BinaryIO:
    """Open a file for reading, unpacked; its first bytes tell whether it is packed."""
    opened = _open(path)
    _open_files[path] = opened
    return opened


def tell_bytes(path: Path) -> int:
    """Give how many of the file's own bytes are read, as far as that is known."""
    opened = _open_files.get(path)
    if opened is None or opened.closed:
        return 0
    if isinstance(opened, gzip.GzipFile):
        return int(opened.fileobj.tell()) if opened.fileobj else 0
    # Other packed files tell how much they gave, which is more than they are.
    return 0 if isinstance(opened, bz2.BZ2File | lzma.LZMAFile) else opened.tell()


def _open(path: Path) -> BinaryIO:
    with path.open("rb") as file:
        magic = file.read(6)
    if magic.startswith(b"\x1f\x8b"):
        return cast("BinaryIO", gzip.open(path, "rb"))
    if magic.startswith(b"BZh"):
        return cast("BinaryIO", bz2.open(path, "rb"))
    if magic.startswith(b"\xfd7zXZ\x00"):
        return cast("BinaryIO", lzma.open(path, "rb"))
    return path.open("rb")
