"""What the user of a command reads while the server is away: plain lines, none of the driver's."""

import logging
import re
import signal
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bench.generate.sizes import SIZES
from bench.generate.tables import write_tables
from bench.generate.world import make_world
from cli.log import set_up_logging
from cli.seeds import SEEDS
from graph.embedded.progress import Progress
from graph.store.connection import Connection
from graph.store.database import Database
from graph.store.statement import Statement
from ingest.bulk.bolt_load import LoadOptions, load_tables
from ingest.pipeline import IngestOptions, Watcher, ingest
from tests.component.ingest.dump import rows
from tests.helpers.tcp_proxy import TcpProxy, proxied

LOAD = "import:2026-01-01T00-00-00-abcd"
AWAY_SECONDS = 2.0


@pytest.fixture(autouse=True)
def as_a_command() -> Iterator[None]:
    """Log as commands do, and put back what pytest has set."""
    root, driver = logging.getLogger(), logging.getLogger("neo4j")
    handlers, levels = root.handlers[:], (root.level, driver.level)
    set_up_logging(debug=False)
    yield
    root.handlers = handlers
    root.setLevel(levels[0])
    driver.setLevel(levels[1])


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tables")
    write_tables(make_world(SIZES["T"]), folder, sources=True)
    return folder


def _leave_for_a_moment(proxy: TcpProxy) -> Callable[[], None]:
    left = iter([True])

    def leave() -> None:
        if next(left, False):
            proxy.go_down()
            threading.Timer(AWAY_SECONDS, proxy.come_back).start()

    return leave


def _told(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return capsys.readouterr().err.splitlines()


@pytest.mark.usefixtures("database")
def test_a_bulk_load_says_once_that_the_server_is_away_and_once_that_it_is_back(
    tables: Path, connection: Connection, capsys: pytest.CaptureFixture[str]
) -> None:
    with proxied(connection) as (proxy, through), Database(through) as distant:
        leave = _leave_for_a_moment(proxy)

        def watch(progress: Progress) -> None:
            if progress.done > 2_000:
                leave()

        load_tables(distant, tables, LOAD, report=watch)

    away, back = _told(capsys)
    # 30 for a statement that is tried again; 20 where it was cut off while it was being committed.
    assert re.fullmatch(
        rf"• Neo4j at {re.escape(through.uri)} is away; waiting for it, up to [23]0 s", away
    )
    assert back.startswith(f"• Neo4j at {through.uri} is back, after ")


def test_an_ingest_says_so_too(
    database: Database, connection: Connection, capsys: pytest.CaptureFixture[str]
) -> None:
    with proxied(connection) as (proxy, through), Database(through) as distant:
        leave = _leave_for_a_moment(proxy)
        watcher = Watcher(on_progress=lambda _: leave())
        ingest(distant, [SEEDS / "pages.jsonl"], IngestOptions(batch_size=10), watcher)

    away, back = _told(capsys)
    assert "is away; waiting for it, up to " in away
    assert "is back, after " in back
    assert rows(database, "MATCH (i:Import) RETURN i.status") == [("finished",)]


@pytest.mark.usefixtures("database")
def test_a_bulk_load_that_waits_for_the_server_ends_at_once_by_ctrl_c(
    tables: Path, connection: Connection, capsys: pytest.CaptureFixture[str]
) -> None:
    told: list[Progress] = []
    pressed: list[float] = []
    # Polars, which made the tables, has put its own in the place of Python's: that ends no wait.
    signal.signal(signal.SIGINT, signal.default_int_handler)

    def press_when_it_waits() -> None:
        # It has been told by then, which is what shows that it waits.
        while distant.reach.away_since is None:
            time.sleep(0.02)
        time.sleep(1.0)
        pressed.append(time.monotonic())
        signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)

    with proxied(connection) as (proxy, through), Database(through, retry_seconds=600) as distant:
        leave = iter([True])

        def go_away(progress: Progress) -> None:
            told.append(progress)
            if progress.done > 2_000 and next(leave, False):
                proxy.go_down()
                threading.Thread(target=press_when_it_waits, daemon=True).start()

        # One, for it writes nothing while this is told: what is cut off is no commit.
        with pytest.raises(KeyboardInterrupt):
            load_tables(distant, tables, LOAD, LoadOptions(writers=1), go_away)
        took = time.monotonic() - pressed[0]

    assert took < 60
    assert [one.message for one in told if one.lasting] == [
        "stopping: what is being written is ended first"
    ]
    [away] = _told(capsys)
    assert "is away; waiting for it, up to 600 s" in away


def test_writers_that_wait_for_one_another_are_tried_again_without_a_word(
    database: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    database.run(Statement("tests/two", "CREATE (:Topic {id: 'a'}), (:Topic {id: 'b'})", "write"))
    both_hold_one = threading.Barrier(2, timeout=30)
    meetings = {"a": iter([True]), "b": iter([True])}

    def touch(first: str, then: str) -> Iterator[Statement]:
        text = "MATCH (t:Topic {id: $id}) SET t.seen = coalesce(t.seen, 0) + 1"
        yield Statement("tests/touch", text, "write", {"id": first})
        if next(meetings[first], False):
            both_hold_one.wait()
        yield Statement("tests/touch", text, "write", {"id": then})

    class Again:
        """Statements that are asked for anew by each attempt."""

        def __init__(self, first: str, then: str) -> None:
            self.order = (first, then)
            self.attempts = 0

        def __iter__(self) -> Iterator[Statement]:
            self.attempts += 1
            return touch(*self.order)

    orders = [Again("a", "b"), Again("b", "a")]
    threads = [threading.Thread(target=database.run_atomically, args=(one,)) for one in orders]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)

    assert sum(one.attempts for one in orders) > 2, "one of them was ended by the server"
    assert rows(database, "MATCH (t:Topic) RETURN t.id, t.seen") == [("a", 2), ("b", 2)]
    assert _told(capsys) == []
