"""`rgraph ingest --bulk`: a first load by Spark and Neo4j's offline importer."""

import shutil
from pathlib import Path

from cli.bulk_outside import leave_tables, load_outside
from cli.bulk_tables import BulkRequest, make_tables_of
from cli.connect import embedded_connection, embedded_server
from cli.errors import CommandError
from cli.ingest_report import RejectsFile
from cli.settings import Settings
from cli.steps import Steps
from graph.embedded.launcher import EmbeddedServer
from graph.embedded.offline_import import import_offline
from graph.store.contents import is_empty
from graph.store.database import Database
from graph.store.migrations import migrate
from ingest.bulk.run import BulkResult, has_stages_of
from ingest.curation.exchange import export_decisions, import_decisions

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


def load_bulk(
    request: BulkRequest, settings: Settings, rejected: RejectsFile, steps: Steps
) -> BulkResult | None:
    """Load the files into an empty graph: by the importer, or over Bolt into an outside server.

    None where a load that had been stopped only had to be finished. Decisions of curators, which a
    graph may hold before its first paper, are in effect in the new one.
    """
    if settings.neo4j_uri is not None:
        outside = leave_tables if request.only_tables else load_outside
        return outside(request, settings, settings.neo4j_uri, rejected, steps)
    if request.only_tables:
        raise CommandError(
            "--only-tables is for a server of your own, which NEO4J_URI names; without it, the "
            "tables are imported at once."
        )
    step = steps.step("database")
    server = embedded_server(settings, step.report)
    home = server.folder.path
    if _is_finished_now(server, request, settings, steps):
        step.done("The load that was stopped before is finished now: nothing was read anew")
        return None
    _check_embedded(server)
    step.done(f"The graph of {home} is empty")
    result = make_tables_of(request, home / _WORK, rejected, steps)
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
