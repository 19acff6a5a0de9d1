"""`rgraph up`: from a checkout to the whole product in a browser."""

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType

from cli.connect import open_database
from cli.console import err
from cli.explorer import ExplorerBuild
from cli.settings import read_settings
from cli.steps import Steps
from graph.embedded.progress import Report
from graph.store.connection import Connection
from graph.store.contents import is_empty
from graph.store.database import Database


def up() -> None:
    """Bring up everything: database, explorer, seeds, service; Ctrl-C stops it again.

    The embedded Neo4j is started, the explorer built if its sources changed, the database
    migrated, seeds/ loaded if the graph is empty, and all of it served on 127.0.0.1.
    PORT= chooses the port, NEO4J_URI= another Neo4j, RGRAPH_HOME= the data folder.
    """
    settings = read_settings()
    with Steps(err) as steps, _importing("cli.serve") as imported:
        explorer, database = steps.step("explorer"), steps.step("database")
        with (
            ExplorerBuild(explorer.report) as build,
            open_database(settings, database.report) as opened,
        ):
            serve = imported.result()
            database.done(serve.migrate_database(opened.connection))
            seeds = steps.step("seeds")
            seeds.done(_load_seeds_if_empty(opened.connection, seeds.report))
            explorer.done(f"the explorer is in {build.wait()}")
            listener = serve.bind(settings, steps.note)
            app = serve.load_app(opened.connection, settings)
            steps.close()
            serve.run_service(app, listener, opened, serve.read_log(settings))


def _load_seeds_if_empty(connection: Connection, report: Report) -> str:
    with Database(connection) as database:
        if not is_empty(database):
            return "the graph has data, no seeds loaded"
        # Most starts load nothing, and what loads takes seconds to import.
        from cli.seeds import load_seeds  # noqa: PLC0415 - see above

        return load_seeds(database, report) or "no seeds loaded"


@contextmanager
def _importing(module: str) -> Iterator[Future[ModuleType]]:
    # The service's modules take a second, in which this program would only wait for Neo4j.
    with ThreadPoolExecutor(max_workers=1) as pool:
        yield pool.submit(import_module, module)
