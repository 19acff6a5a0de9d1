"""Which papers a batch touches, and what they are once its entries are in."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from graph.store.database import Database
from ingest.linkers.assign_ids import name_paper
from ingest.linkers.entries import Entry
from ingest.linkers.keys import list_keys
from ingest.linkers.link_papers import PaperGroup, link_papers
from ingest.linkers.merge_papers import Paper, merge_entries
from ingest.loaders import existing, existing_people
from ingest.records import PaperRecord
from ingest.report import Outcome, RunReport
from ingest.resolve.entries import (
    find_title_key,
    is_outdated,
    keep_known_text,
    make_entry,
    make_fingerprint,
    place_entry,
    read_record,
    write_record,
)
from ingest.resolve.profiles import Profile
from ingest.resolve.workplaces import Origins

_OUTDATED = "this state of the entry, or a newer one, is known"


@dataclass(frozen=True, slots=True)
class IncomingPaper:
    """An entry of the batch with its id, and the profile of the page that it stands on.

    `line` is the record as one line of JSON, `entry` what linking needs of it as far as the record
    alone tells: both are made where records are read, which is while the server writes.
    """

    id: str
    record: PaperRecord
    profile: str | None = None
    line: str = field(init=False)
    entry: Entry = field(init=False)

    def __post_init__(self) -> None:
        """Write the line, and cut the names."""
        object.__setattr__(self, "line", write_record(self.record))
        object.__setattr__(self, "entry", make_entry(self.id, self.record, None, None))


@dataclass(slots=True)
class TouchedPapers:
    """The papers that change, every one whole; `merged` says which ids go into which.

    `records` are the entries that are new or changed, `lines` their JSON lines, and `pages` the
    profiles of their pages, all by id; `entries` those of which linking has what it needs. `left`
    are the profiles that entries no longer stand on. `gave` says of the stored entries which fields
    of their papers were theirs. `origins` are the institutions of the papers. `stored` are those of
    the batch's entries that the graph has, as it has them, by id; `new` the ids of papers and
    entries that it does not have.
    """

    papers: list[Paper] = field(default_factory=list)
    merged: dict[str, str] = field(default_factory=dict)
    records: dict[str, PaperRecord] = field(default_factory=dict)
    lines: dict[str, str] = field(default_factory=dict)
    pages: dict[str, str | None] = field(default_factory=dict)
    entries: dict[str, Entry] = field(default_factory=dict)
    left: set[str] = field(default_factory=set)
    gave: dict[str, tuple[str, ...]] = field(default_factory=dict)
    origins: Origins = field(default_factory=Origins)
    stored: Mapping[str, existing.StoredRecord] = field(default_factory=dict)
    new: set[str] = field(default_factory=set)


def keep_newest(incoming: Sequence[IncomingPaper], report: RunReport) -> list[IncomingPaper]:
    """Give each entry once: of the states that one batch has of it, the newest."""
    newest: dict[str, IncomingPaper] = {}
    for each in incoming:
        known = newest.get(each.id)
        if known is None or is_outdated(known.record, each.record):
            newest[each.id] = each
        if known is not None:
            report.count("paper", Outcome.UNCHANGED, _OUTDATED)
    return list(newest.values())


def resolve_papers(
    database: Database,
    incoming: Sequence[IncomingPaper],
    profiles: Mapping[str, Profile],
    report: RunReport,
) -> TouchedPapers:
    """Link the entries of a batch, each there once, with each other and with those in the graph.

    `profiles` are those of the batch, by id, that are new or changed.
    """
    stored = existing.find_records(database, {each.id for each in incoming})
    touched = TouchedPapers(stored=stored)
    for each in incoming:
        _take(touched, each, stored.get(each.id), report)
    adopted = _adopt(database, touched, profiles)
    if not touched.records:
        return touched
    homes = {each: stored[each].paper for each in touched.records if each in stored} | adopted
    candidates = find_candidates(database, touched.records.values(), _list_titles(touched))
    known = set(homes.values()) | candidates
    others = [
        record
        for record in existing.find_records_of_papers(database, known)
        if record.id not in touched.records
    ]
    touched.gave = {one.id: one.gives for one in (*stored.values(), *others)}
    groups = link_papers(_make_entries(database, touched, others, homes, profiles))
    _settle(database, touched, groups)
    touched.new |= touched.records.keys() - stored.keys() - adopted.keys()
    for group in groups:
        if any(entry.id in touched.records for entry in group.entries):
            report.notes.update(group.refused)
    _count(touched, groups, {each.id for each in incoming}, set(stored), report)
    return touched


def find_deserted(database: Database, touched: TouchedPapers) -> set[str]:
    """Give the profiles of pages on which no entry stands once the batch is in."""
    standing = existing.find_entries_of_profiles(database, touched.left)
    return {
        profile
        for profile, ids in standing.items()
        if all(touched.pages.get(each, profile) != profile for each in ids)
    }


def _take(
    touched: TouchedPapers,
    incoming: IncomingPaper,
    stored: existing.StoredRecord | None,
    report: RunReport,
) -> None:
    record = keep_known_text(incoming.record, stored)
    line = incoming.line if record is incoming.record else write_record(record)
    profile = incoming.profile or (stored.profile if stored else None)
    if stored and stored.fingerprint == make_fingerprint(line, profile):
        report.count("paper", Outcome.UNCHANGED, "the graph has this very entry")
        return
    if stored and is_outdated(record, read_record(stored.record)):
        report.count("paper", Outcome.UNCHANGED, _OUTDATED)
        return
    touched.records[incoming.id] = record
    touched.lines[incoming.id] = line
    touched.pages[incoming.id] = profile
    if record is incoming.record:
        touched.entries[incoming.id] = incoming.entry
    if stored and stored.profile and stored.profile != profile:
        touched.left.add(stored.profile)


def _adopt(
    database: Database, touched: TouchedPapers, profiles: Mapping[str, Profile]
) -> dict[str, str]:
    """Take the entries that were there before the head of their page; give their papers."""
    heads = {(p.properties["format"], p.properties["file"]): key for key, p in profiles.items()}
    homes = {}
    for stored in existing.find_entries_without_page(database, heads.keys()):
        if stored.id in touched.records:
            continue
        record = read_record(stored.record)
        touched.records[stored.id] = record
        touched.lines[stored.id] = stored.record
        touched.pages[stored.id] = heads[record.source.format, record.source.file]
        homes[stored.id] = stored.paper
    return homes


def _list_titles(touched: TouchedPapers) -> set[str]:
    return {
        entry.title_key if (entry := touched.entries.get(key)) else find_title_key(record)
        for key, record in touched.records.items()
    }


def find_candidates(
    database: Database, records: Collection[PaperRecord], titles: Collection[str]
) -> set[str]:
    """Give the papers in the graph that may be one with a record: of its ids, or of a title."""
    keys = {key for record in records for key in list_keys(record)}
    by_title = existing.find_papers_by_title_key(database, titles)
    return by_title.union(*existing.find_papers_by_key(database, keys).values())


def _make_entries(
    database: Database,
    touched: TouchedPapers,
    others: Sequence[existing.StoredRecord],
    homes: Mapping[str, str],
    profiles: Mapping[str, Profile],
) -> list[Entry]:
    pages = {**{record.id: record.profile for record in others}, **touched.pages}
    wanted = {page for page in pages.values() if page} - profiles.keys()
    stored = existing_people.find_profiles(database, wanted)
    known = {**{key: Profile(key, one.properties) for key, one in stored.items()}, **profiles}
    records = {**{one.id: read_record(one.record) for one in others}, **touched.records}
    papers = {**{one.id: one.paper for one in others}, **homes}
    return [
        place_entry(
            touched.entries.get(key) or make_entry(key, record, None, None),
            papers.get(key),
            known.get(pages[key] or ""),
        )
        for key, record in sorted(records.items())
    ]


def _settle(database: Database, touched: TouchedPapers, groups: Sequence[PaperGroup]) -> None:
    taken = {entry.paper for group in groups for entry in group.entries if entry.paper}
    changed = [g for g in groups if any(entry.id in touched.records for entry in g.entries)]
    fresh = [name_paper(g.entries[0].record.title, g.entries[0].title_key) for g in changed]
    taken |= existing.find_taken_ids(database, set(fresh))
    for group in changed:
        ids = Counter(entry.paper for entry in group.entries if entry.paper)
        if ids:
            winner = min(ids, key=lambda paper: (-ids[paper], paper))
            touched.merged |= {paper: winner for paper in ids if paper != winner}
        else:
            winner = name_group(group, taken)
            taken.add(winner)
            touched.new.add(winner)
        touched.papers.append(merge_entries(winner, group.entries))


def name_group(group: PaperGroup, taken: Collection[str]) -> str:
    """Give a new paper an id that none has."""
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
