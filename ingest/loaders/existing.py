"""What the graph already has of papers and institutions, as far as a batch may touch them."""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from graph.store.database import Database

Properties = Mapping[str, Any]

_KEYS_A_QUERY = 1_000
"""Lucene refuses a query of more than 1,024 clauses."""
_QUOTED = re.compile(r'["\\]')
_ESCAPE = r"\\\g<0>"


@dataclass(frozen=True, slots=True)
class StoredRecord:
    """An entry in the graph: its JSON line, the paper it belongs to, its page's profile.

    `gives` are the fields of the paper whose values are this entry's.
    """

    id: str
    paper: str
    profile: str | None
    record: str
    fingerprint: str
    gives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StoredInstitution:
    """An institution in the graph, and which of the wanted ids were given up to it."""

    properties: Properties
    moved: tuple[str, ...]


def find_records(database: Database, ids: Collection[str]) -> dict[str, StoredRecord]:
    """Give those of the entries that the graph has, by id."""
    rows = run_for(database, "load/find_records", ids=ids)
    return {row["id"]: _record(row) for row in rows}


def find_records_of_papers(database: Database, papers: Collection[str]) -> list[StoredRecord]:
    """Give every entry of the papers."""
    return [_record(row) for row in run_for(database, "load/find_records_of_papers", papers=papers)]


def find_papers_by_title_key(database: Database, keys: Collection[str]) -> set[str]:
    """Give the ids of the papers with one of these titles."""
    rows = run_for(database, "load/find_papers_by_title_key", keys=keys)
    return {row["paper"] for row in rows}


def find_papers_by_key(database: Database, keys: Collection[str]) -> dict[str, set[str]]:
    """Give the ids of the papers that bear each of these external ids (`doi:…`, `openalex:…`)."""
    return _group(run_for(database, "load/find_papers_by_key", keys=keys))


def find_citing_papers(database: Database, keys: Collection[str]) -> dict[str, set[str]]:
    """Give the ids of the papers that cite each of these external ids."""
    wanted = sorted(keys)
    rows: list[dict[str, Any]] = []
    for start in range(0, len(wanted), _KEYS_A_QUERY):
        part = wanted[start : start + _KEYS_A_QUERY]
        query = " ".join(_quote(key) for key in part)
        rows += database.run_named("load/find_citing_papers", query=query, keys=part)
    return _group(rows)


def find_citations(database: Database, papers: Collection[str]) -> set[tuple[str, str]]:
    """Give the citations from and to the papers, each (citing, cited)."""
    rows = run_for(database, "load/find_citations", papers=papers)
    return {(row["citing"], row["cited"]) for row in rows}


def find_institutions(
    database: Database,
    rors: Collection[str],
    openalex_ids: Collection[str],
    ids: Collection[str],
) -> list[StoredInstitution]:
    """Give the institutions that bear, or took over, one of the ids."""
    rows = database.run_named(
        "load/find_institutions",
        rors=sorted(rors),
        openalexIds=sorted(openalex_ids),
        ids=sorted(ids),
    )
    return [StoredInstitution(row["properties"], tuple(row["moved"])) for row in rows]


def find_institutions_by_alias(database: Database, names: Collection[str]) -> list[Properties]:
    """Give the institutions that bear one of the names."""
    wanted = [{"name": name, "query": _quote(name)} for name in sorted(names)]
    if not wanted:
        return []
    rows = database.run_named("load/find_institutions_by_alias", names=wanted)
    return [row["properties"] for row in rows]


def find_waiting_institutions(database: Database, keys: Collection[str]) -> dict[str, list[str]]:
    """Give the institutions that are part of one of the ids, each with all that it is part of."""
    wanted = sorted(keys)
    found: dict[str, list[str]] = {}
    for start in range(0, len(wanted), _KEYS_A_QUERY):
        query = " ".join(_quote(key) for key in wanted[start : start + _KEYS_A_QUERY])
        rows = database.run_named("load/find_waiting_institutions", query=query)
        found |= {row["id"]: row["parents"] for row in rows}
    return found


def _quote(text: str) -> str:
    return f'"{_QUOTED.sub(_ESCAPE, text)}"'


def _group(rows: list[dict[str, Any]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        found[row["key"]].add(row["paper"])
    return found


def find_entries_without_page(
    database: Database, files: Collection[tuple[str, str]]
) -> list[StoredRecord]:
    """Give the entries of the files, each (format, name), that no page claims yet."""
    if not files:
        return []
    wanted = [{"format": form, "file": name} for form, name in sorted(files)]
    rows = database.run_named("load/find_entries_without_page", files=wanted)
    return [_record(row) for row in rows]


def find_entries_of_profiles(
    database: Database, profiles: Collection[str]
) -> dict[str, frozenset[str]]:
    """Give the ids of the entries on the page of each profile."""
    rows = run_for(database, "load/find_entries_of_profiles", profiles=profiles)
    return {row["profile"]: frozenset(row["ids"]) for row in rows}


def find_taken_ids(database: Database, ids: Collection[str]) -> set[str]:
    """Give those of the ids that a paper or an author has, or had before it was merged."""
    return {row["id"] for row in run_for(database, "load/find_taken_ids", ids=ids)}


def find_subjects(database: Database, papers: Collection[str]) -> tuple[set[str], set[str]]:
    """Give the ids of the topics, and of the institutions, that the papers are joined to."""
    rows = run_for(database, "load/find_subjects", papers=papers)
    topics = {topic for row in rows for topic in row["topics"]}
    return topics, {institution for row in rows for institution in row["institutions"]}


def _record(row: dict[str, Any]) -> StoredRecord:
    return StoredRecord(**{**row, "gives": tuple(row["gives"] or ())})


def run_for(database: Database, name: str, **lists: Collection[str]) -> list[dict[str, Any]]:
    """Run a look-up of whatever is in the lists; nothing is asked where nothing is."""
    if not any(lists.values()):
        return []
    return database.run_named(name, **{key: sorted(values) for key, values in lists.items()})
