"""The tests take an outside database only if nobody's data is in it, and leave nothing there."""

import os
import subprocess
import sys

from graph.store.database import Database
from graph.store.statement import Statement
from tests.helpers.schema import name_what_is_there
from tests.helpers.sources import ROOT


def run_schema_tests(database: Database) -> subprocess.CompletedProcess[str]:
    connection = database.connection
    outside = {
        "RGRAPH_TEST_NEO4J_URI": connection.uri,
        "RGRAPH_TEST_NEO4J_USERNAME": connection.username,
        "RGRAPH_TEST_NEO4J_PASSWORD": connection.password,
    }
    # Nor is it a worker of the run that this test is in.
    ours = ("RGRAPH_TEST_", "PYTEST_XDIST_")
    kept = {k: v for k, v in os.environ.items() if not k.startswith(ours)}
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "tests/component/graph/test_schema.py"],
        cwd=ROOT,
        env={**kept, **outside, "NEO4J_URI": "bolt://127.0.0.1:1"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_database_with_data_is_refused_and_left_alone(database: Database) -> None:
    database.run(Statement("tests/node", "CREATE (:Precious)", "write"))
    before = name_what_is_there(database)

    refused = run_schema_tests(database)

    assert refused.returncode == 4
    assert f"The database at {database.connection.uri} is not empty" in refused.stdout
    assert name_what_is_there(database) == before


def test_an_empty_database_is_used_and_emptied_again(empty_database: Database) -> None:
    used = run_schema_tests(empty_database)

    assert used.returncode == 0, used.stdout + used.stderr
    assert f"at {empty_database.connection.uri} (RGRAPH_TEST_NEO4J_URI)" in used.stdout
    assert name_what_is_there(empty_database) == ""
