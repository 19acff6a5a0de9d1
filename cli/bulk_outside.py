"""`rgraph ingest --bulk` for a server of the user's own: over Bolt, or tables for its importer."""

from functools import partial
from pathlib import Path

from rich.markup import escape

from cli.bulk_tables import BulkLoaded, BulkRequest, make_tables_of
from cli.connect import outside_connection
from cli.console import out, say_note
from cli.errors import CommandError
from cli.ingest_report import RejectsFile
from cli.settings import Settings
from cli.steps import Steps
from graph.embedded.progress import Progress
from graph.errors import UnavailableError
from graph.store.database import Database
from graph.store.migrations import migrate
from ingest.bulk.bolt_load import load_tables
from ingest.bulk.durable import replace_durably
from ingest.bulk.room import check_room
from ingest.bulk.run import BulkResult, EarlierLoad, delete_work, find_earlier
from ingest.curation.exchange import export_decisions

TABLES = Path("rgraph.tables")
DECISIONS = Path("rgraph.decisions.jsonl")


def load_outside(
    request: BulkRequest, settings: Settings, uri: str, rejected: RejectsFile, steps: Steps
) -> BulkLoaded | None:
    """Make the tables and write them into the server's empty graph, while it runs.

    None where a load that had been stopped was there, and told already.
    """
    earlier = find_earlier(request.paths, TABLES, request.options)
    with Database(outside_connection(settings, uri)) as database:
        is_there = _find_room(database, earlier, uri, steps)
        if is_there and earlier and earlier.has_ended:
            delete_work(TABLES)
            return None
        result = make_tables_of(request, TABLES, rejected, steps)
        if not is_there:
            _load(database, result, steps)
    return BulkLoaded(result, partial(delete_work, TABLES))


def _find_room(database: Database, earlier: EarlierLoad | None, uri: str, steps: Steps) -> bool:
    """Say whether the load is there as a whole; where it is not, there is room for it."""
    step = steps.step("database")
    server = database.verify()
    step.report(Progress("waiting until no other program writes"))
    is_there = check_room(database, earlier.import_id if earlier else None)
    migrate(database)
    if is_there and earlier:
        step.done(
            f"{server} answers at {uri}, and its graph has these files already: {earlier.import_id}"
            " is finished, and only its tables are deleted"
        )
    else:
        step.done(f"{server} answers at {uri}, and its graph is free for a bulk load")
    return is_there


def _load(database: Database, result: BulkResult, steps: Steps) -> None:
    step = steps.step("load")
    try:
        loaded = load_tables(database, result.folder, result.import_id, report=step.report)
    except UnavailableError as error:
        said = str(error).rstrip(".")
        raise CommandError(
            f"{said}. What was loaded is kept; the same command goes on from there."
        ) from error
    except KeyboardInterrupt:
        say_note("Stopped. What was loaded is kept; the same command goes on from there.")
        raise
    step.done(f"{loaded.nodes:,} nodes and {loaded.relationships:,} relationships loaded")
    effective, others = loaded.decisions
    if effective or others:
        step = steps.step("decisions")
        step.done(
            f"{effective:,} decisions of curators put into effect; {others:,} were undone, or are "
            "about nobody who is there"
        )


def leave_tables(
    request: BulkRequest, settings: Settings, uri: str, rejected: RejectsFile, steps: Steps
) -> BulkLoaded:
    """Make the tables, and print the command that imports them on the server's machine."""
    decisions = 0
    try:
        with Database(outside_connection(settings, uri)) as database:
            check_room(database)
            decisions = _keep_decisions(database)
    except UnavailableError as error:
        say_note(f"{error} Whether its graph is empty is not known.")
    result = make_tables_of(request, TABLES, rejected, steps)
    _say_command(result.folder.resolve(), settings.neo4j_database or "neo4j")
    if decisions:
        out.print(
            f"It held {decisions:,} decisions of curators; put them into effect again with "
            f"'rgraph authors import {DECISIONS}'."
        )
    return BulkLoaded(result)


def _keep_decisions(database: Database) -> int:
    """Write the decisions of the graph to a file, if there are any; no other file is replaced."""
    part = DECISIONS.with_suffix(".part")
    count = export_decisions(database, part)
    if not count:
        part.unlink()
    elif DECISIONS.exists() and DECISIONS.read_bytes() != part.read_bytes():
        part.unlink()
        raise CommandError(f"{DECISIONS} is there and holds other decisions; move it away first.")
    else:
        replace_durably(part, DECISIONS)
    return count


def _say_command(folder: Path, database: str) -> None:
    out.print("The tables are made. On the server's machine, with Neo4j stopped:")
    lines = [f"neo4j-admin database import full {database} --input-type=parquet"]
    for kind in ("nodes", "relationships"):
        lines += [f"  --{kind}={each.name}={each}/part-.*" for each in _folders(folder / kind)]
    out.print(escape(" \\\n".join(lines)), soft_wrap=True)
    out.print("Then start it; 'rgraph imports list' brings up the indexes and names this import.")


def _folders(folder: Path) -> list[Path]:
    return sorted(each for each in folder.iterdir() if each.is_dir())
