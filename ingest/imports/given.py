"""What an import read, beside what the graph says because of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import orjson

from graph.store.database import Database
from ingest.loaders import existing_people
from ingest.resolve.papers import IncomingPaper, TouchedPapers
from ingest.resolve.profiles import Profile

BROUGHT = "brought"
CHANGED = "changed"
CONFIRMED = "confirmed"

Row = Mapping[str, Any]


@dataclass(slots=True)
class Given:
    """Rows on what one batch read: what changed the graph, what did not, and what it replaced.

    `created` are of what changed the graph those entries that it does not have at all.
    """

    created: list[Row] = field(default_factory=list)
    changing: list[Row] = field(default_factory=list)
    confirmed: list[Row] = field(default_factory=list)
    superseded: list[Row] = field(default_factory=list)

    def add(self, role: str, row: Row, former: str | None) -> None:
        """Add what was read of one entry or page, with what it said before."""
        (self.confirmed if role == CONFIRMED else self.changing).append({**row, "role": role})
        if role == CHANGED:
            self.superseded.append({"id": row["id"], "given": former})


def compare_entries(
    given: Given, incoming: Sequence[IncomingPaper], touched: TouchedPapers
) -> None:
    """Add the entries of a batch that is resolved but not written yet."""
    for each in incoming:
        known = touched.stored.get(each.id)
        said = each.line
        now = touched.lines.get(each.id) or (known.record if known else said)
        row = {"id": each.id, "given": said if said != now else None, "profile": each.profile}
        changed = CHANGED if each.id in touched.lines else CONFIRMED
        if each.id in touched.new:
            given.created.append({**row, "role": BROUGHT})
        else:
            given.add(changed if known else BROUGHT, row, known.record if known else None)


def compare_profiles(
    given: Given,
    database: Database,
    profiles: Mapping[str, Profile],
    fresh: Mapping[str, Profile],
) -> None:
    """Add the pages of a batch, of which `fresh` are new or changed."""
    stored = existing_people.find_profiles(database, profiles.keys())
    for key in profiles:
        known = stored.get(key)
        former = write_properties(known.properties) if known else None
        role = CHANGED if key in fresh else CONFIRMED
        given.add(role if known else BROUGHT, {"id": key, "given": None, "profile": None}, former)


def write_properties(properties: Mapping[str, Any]) -> str:
    """Give what a page says as one line of JSON."""
    said = {key: value for key, value in properties.items() if key != "id" and value is not None}
    return orjson.dumps(said, option=orjson.OPT_SORT_KEYS).decode()
