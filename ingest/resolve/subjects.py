"""What the papers of a batch are filed under, about, and from, as rows."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from slugify import slugify

from graph.store.database import Database
from ingest.linkers.assign_ids import digest
from ingest.linkers.merge_papers import Paper
from ingest.loaders import existing
from ingest.loaders.changes import Changes
from ingest.nlp.find_institutions import TAG, find_institutions
from ingest.nlp.find_topics import find_topics
from ingest.nlp.find_workplaces import BYLINE
from ingest.nlp.gazetteer import get_shipped_gazetteer
from ingest.nlp.institution import Institution
from ingest.normalisers.categories import ARXIV, find_category
from ingest.normalisers.titles import clean_title
from ingest.records import Finding, PaperRecord
from ingest.resolve.authors import ResolvedAuthors
from ingest.resolve.profiles import Profile
from ingest.resolve.workplaces import list_workplaces


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
    """Add categories, topics and institutions of the papers.

    What an entry states as found is taken as it is; only where none does is the text read.
    """
    topics, institutions = existing.find_subjects(database, [paper.id for paper in papers])
    changes.counted_topics |= topics
    changes.counted_institutions |= institutions
    _add_filings(changes, papers)
    for paper in papers:
        _add_topics(changes, paper)
        _add_institutions(changes, paper)
    changes.topics = _distinct(changes.topics)
    changes.institutions = _distinct(changes.institutions)


def add_affiliations(
    changes: Changes, resolved: ResolvedAuthors, profiles: dict[str, Profile]
) -> None:
    """Join authors to the institutions that their papers and their pages print as theirs."""
    bylines: dict[str, set[str]] = defaultdict(set)
    for row in resolved.authorships:
        bylines[row.author].update(row.properties.get("institutions") or ())
    for author in resolved.authors:
        printed = [profiles[page].properties.get("affiliation") for page in author.profiles]
        found = [get_shipped_gazetteer().find_by_tag(text) for text in printed if text]
        ids = bylines[author.id] | {one.id for one in found}
        if not (ids or author.profiles) and author.id in resolved.new:
            continue
        changes.institutions += [_describe(one) for one in found]
        changes.counted_institutions |= ids
        changes.affiliations.append({"author": author.id, "institutions": sorted(ids)})
    changes.institutions = _distinct(changes.institutions)


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


def _add_topics(changes: Changes, paper: Paper) -> None:
    found = paper.topics_found
    if found is None:
        found = find_topics(paper.title, paper.abstract)
    subjects = []
    for topic in found:
        key = f"topic:{slugify(topic.name) or digest(topic.name)}"
        properties = {"name": topic.name, "kind": topic.method, "searchText": topic.name}
        changes.topics.append({"id": key, "properties": properties})
        stored = {"score": 1.0 if topic.score is None else topic.score, "method": topic.method}
        subjects.append({"topic": key, "properties": stored})
        changes.counted_topics.add(key)
    changes.subjects.append({"paper": paper.id, "subjects": subjects})


def _add_institutions(changes: Changes, paper: Paper) -> None:
    found = paper.institutions_found
    if found is None:
        found = find_institutions(paper.title, paper.abstract, paper.institution_tags)
    named = [(one, BYLINE) for one in list_workplaces(paper)]
    named += [(_look_up(each, paper.institution_tags), each.method) for each in found]
    origins: dict[str, dict[str, Any]] = {}
    for one, method in named:
        changes.institutions.append(_describe(one))
        changes.counted_institutions.add(one.id)
        row = {"institution": one.id, "properties": {"method": method}}
        origins.setdefault(one.id, row)
    changes.origins.append({"paper": paper.id, "origins": list(origins.values())})


def _look_up(finding: Finding, tags: Iterable[str]) -> Institution:
    if finding.method == TAG:
        tagged = [get_shipped_gazetteer().find_by_tag(tag) for tag in tags]
        for one in tagged:
            if one.name == finding.name:
                return one
    return get_shipped_gazetteer().find_by_name(finding.name)


def _describe(one: Institution) -> dict[str, Any]:
    return {
        "id": one.id,
        "properties": {
            "name": one.name,
            "aliases": list(one.other_names),
            "searchText": " | ".join((one.name, *one.other_names)),
            "ror": one.ror,
            "country": one.country,
            "type": one.type,
        },
    }


def _distinct(rows: Iterable[dict[str, Any]] | Iterable[Any]) -> list[Any]:
    return list({row["id"]: row for row in rows}.values())
