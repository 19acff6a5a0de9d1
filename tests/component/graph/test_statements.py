"""Every named statement is understood by the database, and speaks only of what the model has."""

from collections.abc import Iterator

import pytest
from neo4j import Driver, GraphDatabase, NotificationMinimumSeverity

from graph.model.introspection import describe_labels
from graph.store.catalog import get_named
from graph.store.connection import Connection
from graph.store.database import Database
from graph.store.statement import Statement
from tests.conftest import SharedDatabase
from tests.helpers.sources import statement_names

_ACCESS = {"r": "read", "w": "write", "rw": "write", "s": "write"}
_TELLING = {"UNRECOGNIZED", "DEPRECATION", "UNSUPPORTED", "SCHEMA"}
_SAMPLES = {
    "STRING": "'x'",
    "INTEGER": "1",
    "FLOAT": "0.5",
    "BOOLEAN": "true",
    "LIST<STRING>": "['x']",
    "ZONED DATETIME": "datetime()",
}


@pytest.fixture(scope="module")
def driver(connection: Connection) -> Iterator[Driver]:
    auth = (connection.username, connection.password)
    with GraphDatabase.driver(
        connection.uri, auth=auth, warn_notification_severity=NotificationMinimumSeverity.OFF
    ) as driver:
        yield driver


@pytest.fixture(scope="module")
def whole_model(shared_database: SharedDatabase) -> Database:
    """A graph in which each label, relationship type and property of the model occurs."""
    database = shared_database.without_data()
    for label in describe_labels():
        _create(database, f"(:{label.label} {_map(label.properties)})")
        for relationship in label.relationships:
            pattern = f"[:{relationship.type} {_map(relationship.properties)}]"
            _create(database, f"(:Sample)-{pattern}->(:Sample)")
    return database


def _map(properties: tuple[object, ...]) -> str:
    pairs = (f"`{p.name}`: {_SAMPLES[p.type]}" for p in properties)
    return f"{{{', '.join(pairs)}}}"


def _create(database: Database, pattern: str) -> None:
    # The history of migrations stays as it is.
    if "(:Migration" not in pattern:
        database.run(Statement("tests/sample", f"CREATE {pattern}", "write"))


@pytest.mark.usefixtures("whole_model")
@pytest.mark.parametrize("name", statement_names())
def test_a_statement_is_understood(name: str, driver: Driver, connection: Connection) -> None:
    named = get_named(name)
    with driver.session(database=connection.database) as session:
        result = session.run(f"EXPLAIN {named.text}")
        columns = result.keys()
        summary = result.consume()
    remarks = {
        f"{status.raw_classification}: {status.status_description}"
        for status in summary.gql_status_objects
        if status.raw_classification in _TELLING
    }

    assert tuple(columns) == named.returns
    assert _ACCESS[summary.query_type] == named.access
    assert remarks == set()
