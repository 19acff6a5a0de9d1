"""Whether a graph has room for a bulk load: empty, or with what is there of this very load."""

from graph.store.contents import is_empty
from graph.store.database import Database
from ingest.errors import IngestError
from ingest.imports.run import FINISHED
from ingest.loaders.turns import hold_lock


def check_room(database: Database, load: str | None = None) -> bool:
    """Refuse a graph that is not empty, save for what a bulk load has left that was stopped.

    Gives whether this load, the id of an import, is there as a whole: nothing is left to load.

    Raises:
        IngestError: The graph is not empty.
    """
    with hold_lock(database) as loading:
        if loading is not None:
            return False
        if load is not None and is_finished(database, load):
            return True
        if not is_empty(database):
            raise IngestError(
                "The graph is not empty, and a bulk load makes a new one. Leave out --bulk to add "
                "to it, or begin anew with an empty one."
            )
        return False


def is_finished(database: Database, load: str) -> bool:
    """Whether the graph has the import, and it came to its end; nobody undid it since."""
    rows = database.run_named("imports/list_imports", id=load, limit=1)
    return any(row["status"] == FINISHED for row in rows)
