"""The way from files to the graph, step by step."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from graph.paths.options import DERIVATION_THRESHOLD
from graph.store.database import Database
from ingest.batch import decide_authors, work_out_changes
from ingest.errors import IngestError
from ingest.imports.given import Given, compare_entries, compare_profiles
from ingest.imports.run import ImportRun, begin_import
from ingest.intake import FILE_TIME, Batch, InputFile, list_files
from ingest.loaders import existing
from ingest.loaders.load_batch import load_changes
from ingest.loaders.turns import PATIENCE_SECONDS, take_turn
from ingest.nlp.topic_vectors import TopicVectors
from ingest.readers.opening import tell_bytes
from ingest.records import AuthorRecord, InstitutionRecord, PaperRecord, Record, Rejected
from ingest.report import Outcome, RunReport
from ingest.resolve.entries import EntryIds
from ingest.resolve.known_places import Places, find_places
from ingest.resolve.papers import IncomingPaper, find_deserted, keep_newest, resolve_papers
from ingest.resolve.profiles import Profile, describe_profile, find_page, is_outdated
from ingest.resolve.registers import describe_registers
from ingest.resolve.workplaces import place_papers

BATCH_SIZE = 2_000
_REPORTED_EVERY = 50
_LIGHT = 5


@dataclass(frozen=True, slots=True)
class IngestOptions:
    """How a run is done.

    `threshold` is the author count above which a paper makes no COLLABORATED_WITH. A server that
    goes away is waited for, for `patience` seconds. A dry run works everything out in one batch
    and writes nothing. `topic_vectors` brings free phrases to known topics.
    """

    as_of: date | None = None
    file_format: str | None = None
    batch_size: int = BATCH_SIZE
    threshold: int = DERIVATION_THRESHOLD
    patience: float = PATIENCE_SECONDS
    dry_run: bool = False
    topic_vectors: TopicVectors | None = None

    def describe(self) -> dict[str, Any]:
        """Give what decides what a run makes of its files, as JSON."""
        model = {"topicModel": self.topic_vectors.describe()} if self.topic_vectors else {}
        return {
            "asOf": self.as_of.isoformat() if self.as_of else None,
            "format": self.file_format,
            "threshold": self.threshold,
            **model,
        }


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: the file it reads, records read so far, bytes done of all bytes.

    Of a file that is being read, as many bytes count as it was told.
    """

    file: str
    records: int
    done_bytes: int
    bytes: int


def _ignore(_: object) -> None:
    pass


@dataclass(frozen=True, slots=True)
class Watcher:
    """Who is told, as it happens, how far a run is and which records are rejected."""

    on_progress: Callable[[Progress], None] = _ignore
    on_reject: Callable[[Rejected], None] = _ignore


_Taken = PaperRecord | AuthorRecord | InstitutionRecord


@dataclass(frozen=True, slots=True)
class _Graph:
    """What a run writes to, and the institutions that it knows."""

    database: Database
    places: Places


@dataclass(slots=True)
class _Load:
    """What is read but not yet written."""

    papers: list[IncomingPaper] = field(default_factory=list)
    profiles: dict[str, Profile] = field(default_factory=dict)
    institutions: list[InstitutionRecord] = field(default_factory=list)

    @property
    def size(self) -> int:
        """How many records wait; those of institutions, with nothing to decide, count less."""
        return len(self.papers) + len(self.profiles) + len(self.institutions) // _LIGHT


@dataclass(slots=True)
class _Seen:
    """What a run remembers of the files so far: entries by title, the profile of each page."""

    ids: EntryIds = field(default_factory=EntryIds)
    pages: dict[tuple[str, str], str] = field(default_factory=dict)


def ingest(
    database: Database,
    paths: Sequence[Path],
    options: IngestOptions | None = None,
    watcher: Watcher | None = None,
) -> RunReport:
    """Read the files and put what they say into the graph, batch by batch.

    Each batch is one transaction; what a stopped run has not written, the next run of the same
    files writes, and what it has written stays as it is.

    Raises:
        UnavailableError: The database went away and did not come back; batches before are kept.
    """
    options = options or IngestOptions()
    watcher = watcher or Watcher()
    report = RunReport(dry_run=options.dry_run)
    load = _Load()
    seen = _Seen()
    graph = _Graph(database, find_places(database))
    run = begin_import(paths, options.describe())
    for record in _read(list_files(paths), options, report, watcher):
        if isinstance(record, Rejected):
            report.count("record", Outcome.REJECTED, record.reason)
            watcher.on_reject(record)
        else:
            _take(record, load, seen, report)
        if load.size >= options.batch_size and not options.dry_run:
            _ingest_batch(graph, load, options, report, run)
            load = _Load()
    _ingest_batch(graph, load, options, report, run)
    run.finish(database, report)
    return report


