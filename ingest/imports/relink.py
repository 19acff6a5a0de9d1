"""Which papers are left where entries go: their other entries are linked from nothing again."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from graph.store.database import Database
from ingest.imports.reclaim import find_merged_into
from ingest.linkers.assign_ids import name_paper
from ingest.linkers.link_papers import PaperGroup, link_papers
from ingest.linkers.merge_papers import merge_entries
from ingest.loaders import existing, existing_people
from ingest.loaders.existing import StoredRecord
from ingest.resolve.entries import find_title_key, make_entry, read_record
from ingest.resolve.papers import TouchedPapers, find_candidates, name_group
from ingest.resolve.profiles import Profile


@dataclass(slots=True)
class Relinked:
    """The papers that are left, those of which nothing is, and ids that come back into use."""

    touched: TouchedPapers = field(default_factory=TouchedPapers)
    gone: set[str] = field(default_factory=set)
    reclaimed: set[str] = field(default_factory=set)


def relink_papers(
    database: Database,
    papers: Collection[str],
    leaving: Collection[str],
    changed: Mapping[str, tuple[str, str | None]],
) -> Relinked:
    """Link the entries of the papers anew, without those that leave.

    `changed` are entries that say something else, each with its line and the profile of its page.
    """
    lines = {key: read_record(line) for key, (line, _) in changed.items()}
    titles = {find_title_key(record) for record in lines.values()}
    affected = set(papers) | find_candidates(database, lines.values(), titles)
    entries = [
        _as_changed(entry, changed)
        for entry in existing.find_records_of_papers(database, affected)
        if entry.id not in leaving
    ]
    owners = _find_owners(database, {entry.profile for entry in entries if entry.profile})
    groups = link_papers(
        [
            make_entry(entry.id, read_record(entry.record), None, owners.get(entry.profile or ""))
            for entry in sorted(entries, key=lambda entry: entry.id)
        ]
    )
    relinked = Relinked()
    homes = {entry.id: entry.paper for entry in entries}
    _settle(database, relinked, groups, homes)
    _write_again(relinked.touched, entries, changed)
    kept = {paper.id for paper in relinked.touched.papers}
    relinked.gone = affected - kept - set(relinked.touched.merged)
    return relinked


def _as_changed(entry: StoredRecord, changed: Mapping[str, tuple[str, str | None]]) -> StoredRecord:
    if entry.id not in changed:
        return entry
    line, profile = changed[entry.id]
    return StoredRecord(entry.id, entry.paper, profile, line, "")


def _find_owners(database: Database, pages: Collection[str]) -> dict[str, Profile]:
    stored = existing_people.find_profiles(database, pages)
    return {key: Profile(key, found.properties) for key, found in stored.items()}


def _write_again(
    touched: TouchedPapers, entries: Sequence[StoredRecord], changed: Collection[str]
) -> None:
    """Have the entries written that say something else, or belong to another paper."""
    papers = {source: paper.id for paper in touched.papers for source in paper.sources}
    for entry in entries:
        if entry.id in changed or papers[entry.id] != entry.paper:
            touched.records[entry.id] = read_record(entry.record)
            touched.lines[entry.id] = entry.record
            touched.pages[entry.id] = entry.profile


def _settle(
    database: Database,
    relinked: Relinked,
    groups: Sequence[PaperGroup],
    homes: Mapping[str, str],
) -> None:
    """Give each paper an id that its entries had; what comes apart gets its own back."""
    votes = [Counter(homes[entry.id] for entry in group.entries) for group in groups]
    free = find_merged_into(database, set(homes.values()))
    fresh = [name_paper(g.entries[0].record.title, g.entries[0].title_key) for g in groups]
    taken = (existing.find_taken_ids(database, set(fresh)) | set(homes.values())) - free
    owner = {paper: _choose(paper, votes, fresh) for paper in set(homes.values())}
    for place, group in enumerate(groups):
        claims = [paper for paper in sorted(votes[place]) if owner[paper] == place]
        if claims:
            winner = min(claims, key=lambda paper: (-votes[place][paper], paper))
            relinked.touched.merged |= {paper: winner for paper in claims if paper != winner}
        else:
            winner = name_group(group, taken)
            relinked.reclaimed |= {winner} & free
            taken.add(winner)
        relinked.touched.papers.append(merge_entries(winner, group.entries))


def _choose(paper: str, votes: Sequence[Counter[str]], names: Sequence[str]) -> int:
    """Give the group that keeps the id: the one whose own it is, else the one of most entries."""
    places = [place for place, found in enumerate(votes) if found[paper]]
    return max(places, key=lambda place: (names[place] == paper, votes[place][paper], -place))
