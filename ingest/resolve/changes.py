"""What has been resolved, as the rows that are written."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from graph.store.database import Database
from ingest.linkers.keys import list_keys, list_references
from ingest.linkers.merge_papers import Paper
from ingest.loaders import existing_people
from ingest.loaders.changes import Changes
from ingest.loaders.existing_people import StoredAuthorship
from ingest.resolve.authors import AuthorshipRow, ResolvedAuthors, is_same_row
from ingest.resolve.entries import make_fingerprint
from ingest.resolve.mentions import Blocks
from ingest.resolve.papers import TouchedPapers
from ingest.small_figures import flatten_figures


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided for a batch: its papers, the blocks they touch, and the authors in them.

    `notes` are remarks on the authors, counted.
    """

    touched: TouchedPapers
    blocks: Blocks
    resolved: ResolvedAuthors
    notes: Counter[str]


def add_papers(changes: Changes, touched: TouchedPapers) -> None:
    """Add the papers, their entries, and the papers that went into others."""
    changes.papers += [{"id": p.id, "properties": describe_paper(p)} for p in touched.papers]
    changes.merged_papers += [
        {"loser": loser, "winner": winner} for loser, winner in sorted(touched.merged.items())
    ]
    changes.new |= touched.new
    moved = set(touched.merged.values())
    for paper in touched.papers:
        for source in paper.sources:
            gives = paper.gives.get(source, ())
            properties: dict[str, Any] = {"gives": list(gives)}
            if source in touched.lines:
                properties |= _describe_record(touched, source)
                changes.identifiers.append(_list_identifiers(touched, source))
            elif paper.id not in moved and touched.gave.get(source) == gives:
                continue
            changes.records.append({"id": source, "paper": paper.id, "properties": properties})


def describe_paper(paper: Paper) -> dict[str, Any]:
    """Give the properties of the paper's node."""
    when = paper.date
    return {
        "title": paper.title,
        "titleKey": paper.title_key,
        "searchText": flatten_figures(paper.title),
        "abstract": paper.abstract,
        "date": when.value if when else None,
        "datePrecision": when.precision if when else None,
        "yearInferred": bool(when and when.year_inferred),
        "year": when.year if when else None,
        "type": paper.type,
        "venue": paper.venue,
        "doi": paper.doi,
        "arxivId": paper.arxiv_id,
        "openalexId": paper.openalex_id,
        "codeUrl": paper.code_url,
        "hasCode": paper.has_code,
        "authorCount": len(paper.authors),
        "authorsTruncated": paper.authors_truncated,
        "collectives": list(paper.collectives) or None,
        "citedByCount": paper.cited_by_count,
        "referenceCount": paper.reference_count,
        "score": None if paper.score is None else float(paper.score),
    }


def _describe_record(touched: TouchedPapers, source: str) -> dict[str, Any]:
    record, line = touched.records[source], touched.lines[source]
    return {
        "kind": record.kind,
        "format": record.source.format,
        "file": record.source.file,
        "line": record.source.line,
        "asOf": record.source.as_of,
        "profile": touched.pages[source],
        "references": sorted(list_references(record)) or None,
        "record": line,
        "fingerprint": make_fingerprint(line, touched.pages[source]),
    }


def _list_identifiers(touched: TouchedPapers, source: str) -> dict[str, Any]:
    return {"record": source, "keys": sorted(list_keys(touched.records[source]))}


def add_authors(changes: Changes, database: Database, decided: Decided) -> None:
    """Add authors and authorships where they differ from the graph."""
    blocks, resolved = decided.blocks, decided.resolved
    stored_nodes = existing_people.find_authors_in_blocks(database, blocks.keys)
    changes.authors += [
        {"id": author.id, "properties": author.properties}
        for author in resolved.authors
        if _differs(stored_nodes.get(author.id), author.properties)
    ]
    changes.new |= resolved.new
    changes.merged_authors += [
        {"loser": loser, "winner": winner} for loser, winner in sorted(resolved.merged.items())
    ]
    changes.stale_authors += sorted(resolved.gone)
    changes.returned_ids += sorted(resolved.returned)
    changes.redirects += resolved.redirects
    changes.decided_authors += resolved.about
    changes.author_profiles += [
        {"author": author.id, "profile": profile}
        for author in resolved.authors
        for profile in author.profiles
        if blocks.previous.get(profile) != author.id
    ]
    changes.bridges += _list_bridges(resolved.bridges - blocks.bridges)
    changes.stale_bridges += _list_bridges(blocks.bridges - resolved.bridges)
    _add_authorships(changes, blocks.stored, resolved.authorships)


def _list_bridges(bridges: Iterable[tuple[str, str]]) -> list[dict[str, str]]:
    return [{"left": left, "right": right} for left, right in sorted(bridges)]


def _differs(stored: Mapping[str, Any] | None, properties: Mapping[str, Any]) -> bool:
    return stored is None or any(stored.get(key) != value for key, value in properties.items())


def _add_authorships(
    changes: Changes, stored: Iterable[StoredAuthorship], rows: Iterable[AuthorshipRow]
) -> None:
    known = {(row.author, row.paper): row for row in stored}
    wanted = {(row.author, row.paper): row for row in rows}
    stale = sorted(known.keys() - wanted.keys())
    changes.stale_authorships += [{"author": author, "paper": paper} for author, paper in stale]
    for key, row in sorted(wanted.items()):
        before = known.get(key)
        written = {"author": row.author, "paper": row.paper, "properties": row.properties}
        if before is None:
            changes.new_authorships.append(written)
        elif not is_same_row(before, row):
            changes.authorships.append(written)
