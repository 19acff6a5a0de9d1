"""`rgraph ingest`: load files into the graph, and say what became of every record."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from cli.bulk import load_bulk
from cli.bulk_tables import BulkLoaded, BulkRequest, show_stages
from cli.connect import open_connection
from cli.console import err, out, say_note
from cli.errors import CommandError
from cli.ingest_report import RejectsFile, count_of, show_report
from cli.read import AsOf, FileFormat
from cli.settings import read_settings
from cli.steps import Step, Steps
from graph.embedded.progress import Progress as Reported
from graph.errors import UnavailableError
from graph.store.database import Database
from graph.store.migrations import migrate
from ingest.bulk.spark import DRIVER_MEMORY, LOCAL, SparkOptions
from ingest.intake import is_ours_alone, list_files
from ingest.nlp.topic_vectors import TopicVectors
from ingest.pipeline import IngestOptions, Watcher
from ingest.pipeline import ingest as ingest_files
from ingest.reading import Progress
from ingest.report import Outcome, RunReport

DEFAULT_REJECTS = Path("rgraph.rejects.jsonl")


def _check_paths(paths: list[Path]) -> list[Path]:
    """Refuse paths of nothing; "-" is the standard input, which Typer would look for."""
    missing = [path for path in paths if path != Path("-") and not path.exists()]
    if missing:
        raise typer.BadParameter(f"path '{missing[0]}' does not exist.")
    return paths


def _refuse_pipes(paths: list[Path]) -> None:
    pipe = next((file.path for file in list_files(paths) if is_ours_alone(file.path)), None)
    if pipe is not None:
        raise CommandError(
            f"{pipe} is a pipe or the standard input, and a bulk load reads its files more than "
            "once, from several processes. Name a file, or save what it gives as one first."
        )


def ingest(  # noqa: PLR0913 - one option each
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="PATH...",
            help="Files, folders to walk, or - for standard input.",
            callback=_check_paths,
        ),
    ],
    as_of: AsOf = None,
    rejects: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Where rejected records, and what is left out of others, go, if there are any:"
            f" {DEFAULT_REJECTS} where this is not given; a dry run then writes none.",
        ),
    ] = None,
    *,
    file_format: FileFormat = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would happen, and change nothing.")
    ] = False,
    strict: Annotated[
        bool,
        typer.Option(
            "--strict", help="Fail where anything was rejected, left out or could not be read."
        ),
    ] = False,
    batch_size: Annotated[
        int | None,
        typer.Option(
            metavar="RECORDS",
            min=1,
            help="How many records one transaction writes; without it, 5,000, and more as the graph"
            " grows, where the server's heap allows.",
        ),
    ] = None,
    bulk: Annotated[
        bool,
        typer.Option(
            "--bulk",
            help="Load everything at once into an empty graph: by Spark and Neo4j's importer, or, "
            "into the server that NEO4J_URI names, over Bolt.",
        ),
    ] = False,
    only_tables: Annotated[
        bool,
        typer.Option(
            "--only-tables",
            help="With --bulk and NEO4J_URI: leave tables and the command to import them.",
        ),
    ] = False,
    spark_master: Annotated[
        str, typer.Option(metavar="URL", help="The Spark that --bulk runs on.")
    ] = LOCAL,
    spark_memory: Annotated[
        str, typer.Option(metavar="SIZE", help="The heap of that Spark's driver.")
    ] = DRIVER_MEMORY,
    topic_model: Annotated[
        Path | None,
        typer.Option(
            metavar="FOLDER",
            help="A model of sentence vectors that brings phrases to known topics; needs the extra"
            " `embeddings`.",
            exists=True,
            file_okay=False,
        ),
    ] = None,
) -> None:
    """Load files into the graph.

    Takes saved pages (profile, paper list, author page), exports (OpenAlex, arXiv, DBLP, Crossref,
    BibTeX, RIS, CSL-JSON, ROR) and JSONL, packed or not. It may be stopped at any point and
    repeated: what is there already stays as it is. Rejected records go to a file with their reason,
    file and line; the rest is loaded.
    """
    options = IngestOptions(
        as_of=as_of.date() if as_of else None,
        file_format=file_format,
        batch_size=batch_size,
        dry_run=dry_run,
        topic_vectors=_open_topic_model(topic_model),
    )
    if bulk and dry_run:
        raise CommandError("A bulk load has no dry run; leave out --bulk or --dry-run.")
    if only_tables and not bulk:
        raise CommandError("--only-tables is an option of --bulk.")
    if bulk:
        _refuse_pipes(paths)
    path, loaded = rejects or (None if dry_run else DEFAULT_REJECTS), None
    with Steps(err) as steps, RejectsFile(path) as rejected:
        if bulk:
            spark = SparkOptions(spark_master, spark_memory)
            loaded = _run_bulk(BulkRequest(paths, options, spark, only_tables), rejected, steps)
            report = loaded.result.report
        else:
            report = _run_online(paths, options, rejected, steps)
        for file, reason in report.unreadable.items():
            rejected.write_unreadable(file, reason)
    show_report(report, rejected, out)
    if loaded:
        loaded.clean_up()
    if _is_failure(report, strict=strict):
        raise typer.Exit(1)


def _open_topic_model(folder: Path | None) -> TopicVectors | None:
    if folder is None:
        return None
    vectors = TopicVectors(folder.resolve())
    vectors.check()
    return vectors


def _run_bulk(request: BulkRequest, rejected: RejectsFile, steps: Steps) -> BulkLoaded:
    loaded = load_bulk(request, read_settings(), rejected, steps)
    if loaded is None:
        raise typer.Exit
    show_stages(loaded.result.stages)
    return loaded


def _run_online(
    paths: list[Path], options: IngestOptions, rejected: RejectsFile, steps: Steps
) -> RunReport:
    database = steps.step("database")
    with (
        open_connection(read_settings(), database.report) as connection,
        Database(connection) as target,
    ):
        database.done(f"{target.verify()} answers at {connection.uri}")
        return _run(target, paths, options, steps, rejected)


def _run(
    database: Database,
    paths: list[Path],
    options: IngestOptions,
    steps: Steps,
    rejected: RejectsFile,
) -> RunReport:
    step = steps.step("ingest")
    watcher = Watcher(_Shown(step), rejected.write)
    with _saying_what_is_kept():
        migrate(database)
        report = ingest_files(database, paths, options, watcher)
    step.done(f"{count_of(report.files, 'file')}, {count_of(report.read(), 'record')}")
    return report


class _Shown:
    """Shows how far a run is, how fast it goes, and how long the rest takes at that rate."""

    def __init__(self, step: Step) -> None:
        self._step = step
        self._began = time.monotonic()

    def __call__(self, progress: Progress) -> None:
        taken = time.monotonic() - self._began
        rate = f", {progress.records / taken:,.0f}/s" if taken > 1 else ""
        message = f"{progress.file or 'writing'} ({count_of(progress.records, 'record')}{rate})"
        self._step.report(Reported(message, progress.done_bytes, progress.bytes))


@contextmanager
def _saying_what_is_kept() -> Iterator[None]:
    try:
        yield
    except UnavailableError as error:
        said = str(error).rstrip(".")
        raise CommandError(
            f"{said}. What was loaded before is kept; the same command goes on from there."
        ) from error
    except KeyboardInterrupt:
        say_note("Stopped. What was loaded is kept; the same command goes on from there.")
        raise


def _is_failure(report: RunReport, *, strict: bool) -> bool:
    read = report.read() - report.total(Outcome.REJECTED)
    return read == 0 or (strict and report.something_was_lost)
