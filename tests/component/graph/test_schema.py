"""The migrated database has what the model classes declare, and nothing else."""

from graph.model.introspection import describe_indexes
from graph.store.database import Database
from graph.store.statement import Statement
from tests.helpers.schema import show_indexes


def test_the_migrated_database_has_exactly_the_declared_indexes_and_constraints(
    database: Database,
) -> None:
    assert show_indexes(database) == describe_indexes()


def test_every_index_is_online_after_migrating(database: Database) -> None:
    rows = database.run(
        Statement("tests/states", "SHOW INDEXES YIELD state RETURN DISTINCT state", "read")
    )
    assert rows == [{"state": "ONLINE"}]
