"""`rgraph ingest --bulk`: a first load by Spark and Neo4j's offline importer."""

from functools import partial
from pathlib import Path

from cli.bulk_outside import leave_tables, load_outside
from cli.bulk_tables import BulkLoaded, BulkRequest, make_tables_of
from cli.connect import embedded_connection, embedded_server
from cli.errors import CommandError
from cli.ingest_report import RejectsFile
from cli.settings import Settings
from cli.steps import Steps
from graph.embedded.launcher import EmbeddedServer
from graph.embedded.offline_import import import_offline
from graph.embedded.users import list_users
from graph.store.contents import is_empty
from graph.store.database import Database
from graph.store.migrations import migrate
from ingest.bulk.durable import replace_durably
from ingest.bulk.room import is_finished
from ingest.bulk.run import BulkResult, EarlierLoad, delete_work, find_earlier
from ingest.curation.exchange import export_decisions, import_decisions

_WORK = "bulk"
_DECISIONS = "bulk.decisions.jsonl"
"""The decisions of the graph that the importer replaces, until they are in the new one."""
_NOT_EMPTY = (
    "The graph is not empty, and a bulk load makes a new one. Leave out --bulk to add to it, or "
    "begin anew with an empty one."
)


def load_bulk(
    request: BulkRequest, settings: Settings, rejected: RejectsFile, steps: Steps
) -> BulkLoaded | None:
    """Load the files into an empty graph: by the importer, or over Bolt into an outside server.

    None where a load that had been stopped was there, and told already. Decisions of curators,
    which a graph may hold before its first paper, are in effect in the new one.
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
    _check_stopped(server)
    earlier = find_earlier(request.paths, server.folder.path / _WORK, request.options)
    is_there = _is_there(server, earlier, settings, steps)
    if is_there and earlier:
        step.done(f"The graph has these files already: {earlier.import_id} is finished")
        if earlier.has_ended:
            _clean_up(server)
            return None
    else:
        _check_embedded(server)
        step.done(f"The graph of {server.folder.path} is empty")
    result = make_tables_of(request, server.folder.path / _WORK, rejected, steps)
    if not is_there:
        _import(settings, result, steps)
        _finish(settings, server.folder.path, steps)
    return BulkLoaded(result, partial(_clean_up, server))


def _check_stopped(server: EmbeddedServer) -> None:
    """Hold that Neo4j is stopped; one that a killed program has left is stopped now."""
    status = server.status()
    if status is not None and status.orphaned and not list_users(server.folder):
        server.stop()
    elif status is not None:
        raise CommandError("A bulk load needs Neo4j stopped: rgraph db stop.")


def _is_there(
    server: EmbeddedServer, earlier: EarlierLoad | None, settings: Settings, steps: Steps
) -> bool:
    """Finish what the importer has ended of an earlier run; say whether it was of these files."""
    folder = server.folder
    imported, ended = folder.imported.exists(), earlier is not None and earlier.has_ended
    if not (folder.has_databases() and (imported or ended)):
        return False
    is_there = _finish(settings, folder.path, steps, earlier)
    if imported and not is_there:
        _clean_up(server)
    return is_there


def _check_embedded(server: EmbeddedServer) -> None:
    """Hold that nothing is replaced but an empty graph, and keep the decisions that it holds."""
    if server.folder.importing.exists() or not server.folder.has_databases():
        return
    with server, Database(embedded_connection(server.connection)) as database:
        if not is_empty(database):
            raise CommandError(_NOT_EMPTY)
        kept = server.folder.path / _DECISIONS
        if kept.exists():  # of a load that failed, after which this graph was begun
            migrate(database)
            import_decisions(database, kept)
        _keep_decisions(database, kept)


def _keep_decisions(database: Database, path: Path) -> None:
    part = path.with_suffix(".part")
    if export_decisions(database, part):
        replace_durably(part, path)
    else:
        part.unlink()
        path.unlink(missing_ok=True)


def _import(settings: Settings, result: BulkResult, steps: Steps) -> None:
    step = steps.step("import")
    counts = import_offline(
        embedded_server(settings, step.report),
        result.folder,
        heap=settings.rgraph_heap,
        overwrite=True,
        report=step.report,
    )
    step.done(f"{counts.nodes:,} nodes and {counts.relationships:,} relationships imported")


def _finish(
    settings: Settings, home: Path, steps: Steps, earlier: EarlierLoad | None = None
) -> bool:
    """Bring up indexes, put decisions into effect, and say whether the earlier load is there."""
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
        return earlier is not None and is_finished(database, earlier.import_id)


def _clean_up(server: EmbeddedServer) -> None:
    home = server.folder.path
    (home / _DECISIONS).unlink(missing_ok=True)
    delete_work(home / _WORK)
    # Last: with it, or with what is left of the work, a run that was killed here is known.
    server.folder.imported.unlink(missing_ok=True)
