"""What institutions are said to be, once what an import said of them no longer counts.

What a paper or a page says of an institution stands nowhere but in it: so those that are left are
asked again, until they say all that the graph does. What a register says is not asked for.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from graph.store.database import Database
from ingest.linkers.link_institutions import link_institutions
from ingest.linkers.merge_institutions import Description, merge_descriptions
from ingest.linkers.merge_papers import merge_entries
from ingest.loaders import existing, existing_people
from ingest.resolve.entries import make_entry, read_record
from ingest.resolve.known_places import Places
from ingest.resolve.places import describe_listed, describe_stored, write_institution
from ingest.resolve.profiles import Profile
from ingest.resolve.workplaces import list_described, list_workplaces

_AT_FIRST = 16
_AT_ONCE = 1_000

Row = Mapping[str, Any]


def find_institutions_of(
    database: Database, places: Places, papers: Collection[str], pages: Collection[str]
) -> set[str]:
    """Give the institutions of which the papers and pages may say something."""
    said = [
        one
        for key, found in existing_people.find_profiles(database, pages).items()
        for one in list_workplaces(Profile(key, found.properties), places)
    ]
    found = existing.find_institutions(
        database,
        {one.ror for one in said if one.ror},
        {one.openalex_id for one in said if one.openalex_id},
        {one.id or one.plain_ids[0] for one in said},
    )
    _, named = existing.find_subjects(database, papers)
    return named | {one.properties["id"] for one in found}


def reword(database: Database, places: Places, row: Row) -> dict[str, Any] | None:
    """Give the row of an institution of which others say something else than the graph."""
    if row["properties"] is None:
        return None
    stored = describe_stored(row["properties"])
    said = _ask(database, places, stored)
    # Who is part of it is known by its keys.
    if said is None or (row["hasParts"] and said.keys != stored.keys):
        return None
    return {"id": stored.id, "properties": write_institution(said)}


def _ask(database: Database, places: Places, stored: Description) -> Description | None:
    """Give what is said of it now; None where that is what the graph says, or nothing is."""
    words: dict[Description, None] = {}
    said = None
    for lot in _list_lots(database, stored.id or ""):
        heard = (one for row in lot for one in _hear(row, places))
        words |= dict.fromkeys(one for one in heard if _is_about(one, stored))
        said = _put_together(list(words), stored)
        if said == stored:
            return None
    return said


def _list_lots(database: Database, institution: str) -> Iterator[list[Row]]:
    """Give entries and pages that may speak of it, few at first: most often these say it all."""
    skip, limit = 0, _AT_FIRST
    while rows := database.run_named(
        "imports/find_words", institution=institution, skip=skip, limit=limit
    ):
        yield list(rows)
        skip, limit = skip + limit, _AT_ONCE


def _hear(row: Row, places: Places) -> Iterator[Description]:
    if row["properties"] is not None:
        yield from list_workplaces(Profile(row["id"], row["properties"]), places)
    else:
        entry = make_entry(row["id"], read_record(row["record"]), None, None)
        yield from list_described(merge_entries("", [entry]), places)


def _is_about(one: Description, stored: Description) -> bool:
    if one.keys:
        return not set(one.keys).isdisjoint(stored.keys)
    return (one.id or one.plain_ids[0]) in {stored.id, *stored.plain_ids}


def _put_together(words: Sequence[Description], stored: Description) -> Description | None:
    """Give the words as one institution; None where they are none, or several."""
    listed = [one for ror in {one.ror for one in words if one.ror} if (one := describe_listed(ror))]
    if len(link_institutions([*words, *listed])) != 1:
        return None
    whole = merge_descriptions([*words, *listed])
    keeps_ror = any(one.ror == stored.ror for one in words)
    keeps_openalex = any(one.openalex_id == stored.openalex_id for one in words)
    return replace(
        whole,
        id=stored.id,
        ror=stored.ror if keeps_ror else None,
        openalex_id=stored.openalex_id if keeps_openalex else None,
    )
