"""What the graph already has of people, as far as a batch may touch them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from graph.store.database import Database
from ingest.loaders.existing import Properties, run_for


@dataclass(frozen=True, slots=True)
class StoredProfile:
    """A page's profile, and the author whom it describes if that is known."""

    id: str
    author: str | None
    properties: Properties


@dataclass(frozen=True, slots=True)
class StoredAuthor:
    """An author in the graph with the properties of every profile."""

    properties: Properties
    profiles: tuple[Properties, ...]


@dataclass(frozen=True, slots=True)
class StoredAuthorship:
    """Who wrote what, as decided before; `name_key` is the block of the author's name."""

    author: str
    name_key: str
    paper: str
    properties: Properties


@dataclass(frozen=True, slots=True)
class StoredTeam:
    """A paper with the people on it, in the order of its list: author id and printed name.

    An author whom no list prints has the name that the page gives. `confidences` say, by author id,
    how sure it is that the paper is the author's.
    """

    title: str
    year: int | None
    venue: str | None
    author_count: int
    authors: tuple[tuple[str, str | None], ...]
    confidences: Mapping[str, float]


def find_authors_by_id(
    database: Database, orcids: Collection[str], openalex_ids: Collection[str]
) -> list[StoredAuthor]:
    """Give the authors who bear one of the external ids, with their profiles."""
    rows = database.run_named(
        "load/find_authors_by_id", orcids=sorted(orcids), openalexIds=sorted(openalex_ids)
    )
    return [StoredAuthor(row["properties"], tuple(row["profiles"])) for row in rows]


def find_profiles_by_id(
    database: Database, orcids: Collection[str], openalex_ids: Collection[str]
) -> dict[str, StoredProfile]:
    """Give the registers' records of people with one of the external ids, by id."""
    rows = database.run_named(
        "load/find_profiles_by_id", orcids=sorted(orcids), openalexIds=sorted(openalex_ids)
    )
    return {row["id"]: StoredProfile(**row) for row in rows}


def find_profiles(database: Database, ids: Collection[str]) -> dict[str, StoredProfile]:
    """Give those of the profiles that the graph has, by id."""
    return {
        row["id"]: StoredProfile(**row) for row in run_for(database, "load/find_profiles", ids=ids)
    }


def find_profiles_in_blocks(database: Database, keys: Collection[str]) -> dict[str, StoredProfile]:
    """Give the profiles of every author in the blocks, by id."""
    rows = run_for(database, "load/find_profiles_in_blocks", keys=keys)
    return {row["id"]: StoredProfile(**row) for row in rows}


def find_authorships_of_papers(
    database: Database, papers: Collection[str]
) -> list[StoredAuthorship]:
    """Give the authorships of the papers."""
    return _authorships(run_for(database, "load/find_authorships_of_papers", papers=papers))


def find_authorships_in_blocks(database: Database, keys: Collection[str]) -> list[StoredAuthorship]:
    """Give the authorships of every author in the blocks."""
    return _authorships(run_for(database, "load/find_authorships_in_blocks", keys=keys))


def find_authors_in_blocks(database: Database, keys: Collection[str]) -> dict[str, Properties]:
    """Give the properties of every author in the blocks, by id."""
    rows = run_for(database, "load/find_authors_in_blocks", keys=keys)
    return {row["id"]: row["properties"] for row in rows}


def find_connected_keys(
    database: Database, keys: Collection[str]
) -> tuple[set[str], set[tuple[str, str]]]:
    """Give every block that is connected with one of these, and the pairs that connect them."""
    known, bridges = set(keys), set[tuple[str, str]]()
    new = known
    while new:
        rows = run_for(database, "load/find_bridges", keys=new)
        bridges |= {(row["left"], row["right"]) for row in rows}
        new = {key for bridge in bridges for key in bridge} - known
        known |= new
    return known, bridges


def find_teams_of_papers(database: Database, papers: Collection[str]) -> dict[str, StoredTeam]:
    """Give the papers with the people on each."""
    rows = run_for(database, "load/find_teams_of_papers", papers=papers)
    return {
        row["paper"]: StoredTeam(
            row["title"],
            row["year"],
            row["venue"],
            row["authorCount"],
            tuple(
                (one["author"], one["printed"] or min(one["owners"], default=None))
                for one in sorted(row["authors"], key=_read_place)
            ),
            {one["author"]: one["confidence"] for one in row["authors"]},
        )
        for row in rows
    }


def _read_place(one: Mapping[str, Any]) -> tuple[bool, int, str]:
    place = one["position"]
    return place is None, place or 0, one["author"]


def _authorships(rows: list[dict[str, Any]]) -> list[StoredAuthorship]:
    return [
        StoredAuthorship(row["author"], row["nameKey"], row["paper"], row["properties"])
        for row in rows
    ]
