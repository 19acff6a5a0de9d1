"""Small inputs, written as our own JSONL."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import orjson

Line = dict[str, Any]


def paper(
    title: str,
    *authors: str,
    year: int = 2020,
    file: str = "page.txt",
    truncated: bool | None = False,
    **more: Any,
) -> Line:
    """One entry of a page."""
    return {
        "kind": "paper",
        "source": {"format": "paper-list", "file": file, "line": 1},
        "title": title,
        "authors": list(authors),
        "authorsTruncated": truncated,
        "date": {"value": str(year), "precision": "year", "yearInferred": False},
        "topicsFound": [],
        "institutionsFound": [],
        **more,
    }


def owner(name: str, *, file: str = "page.txt", **more: Any) -> Line:
    """The header of a page."""
    source = {"format": "paper-list", "file": file, "line": 1, "asOf": "2026-06-30"}
    return {"kind": "author", "source": source, "name": name, **more}


def write(path: Path, lines: Iterable[Line]) -> Path:
    """Write a file of these records."""
    path.write_bytes(b"".join(orjson.dumps(line) + b"\n" for line in lines))
    return path