def _read(
    files: Sequence[InputFile],
    options: IngestOptions,
    report: RunReport,
    watcher: Watcher,
) -> Iterator[Record]:
    batch = Batch(files, options.as_of, options.file_format, options.topic_vectors)
    sizes = [_measure(file) for file in batch.files]
    records = 0
    for number, file in enumerate(batch.files):
        try:
            for record in batch.read(file):
                if records % _REPORTED_EVERY == 0:
                    done = sum(sizes[:number]) + min(tell_bytes(file.path), sizes[number])
                    watcher.on_progress(Progress(file.name, records, done, sum(sizes)))
                records += 1
                yield record
        except (IngestError, OSError) as error:
            report.unreadable[file.name] = str(error)
        else:
            report.files += 1
    watcher.on_progress(Progress("", records, sum(sizes), sum(sizes)))


def _measure(file: InputFile) -> int:
    # One that is gone, or may not be looked at, is told of when it is read.
    with suppress(OSError):
        return file.path.stat().st_size
    return 0


def _take(record: _Taken, load: _Load, seen: _Seen, report: RunReport) -> None:
    if isinstance(record, InstitutionRecord):
        load.institutions.append(record)
        return
    if isinstance(record, PaperRecord):
        note_doubts(record, report)
        page = seen.pages.get((record.source.format, record.source.file))
        load.papers.append(IncomingPaper(seen.ids.name(record), record, page))
        return
    profile = describe_profile(record)
    known = load.profiles.get(profile.id)
    if known is None or not is_outdated(profile, known):
        load.profiles[profile.id] = profile
    place = find_page(record)
    if place:
        seen.pages[place] = profile.id


def note_doubts(record: PaperRecord, report: RunReport) -> None:
    """Count what the record leaves open."""
    when, source = record.date, record.source
    if when and when.year_inferred:
        ground = "file's modification date" if source.as_of_from == FILE_TIME else "saving date"
        report.notes[f"dates printed without a year: taken from the {ground} {source.as_of}"] += 1
    if record.category_ambiguous:
        report.notes["categories that fit several: every candidate kept, marked ambiguous"] += 1
    for name in record.doubtful:
        report.notes[f"doubtful {name}: the page leaves it open, the raw line is kept"] += 1


def _ingest_batch(
    graph: _Graph, load: _Load, options: IngestOptions, report: RunReport, run: ImportRun
) -> None:
    if not (load.size or load.institutions):
        return

    def work() -> RunReport:
        return _resolve_and_load(graph, load, options, report, run)

    if options.dry_run:
        report.add(work())
    else:
        report.add(take_turn(graph.database, work, patience=options.patience))
        run.write_confirmed(graph.database, report)


def _resolve_and_load(
    graph: _Graph, load: _Load, options: IngestOptions, so_far: RunReport, run: ImportRun
) -> RunReport:
    report, database = RunReport(), graph.database
    run.check(database)
    if load.institutions:
        described = describe_registers(database, load.institutions, report)
        if not options.dry_run:
            load_changes(database, described, threshold=options.threshold)
            graph.places.forget()
    profiles = _find_new_profiles(database, load, report)
    papers = keep_newest(load.papers, report)
    touched = resolve_papers(database, papers, profiles, report)
    given = Given()
    compare_entries(given, papers, touched)
    compare_profiles(given, database, load.profiles, profiles)
    if not (touched.papers or profiles):
        run.confirmed += given.confirmed
        return report
    deserted = find_deserted(database, touched)
    touched.papers, touched.origins = place_papers(database, touched.papers, graph.places)
    decided = decide_authors(database, touched, profiles, deserted)
    report.notes += decided.notes
    if options.dry_run:
        return report
    changes = work_out_changes(database, decided, profiles, deserted, options.threshold)
    before, after = run.frame(given, so_far, report)
    load_changes(database, changes, threshold=options.threshold, before=before, after=after)
    run.keep(given)
    return report


def _find_new_profiles(database: Database, load: _Load, report: RunReport) -> dict[str, Profile]:
    stored = existing.find_profiles(database, load.profiles.keys())
    fresh: dict[str, Profile] = {}
    for key, profile in load.profiles.items():
        said = {name: value for name, value in profile.properties.items() if value is not None}
        known = stored.get(key)
        if known is None:
            report.count("profile", Outcome.NEW, "no such page before")
        elif {**said, "id": key} == dict(known.properties):
            report.count("profile", Outcome.UNCHANGED, "the graph has this very page")
            continue
        elif is_outdated(profile, Profile(key, known.properties)):
            report.count("profile", Outcome.UNCHANGED, "a newer state of this record is known")
            continue
        else:
            report.count("profile", Outcome.UPDATED, "the page says something new")
        fresh[key] = profile
    return fresh
