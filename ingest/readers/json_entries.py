"""JSON files cut into their entries, whatever holds them together, in steady memory.

An entry is a line (JSON Lines), an item of a top-level array, an item of the array `items` or
`results` that a service wraps its answer in, or the only object. The cutting is ours, so that one
damaged entry does not take the rest with it and each has its line; the parsing is orjson's.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, BinaryIO

import orjson

from ingest.readers.json_losses import Lost, describe
from ingest.records import Rejected

HEAD_SIZE = 1 << 16
_CHUNK = 1 << 20
_BRACKET = re.compile(
    rb'[^"\[\]{}]*+(?:"(?:[^"\\]++|\\.)*+"[^"\[\]{}]*+)*+(?P<bracket>[\[\]{}])', re.DOTALL
)
"""All up to the next bracket that stands in no string."""
_NAMES_LIST = re.compile(rb'"(?:items|results)"\s*:\s*\[\Z')
_LIST_DEPTH = 2
_NO_MORE_ITEMS = -1
_BOM = b"\xef\xbb\xbf"
_RAW_LIMIT = 20_000


@dataclass(frozen=True, slots=True)
class Entry:
    """One JSON object, the line that it begins on, and what of it mending left out."""

    line: int
    value: dict[str, Any]
    lost: list[Lost] = field(default_factory=list)


def read_entries(stream: BinaryIO, file: str) -> Iterator[Entry | Rejected]:
    """Read a file's objects one by one; what is no JSON object is rejected."""
    head = stream.read(HEAD_SIZE)
    stream.seek(0)
    pieces = read_lines(stream) if _is_lines(head) else _cut(stream)
    for line, raw in pieces:
        yield parse_entry(raw, file, line)


def parse_entry(raw: bytes, file: str, line: int) -> Entry | Rejected:
    """Parse one object; Rejected says where the JSON breaks."""
    try:
        value = orjson.loads(raw)
    except orjson.JSONDecodeError as error:
        return reject(file, line, f"is no valid JSON: {error.msg}", raw)
    if not isinstance(value, dict):
        return reject(file, line, f"is {describe(value)}, not an object", raw)
    return Entry(line, value)


def reject(file: str, line: int, reason: str, raw: bytes | str | dict[str, Any]) -> Rejected:
    """Make a rejection; a text too long to be read by a person is cut, and says so."""
    data = dump(raw) if isinstance(raw, dict) else raw
    text = data.decode("utf-8", errors="replace") if isinstance(data, bytes) else data
    if len(text) > _RAW_LIMIT:
        text = f"{text[:_RAW_LIMIT]} … (cut after {_RAW_LIMIT:,} of {len(text):,} characters)"
    return Rejected(file, line, reason, text)


def dump(value: object) -> bytes | str:
    """Give the JSON of a value, or say why it is not shown."""
    try:
        return orjson.dumps(value)
    except orjson.JSONEncodeError:  # more levels can be read than written
        return "(nested too deeply to be shown)"


def read_lines(stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Give the lines that hold something, with their numbers."""
    for number, line in enumerate(stream, 1):
        text = (line.removeprefix(_BOM) if number == 1 else line).strip()
        if text:
            yield number, text


def _is_lines(head: bytes) -> bool:
    """Tell JSON Lines from one large value: the first line is a whole object, not a wrapper."""
    first, newline, rest = head.removeprefix(_BOM).lstrip().partition(b"\n")
    if not first.startswith(b"{") or _finds_list(first):
        return False
    return not newline or _is_json(first) or rest.lstrip().startswith(b"{")


def _is_json(text: bytes) -> bool:
    try:
        orjson.loads(text)
    except orjson.JSONDecodeError:
        return False
    return True


def _finds_list(text: bytes) -> bool:
    depth, match = 0, _BRACKET.match(text)
    while match:
        if depth in range(1, _LIST_DEPTH + 1) and _NAMES_LIST.search(match[0]):
            return True
        depth += 1 if match["bracket"] in b"[{" else -1
        match = _BRACKET.match(text, match.end())
    return False


def _cut(stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
    cutter = _Cutter()
    while chunk := stream.read(_CHUNK):
        yield from cutter.feed(chunk)
    yield from cutter.close()


class _Cutter:
    """Finds where objects begin and end, without understanding them."""

    def __init__(self) -> None:
        self._buffer = b""
        self._at = 0  # the first byte of the buffer that was not looked at
        self._line = 1  # the line of the byte `_line_at`
        self._line_at = 0
        self._depth = 0
        self._item_depth = 0  # brackets around an item: 1 in an array, 2 or 3 in a wrapper
        self._start: int | None = None

    def feed(self, chunk: bytes) -> Iterator[tuple[int, bytes]]:
        """Give the objects that end in this chunk."""
        self._buffer += chunk
        while match := _BRACKET.match(self._buffer, self._at):
            self._at = match.end()
            if match["bracket"] in b"[{":
                self._open(match)
            else:
                yield from self._close(match["bracket"])
        self._drop_done()

    def close(self) -> Iterator[tuple[int, bytes]]:
        """Give what was begun and never ended."""
        if self._start is not None:
            yield self._line_of(self._start), self._buffer[self._start :]

    def _open(self, match: re.Match[bytes]) -> None:
        is_list = match["bracket"] == b"["
        if is_list and self._item_depth == 0 and self._begins_items(match[0]):
            self._item_depth = self._depth + 1
            self._start = None
        elif not is_list and self._depth == self._item_depth:
            self._start = self._at - 1
        self._depth += 1

    def _begins_items(self, before: bytes) -> bool:
        if self._depth == 0:
            return True
        return self._depth <= _LIST_DEPTH and _NAMES_LIST.search(before) is not None

    def _close(self, bracket: bytes) -> Iterator[tuple[int, bytes]]:
        self._depth = max(0, self._depth - 1)
        if bracket == b"}" and self._depth == self._item_depth and self._start is not None:
            yield self._line_of(self._start), self._buffer[self._start : self._at]
            self._start = None
        elif bracket == b"]" and self._depth == self._item_depth - 1:
            self._item_depth = _NO_MORE_ITEMS
        if self._depth == 0:
            self._item_depth = 0

    def _line_of(self, at: int) -> int:
        self._line += self._buffer.count(b"\n", self._line_at, at)
        self._line_at = at
        return self._line

    def _drop_done(self) -> None:
        keep = self._at if self._start is None else self._start
        self._line_of(keep)
        self._line_at = 0
        self._buffer = self._buffer[keep:]
        self._at -= keep
        if self._start is not None:
            self._start = 0
