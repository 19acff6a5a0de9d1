"""`rgraph ingest --bulk`: a first load by Spark and Neo4j's offline importer."""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rich import box
from rich.markup import escape
from rich.table import Table

from cli.connect import embedded_connection, embedded_server, outside_connection
from cli.console import out, say_note
from cli.errors import CommandError
from cli.ingest_report import RejectsFile
from cli.settings import Settings
from cli.steps import Step, Steps
from graph.embedded.launcher import EmbeddedServer
from graph.embedded.offline_import import import_offline
from graph.embedded.progress import Progress
from graph.errors import UnavailableError
from graph.store.contents import is_empty
from graph.store.database import Database
from graph.store.migrations import migrate
from ingest.bulk.run import BulkResult, BulkWatcher, has_stages_of, make_tables
from ingest.bulk.spark import SparkOptions
from ingest.bulk.work_folder import StageReport
from ingest.curation.exchange import export_decisions, import_decisions
from ingest.pipeline import IngestOptions

TABLES = Path("rgraph.tables")
STAGES = (
    *("read", "link", "pages", "institutions", "decide", "people", "tables", "collaborations"),
    *("ids", "teams", "components", "authors"),
)
DECISIONS = Path("rgraph.decisions.jsonl")
_WORK = "bulk"
_IMPORTING = "bulk.importing"
"""Is there while the importer writes: what it leaves when it is killed is no graph."""
_IMPORTED = "bulk.imported"
"""Is there from then on until indexes are up and decisions in effect."""
_DECISIONS = "bulk.decisions.jsonl"
"""The decisions of the graph that the importer replaces, until they are in the new one."""
_NOT_EMPTY = (
    "The graph is not empty, and a bulk load makes a new one. Leave out --bulk to add to it, or "
    "begin anew with an empty one."
)


@dataclass(frozen=True, slots=True)
class BulkRequest:
    """What to load, and how."""

    paths: Sequence[Path]
    options: IngestOptions
    spark: SparkOptions


def load_bulk(
    request: BulkRequest, settings: Settings, rejected: RejectsFile, steps: Steps
) -> BulkResult | None:
    """Load the files into an empty graph; for an outside server, leave tables and a command.

    None where a load that had been stopped only had to be finished. Decisions of curators, which a
    graph may hold before its first paper, are in effect in the new one.
    """
    if settings.neo4j_uri is not None:
        return _leave_tables(request, settings, settings.neo4j_uri, rejected, steps)
    step = steps.step("database")
    server = embedded_server(settings, step.report)
    home = server.folder.path
    if _is_finished_now(server, request, settings, steps):
        step.done("The load that was stopped before is finished now: nothing was read anew")
        return None
    _check_embedded(server)
    step.done(f"The graph of {home} is empty")
    result = _make_tables(request, home / _WORK, rejected, steps)
    _import(settings, server, result, steps)
    _finish(settings, home, steps)
    return result


def _check_embedded(server: EmbeddedServer) -> None:
    """Hold that nothing is replaced but an empty graph, and keep the decisions that it holds."""
    if server.status() is not None:
        raise CommandError("A bulk load needs Neo4j stopped: rgraph db stop.")
    home = server.folder.path
    if (home / _IMPORTING).exists() or not server.folder.has_databases():
        return
    with server, Database(embedded_connection(server.connection)) as database:
        if not is_empty(database):
            raise CommandError(_NOT_EMPTY)
        kept = home / _DECISIONS
        if kept.exists():  # of a load that failed, after which this graph was begun
            migrate(database)
            import_decisions(database, kept)
        _keep_decisions(database, kept)


def _keep_decisions(database: Database, path: Path) -> int:
    count = export_decisions(database, path)
    if not count:
        path.unlink()
    return count


def _is_finished_now(
    server: EmbeddedServer, request: BulkRequest, settings: Settings, steps: Steps
) -> bool:
    """Finish a load of which only the importer had ended; say whether it was of these files."""
    home = server.folder.path
    if server.status() is not None or not (home / _IMPORTED).exists():
        return False
    if server.folder.has_databases():
        same = has_stages_of(request.paths, home / _WORK, request.options)
        _finish(settings, home, steps)
        return same
    (home / _IMPORTED).unlink()  # its graph was deleted since
    return False


def _make_tables(
    request: BulkRequest, work: Path, rejected: RejectsFile, steps: Steps
) -> BulkResult:
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


def _import(settings: Settings, server: EmbeddedServer, result: BulkResult, steps: Steps) -> None:
    step, home = steps.step("import"), server.folder.path
    (home / _IMPORTING).touch()
    counts = import_offline(
        embedded_server(settings, step.report),
        result.folder,
        heap=settings.rgraph_heap,
        overwrite=True,
        report=step.report,
    )
    (home / _IMPORTING).replace(home / _IMPORTED)
    step.done(f"{counts.nodes:,} nodes and {counts.relationships:,} relationships imported")


def _finish(settings: Settings, home: Path, steps: Steps) -> None:
    """Bring up the indexes, put decisions into effect, and delete what the load needed."""
    step, decisions = steps.step("indexes"), home / _DECISIONS
    with (
        embedded_server(settings, step.report) as server,
        Database(embedded_connection(server.connection)) as database,
    ):
        migrate(database)
        step.done("Indexes are up")
        if decisions.exists():
            step = steps.step("decisions")
            done = import_decisions(database, decisions)
            step.done(f"{done.new:,} decisions of curators put into effect")
    shutil.rmtree(home / _WORK, ignore_errors=True)
    decisions.unlink(missing_ok=True)
    (home / _IMPORTED).unlink()


def _leave_tables(
    request: BulkRequest, settings: Settings, uri: str, rejected: RejectsFile, steps: Steps
) -> BulkResult:
    decisions = 0
    try:
        with Database(outside_connection(settings, uri)) as database:
            if not is_empty(database):
                raise CommandError(_NOT_EMPTY)
            decisions = _keep_decisions(database, DECISIONS)
    except UnavailableError as error:
        say_note(f"{error} Whether its graph is empty is not known.")
    result = _make_tables(request, TABLES, rejected, steps)
    _say_command(result.folder.resolve(), settings.neo4j_database or "neo4j")
    if decisions:
        out.print(
            f"It held {decisions:,} decisions of curators; put them into effect again with "
            f"'rgraph authors import {DECISIONS}'."
        )
    return result


def _say_command(folder: Path, database: str) -> None:
    out.print("The tables are made. On the server's machine, with Neo4j stopped:")
    lines = [f"neo4j-admin database import full {database} --input-type=parquet"]
    for kind in ("nodes", "relationships"):
        lines += [f"  --{kind}={each.name}={each}/part-.*" for each in _folders(folder / kind)]
    out.print(escape(" \\\n".join(lines)), soft_wrap=True)
    out.print("Then start it; 'rgraph imports list' brings up the indexes and names this import.")


def _folders(folder: Path) -> list[Path]:
    return sorted(each for each in folder.iterdir() if each.is_dir())


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
    out.print(table)
