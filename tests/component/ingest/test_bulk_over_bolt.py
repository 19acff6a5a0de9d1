"""Tables over Bolt: whole, stopped, cut off, and in the way of others. The tables are generated.

That they hold what Spark has made of every kind of source is tested where Spark runs
(tests/component/embedded/test_bulk_load.py).
"""

from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

import polars as pl
import pytest

from bench.generate.sizes import SIZES
from bench.generate.tables import write_tables
from bench.generate.world import make_world
from cli.seeds import SEEDS
from graph.embedded.progress import Progress
from graph.errors import GraphError, UnavailableError
from graph.store.connection import Connection
from graph.store.database import Database, Row
from graph.store.statement import Statement
from ingest.bulk import bolt_load
from ingest.bulk.bolt_load import WRITERS, LoadOptions, _read_cells, load_tables
from ingest.bulk.room import check_room
from ingest.bulk.table_files import list_table_files
from ingest.errors import IngestError
from ingest.imports.run import FINISHED, UNDOING, UNFINISHED
from ingest.pipeline import ingest
from tests.component.ingest.dump import Dump, dump, rows
from tests.conftest import SharedDatabase
from tests.helpers.tcp_proxy import proxied

LOAD = "import:2026-01-01T00-00-00-abcd"
OTHER = "import:2025-01-01T00-00-00-abcd"
SIZE = SIZES["T"]


class _Stopping(Database):
    """Ends as a program that is killed: after so many parts, in the midst of one."""

    def __init__(self, connection: Connection, parts: int) -> None:
        super().__init__(connection)
        self.left = parts

    def run_atomically(
        self, statements: Sequence[Statement], *, given_up: Event | None = None
    ) -> list[list[Row]]:
        self.left -= 1
        if self.left < 0:
            raise GraphError("stopped")
        return super().run_atomically(statements, given_up=given_up)


class _Unheard(Database):
    """Does something once without hearing of it: loses the connection, or does it again."""

    def __init__(self, connection: Connection, statement: str, *, again: bool) -> None:
        super().__init__(connection)
        self.statement, self.again = statement, again
        self.losses = iter([True])

    def run_atomically(
        self, statements: Sequence[Statement], *, given_up: Event | None = None
    ) -> list[list[Row]]:
        done = super().run_atomically(statements, given_up=given_up)
        is_it = any(one.name == self.statement for one in statements)
        if not (is_it and next(self.losses, False)):
            return done
        if self.again:
            return super().run_atomically(statements, given_up=given_up)
        raise UnavailableError("the server went away")


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tables")
    write_tables(make_world(SIZE), folder, sources=True)
    _write_import(folder, LOAD)
    return folder


def _write_import(folder: Path, load: str) -> None:
    columns = {
        "id:ID": [load],
        "status": [FINISHED],
        "startedAt:DATETIME": ["2026-01-01T00:00:00Z"],
        "files:STRING[]": [["papers.jsonl"]],
    }
    (folder / "nodes" / "Import").mkdir(parents=True)
    pl.DataFrame(columns).write_parquet(folder / "nodes" / "Import" / "part-0.parquet")


@pytest.fixture(scope="module")
def whole(tables: Path, shared_database: SharedDatabase) -> Dump:
    """What a load in one piece makes."""
    empty = shared_database.without_data()
    load_tables(empty, tables, LOAD, LoadOptions(writers=1))
    return dump(empty)


