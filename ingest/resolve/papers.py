"""Which papers a batch touches, and what they are once its entries are in."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from graph.store.database import Database
from ingest.linkers.assign_ids import name_paper
from ingest.linkers.entries import Entry
from ingest.linkers.link_papers import PaperGroup, link_papers
from ingest.linkers.merge_papers import Paper, merge_entries
from ingest.loaders import existing
from ingest.records import PaperRecord
from ingest.report import Outcome, RunReport
from ingest.resolve.entries import (
    keep_known_text,
    make_entry,
    make_fingerprint,
    read_record,
    write_record,
)
from ingest.resolve.profiles import Profile, name_profile


@dataclass(frozen=True, slots=True)
class IncomingPaper:
    """An entry of the batch with its id."""

    id: str
    record: PaperRecord


@dataclass(slots=True)
class TouchedPapers:
    """The papers that change, every one whole; `merged` says which ids go into which.

    `lines` are the JSON lines of the entries that are new or changed, by id.
    """

    papers: list[Paper] = field(default_factory=list)
    merged: dict[str, str] = field(default_factory=dict)
    lines: dict[str, str] = field(default_factory=dict)
    records: dict[str, PaperRecord] = field(default_factory=dict)


def resolve_papers(
    database: Database,
    incoming: Sequence[IncomingPaper],
    profiles: Mapping[str, Profile],
    report: RunReport,
) -> TouchedPapers:
    """Link the entries of a batch with each other and with the papers in the graph.

    `profiles` are those of the batch that are new or changed: the papers of their files are
    looked at again, since their owner may be another.
    """
    touched = TouchedPapers()
    stored = existing.find_records(database, {each.id for each in incoming})
    for each in incoming:
        _take(touched, each, stored.get(each.id), report)
    owned = existing.find_papers_by_file(
        database, {(p.properties["format"], p.properties["file"]) for p in profiles.values()}
    )
    if not touched.records and not owned:
        return touched
    homes = {each: stored[each].paper for each in touched.records if each in stored}
    known = owned | set(homes.values()) | _find_candidates(database, touched.records.values())
    others = [
        record
        for record in existing.find_records_of_papers(database, known)
        if record.id not in touched.records
    ]
    entries = _make_entries(database, touched.records, others, homes, profiles)
    groups = link_papers(entries)
    _settle(database, touched, groups, owned)
    _count(touched, groups, {each.id for each in incoming}, set(stored), report)
    return touched


def _take(
    touched: TouchedPapers,
    incoming: IncomingPaper,
    stored: existing.StoredRecord | None,
    report: RunReport,
) -> None:
    record = keep_known_text(incoming.record, stored)
    line = write_record(record)
    if stored and stored.fingerprint == make_fingerprint(line):
        report.count("paper", Outcome.UNCHANGED, "the graph has this very entry")
        return
    touched.records[incoming.id] = record
    touched.lines[incoming.id] = line


def _find_candidates(database: Database, records: Collection[PaperRecord]) -> set[str]:
    entries = [make_entry("", record, None, {}) for record in records]
    by_title = existing.find_papers_by_title_key(database, {entry.title_key for entry in entries})
    return by_title | existing.find_papers_by_identifier(
        database,
        {record.doi for record in records if record.doi},
        {record.arxiv_id for record in records if record.arxiv_id},
        {record.openalex_id for record in records if record.openalex_id},
    )


def _make_entries(
    database: Database,
    records: Mapping[str, PaperRecord],
    others: Sequence[existing.StoredRecord],
    homes: Mapping[str, str],
    profiles: Mapping[str, Profile],
) -> list[Entry]:
    known = {record.id: read_record(record.record) for record in others}
    everyone = {**known, **records}
    wanted = {name_profile(record.source) for record in everyone.values()} - set(profiles)
    stored = existing.find_profiles(database, wanted)
    pages = {**{key: Profile(key, one.properties) for key, one in stored.items()}, **profiles}
    papers = {**{record.id: record.paper for record in others}, **homes}
    return [
        make_entry(key, record, papers.get(key), pages) for key, record in sorted(everyone.items())
    ]


def _settle(
    database: Database, touched: TouchedPapers, groups: Sequence[PaperGroup], owned: Collection[str]
) -> None:
    taken = {entry.paper for group in groups for entry in group.entries if entry.paper}
    changed = [group for group in groups if _is_changed(group, touched.records, owned)]
    fresh = [name_paper(g.entries[0].record.title, g.entries[0].title_key) for g in changed]
    taken |= existing.find_taken_ids(database, set(fresh))
    for group in changed:
        ids = Counter(entry.paper for entry in group.entries if entry.paper)
        if ids:
            winner = min(ids, key=lambda paper: (-ids[paper], paper))
            touched.merged |= {paper: winner for paper in ids if paper != winner}
        else:
            winner = _name(group, taken)
            taken.add(winner)
        touched.papers.append(merge_entries(winner, group.entries))


def _is_changed(
    group: PaperGroup, records: Mapping[str, PaperRecord], owned: Collection[str]
) -> bool:
    return any(entry.id in records or entry.paper in owned for entry in group.entries)


def _name(group: PaperGroup, taken: Collection[str]) -> str:
    first = group.entries[0]
    names = "; ".join(sorted(name.block for entry in group.entries for name in entry.names))
    for salt in ("", f"{first.year} {names}", first.id):
        paper = name_paper(first.record.title, first.title_key, salt)
        if paper not in taken:
            break
    return paper


def _count(
    touched: TouchedPapers,
    groups: Sequence[PaperGroup],
    order: Collection[str],
    stored: Collection[str],
    report: RunReport,
) -> None:
    for group in groups:
        begun = any(entry.paper for entry in group.entries)
        for entry in sorted(group.entries, key=lambda entry: entry.id):
            if entry.id not in touched.records or entry.id not in order:
                continue
            if entry.id in stored:
                report.count("paper", Outcome.UPDATED, "the entry says something new")
            elif begun:
                report.count("paper", Outcome.MERGED, "; ".join(group.evidence) or "same paper")
            else:
                report.count("paper", Outcome.NEW, "no entry of this paper before")
            begun = True
