"""`rgraph up`: from a checkout to the whole product in a browser."""

import threading
from importlib import import_module

from cli.connect import open_database
from cli.console import err
from cli.explorer import ExplorerBuild
from cli.serve import bind, load_app, migrate_database, run_service
from cli.settings import read_settings
from cli.steps import Steps


def up() -> None:
    """Bring up everything: database, explorer, seeds, service; Ctrl-C stops it again.

    The embedded Neo4j is started, the explorer built if its sources changed, the database
    migrated, seeds/ loaded if the graph is empty, and all of it served on 127.0.0.1.
    PORT= chooses the port, NEO4J_URI= another Neo4j, RGRAPH_HOME= the data folder.
    """
    settings = read_settings()
    with Steps(err) as steps:
        explorer = steps.step("explorer")
        database = steps.step("database")
        with ExplorerBuild(explorer.report) as build:
            _import_service_meanwhile()
            with open_database(settings, database.report) as opened:
                database.done(migrate_database(opened.connection))
                explorer.done(f"explorer {build.wait()}")
                listener = bind(settings, steps.note)
                app = load_app(opened.connection)
                steps.close()
                run_service(app, listener, opened)


def _import_service_meanwhile() -> None:
    # Its modules take a second, in which this program would only wait for Neo4j.
    threading.Thread(target=import_module, args=("service.app",), daemon=True).start()
