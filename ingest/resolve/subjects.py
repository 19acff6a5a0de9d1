"""What the papers of a batch are filed under, about, and from, as rows."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from graph.store.database import Database
from ingest.linkers.merge_papers import Paper
from ingest.loaders import existing
from ingest.loaders.changes import Changes
from ingest.nlp.find_institutions import find_institutions
from ingest.nlp.find_topics import find_topics
from ingest.normalisers.categories import ARXIV, find_category
from ingest.normalisers.titles import clean_title
from ingest.records import PaperRecord
from ingest.resolve.authors import AuthorNode
from ingest.resolve.institutions import ResolvedInstitutions
from ingest.resolve.profiles import Profile
from ingest.resolve.topics import add_topics
from ingest.resolve.workplaces import Origins, list_workplaces


def state_findings(record: PaperRecord) -> PaperRecord:
    """Give the record with the topics and institutions that its text and tag are found to name."""
    title = clean_title(record.title) or record.title
    tags = (record.institution_tag,) if record.institution_tag else ()
    return replace(
        record,
        topics_found=find_topics(title, record.abstract),
        institutions_found=find_institutions(title, record.abstract, tags),
    )


def add_subjects(changes: Changes, database: Database, papers: Sequence[Paper]) -> None:
    """Add categories and topics of the papers."""
    topics, institutions = existing.find_subjects(database, [paper.id for paper in papers])
    changes.counted_topics |= topics
    changes.counted_institutions |= institutions
    _add_filings(changes, papers)
    add_topics(changes, papers)


def add_origins(changes: Changes, origins: Origins) -> None:
    """Add the institutions that the papers come from."""
    add_institutions(changes, origins.institutions)
    for paper, methods in origins.methods.items():
        rows = [
            {"institution": key, "properties": {"method": method}}
            for key, method in methods.items()
        ]
        changes.origins.append({"paper": paper, "origins": rows})
        changes.counted_institutions |= methods.keys()


def add_institutions(changes: Changes, found: ResolvedInstitutions) -> None:
    """Add institutions that differ, and those that go into others."""
    changes.institutions += [{"id": key, "properties": row} for key, row in found.rows.items()]
    changes.merged_institutions += [
        {"loser": loser, "winner": winner} for loser, winner in sorted(found.merged.items())
    ]
    changes.counted_institutions |= {*found.new, *found.merged.values()}


def add_affiliations(
    changes: Changes,
    database: Database,
    authors: Sequence[AuthorNode],
    profiles: Mapping[str, Profile],
    origins: Origins,
) -> None:
    """Join authors to the institutions of their papers, and to those that their pages state.

    `origins` are those that the batch has resolved already and not yet written.
    """
    altered = {row["author"] for row in changes.list_altered()}
    stated = {
        author.id: [
            one for key in author.profiles for one in list_workplaces(profiles[key], origins.places)
        ]
        for author in authors
        if author.profiles or author.id in altered
    }
    places = [one for found in stated.values() for one in found]
    found = origins.resolve(database, places, origins.institutions)
    add_institutions(changes, found)
    for author, own in stated.items():
        ids = sorted({found.get_id(one) for one in own})
        changes.counted_institutions |= set(ids)
        changes.affiliations.append({"author": author, "institutions": ids})


def _add_filings(changes: Changes, papers: Sequence[Paper]) -> None:
    used = sorted({filing.category for paper in papers for filing in paper.filings})
    changes.categories += _distinct(row for code in used for row in _describe_category(code))
    for paper in papers:
        filings = [
            {
                "category": filing.category,
                "properties": {"primary": filing.primary, "ambiguous": filing.ambiguous},
            }
            for filing in paper.filings
        ]
        changes.filings.append({"paper": paper.id, "filings": filings})


def _describe_category(code: str) -> list[dict[str, Any]]:
    """Give the rows of a category and of what it is part of, the broader one first."""
    known = find_category(code)
    name, parent = (known.name, known.parent) if known else (code, None)
    properties = {"name": name, "scheme": ARXIV, "searchText": f"{code} | {name}"}
    broader = _describe_category(parent) if parent else []
    return [*broader, {"id": code, "properties": properties, "parent": parent}]


def _distinct(rows: Iterable[dict[str, Any]] | Iterable[Any]) -> list[Any]:
    return list({row["id"]: row for row in rows}.values())
