"""Which format a file has, told from its content."""

import re
from collections.abc import Sequence

import orjson

from ingest.errors import UnknownFormatError
from ingest.readers.headline import read_entry_head, read_item_head

PROFILE = "profile"
PAPERS = "papers"
JSONL = "jsonl"
FORMATS = (PROFILE, PAPERS, JSONL)

_PROFILE_MARKS = (
    re.compile(r"^Researcher profile$"),
    re.compile(r"^Trust snapshot$"),
    re.compile(r"^Trust \d+ - \w+.*Verification"),
    re.compile(r"^\d[\d,]* published item\(s\)$"),
)
_AUTHOR_HEAD_MARKS = (
    re.compile(r"^h-index\s*\d+$"),
    re.compile(r"^[\d,]+\s*citations$"),
    re.compile(r"^Novelty\s*\d+\s*%$"),
    re.compile(r"^AI Score\s*\d+$"),
)
_LOOKED_FOR = (
    'a paper list or author page (lines such as "CVMay 23, 2022Code" or "h-index29"), '
    'a profile page ("Researcher profile", "Trust snapshot", "preprint2026arXiv"), '
    'JSONL whose lines have a "kind", '
    "or an export of OpenAlex, arXiv, DBLP, Crossref or ROR, BibTeX, RIS or CSL-JSON"
)
_KIND = re.compile(r'"kind"\s*:\s*"(?:paper|author|institution)"')
_HTML = re.compile(r"<(?:!doctype|html|head|body)\b", re.IGNORECASE)
_LINES_OF_JSON = 20


def detect_format(head: str, name: str) -> str:
    """Name the format of a file by the beginning of its text.

    Raises:
        UnknownFormatError: It has none; the message says what was looked for.
    """
    lines = [line.strip() for line in head.split("\n")]
    if not any(lines):
        raise UnknownFormatError(f"{name}: empty; looked for {_LOOKED_FOR}.")
    if _is_jsonl(lines):
        return JSONL
    marks = sum(any(mark.match(line) for mark in _PROFILE_MARKS) for line in lines)
    items = sum(read_item_head(line) is not None for line in lines)
    figures = sum(any(mark.match(line) for mark in _AUTHOR_HEAD_MARKS) for line in lines)
    entries = sum(read_entry_head(line) is not None for line in lines)
    if not marks + items + figures + entries or (_HTML.match(head.lstrip()) and not entries):
        raise UnknownFormatError(f"{name}: {_describe(head, lines)}; looked for {_LOOKED_FOR}.")
    return PROFILE if marks + items > figures + entries else PAPERS


def _is_jsonl(lines: Sequence[str]) -> bool:
    first = [line for line in lines if line][:_LINES_OF_JSON]
    if not first[0].startswith("{"):
        return False
    if len(first) == 1 and _KIND.search(first[0]):
        return True  # the line may be longer than what is looked at
    return any(_is_record(line) for line in first)


def _is_record(line: str) -> bool:
    try:
        value = orjson.loads(line)
    except orjson.JSONDecodeError:
        return False
    return isinstance(value, dict) and "kind" in value


def _describe(head: str, lines: Sequence[str]) -> str:
    if _HTML.match(head.lstrip()):
        return "HTML, not the text of a page"
    if lines[0].startswith(("{", "[")):
        return 'JSON without "kind"'
    return "text of no known shape"
