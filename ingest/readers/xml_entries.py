"""XML files cut into their entries, in steady memory, safe against what a DTD can do.

The cutting is ours, so that a damaged entry does not take the rest of a file of gigabytes with it
and each has its line; lxml parses the entries, many at a time. No DTD ever reaches the parser: the
file's own is not passed on, and named characters (DBLP's `&uuml;`) are replaced by their numbers
before. So entities of the file's own cannot expand, and no other file or address is opened.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html.entities import name2codepoint
from typing import BinaryIO

from lxml import etree

from ingest.readers.json_entries import reject
from ingest.records import Rejected

_CHUNK = 1 << 20
_BATCH = 1 << 19
_LONGEST_ENTRY = 64 << 20
_XML_NAMES = {"amp", "lt", "gt", "quot", "apos"}
_NAMED = re.compile(rb"&([A-Za-z][A-Za-z0-9]*);")
_ENCODING = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["']([\w.-]+)["']""")
_ROOT = re.compile(rb"<(?![?!])([\w:.-]+)(?:\s[^<>]*?)?/?>")
_CHARACTERS = {
    name.encode(): f"&#{code};".encode()
    for name, code in name2codepoint.items()
    if name not in _XML_NAMES
}


@dataclass(frozen=True, slots=True)
class XmlEntry:
    """One parsed entry and the line that it begins on."""

    line: int
    element: etree._Element


@dataclass(frozen=True, slots=True)
class _Piece:
    line: int
    raw: bytes


def read_elements(
    stream: BinaryIO, file: str, names: Sequence[str]
) -> Iterator[XmlEntry | Rejected]:
    """Read the elements of these names one by one; one that is not well-formed is rejected."""
    cutter = _Cutter(file, names)
    batch: list[_Piece] = []
    size = 0
    for piece in cutter.read(stream):
        if isinstance(piece, Rejected):
            yield from _parse(cutter, batch)
            batch, size = [], 0
            yield piece
            continue
        batch.append(piece)
        size += len(piece.raw)
        if size > _BATCH:
            yield from _parse(cutter, batch)
            batch, size = [], 0
    yield from _parse(cutter, batch)


def _parse(cutter: "_Cutter", batch: Sequence[_Piece]) -> Iterator[XmlEntry | Rejected]:
    if not batch:
        return
    try:
        elements = cutter.parse(batch)
    except etree.XMLSyntaxError as error:
        if len(batch) == 1:
            reason = f"is no well-formed XML: {_plain(error)}"
            yield reject(cutter.file, batch[0].line, reason, batch[0].raw)
            return
        middle = len(batch) // 2
        yield from _parse(cutter, batch[:middle])
        yield from _parse(cutter, batch[middle:])
        return
    for piece, element in zip(batch, elements, strict=True):
        yield XmlEntry(piece.line, element)


def _plain(error: etree.XMLSyntaxError) -> str:
    """Give the message without the place in the batch, which the reader of it cannot see."""
    return re.sub(r",? \(?line \d+.*$", "", error.msg or "") or "parse error"


class _Cutter:
    """Finds where elements begin and end, and knows what to put around them to parse them."""

    def __init__(self, file: str, names: Sequence[str]) -> None:
        self.file = file
        alternatives = "|".join(re.escape(name) for name in names).encode()
        self._tag = re.compile(rb"<(/?)((?:[\w-]+:)?(?:" + alternatives + rb"))(?=[\s/>])")
        self._declaration = b'<?xml version="1.0" encoding="utf-8"?>'
        self._root = b"<entries>"
        self._close = b"</entries>"
        self._buffer = b""
        self._line = 1
        self._line_at = 0
        self._start: int | None = None
        self._name = b""

    def read(self, stream: BinaryIO) -> Iterator[_Piece | Rejected]:
        """Give the elements' text, and a rejection for each that does not end."""
        self._buffer = stream.read(_CHUNK)
        self._read_head()
        at, chunk = 0, self._buffer
        while chunk:
            # What stands before the last ">" holds no tag that the next chunk goes on with
            end = max(at, self._buffer.rfind(b">", at) + 1)
            for tag in self._tag.finditer(self._buffer, at, end):
                yield from self._take(tag)
            if len(self._buffer) - (self._start or 0) > _LONGEST_ENTRY and self._start is not None:
                yield self._give_up(end, f"goes on for over {_LONGEST_ENTRY:,} bytes")
            at = end - self._drop(end if self._start is None else self._start)
            chunk = stream.read(_CHUNK)
            self._buffer += chunk
        if self._start is not None:
            yield self._give_up(len(self._buffer), "does not end before the file does")

    def parse(self, batch: Sequence[_Piece]) -> Sequence[etree._Element]:
        """Parse some elements at once.

        Raises:
            etree.XMLSyntaxError: One of them is not well-formed.
        """
        body = b"\n".join(piece.raw for piece in batch)
        body = _NAMED.sub(lambda name: _CHARACTERS.get(name[1], name[0]), body)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        text = b"".join((self._declaration, self._root, body, self._close))
        root = etree.fromstring(text, parser)
        if len(root) != len(batch):
            raise etree.XMLSyntaxError("elements end elsewhere than they seem", 0, 0, 0)
        return list(root)

    def _read_head(self) -> None:
        """Keep the encoding, and the root's tag for its namespaces."""
        encoding = _ENCODING.search(self._buffer[:200])
        if encoding is not None:
            self._declaration = b'<?xml version="1.0" encoding="' + encoding[1] + b'"?>'
        root = _ROOT.search(self._buffer)
        first = self._tag.search(self._buffer)
        if root is not None and (first is None or root.start() < first.start()):
            self._root = root[0].replace(b"/>", b">")
            self._close = b"</" + root[1] + b">"

    def _take(self, tag: re.Match[bytes]) -> Iterator[_Piece | Rejected]:
        end = self._buffer.find(b">", tag.end()) + 1
        is_end, name = bool(tag[1]), tag[2]
        if not is_end:
            if self._start is not None:
                yield self._give_up(tag.start(), f"has no end before the next <{name.decode()}>")
            self._start, self._name = tag.start(), name
        is_whole = is_end or self._buffer[end - 2 : end] == b"/>"
        if is_whole and self._start is not None and name == self._name:
            yield _Piece(self._line_of(self._start), self._buffer[self._start : end])
            self._start = None

    def _give_up(self, end: int, problem: str) -> Rejected:
        start = self._start or 0
        reason = f"<{self._name.decode()}> {problem}"
        self._start = None
        return reject(self.file, self._line_of(start), reason, self._buffer[start:end].strip())

    def _line_of(self, at: int) -> int:
        if at > self._line_at:
            self._line += self._buffer.count(b"\n", self._line_at, at)
            self._line_at = at
        return self._line

    def _drop(self, keep: int) -> int:
        self._line_of(keep)
        self._line_at = 0
        self._buffer = self._buffer[keep:]
        if self._start is not None:
            self._start -= keep
        return keep
