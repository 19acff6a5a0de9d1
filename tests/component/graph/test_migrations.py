import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from graph.errors import MigrationError, UnavailableError
from graph.store.catalog import get_statement
from graph.store.database import Database
from graph.store.migration_files import MigrationFile, parse_migration
from graph.store.migrations import list_applied, migrate
from tests.helpers.graph_checks import check_nodes, check_relationships
from tests.helpers.schema import name_what_is_there, show_indexes
from tests.helpers.tcp_proxy import proxied

INDEX = parse_migration(
    "V0001__index.cypher", "CREATE INDEX a_x IF NOT EXISTS FOR (n:A) ON (n.x);\n"
)
NODES = parse_migration(
    "V0002__nodes.cypher", "CREATE (:A {x: 1});\nMATCH (n:A) CREATE (:B {x: n.x + 1});\n"
)
MORE = parse_migration("V0003__more.cypher", "MATCH (n:B) SET n.x = n.x + 1;\n")
BOOKKEEPING = {"constraint_unique_Migration_version", "constraint_unique_MigrationLock_id"}


def names(files: list[MigrationFile]) -> list[str]:
    return [file.name for file in files]


def test_files_are_applied_in_order_and_once(empty_database: Database) -> None:
    first = migrate(empty_database, [INDEX, NODES])
    second = migrate(empty_database, [INDEX, NODES, MORE])
    third = migrate(empty_database, [INDEX, NODES, MORE])

    assert [[m.name for m in run] for run in (first, second, third)] == [
        [INDEX.name, NODES.name],
        [MORE.name],
        [],
    ]
    assert check_nodes(empty_database, "B", ["x"]) == {(3,)}
    assert "a_x" in {index.name for index in show_indexes(empty_database)}


def test_a_graph_that_counts_its_writes_counts_migrations(empty_database: Database) -> None:
    migrate(empty_database, [INDEX])
    assert check_nodes(empty_database, "GraphState", ["id"]) == set()
    empty_database.run_named("load/raise_write_number")
    migrate(empty_database, [INDEX, NODES, MORE])
    migrate(empty_database, [INDEX, NODES, MORE])
    assert check_nodes(empty_database, "GraphState", ["writes"]) == {(3,)}


def test_the_history_is_a_chain_with_checksums(empty_database: Database) -> None:
    migrate(empty_database, [INDEX, NODES])
    migrate(empty_database, [INDEX, NODES, MORE])

    assert check_nodes(empty_database, "Migration", ["version", "name", "checksum"]) == {
        (file.version, file.name, file.checksum) for file in (INDEX, NODES, MORE)
    }
    chain = check_relationships(
        empty_database, ("Migration", "version"), "FOLLOWED_BY", ("Migration", "version")
    )
    assert chain == {(1, 2), (2, 3)}


def test_a_changed_file_is_refused_with_both_checksums(empty_database: Database) -> None:
    migrate(empty_database, [INDEX, NODES])
    changed = replace(NODES, checksum="0123abcd")

    with pytest.raises(MigrationError) as refused:
        migrate(empty_database, [INDEX, changed, MORE])

    for said in (NODES.name, NODES.checksum, "0123abcd"):
        assert said in str(refused.value)
    assert [m.version for m in list_applied(empty_database)] == [1, 2]


def test_a_missing_file_is_refused(empty_database: Database) -> None:
    migrate(empty_database, [INDEX, NODES])

    with pytest.raises(MigrationError, match=f"{NODES.name}.*does not carry; its last is number 1"):
        migrate(empty_database, [INDEX])


def test_a_file_that_history_went_past_is_refused(empty_database: Database) -> None:
    migrate(empty_database, [NODES])

    with pytest.raises(MigrationError, match=f"number 2, but was never through {INDEX.name}"):
        migrate(empty_database, [INDEX, NODES])


def test_the_data_changes_of_a_file_take_effect_together_or_not_at_all(
    empty_database: Database,
) -> None:
    broken = parse_migration("V0001__broken.cypher", "CREATE (:A {x: 1});\nCREATE (:A {x: 1/0});")

    with pytest.raises(Exception, match="/ by zero"):
        migrate(empty_database, [broken])

    assert check_nodes(empty_database, "A", ["x"]) == set()
    assert list_applied(empty_database) == []


def test_an_interrupted_run_is_finished_by_the_next(empty_database: Database) -> None:
    # Every place at which the wire can break: before the n-th statement of the run.
    many = [INDEX, NODES, MORE]
    cuts = 0
    with proxied(empty_database.connection) as (proxy, through):
        for allowed in range(1, 40):
            proxy.come_back()
            with Database(through, retry_seconds=0) as database:
                try:
                    migrate(_CutAfter(database, allowed, proxy.go_down), many)
                except UnavailableError:
                    cuts += 1
                else:
                    break

    assert cuts >= 3
    assert [m.name for m in list_applied(empty_database)] == names(many)
    assert check_nodes(empty_database, "A", ["x"]) == {(1,)}
    assert check_nodes(empty_database, "B", ["x"]) == {(3,)}


def test_two_runs_at_once_take_turns(empty_database: Database) -> None:
    files = [INDEX, NODES, MORE]
    with (
        Database(empty_database.connection) as other,
        ThreadPoolExecutor(max_workers=2) as pool,
    ):
        runs = list(pool.map(lambda database: migrate(database, files), [empty_database, other]))

    assert sorted(len(run) for run in runs) == [0, 3]
    assert check_nodes(empty_database, "B", ["x"]) == {(3,)}


def test_a_run_that_waits_too_long_for_another_says_so(empty_database: Database) -> None:
    migrate(empty_database, [INDEX])

    with (
        empty_database.hold(get_statement("maintenance/take_migration_lock")),
        Database(empty_database.connection) as other,
        pytest.raises(MigrationError, match=r"migrating this database for more than 0\.5 s"),
    ):
        migrate(other, [INDEX, NODES], lock_seconds=0.5)


def test_a_killed_run_leaves_no_lock(empty_database: Database) -> None:
    migrate(empty_database, [INDEX])
    with proxied(empty_database.connection) as (proxy, through), Database(through) as killed:
        holding = killed.hold(get_statement("maintenance/take_migration_lock"))
        holding.__enter__()
        proxy.go_down()

        assert len(migrate(empty_database, [INDEX, NODES], lock_seconds=120)) == 1
        with pytest.raises(UnavailableError):
            holding.__exit__(None, None, None)


def test_a_database_of_somebody_else_keeps_what_it_has(empty_database: Database) -> None:
    empty_database.run_unmanaged(
        get_statement("maintenance/create_migration_constraint")
    )  # a trace of an earlier, interrupted start
    migrate(empty_database, [INDEX])

    assert {index.name for index in show_indexes(empty_database)} == {"a_x"} | BOOKKEEPING
    assert name_what_is_there(empty_database).startswith("2 nodes")


class _CutAfter:
    """A database that loses its server after so many calls."""

    def __init__(self, database: Database, calls: int, cut: object) -> None:
        self._database = database
        self._left = calls
        self._cut = cut
        self._lock = threading.Lock()

    def __getattr__(self, name: str) -> object:
        if name.startswith("run") or name == "hold":
            with self._lock:
                self._left -= 1
                if self._left < 0:
                    self._cut()
        return getattr(self._database, name)
