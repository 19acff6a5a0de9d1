"""The way from files to the graph, step by step."""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date
from itertools import repeat
from pathlib import Path
from typing import Any

from graph.paths.options import DERIVATION_THRESHOLD
from graph.store.database import Database
from ingest.batch import Batch
from ingest.batch_size import LEAST, choose_size, find_limit
from ingest.garbage import rare_collections
from ingest.imports.given import Given, compare_entries, compare_profiles
from ingest.imports.run import ImportRun, begin_import
from ingest.intake import keep_pipes, list_files
from ingest.loaders import existing_people
from ingest.loaders.load_batch import load_changes
from ingest.loaders.turns import PATIENCE_SECONDS, take_turn
from ingest.nlp.topic_vectors import TopicVectors
from ingest.reading import Choices, FileDone, Item, Progress, read_items
from ingest.records import InstitutionRecord, Rejected
from ingest.remarks import remark
from ingest.report import Outcome, RunReport
from ingest.resolve.known_places import Places, find_places
from ingest.resolve.papers import (
    IncomingPaper,
    find_deserted,
    keep_newest,
    resolve_papers,
)
from ingest.resolve.profiles import Profile, is_outdated
from ingest.resolve.registers import describe_registers

_LIGHT = 5
_NAMES = 10
"""A paper with more names than these weighs as much as several."""


@dataclass(frozen=True, slots=True)
class IngestOptions:
    """How a run is done.

    `batch_size` is how many records one transaction writes; without it batches grow with the graph.
    `threshold` is the author count above which a paper makes no COLLABORATED_WITH. A server that
    goes away is waited for, for `patience` seconds. A dry run works everything out in one batch
    and writes nothing. `topic_vectors` brings free phrases to known topics.
    """

    as_of: date | None = None
    file_format: str | None = None
    batch_size: int | None = None
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


def _ignore(_: object) -> None:
    pass


@dataclass(frozen=True, slots=True)
class Watcher:
    """Who is told, as it happens, how far a run is and which records are rejected."""

    on_progress: Callable[[Progress], None] = _ignore
    on_reject: Callable[[Rejected], None] = _ignore


@dataclass(frozen=True, slots=True)
class _Graph:
    """What a run writes to, and the institutions that it knows."""

    database: Database
    places: Places


@dataclass(slots=True)
class _Load:
    """What is read but not yet written; `names` are those of long author lists."""

    papers: list[IncomingPaper] = field(default_factory=list)
    profiles: dict[str, Profile] = field(default_factory=dict)
    institutions: list[InstitutionRecord] = field(default_factory=list)
    names: int = 0

    @property
    def size(self) -> int:
        """How many records wait, by what they cost.

        Those of institutions, with nothing to decide, count less, long lists of authors more.
        """
        records = len(self.papers) + len(self.profiles)
        return records + len(self.institutions) // _LIGHT + self.names // _NAMES

    def take(self, item: IncomingPaper | Profile | InstitutionRecord) -> None:
        """Add what one record says; of the states of one page, the newest stays."""
        if isinstance(item, InstitutionRecord):
            self.institutions.append(item)
        elif isinstance(item, IncomingPaper):
            self.papers.append(item)
            self.names += max(0, len(item.record.authors) - _NAMES)
        else:
            known = self.profiles.get(item.id)
            if known is None or not is_outdated(item, known):
                self.profiles[item.id] = item


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
    graph = _Graph(database, find_places(database))
    run = begin_import(paths, options.describe())
    choices = Choices(options.as_of, options.file_format, options.topic_vectors)
    with (
        rare_collections(),
        keep_pipes(list_files(paths)) as files,
        closing(read_items(files, choices, options.batch_size or LEAST)) as items,
    ):
        for load in _fill(items, list_sizes(database, options), report, watcher):
            _ingest_batch(graph, load, options, report, run)
    run.finish(database, report)
    return report


def list_sizes(database: Database, options: IngestOptions) -> Iterator[float]:
    """Give how large each batch may be, when the one before is written."""
    if options.dry_run or options.batch_size:
        yield from repeat(math.inf if options.dry_run else options.batch_size or LEAST)
    limit = find_limit(database)
    while True:
        yield choose_size(database, limit)


def _fill(
    items: Iterable[Item], sizes: Iterator[float], report: RunReport, watcher: Watcher
) -> Iterator[_Load]:
    """Give what is read in batches; what is not for the graph is told and counted."""
    load, size = _Load(), next(sizes)
    for item in items:
        if isinstance(item, Progress):
            watcher.on_progress(item)
        elif isinstance(item, FileDone):
            _note_file(item, report)
        else:
            if isinstance(item, IncomingPaper | Rejected):
                _remark(item, report, watcher)
            if not isinstance(item, Rejected):
                load.take(item)
        if load.size >= size:
            yield load
            load, size = _Load(), next(sizes)
    yield load


def _remark(item: IncomingPaper | Rejected, report: RunReport, watcher: Watcher) -> None:
    record = item.record if isinstance(item, IncomingPaper) else item
    for rejected in remark(record, report):
        watcher.on_reject(rejected)


def _note_file(done: FileDone, report: RunReport) -> None:
    if done.error is None:
        report.files += 1
    else:
        report.unreadable[done.file] = done.error


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
    batch = Batch(database, graph.places, touched, profiles, find_deserted(database, touched))
    if options.dry_run:
        report.notes += batch.decide().notes
        return report
    run.begin(database, so_far)
    before, after = run.frame(given, so_far, report)
    report.notes += batch.write(before, after, options.threshold)
    run.keep(given)
    return report


def _find_new_profiles(database: Database, load: _Load, report: RunReport) -> dict[str, Profile]:
    stored = existing_people.find_profiles(database, load.profiles.keys())
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
            report.count(
                "profile", Outcome.UNCHANGED, "this state of the record, or a newer one, is known"
            )
            continue
        else:
            report.count("profile", Outcome.UPDATED, "the page says something new")
        fresh[key] = profile
    return fresh
