"""What a database holds, at a glance."""

from graph.store.database import Database


def is_empty(database: Database) -> bool:
    """Whether there is nothing in the graph but the program's own bookkeeping."""
    [row] = database.run_named("maintenance/count_nodes")
    return bool(row["nodes"] == 0)
