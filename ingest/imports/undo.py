"""Undoes an import: what no other import gives goes, what others give says what they gave."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from graph.errors import QueryTimeoutError
from graph.paths.options import DERIVATION_THRESHOLD
from graph.store.catalog import get_statement
from graph.store.database import Database
from graph.store.statement import Statement
from ingest.batch import decide_authors, work_out_changes
from ingest.errors import IngestError
from ingest.imports.given import write_properties
from ingest.imports.reclaim import reclaim_authors
from ingest.imports.relink import Relinked, relink_papers
from ingest.imports.remaining import (
    Remaining,
    find_remaining,
    is_changed,
    restore_page,
    say_again,
)
from ingest.imports.reword import find_institutions_of, reword
from ingest.imports.run import UNDOING, UNDONE
from ingest.imports.show import get_import
from ingest.loaders import existing
from ingest.loaders.changes import Changes
from ingest.loaders.load_batch import load_changes
from ingest.loaders.turns import hold_turn
from ingest.resolve.known_places import Places, find_places
from ingest.resolve.profiles import Profile
from ingest.resolve.workplaces import place_papers

_AT_ONCE = 500
_LOCK_SECONDS = 5.0
_UNUSED = ("imports/delete_unused_categories", "imports/delete_unused_institutions")


@dataclass(frozen=True, slots=True)
class _Graph:
    """What is written to, the institutions that it knows, and its `threshold`."""

    database: Database
    places: Places
    threshold: int


@dataclass(slots=True)
class Undone:
    """What an undo did: entries and pages that went, those that say something else, the rest."""

    removed: int = 0
    restored: int = 0
    kept: int = 0


def undo_import(
    database: Database,
    import_id: str,
    *,
    threshold: int = DERIVATION_THRESHOLD,
    on_progress: Callable[[Undone], None] = lambda _: None,
) -> Undone:
    """Undo the import, batch by batch; one that was interrupted is finished by the next call.

    Raises:
        NotFoundError: There is no such import.
        IngestError: It was undone already, or another program is writing.
    """
    if get_import(database, import_id).status == UNDONE:
        raise IngestError(f"{import_id} was undone before.")
    undone = Undone()
    _await_turn(database)
    with hold_turn(database):
        _set_status(database, import_id, UNDOING)
        graph = _Graph(database, find_places(database), threshold)
        for undo_some in (_undo_entries, _undo_pages):
            while undo_some(graph, import_id, undone):
                on_progress(undone)
        for statement in _UNUSED:
            # What held others goes in the next round.
            while database.run_named(statement)[0]["deleted"]:
                pass
        while _reword_some(graph, import_id):
            pass
        _set_status(database, import_id, UNDONE)
    return undone


def _await_turn(database: Database) -> None:
    try:
        database.run(get_statement("load/take_ingest_lock"), timeout=_LOCK_SECONDS)
    except QueryTimeoutError as error:
        raise IngestError(
            "Another program is writing to this graph; undo the import when it has ended."
        ) from error


def _set_status(database: Database, import_id: str, status: str) -> None:
    database.run_named("imports/set_status", id=import_id, status=status, at=datetime.now(UTC))


def _undo_entries(graph: _Graph, import_id: str, undone: Undone) -> bool:
    database = graph.database
    entries = find_remaining(database, import_id, pages=False, limit=_AT_ONCE)
    if not entries:
        return False
    leaving = {entry.id for entry in entries if not entry.others}
    said = {entry.id: say_again(entry) for entry in entries if entry.others}
    changed = {entry.id: said[entry.id] for entry in entries if _differs(entry, said)}
    papers = {entry.paper for entry in entries if entry.id in leaving | changed.keys()}
    relinked = relink_papers(database, {paper for paper in papers if paper}, leaving, changed)
    framed = _frame(import_id, entries, {key: line for key, (line, _) in changed.items()})
    _write(graph, _Batch(import_id, relinked, {}, set(), leaving, *framed))
    _count(undone, len(entries), len(leaving), len(changed))
    return True


def _reword_some(graph: _Graph, import_id: str) -> bool:
    """Say of some institutions what the entries and pages say that are left."""
    database = graph.database
    open_ones = {"import": import_id, "limit": _AT_ONCE}
    found = database.run_named("imports/find_open_institutions", **open_ones)
    if not found:
        return False
    changes = Changes()
    changes.institutions += filter(None, (reword(database, graph.places, row) for row in found))
    ids = sorted(row["id"] for row in found)
    settled = get_statement("imports/settle_institutions", **{"import": import_id}, ids=ids)
    load_changes(database, changes, threshold=graph.threshold, after=[settled])
    return True


def _differs(entry: Remaining, said: Mapping[str, tuple[str, str | None]]) -> bool:
    return entry.id in said and is_changed(entry, *said[entry.id])


def _undo_pages(graph: _Graph, import_id: str, undone: Undone) -> bool:
    database = graph.database
    pages = find_remaining(database, import_id, pages=True, limit=_AT_ONCE)
    if not pages:
        return False
    leaving = {page.id for page in pages if not page.others}
    restored = {p.id: found for p in pages if p.others and (found := restore_page(p))}
    standing = existing.find_entries_of_profiles(database, leaving)
    ownerless = {entry for entries in standing.values() for entry in entries}
    lines = existing.find_records(database, ownerless)
    changed = {key: (found.record, None) for key, found in lines.items()}
    relinked = relink_papers(database, {r.paper for r in lines.values()}, set(), changed)
    given = {page.id: page.others[-1]["given"] for page in pages if page.id in restored}
    framed = _frame(import_id, pages, given)
    _write(graph, _Batch(import_id, relinked, restored, leaving, set(), *framed))
    _count(undone, len(pages), len(leaving), len(restored))
    return True


def _count(undone: Undone, all_of_them: int, removed: int, restored: int) -> None:
    undone.removed += removed
    undone.restored += restored
    undone.kept += all_of_them - removed - restored


def _frame(
    import_id: str, members: Sequence[Remaining], said: Mapping[str, str]
) -> tuple[list[Statement], list[Statement]]:
    """Give what is written before and after: who gave what, without the import."""
    ids = sorted(one.id for one in members)
    former = [{"id": one.id, "given": _now(one)} for one in members if one.id in said]
    rows = [{"id": key, "given": line} for key, line in sorted(said.items())]
    before = [get_statement("imports/release", **{"import": import_id}, ids=ids)]
    before += [get_statement("imports/keep_superseded", rows=former)] if former else []
    return before, [get_statement("imports/settle_given", rows=rows)] if rows else []


def _now(one: Remaining) -> str:
    return one.line if one.line is not None else write_properties(one.properties or {})


@dataclass(frozen=True, slots=True)
class _Batch:
    """What one batch of an undo writes beside what is decided anew."""

    undoing: str
    relinked: Relinked
    profiles: Mapping[str, Profile]
    deserted: Collection[str]
    leaving: Collection[str]
    before: Sequence[Statement]
    after: Sequence[Statement]


def _write(graph: _Graph, batch: _Batch) -> None:
    database, threshold = graph.database, graph.threshold
    relinked, profiles, deserted = batch.relinked, batch.profiles, batch.deserted
    touched = relinked.touched
    touched.papers, touched.origins = place_papers(database, touched.papers, graph.places)
    decided = decide_authors(database, touched, profiles, deserted, relinked.gone)
    reclaimed = relinked.reclaimed | reclaim_authors(database, decided)
    changes = work_out_changes(database, decided, profiles, deserted, threshold)
    topics, institutions = existing.find_subjects(database, relinked.gone)
    changes.counted_topics |= topics
    changes.counted_institutions |= institutions
    changes.stale_papers += sorted(relinked.gone)
    changes.stale_records += sorted(batch.leaving)
    before = [*batch.before, _note_institutions(graph, batch)]
    if reclaimed:
        before.append(get_statement("imports/reclaim_ids", ids=sorted(reclaimed)))
    load_changes(database, changes, threshold=threshold, before=before, after=batch.after)


def _note_institutions(graph: _Graph, batch: _Batch) -> Statement:
    """Write down which institutions are asked for when all of the import is gone."""
    touched = batch.relinked.touched
    papers = batch.relinked.gone | {paper.id for paper in touched.papers} | touched.merged.keys()
    pages = {*batch.deserted, *batch.profiles}
    ids = sorted(find_institutions_of(graph.database, graph.places, papers, pages))
    return get_statement("imports/note_institutions", **{"import": batch.undoing}, ids=ids)
