"""Lines of a text file whose encoding nobody states, one by one."""

import codecs
import io
from collections.abc import Iterator
from typing import BinaryIO

_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_text_lines(stream: BinaryIO) -> Iterator[str]:
    """Give the lines without their ends: UTF-8 or, line by line, Windows-1252; UTF-16 by its mark.

    Bibliographies are often put together from files of several encodings.
    """
    mark = stream.read(2)
    stream.seek(0)
    if mark in _WIDE:
        # Not closed with this wrapper, as the stream is the caller's
        text = io.TextIOWrapper(stream, encoding="utf-16", errors="replace")
        yield from (line.rstrip("\n") for line in text)
        text.detach()
        return
    for line in stream:
        yield from _decode(line).rstrip("\r\n").replace("\r", "\n").split("\n")


def _decode(line: bytes) -> str:
    try:
        return line.decode("utf-8-sig")
    except UnicodeDecodeError:
        return line.decode("cp1252", errors="replace")
