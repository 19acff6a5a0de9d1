"""BibTeX files cut into entries with resolved fields, in steady memory.

bibtexparser reads whole files; here it is given one entry at a time, each begun by an `@` at the
beginning of a line, which is also where it gives a damaged entry up.
"""

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from bibtexparser.entrypoint import parse_string
from bibtexparser.exceptions import BlockAbortedException
from bibtexparser.model import (
    DuplicateBlockKeyBlock,
    DuplicateFieldKeyBlock,
    Entry,
    ParsingFailedBlock,
    String,
)

from ingest.readers.json_entries import reject
from ingest.readers.text_lines import read_text_lines
from ingest.records import Rejected

_BEGIN = re.compile(r"\s*@\s*[A-Za-z]+\s*[{(]")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

# What it would log, a rejection says
logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class BibEntry:
    """One entry: kind and field names in lower case, macros and joins (`#`) resolved."""

    line: int
    kind: str
    key: str
    fields: dict[str, str]
    raw: str


def read_entries(stream: BinaryIO, file: str) -> Iterator[BibEntry | Rejected]:
    """Read the entries one by one; a damaged one is rejected."""
    macros = {month: month for month in _MONTHS}
    for first_line, text in _cut(stream):
        for block in parse_string(text, parse_stack=[]).blocks:
            line = first_line + (block.start_line or 0)
            if isinstance(block, DuplicateFieldKeyBlock | DuplicateBlockKeyBlock):
                block = block.ignore_error_block or block  # noqa: PLW2901 - the first field counts
            if isinstance(block, String):
                macros[block.key.lower()] = _resolve(str(block.value), macros)
            elif isinstance(block, Entry):
                yield _make_entry(block, line, macros)
            elif isinstance(block, ParsingFailedBlock):
                yield reject(file, line, f"is no valid BibTeX: {_why(block)}", text.strip())


def _why(block: ParsingFailedBlock) -> str:
    error = block.error
    if isinstance(error, BlockAbortedException) and "end of file" in error.abort_reason:
        return "it has no end before the next entry, or the file, does"
    return error.abort_reason if isinstance(error, BlockAbortedException) else str(error)


def _cut(stream: BinaryIO) -> Iterator[tuple[int, str]]:
    """Give the stretches that begin with an entry, with the number of their first line."""
    first, lines = 1, list[str]()
    for number, line in enumerate(read_text_lines(stream), 1):
        if lines and _BEGIN.match(line):
            yield first, "\n".join(lines)
            first, lines = number, []
        lines.append(line)
    if lines:
        yield first, "\n".join(lines)


def _make_entry(entry: Entry, line: int, macros: dict[str, str]) -> BibEntry:
    fields: dict[str, str] = {}
    raw = entry.raw or ""
    for field in entry.fields:
        name = field.key.lower()
        if name == "abstract":
            raw = raw.replace(str(field.value), "{}")
        fields.setdefault(name, _resolve(str(field.value), macros))
    return BibEntry(line, entry.entry_type.lower(), entry.key, fields, raw.strip())


def _resolve(value: str, macros: dict[str, str]) -> str:
    """Join the parts of a value; a part is in braces, in quotes, a number or a macro."""
    parts = []
    for part in _split_joins(value):
        text = part.strip()
        if text[:1] + text[-1:] in ("{}", '""'):
            parts.append(text[1:-1])
        else:
            parts.append(macros.get(text.lower(), text))
    return "".join(parts)


def _split_joins(value: str) -> Iterator[str]:
    if "#" not in value:
        yield value
        return
    depth, quoted, start = 0, False, 0
    for at, letter in enumerate(value):
        depth += (letter == "{") - (letter == "}")
        quoted ^= letter == '"' and depth == 0
        if letter == "#" and depth == 0 and not quoted:
            yield value[start:at]
            start = at + 1
    yield value[start:]
