"""What entries and pages say once one import's word no longer counts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import orjson

from graph.store.database import Database
from ingest.loaders.existing import StoredRecord
from ingest.resolve.entries import (
    is_outdated,
    keep_known_text,
    make_fingerprint,
    read_record,
    write_record,
)
from ingest.resolve.profiles import Profile

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Remaining:
    """One entry or page of an import, with what the other imports gave, oldest first.

    `line` and `profile` are what the graph says of an entry; `properties` what it says of a page.
    """

    id: str
    paper: str | None
    line: str | None
    profile: str | None
    properties: Mapping[str, Any] | None
    others: Sequence[Row]


def find_remaining(
    database: Database, import_id: str, *, pages: bool, limit: int
) -> list[Remaining]:
    """Give some of the entries, or of the pages, that the import read."""
    rows = database.run_named(
        "imports/find_given", **{"import": import_id}, pages=pages, limit=limit
    )
    return [
        Remaining(
            row["id"],
            row["paper"],
            row["record"],
            row["profile"],
            row["properties"],
            row["others"],
        )
        for row in rows
    ]


def say_again(entry: Remaining) -> tuple[str, str | None]:
    """Give the entry's line and page as the other imports alone would have left them."""
    now = entry.line or ""
    line: str | None = None
    for other in entry.others:
        record = read_record(other["given"] or now)
        if line and is_outdated(record, read_record(line)):
            continue
        stored = StoredRecord(entry.id, "", None, line, "") if line else None
        line = write_record(keep_known_text(record, stored))
    given = [other["profile"] for other in entry.others if other["profile"]]
    return line or now, given[-1] if given else entry.profile


def is_changed(entry: Remaining, line: str, profile: str | None) -> bool:
    """Whether the graph says something else of the entry."""
    return make_fingerprint(line, profile) != make_fingerprint(entry.line or "", entry.profile)


def restore_page(page: Remaining) -> Profile | None:
    """Give the page as the newest other import read it; None where it stays as it is."""
    given = page.others[-1]["given"]
    if given is None:
        return None
    absent = dict.fromkeys(page.properties or {})
    absent.pop("id", None)
    return Profile(page.id, {**absent, **orjson.loads(given)})
