"""What imports there are, and what one of them brought."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson

from graph.errors import NotFoundError
from graph.store.database import Database, Row


@dataclass(frozen=True, slots=True)
class ImportSummary:
    """One import as the graph keeps it; `counts` are of kind, outcome, reason and count."""

    id: str
    status: str
    started: datetime
    wrote: datetime
    files: tuple[str, ...]
    options: Mapping[str, Any]
    counts: tuple[Mapping[str, Any], ...]
    version: str


@dataclass(frozen=True, slots=True)
class Share:
    """What an import brought of one kind: how many, how many of them alone, and some of these."""

    total: int
    alone: int
    examples: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True)
class ImportContents:
    """The papers and authors that an import has a part in; `entries` by what it did to them."""

    entries: Mapping[str, int]
    papers: Share
    authors: Share


def list_imports(database: Database, *, first: int) -> tuple[list[ImportSummary], int]:
    """Give the newest imports, and how many there are."""
    rows = database.run_named("imports/list_imports", id=None, limit=first)
    return [_summary(row) for row in rows], rows[0]["total"] if rows else 0


def get_import(database: Database, import_id: str) -> ImportSummary:
    """Give one import.

    Raises:
        NotFoundError: There is none of that id.
    """
    rows = database.run_named("imports/list_imports", id=import_id, limit=1)
    if not rows:
        raise NotFoundError("import", import_id)
    return _summary(rows[0])


def read_contents(database: Database, import_id: str, *, first: int) -> ImportContents:
    """Give what the import brought and took part in, with `first` examples of each kind."""
    parameters = {"import": import_id, "first": first}
    [papers] = database.run_named("imports/count_papers", **parameters)
    [authors] = database.run_named("imports/count_authors", **parameters)
    rows = database.run_named("imports/count_roles", **{"import": import_id})
    return ImportContents(
        {row["role"]: row["entries"] for row in rows}, _share(papers), _share(authors)
    )


def _share(row: Row) -> Share:
    return Share(row["total"], row["alone"], tuple(row["examples"]))


def _summary(row: Row) -> ImportSummary:
    return ImportSummary(
        id=row["id"],
        status=row["status"],
        started=row["startedAt"].to_native(),
        wrote=row["wroteAt"].to_native(),
        files=tuple(row["files"]),
        options=orjson.loads(row["options"]),
        counts=tuple(orjson.loads(row["counts"])),
        version=row["version"],
    )
