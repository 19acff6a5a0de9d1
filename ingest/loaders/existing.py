"""What the graph already has, as far as a batch may touch it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from graph.store.database import Database

Properties = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class StoredRecord:
    """An entry in the graph: its JSON line, the paper it belongs to, its page's profile."""

    id: str
    paper: str
    profile: str | None
    record: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class StoredProfile:
    """A page's profile, and the author whom it describes if that is known."""

    id: str
    author: str | None
    properties: Properties


@dataclass(frozen=True, slots=True)
class StoredAuthorship:
    """Who wrote what, as decided before; `name_key` is the block of the author's name."""

    author: str
    name_key: str
    paper: str
    properties: Properties


def find_records(database: Database, ids: Collection[str]) -> dict[str, StoredRecord]:
    """Give those of the entries that the graph has, by id."""
    rows = _run(database, "load/find_records", ids=ids)
    return {row["id"]: StoredRecord(**row) for row in rows}


def find_records_of_papers(database: Database, papers: Collection[str]) -> list[StoredRecord]:
    """Give every entry of the papers."""
    return [
        StoredRecord(**row) for row in _run(database, "load/find_records_of_papers", papers=papers)
    ]


def find_papers_by_title_key(database: Database, keys: Collection[str]) -> set[str]:
    """Give the ids of the papers with one of these titles."""
    rows = _run(database, "load/find_papers_by_title_key", keys=keys)
    return {row["paper"] for row in rows}


def find_papers_by_identifier(
    database: Database,
    dois: Collection[str],
    arxiv_ids: Collection[str],
    openalex_ids: Collection[str],
) -> set[str]:
    """Give the ids of the papers that carry one of these external ids."""
    if not (dois or arxiv_ids or openalex_ids):
        return set()
    rows = database.run_named(
        "load/find_papers_by_identifier",
        dois=sorted(dois),
        arxivIds=sorted(arxiv_ids),
        openalexIds=sorted(openalex_ids),
    )
    return {row["paper"] for row in rows}


def find_entries_without_page(
    database: Database, files: Collection[tuple[str, str]]
) -> list[StoredRecord]:
    """Give the entries of the files, each (format, name), that no page claims yet."""
    if not files:
        return []
    wanted = [{"format": form, "file": name} for form, name in sorted(files)]
    rows = database.run_named("load/find_entries_without_page", files=wanted)
    return [StoredRecord(**row) for row in rows]


def find_entries_of_profiles(
    database: Database, profiles: Collection[str]
) -> dict[str, frozenset[str]]:
    """Give the ids of the entries on the page of each profile."""
    rows = _run(database, "load/find_entries_of_profiles", profiles=profiles)
    return {row["profile"]: frozenset(row["ids"]) for row in rows}


def find_profiles(database: Database, ids: Collection[str]) -> dict[str, StoredProfile]:
    """Give those of the profiles that the graph has, by id."""
    return {
        row["id"]: StoredProfile(**row) for row in _run(database, "load/find_profiles", ids=ids)
    }


def find_profiles_in_blocks(database: Database, keys: Collection[str]) -> dict[str, StoredProfile]:
    """Give the profiles of every author in the blocks, by id."""
    rows = _run(database, "load/find_profiles_in_blocks", keys=keys)
    return {row["id"]: StoredProfile(**row) for row in rows}


def find_authorships_of_papers(
    database: Database, papers: Collection[str]
) -> list[StoredAuthorship]:
    """Give the authorships of the papers."""
    return _authorships(_run(database, "load/find_authorships_of_papers", papers=papers))


def find_authorships_in_blocks(database: Database, keys: Collection[str]) -> list[StoredAuthorship]:
    """Give the authorships of every author in the blocks."""
    return _authorships(_run(database, "load/find_authorships_in_blocks", keys=keys))


def find_authors_in_blocks(database: Database, keys: Collection[str]) -> dict[str, Properties]:
    """Give the properties of every author in the blocks, by id."""
    rows = _run(database, "load/find_authors_in_blocks", keys=keys)
    return {row["id"]: row["properties"] for row in rows}


def find_printed_names(database: Database, papers: Collection[str]) -> dict[str, list[str]]:
    """Give the names on each of the papers."""
    rows = _run(database, "load/find_printed_names", papers=papers)
    return {row["paper"]: row["names"] for row in rows}


def find_taken_ids(database: Database, ids: Collection[str]) -> set[str]:
    """Give those of the ids that a paper or an author has, or had before it was merged."""
    return {row["id"] for row in _run(database, "load/find_taken_ids", ids=ids)}


def find_subjects(database: Database, papers: Collection[str]) -> tuple[set[str], set[str]]:
    """Give the ids of the topics, and of the institutions, that the papers are joined to."""
    rows = _run(database, "load/find_subjects", papers=papers)
    topics = {topic for row in rows for topic in row["topics"]}
    return topics, {institution for row in rows for institution in row["institutions"]}


def _authorships(rows: list[dict[str, Any]]) -> list[StoredAuthorship]:
    return [
        StoredAuthorship(row["author"], row["nameKey"], row["paper"], row["properties"])
        for row in rows
    ]


def _run(database: Database, name: str, **lists: Collection[str]) -> list[dict[str, Any]]:
    if not any(lists.values()):
        return []
    return database.run_named(name, **{key: sorted(values) for key, values in lists.items()})
