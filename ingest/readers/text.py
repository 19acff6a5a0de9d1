"""Bytes of a file to text, with a clear word on what is no text."""

import codecs
from dataclasses import dataclass
from pathlib import Path

from charset_normalizer import from_bytes

from ingest.errors import UnreadableFileError

LARGEST_PAGE = 64 * 1024 * 1024
"""Bytes that a saved page may have; it is held in memory as a whole."""

HEAD_SIZE = 256 * 1024
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = bytes(range(9)) + b"\x0b" + bytes(range(14, 27)) + bytes(range(28, 32))
_LONGEST_CHARACTER = 4
_MOST_CONTROLS = 0.01
_MOST_ACCENTS = 0.2
_LAST_ASCII = 0x7F


@dataclass(frozen=True, slots=True)
class Text:
    """The text of a file and the encoding that it was read with."""

    content: str
    encoding: str


def read_text(path: Path) -> Text:
    """Read a whole file of at most `LARGEST_PAGE` bytes.

    Raises:
        UnreadableFileError: It cannot be opened, is too large, or is no text.
    """
    try:
        size = path.stat().st_size
        if size > LARGEST_PAGE:
            raise UnreadableFileError(
                f"{path}: {size:,} bytes; a saved page is read up to {LARGEST_PAGE:,} bytes."
            )
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableFileError(f"{path}: {error.strerror or error}.") from error
    return decode_text(data, path)


def decode_text(data: bytes, path: Path, *, is_head: bool = False) -> Text:
    """Decode bytes; a character cut off by the end of the data is left out.

    Raises:
        UnreadableFileError: The bytes are no text in any encoding that was tried.
    """
    encoding = find_encoding(data, path, is_head=is_head)
    # no decoder lets the end of the data pass silently unless it expects more
    decoder = codecs.getincrementaldecoder(encoding)(errors="strict")
    try:
        content = decoder.decode(data, final=False)
    except UnicodeError as error:
        raise UnreadableFileError(f"{path}: {error}.") from error
    return Text(content.replace("\r\n", "\n").replace("\r", "\n"), encoding)


def find_encoding(data: bytes, path: Path, *, is_head: bool = False) -> str:
    """Name the encoding of bytes: by their mark, else UTF-8, else by their statistics.

    Raises:
        UnreadableFileError: The bytes are no text in any encoding that was tried.
    """
    for bom, name in _BOMS:
        if data.startswith(bom):
            return name
    if _is_utf8(data):
        _refuse_binary(data, path)
        return "utf-8"
    wide = _find_wide_encoding(data)
    if wide:
        return wide
    _refuse_binary(data, path)
    # the end of a head may cut a character in two
    sample = data[:-_LONGEST_CHARACTER] if is_head and len(data) == HEAD_SIZE else data
    return _guess_encoding(sample, path)


def _is_utf8(data: bytes) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(data, final=False)
    except UnicodeDecodeError:
        return False
    return True


def _find_wide_encoding(data: bytes) -> str | None:
    """Recognise UTF-16 without a mark: mostly Latin text has every other byte zero."""
    sample = data[:4096]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > len(sample) / 4 and even < odd / 8:
        return "utf-16-le"
    if even > len(sample) / 4 and odd < even / 8:
        return "utf-16-be"
    return None


def _refuse_binary(data: bytes, path: Path) -> None:
    if b"\0" in data:
        raise UnreadableFileError(
            f"{path}: binary, no text (a zero byte at offset {data.index(0):,})."
        )
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if controls > _MOST_CONTROLS * len(data):
        raise UnreadableFileError(
            f"{path}: binary, no text ({controls:,} control characters in {len(data):,} bytes)."
        )


def _guess_encoding(data: bytes, path: Path) -> str:
    high = sum(byte > _LAST_ASCII for byte in data[:HEAD_SIZE])
    # few letters beyond ASCII: too few for statistics, and nearly always Western European
    if high < _MOST_ACCENTS * len(data[:HEAD_SIZE]):
        for western in ("cp1252", "latin_1"):
            if _decodes(data, western):
                return western
    best = from_bytes(data).best()
    if best is None:
        raise UnreadableFileError(f"{path}: no text in UTF-8, UTF-16 or any 8-bit encoding.")
    return best.encoding


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
