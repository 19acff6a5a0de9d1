"""`rgraph ingest`: load files into the graph, and say what became of every record."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from cli.connect import open_connection
from cli.console import err, out, say_note
from cli.errors import CommandError
from cli.ingest_report import RejectsFile, show_report
from cli.read import Format
from cli.settings import read_settings
from cli.steps import Step, Steps
from graph.embedded.progress import Progress as Reported
from graph.errors import UnavailableError
from graph.store.database import Database
from graph.store.migrations import migrate
from ingest.pipeline import IngestOptions, Progress, Watcher
from ingest.pipeline import ingest as ingest_files
from ingest.report import Outcome, RunReport

DEFAULT_REJECTS = Path("rgraph.rejects.jsonl")


def ingest(  # noqa: PLR0913 - one option each
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="PATH...", help="Files, or folders to walk.", exists=True),
    ],
    as_of: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"],
            metavar="DATE",
            help="The day that the pages were saved; a date without a year is the latest before it."
            " Without it, each file's modification date counts.",
        ),
    ] = None,
    rejects: Annotated[
        Path,
        typer.Option(metavar="FILE", help="Where rejected records go, if there are any."),
    ] = DEFAULT_REJECTS,
    *,
    file_format: Annotated[
        Format | None,
        typer.Option("--format", help="Take every file for this format, whatever it looks like."),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would happen, and change nothing.")
    ] = False,
    strict: Annotated[
        bool,
        typer.Option("--strict", help="Fail where anything was rejected or could not be read."),
    ] = False,
) -> None:
    """Load files into the graph.

    Takes saved pages (profile, paper list, author page), exports (OpenAlex, arXiv, DBLP, Crossref,
    BibTeX, RIS, CSL-JSON, ROR) and JSONL, packed or not. It may be stopped at any point and
    repeated: what is there already stays as it is. Rejected records go to a file with their reason,
    file and line; the rest is loaded.
    """
    options = IngestOptions(
        as_of=as_of.date() if as_of else None, file_format=file_format, dry_run=dry_run
    )
    with Steps(err) as steps:
        database = steps.step("database")
        with (
            open_connection(read_settings(), database.report) as connection,
            RejectsFile(rejects) as rejected,
            Database(connection) as target,
        ):
            database.done(f"{target.verify()} answers at {connection.uri}")
            report = _run(target, paths, options, steps, rejected)
    show_report(report, rejected, out)
    if _is_failure(report, strict=strict):
        raise typer.Exit(1)


def _run(
    database: Database,
    paths: list[Path],
    options: IngestOptions,
    steps: Steps,
    rejected: RejectsFile,
) -> RunReport:
    step = steps.step("ingest")
    watcher = Watcher(lambda progress: _show(step, progress), rejected.write)
    with _saying_what_is_kept():
        migrate(database)
        report = ingest_files(database, paths, options, watcher)
    step.done(f"{report.files:,} files, {report.read():,} records")
    return report


def _show(step: Step, progress: Progress) -> None:
    message = f"{progress.file or 'writing'} ({progress.records:,} records)"
    step.report(Reported(message, progress.files_done, progress.files))


@contextmanager
def _saying_what_is_kept() -> Iterator[None]:
    try:
        yield
    except UnavailableError as error:
        raise CommandError(
            f"{error} What was loaded before is kept; the same command goes on from there."
        ) from error
    except KeyboardInterrupt:
        say_note("Stopped. What was loaded is kept; the same command goes on from there.")
        raise


def _is_failure(report: RunReport, *, strict: bool) -> bool:
    read = report.read() - report.total(Outcome.REJECTED)
    return read == 0 or (strict and report.something_was_lost)
