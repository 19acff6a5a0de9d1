"""The tables of a bulk load: made with a step that says which stage it is in, and shown."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich import box
from rich.table import Table

from cli.console import say_note, show_table
from cli.ingest_report import RejectsFile
from cli.steps import Step, Steps
from graph.embedded.progress import Progress
from ingest.bulk.run import BulkResult, BulkWatcher, make_tables
from ingest.bulk.spark import SparkOptions
from ingest.bulk.work_folder import StageReport
from ingest.pipeline import IngestOptions

STAGES = (
    *("read", "link", "pages", "institutions", "decide", "people", "tables", "collaborations"),
    *("ids", "teams", "components", "authors"),
)


@dataclass(frozen=True, slots=True)
class BulkRequest:
    """What to load, and how; `only_tables` leaves the loading into an outside server to others."""

    paths: Sequence[Path]
    options: IngestOptions
    spark: SparkOptions
    only_tables: bool = False


def _keep_all() -> None:
    pass


@dataclass(frozen=True, slots=True)
class BulkLoaded:
    """What was loaded; `clean_up`, once that is told, deletes what the load needed."""

    result: BulkResult
    clean_up: Callable[[], None] = _keep_all


def make_tables_of(
    request: BulkRequest, work: Path, rejected: RejectsFile, steps: Steps
) -> BulkResult:
    """Make the tables under `work`, or go on with those that a stopped run has begun."""
    step = steps.step("bulk")
    watcher = BulkWatcher(lambda stage: _show(step, stage), rejected.write)
    try:
        result = make_tables(request.paths, work, request.options, request.spark, watcher)
    except KeyboardInterrupt:
        say_note("Stopped. Finished stages are kept; the same command goes on from there.")
        raise
    step.done(f"{result.report.read():,} records made into tables")
    return result


def _show(step: Step, stage: str) -> None:
    step.report(Progress(stage, STAGES.index(stage), len(STAGES)))


def show_stages(stages: Sequence[StageReport]) -> None:
    """Print what each stage took, one that was kept when it was made."""
    table = Table(box=box.SIMPLE)
    table.add_column("stage")
    for heading in ("rows", "seconds", "of processors", "rows/s", "peak memory"):
        table.add_column(heading, justify="right")
    for stage in stages:
        seconds, spent = f"{stage.seconds:,.1f}", f"{stage.processor_seconds:,.1f}"
        rate = f"{stage.rows / stage.seconds:,.0f}" if stage.rows else ""
        memory = f"{stage.peak_bytes / 2**20:,.0f} MiB"
        name = f"{stage.name} (kept)" if stage.reused else stage.name
        table.add_row(name, f"{stage.rows:,}" if stage.rows else "", seconds, spent, rate, memory)
    show_table(table)
