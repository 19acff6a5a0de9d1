"""Formats that other systems export: told by their content, opened packed or not, and read."""

import codecs
import io
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO

from ingest.errors import UnreadableFileError
from ingest.readers.arxiv import ARXIV, read_arxiv
from ingest.readers.arxiv_xml import read_arxiv_xml
from ingest.readers.bibtex import BIBTEX, read_bibtex
from ingest.readers.crossref import CROSSREF, read_crossref
from ingest.readers.csl import CSL, read_csl
from ingest.readers.dblp import DBLP, read_dblp
from ingest.readers.detect import JSONL
from ingest.readers.json_entries import Entry, read_entries
from ingest.readers.openalex import OPENALEX, lists_merged_ids, read_openalex
from ingest.readers.opening import CUT_AFTER, find_damage, open_bytes
from ingest.readers.ris import RIS, read_ris
from ingest.readers.ror import ROR, read_ror
from ingest.readers.text import HEAD_SIZE
from ingest.records import Record, Rejected

_ROOT = re.compile(rb"<(?![?!])(?:[\w-]+:)?([\w-]+)")
_KEY = re.compile(rb'"([\w-]+)"\s*:')
_OPENALEX_ID = re.compile(rb'"id"\s*:\s*"https?://(?:api\.)?openalex\.org/')
_INSTITUTION = re.compile(rb'"kind"\s*:\s*"institution"')
_BIBTEX = re.compile(rb"^\s*@\s*[A-Za-z]+\s*[{(]\s*[^\s,{}()]*\s*[,=]", re.MULTILINE)
_RIS = re.compile(rb"^TY\s{0,2}- ?[A-Z]+\s*$", re.MULTILINE)
_JSON = re.compile(rb"\s*(?:\{|\[\s*\]\s*$)")
"""An answer, which says itself how many items it holds, or a list of none."""
_CONTAINERS = {
    **dict.fromkeys((OPENALEX, ARXIV, CROSSREF, CSL, ROR), _JSON),
    BIBTEX: re.compile(
        rb"^\s*@\s*(?:comment|preamble|string)\s*[{(]", re.MULTILINE | re.IGNORECASE
    ),
    RIS: re.compile(rb"^[A-Z][A-Z0-9]\s{0,2}-", re.MULTILINE),
}
"""What a file of a format begins with that holds entries or none; XML is told by its root."""
_ROR_ADDRESS = "https://ror.org/"
_CROSSREF_KEYS = {"message-type", "deposited", "indexed", "is-referenced-by-count", "member"}
_CSL_KEYS = {"author", "issued", "container-title", "DOI", "URL", "publisher", "editor", "accessed"}
_CSL_KEYS |= {"citation-key", "event-title", "publisher-place", "collection-title", "ISBN", "ISSN"}
_CSL_TYPES = {"article-journal", "paper-conference", "article-magazine", "article-newspaper"}
"""Words that CSL alone has for what a paper is."""
_ARXIV_KEYS = {"authors_parsed", "submitter", "versions"}
_MANIFEST_KEYS = {"entries", "meta"}


def _read_any_arxiv(stream: BinaryIO, file: str) -> Iterator[Record]:
    is_xml = stream.read(HEAD_SIZE).removeprefix(codecs.BOM_UTF8).lstrip().startswith(b"<")
    stream.seek(0)
    yield from (read_arxiv_xml if is_xml else read_arxiv)(stream, file)


_READERS: Mapping[str, Callable[[BinaryIO, str], Iterator[Record]]] = {
    OPENALEX: read_openalex,
    ARXIV: _read_any_arxiv,
    DBLP: read_dblp,
    CROSSREF: read_crossref,
    BIBTEX: read_bibtex,
    RIS: read_ris,
    CSL: read_csl,
    ROR: read_ror,
}
STRUCTURED_FORMATS = tuple(_READERS)


def read_unpacked_head(path: Path) -> bytes:
    """Read the first bytes of a file's content.

    Raises:
        UnreadableFileError: It cannot be opened, or is damaged from the start.
    """
    try:
        with open_bytes(path) as stream:
            head, damage = stream.read(HEAD_SIZE), find_damage(stream)
    except OSError as error:
        raise UnreadableFileError(f"{path}: {error.strerror or error}.") from error
    if damage and not head:
        raise UnreadableFileError(f"{path}: {damage}.")
    return head


