import logging
import threading
from dataclasses import replace

import pytest

from graph.errors import (
    AuthenticationError,
    GraphError,
    QueryTimeoutError,
    UnavailableError,
)
from graph.store.connection import Connection
from graph.store.contents import is_empty
from graph.store.database import Database
from graph.store.statement import Statement
from tests.helpers.graph_checks import check_nodes
from tests.helpers.tcp_proxy import proxied

ENDLESS = Statement(
    "tests/endless",
    "UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b RETURN sum(a * b) AS total",
    "read",
)
ONE = Statement("tests/one", "RETURN 1 AS one", "read")


def create(topic_id: str) -> Statement:
    return Statement("tests/create", "CREATE (:Topic {id: $id})", "write", {"id": topic_id})


def test_rows_are_mappings_of_the_bound_values(database: Database) -> None:
    statement = Statement("tests/echo", "RETURN $value AS value", "read", {"value": ["a", 1]})

    assert database.run(statement) == [{"value": ["a", 1]}]
    assert database.statements == {"tests/echo": 1}


def test_a_run_is_logged_with_its_name_time_and_rows(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG, logger="graph.store"):
        database.run(ONE)

    [record] = caplog.records
    assert record.getMessage() == "ran tests/one"
    assert record.__dict__["rows"] == 1
    assert 0 < record.__dict__["ms"] < 60_000


def test_all_statements_of_an_atomic_run_take_effect_or_none(database: Database) -> None:
    with pytest.raises(GraphError, match="already exists"):
        database.run_atomically([create("topic:a"), create("topic:b"), create("topic:a")])

    assert check_nodes(database, "Topic", ["id"]) == set()


def test_a_wrong_password_is_said_so(connection: Connection) -> None:
    wrong = replace(connection, password=connection.password[::-1])
    with (
        Database(wrong) as database,
        pytest.raises(AuthenticationError, match=f"{connection.uri} refused"),
    ):
        database.verify()


def test_nobody_listening_is_said_so(connection: Connection) -> None:
    with proxied(connection) as (proxy, through):
        proxy.go_down()
        with Database(through) as database, pytest.raises(UnavailableError, match=through.uri):
            database.verify()


def test_an_unknown_database_is_said_so(connection: Connection) -> None:
    with (
        Database(replace(connection, database="nowhere")) as database,
        pytest.raises(UnavailableError, match="no such database"),
    ):
        database.run(ONE)


def test_a_server_that_stops_in_the_midst_is_unavailable(connection: Connection) -> None:
    with proxied(connection) as (proxy, through), Database(through, retry_seconds=1) as database:
        stop = threading.Timer(0.7, proxy.go_down)
        stop.start()
        with pytest.raises(UnavailableError, match="cannot be reached"):
            database.run(ENDLESS)
        stop.join()


@pytest.mark.parametrize("signal", [KeyboardInterrupt, SystemExit])
def test_what_is_interrupted_while_the_server_is_away_is_not_taken_for_a_failure(
    signal: type[BaseException], connection: Connection
) -> None:
    with proxied(connection) as (proxy, through), Database(through) as database:
        with pytest.raises(signal), database.hold(replace(ONE, access="write")):  # noqa: PT012 - as where it is pressed within
            proxy.go_down()
            raise signal

        assert database.reach.away_since is None


def test_a_server_that_restarts_in_the_midst_is_asked_again(connection: Connection) -> None:
    with proxied(connection) as (proxy, through), Database(through) as database:
        database.run(ONE)
        proxy.go_down()
        back = threading.Timer(1.5, proxy.come_back)
        back.start()
        assert database.run(ONE) == [{"one": 1}]
        back.join()


def test_the_server_itself_ends_a_statement_at_its_time_limit(database: Database) -> None:
    with pytest.raises(QueryTimeoutError, match="Neo4j stopped the statement"):
        database.run(ENDLESS, timeout=0.5)

    assert running(database, ENDLESS) == 0


def test_waiting_for_a_lock_counts_for_the_time_limit(database: Database) -> None:
    database.run(create("topic:a"))
    touch = Statement("tests/touch", "MATCH (t:Topic) SET t.seen = true RETURN t.id AS id", "write")

    with Database(database.connection) as other, database.hold(touch) as rows:
        assert rows == [{"id": "topic:a"}]
        with pytest.raises(QueryTimeoutError):
            other.run(touch, timeout=0.5)

    assert database.run(touch, timeout=60) == [{"id": "topic:a"}]


def test_a_held_transaction_is_undone_where_its_block_fails(database: Database) -> None:
    with pytest.raises(ZeroDivisionError), database.hold(create("topic:a")):
        _ = 1 / 0

    assert check_nodes(database, "Topic", ["id"]) == set()


def test_schema_and_batches_run_outside_a_transaction(database: Database) -> None:
    database.run_unmanaged(
        Statement(
            "tests/batches",
            "UNWIND range(1, 25) AS i CALL (i) { CREATE (:Topic {id: 'topic:' + i}) } "
            "IN TRANSACTIONS OF 10 ROWS",
            "write",
        )
    )

    assert len(check_nodes(database, "Topic", ["id"])) == 25


def test_a_read_statement_may_not_write(database: Database) -> None:
    sneaky = Statement("tests/sneaky", "CREATE (:Topic {id: 'topic:a'})", "read")

    with pytest.raises(GraphError, match=r"(?i)writ"):
        database.run(sneaky)


def test_a_migrated_database_is_empty_until_it_holds_data(database: Database) -> None:
    assert is_empty(database)

    database.run(create("topic:a"))

    assert not is_empty(database)


def running(database: Database, statement: Statement) -> int:
    text = "SHOW TRANSACTIONS YIELD currentQuery AS text WHERE text = $text RETURN count(*) AS n"
    [row] = database.run_unmanaged(
        Statement("tests/running", text, "read", {"text": statement.text})
    )
    count: int = row["n"]
    return count