@pytest.fixture(autouse=True)
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have more parts than the small tables have otherwise."""
    monkeypatch.setattr(bolt_load, "_ROWS", 500)


def test_every_row_of_the_tables_is_there(whole: Dump, tables: Path, database: Database) -> None:
    told: list[Progress] = []

    loaded = load_tables(database, tables, LOAD, LoadOptions(writers=3), told.append)

    assert dump(database) == whole
    assert loaded.nodes == len(whole.nodes) + 1  # the import itself
    assert loaded.relationships == len(whole.relationships)
    assert len(whole.nodes) > 2 * SIZE.papers
    assert told[-1].done == told[-1].total == loaded.nodes + loaded.relationships
    assert "rows/s" in told[-1].message
    assert rows(database, "MATCH (p:BulkPart) RETURN p.id") == []


@pytest.mark.parametrize("parts", [0, 1, 12, 40])
def test_a_stopped_load_goes_on_and_nobody_else_writes_meanwhile(
    whole: Dump, tables: Path, database: Database, connection: Connection, parts: int
) -> None:
    with _Stopping(connection, parts) as stopping, pytest.raises(GraphError, match="stopped"):
        load_tables(stopping, tables, LOAD)
    left = len(rows(database, "MATCH (p:BulkPart) RETURN p.id")) - 1

    with pytest.raises(IngestError, match=f"a part of a bulk load, {LOAD}, which was stopped"):
        ingest(database, [SEEDS / "pages.jsonl"])
    check_room(database)
    before = database.statements.copy()
    load_tables(database, tables, LOAD)

    assert dump(database) == whole
    files = list_table_files(tables)
    wanted = sum(len(cells) for file in files for cells in _read_cells(file, LOAD, WRITERS))
    assert left == parts < wanted
    assert (database.statements - before)["load/add_bulk_part"] == wanted - parts


@pytest.mark.parametrize("writers", [(3, 1), (1, 3)])
def test_a_stopped_load_goes_on_with_another_number_of_writers(
    whole: Dump,
    tables: Path,
    database: Database,
    connection: Connection,
    writers: tuple[int, int],
) -> None:
    with _Stopping(connection, 12) as stopping, pytest.raises(GraphError, match="stopped"):
        load_tables(stopping, tables, LOAD, LoadOptions(writers=writers[0]))

    load_tables(database, tables, LOAD, LoadOptions(writers=writers[1]))

    assert dump(database) == whole


def test_what_another_stopped_load_has_left_is_replaced(
    whole: Dump, tables: Path, tmp_path: Path, database: Database, connection: Connection
) -> None:
    _write_import(tmp_path, OTHER)
    (tmp_path / "relationships").symlink_to(tables / "relationships")
    for table in (tables / "nodes").iterdir():
        if table.name != "Import":
            (tmp_path / "nodes" / table.name).symlink_to(table)
    with _Stopping(connection, 20) as stopping, pytest.raises(GraphError, match="stopped"):
        load_tables(stopping, tmp_path, OTHER)
    told: list[Progress] = []

    load_tables(database, tables, LOAD, report=told.append)

    assert dump(database) == whole
    assert (told[0].message, told[0].lasting) == (f"deleting what {OTHER} has left", True)


def test_a_graph_that_is_not_empty_is_refused_and_stays(tables: Path, database: Database) -> None:
    ingest(database, [SEEDS / "pages.jsonl"])
    before = dump(database)

    with pytest.raises(IngestError, match="not empty"):
        check_room(database)
    with pytest.raises(IngestError, match="not empty"):
        load_tables(database, tables, LOAD)

    assert dump(database) == before
    assert rows(database, "MATCH (p:BulkPart) RETURN p.id") == []


def test_a_server_that_is_gone_for_a_moment_is_waited_for(
    whole: Dump, tables: Path, database: Database, connection: Connection
) -> None:
    with proxied(connection) as (proxy, through), Database(through) as distant:
        cuts = iter([True])

        def cut_once(progress: Progress) -> None:
            if progress.done > 2_000 and next(cuts, False):
                proxy.cut()

        load_tables(distant, tables, LOAD, report=cut_once)

    assert next(cuts, None) is None
    assert dump(database) == whole


def test_a_server_that_stays_away_is_told_of_once_and_the_next_load_goes_on(
    whole: Dump,
    tables: Path,
    database: Database,
    connection: Connection,
    caplog: pytest.LogCaptureFixture,
) -> None:
    with proxied(connection) as (proxy, through), Database(through, retry_seconds=1) as distant:

        def go_away(progress: Progress) -> None:
            if progress.done > 2_000:
                proxy.go_down()

        with pytest.raises(UnavailableError, match="cannot be"):
            load_tables(distant, tables, LOAD, LoadOptions(patience=1), go_away)

    [away] = [one.getMessage() for one in caplog.records if one.name == "graph.store.reach"]
    assert "is away; waiting for it, up to 1 s" in away
    load_tables(database, tables, LOAD)

    assert dump(database) == whole


@pytest.mark.parametrize("again", [False, True])
def test_a_part_of_which_nobody_heard_that_it_is_written_is_there_once(
    whole: Dump, tables: Path, database: Database, connection: Connection, *, again: bool
) -> None:
    with _Unheard(connection, "load/add_bulk_part", again=again) as unheard:
        load_tables(unheard, tables, LOAD)

    assert next(unheard.losses, None) is None
    assert dump(database) == whole


def test_an_end_of_which_nobody_heard_that_it_is_written_is_the_end(
    whole: Dump, tables: Path, database: Database, connection: Connection
) -> None:
    with _Unheard(connection, "load/end_bulk_load", again=False) as unheard:
        loaded = load_tables(unheard, tables, LOAD)

    assert next(unheard.losses, None) is None
    assert loaded.nodes == len(whole.nodes) + 1
    assert dump(database) == whole


def test_a_load_that_is_there_is_found_and_left_as_it_is_until_it_is_undone(
    whole: Dump, tables: Path, database: Database
) -> None:
    assert not check_room(database, LOAD)
    load_tables(database, tables, LOAD)
    database.statements.clear()

    assert check_room(database, LOAD)
    load_tables(database, tables, LOAD)
    for other in (None, OTHER):
        with pytest.raises(IngestError, match="not empty"):
            check_room(database, other)

    assert dump(database) == whole
    assert not database.statements["load/add_bulk_part"]
    database.run_named("imports/set_status", id=LOAD, status=UNDOING, at=datetime.now(UTC))
    with pytest.raises(IngestError, match="not empty"):
        check_room(database, LOAD)


def test_a_load_under_way_is_never_shown_as_finished(
    tables: Path, connection: Connection, database: Database
) -> None:
    seen = list[object]()
    while FINISHED not in seen[-1:]:
        seen += [status for (status,) in rows(database, "MATCH (i:Import) RETURN i.status")]
        with _Stopping(connection, 6) as stopping, suppress(GraphError):
            load_tables(stopping, tables, LOAD)

    assert set(seen[:-1]) == {UNFINISHED}


def test_a_relationship_without_one_of_its_ends_is_an_error_and_nothing_of_its_part_stays(
    tables: Path, tmp_path: Path, database: Database
) -> None:
    folder = tmp_path / "tables"
    for kind, table in (("nodes", "Author"), ("relationships", "AUTHORED")):
        (folder / kind).mkdir(parents=True)
        (folder / kind / table).symlink_to(tables / kind / table)

    with pytest.raises(GraphError, match=r"Failed to create relationship .* node .* is missing"):
        load_tables(database, folder, LOAD)

    assert rows(database, "MATCH ()-[r:AUTHORED]->() RETURN count(r)") == [(0,)]
