"""Repeated, cut up, stopped and interrupted runs end in the same graph."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cli.seeds import SEEDS
from graph.errors import UnavailableError
from graph.store.connection import Connection
from graph.store.database import Database
from ingest.pipeline import IngestOptions, Watcher, ingest
from ingest.reading import Progress
from ingest.report import Outcome
from tests.component.ingest.dump import Dump, dump, rows
from tests.conftest import SharedDatabase
from tests.helpers.tcp_proxy import proxied

PAGES = SEEDS / "pages.jsonl"

_SLOW_RUN = """
import sys, time
from pathlib import Path
from graph.store.connection import Connection
from graph.store.database import Database
from ingest.pipeline import IngestOptions, Watcher, ingest
from ingest import reading
reading._REPORTED_EVERY = 1
uri, username, password, name, path, last = sys.argv[1:]
read = 0

def dawdle(progress):
    global read
    read += 1
    time.sleep(0.05 if read < int(last) else 600)

with Database(Connection(uri, username, password, name or None)) as database:
    ingest(database, [Path(path)], IngestOptions(batch_size=4), Watcher(dawdle))
"""


@pytest.fixture(scope="module")
def whole(shared_database: SharedDatabase) -> Dump:
    """What a run in one piece makes."""
    empty = shared_database.without_data()
    ingest(empty, [PAGES], IngestOptions(batch_size=4))
    return dump(empty)


@pytest.mark.parametrize("size", [3, 1000])
def test_the_size_of_a_batch_changes_ids_of_variants_at_most(
    whole: Dump, database: Database, size: int
) -> None:
    ingest(database, [PAGES], IngestOptions(batch_size=size))

    assert _without_ids(dump(database)) == _without_ids(whole)


def _without_ids(graph: Dump) -> Dump:
    # Whose form of a name came first names the author.
    def same(lines: frozenset[str]) -> frozenset[str]:
        for form in ("jacob-r-kauffmann", "johannes-c-paetzold", "paul-f-jager"):
            plain = {"paul-f-jager": "paul-f-jaeger"}.get(form, form.replace("-r-", "-"))
            plain = plain.replace("-c-", "-")
            lines = frozenset(line.replace(f"author:{form}", f"author:{plain}") for line in lines)
        return lines

    return Dump(same(graph.nodes), same(graph.relationships))


def test_a_killed_run_leaves_whole_batches_and_the_next_one_ends_it(
    whole: Dump, database: Database, connection: Connection
) -> None:
    where = [connection.uri, connection.username, connection.password, connection.database or ""]
    # However slow we are to see the papers, it does not come to its end before it is killed.
    command = [sys.executable, "-c", _SLOW_RUN, *where, str(PAGES), "60"]
    child = subprocess.Popen(command)  # noqa: S603 - our own
    try:
        _await_papers(database, 20)
    finally:
        child.send_signal(signal.SIGKILL)
        child.wait()
    [(papers,)] = rows(database, "MATCH (p:Paper) RETURN count(p)")
    bare = rows(database, "MATCH (p:Paper) WHERE NOT EXISTS {(p)<-[:AUTHORED]-()} RETURN p.id")

    ingest(database, [PAGES], IngestOptions(batch_size=4))

    assert 20 <= int(str(papers)) < 79
    assert bare == []
    assert dump(database) == whole


def _await_papers(database: Database, least: int) -> None:
    deadline = time.monotonic() + 300
    while time.monotonic() < deadline:
        [(papers,)] = rows(database, "MATCH (p:Paper) RETURN count(p)")
        if int(str(papers)) >= least:
            return
        time.sleep(0.02)
    pytest.fail("nothing was loaded in five minutes")


def test_a_server_that_is_gone_for_a_moment_is_waited_for(
    whole: Dump, database: Database, connection: Connection
) -> None:
    with proxied(connection) as (proxy, through), Database(through) as distant:
        cuts = iter([True])

        def cut_once(progress: Progress) -> None:
            if progress.records >= 50 and next(cuts, False):
                proxy.cut()

        report = ingest(distant, [PAGES], IngestOptions(batch_size=4), Watcher(cut_once))

    assert dump(database) == whole
    assert report.total(Outcome.NEW, "paper") == 79


def test_a_server_that_stays_away_ends_the_run_and_the_next_run_goes_on(
    whole: Dump, database: Database, connection: Connection
) -> None:
    with proxied(connection) as (proxy, through), Database(through) as distant:

        def go_away(progress: Progress) -> None:
            if progress.records >= 50:
                proxy.go_down()

        options = IngestOptions(batch_size=4, patience=0.5)
        with pytest.raises(UnavailableError, match="cannot be"):
            ingest(distant, [PAGES], options, Watcher(go_away))
    [(papers,)] = rows(database, "MATCH (p:Paper) RETURN count(p)")

    report = ingest(database, [PAGES], IngestOptions(batch_size=4))

    assert 0 < int(str(papers)) < 79
    assert dump(database) == whole
    assert report.total(Outcome.NEW, "paper") == 79 - int(str(papers))


def test_two_runs_at_once_take_turns(
    whole: Dump, database: Database, connection: Connection
) -> None:
    where = [connection.uri, connection.username, connection.password, connection.database or ""]
    command = [sys.executable, "-c", _SLOW_RUN, *where, str(PAGES), "100000"]
    with subprocess.Popen(command) as child:  # noqa: S603 - our own
        _await_papers(database, 4)
        ingest(database, [PAGES], IngestOptions(batch_size=4))
        assert child.wait(300) == 0

    assert dump(database) == whole


def test_a_dry_run_changes_nothing_and_says_what_a_run_would_do(database: Database) -> None:
    before = dump(database)

    dry = ingest(database, [PAGES], IngestOptions(dry_run=True))

    assert dump(database) == before
    assert dry.list_reasons() == ingest(database, [PAGES]).list_reasons()


def test_pages_change_nothing_the_second_time(database: Database, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("CVMay 23, 2022\nSeeing Small BoatsAda Winter, Bo Lindqvist\nWe look.\n")
    ingest(database, [page])
    before = dump(database)

    report = ingest(database, [page])

    assert dump(database) == before
    assert report.total(Outcome.UNCHANGED) == report.read() > 0
