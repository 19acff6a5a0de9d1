"""Files opened as bytes, whether they are compressed or not."""

import bz2
import gzip
import lzma
import zlib
from io import SEEK_SET, BufferedReader, RawIOBase
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Protocol, cast
from weakref import WeakValueDictionary

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

CUT_AFTER = "the packed file is damaged or cut after the entry on this line"
_DAMAGED = (EOFError, lzma.LZMAError, zlib.error)
_CHUNK = 1 << 17

_open_files: WeakValueDictionary[Path, BinaryIO] = WeakValueDictionary()


def open_bytes(path: Path) -> BinaryIO:
    """Open a file for reading, unpacked; its first bytes tell whether it is packed.

    A packed file that is damaged ends where the damage begins; `find_damage` tells of it then.
    """
    opened = _open(path)
    _open_files[path] = opened
    if isinstance(opened, gzip.GzipFile | bz2.BZ2File | lzma.LZMAFile):
        return BufferedReader(_UntilDamage(cast("_Unpacking", opened)), _CHUNK)
    return opened


def find_damage(stream: BinaryIO) -> str | None:
    """Say why a file that was read to its end has no more; None where nothing is wrong with it."""
    raw = stream.raw if isinstance(stream, BufferedReader) else None
    return raw.damage if isinstance(raw, _UntilDamage) else None


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


class _Unpacking(Protocol):
    def read1(self, size: int) -> bytes: ...
    def seek(self, offset: int, whence: int = 0) -> int: ...
    def close(self) -> None: ...


class _UntilDamage(RawIOBase):
    """What a packed file gives until it is damaged or cut."""

    def __init__(self, packed: _Unpacking) -> None:
        self._packed = packed
        self.damage: str | None = None

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        if whence == SEEK_SET:
            self.damage = None  # It is met again, behind what stands before it.
        return self._packed.seek(offset, whence)

    def readinto(self, buffer: "WriteableBuffer") -> int:
        room = memoryview(buffer).cast("B")
        data = self._read(len(room))
        room[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self._packed.close()
        super().close()

    def _read(self, size: int) -> bytes:
        if self.damage:
            return b""
        try:
            return self._packed.read1(size)
        except OSError as error:
            # bz2 and gzip tell of damage in this way, the system always with a number
            if error.errno is not None:
                raise
            self.damage = str(error)
        except _DAMAGED as error:
            self.damage = str(error)
        return b""