def detect_structured(head: bytes) -> str | None:
    """Name the format of a file by the first bytes of its content; None for none of these."""
    text = _to_utf8(head).lstrip()
    if text.startswith(b"<"):
        return _detect_xml(text)
    if text.startswith((b"{", b"[")):
        return _detect_json(text)
    if lists_merged_ids(text):
        return OPENALEX
    lines = text.replace(b"\r", b"\n")
    if _RIS.search(lines):
        return RIS
    return BIBTEX if _BIBTEX.search(lines) else None


def may_be_without_entries(head: bytes, file_format: str) -> bool:
    """Tell whether a file in which nothing was found may have the format all the same.

    So may an answer that holds no item, or a bibliography of comments.
    """
    detected = detect_structured(head)
    container = _CONTAINERS.get(file_format)
    if detected or container is None:
        return detected == file_format
    begins = container.match if container is _JSON else container.search
    return begins(_to_utf8(head)) is not None


def begins_with_institution(head: bytes, file_format: str) -> bool:
    """Tell whether a file's first entry is an institution, by the first bytes of its content."""
    text = _to_utf8(head)
    if file_format == OPENALEX:
        first = _OPENALEX_ID.search(text)
        return first is not None and text[first.end() : first.end() + 1] == b"I"
    if file_format == JSONL:
        return _INSTITUTION.search(text.lstrip().partition(b"\n")[0]) is not None
    return file_format == ROR


def read_structured(path: Path, name: str, file_format: str) -> Iterator[Record]:
    """Read a file of one of `STRUCTURED_FORMATS`, entry by entry, however long it is.

    Raises:
        UnreadableFileError: It cannot be opened.
    """
    line = 1
    try:
        with open_bytes(path) as stream:
            for record in _READERS[file_format](stream, name):
                line = record.line if isinstance(record, Rejected) else record.source.line
                yield record
            if damage := find_damage(stream):
                yield Rejected(name, line, f"{CUT_AFTER}: {damage}", "")
    except OSError as error:
        raise UnreadableFileError(f"{path}: {error.strerror or error}.") from error


def _to_utf8(head: bytes) -> bytes:
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return head.decode("utf-16", errors="ignore").encode()
    return head.removeprefix(codecs.BOM_UTF8)


def _detect_xml(text: bytes) -> str | None:
    root = _ROOT.search(text)
    name = root[1].decode() if root is not None else ""
    if name in ("dblp", "dblpperson"):
        return DBLP
    is_arxiv = (
        name in ("OAI-PMH", "ListRecords", "GetRecord", "feed") and b"arxiv.org" in text.lower()
    )
    return ARXIV if is_arxiv else None


def _detect_json(text: bytes) -> str | None:
    first = next(iter(read_entries(io.BytesIO(text), "")), None)
    if isinstance(first, Entry):
        return _detect_object(first.value)
    # The first object is longer than the head: all keys in it, whatever their depth
    keys = {key.decode() for key in _KEY.findall(text)}
    if _OPENALEX_ID.search(text[:HEAD_SIZE]):
        return OPENALEX
    if keys & _CROSSREF_KEYS and "DOI" in keys:
        return CROSSREF
    return ARXIV if keys & _ARXIV_KEYS and "categories" in keys else None


def _detect_object(value: Mapping[str, Any]) -> str | None:
    keys = value.keys()
    id_ = str(value.get("id"))
    if "openalex.org/" in id_ or (keys >= _MANIFEST_KEYS and "openalex" in str(value["entries"])):
        return OPENALEX
    if id_.startswith(_ROR_ADDRESS):
        return ROR
    if "DOI" in keys and (keys & _CROSSREF_KEYS or isinstance(value.get("title"), list)):
        return CROSSREF
    if keys & _ARXIV_KEYS and keys >= {"id", "categories"}:
        return ARXIV
    if "message-type" in keys:
        return CROSSREF
    kind = value.get("type")
    is_csl = isinstance(kind, str) and (keys & _CSL_KEYS or kind in _CSL_TYPES)
    return CSL if is_csl and "title" in keys and "kind" not in keys else None
