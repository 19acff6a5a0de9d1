"""Ids that come back into use where what was put together comes apart."""

from collections.abc import Collection
from dataclasses import replace

from graph.store.database import Database
from ingest.linkers.assign_ids import plain_author_id
from ingest.resolve.changes import Decided


def find_merged_into(database: Database, ids: Collection[str]) -> set[str]:
    """Give the ids that went into these papers or authors."""
    rows = database.run_named("imports/find_merged_into", ids=sorted(ids))
    return {row["merged"] for row in rows}


def reclaim_authors(database: Database, decided: Decided) -> set[str]:
    """Give new authors the ids that their names had before they went into others.

    Returns:
        The ids that answer for themselves again.
    """
    resolved = decided.resolved
    if not resolved.new:
        return set()
    former = find_merged_into(database, set(decided.blocks.previous.values()))
    names = {author.id: str(author.properties["name"]) for author in resolved.authors}
    renamed: dict[str, str] = {}
    for author in sorted(resolved.new):
        plain = plain_author_id(names[author])
        if plain in former and plain not in renamed.values():
            renamed[author] = plain
    resolved.authors = [replace(a, id=renamed.get(a.id, a.id)) for a in resolved.authors]
    resolved.authorships = [
        replace(row, author=renamed.get(row.author, row.author)) for row in resolved.authorships
    ]
    resolved.new = {renamed.get(author, author) for author in resolved.new}
    return set(renamed.values())
