"""Files opened as bytes, whether they are compressed or not."""

import bz2
import gzip
import lzma
import zlib
from pathlib import Path
from typing import BinaryIO, cast

DAMAGED = (EOFError, gzip.BadGzipFile, lzma.LZMAError, zlib.error)
"""What reading a compressed file raises where it is cut or damaged."""


def open_bytes(path: Path) -> BinaryIO:
    """Open a file for reading, unpacked; its first bytes tell whether it is packed."""
    with path.open("rb") as file:
        magic = file.read(6)
    if magic.startswith(b"\x1f\x8b"):
        return cast("BinaryIO", gzip.open(path, "rb"))
    if magic.startswith(b"BZh"):
        return cast("BinaryIO", bz2.open(path, "rb"))
    if magic.startswith(b"\xfd7zXZ\x00"):
        return cast("BinaryIO", lzma.open(path, "rb"))
    return path.open("rb")
