"""`rgraph ingest --bulk` as a user runs it: killed, repeated, and with curators' decisions."""

import re
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import orjson
import psutil
import pytest

from graph.embedded.launcher import EmbeddedServer
from graph.store.connection import Connection
from graph.store.contents import is_empty
from graph.store.database import Database
from graph.store.migrations import migrate
from ingest.curation.decide import Curator, merge_authors, split_author
from ingest.curation.exchange import export_decisions, import_decisions
from tests.component.curation.world import BIOLOGY, WORLD, load, paper_id
from tests.component.embedded.conftest import ServerOf
from tests.component.ingest.dump import dump
from tests.component.ingest.records import write
from tests.conftest import SharedDatabase
from tests.helpers.rgraph import PROGRAM, rgraph_environment, run_rgraph

CURATOR = Curator("Ada", "known from their pages")
_KILLED_AFTER = "link"
_PATIENCE = 300


def _decide(database: Database, folder: Path) -> Path:
    """Load the world online, decide on it, and give the decisions as a file."""
    load(database, folder, *WORLD)
    merge_authors(database, ["author:mary-smith", "author:mary-jones"], CURATOR)
    papers = [paper_id(database, line) for line in BIOLOGY]
    split_author(database, "author:wei-wang", papers, CURATOR, "Wei Wang (Mice)")
    export_decisions(database, folder / "decisions.jsonl")
    return folder / "decisions.jsonl"


def _open(server: EmbeddedServer) -> Database:
    at = server.connection
    return Database(Connection(at.uri, at.username, at.password, "neo4j"))


def _kill_when(
    ready: Callable[[], bool], command: list[str], environment: dict[str, str]
) -> list[psutil.Process]:
    """Kill the load once it is so far; give what it had started."""
    child = subprocess.Popen(  # noqa: S603 - our own command
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment
    )
    deadline = time.monotonic() + _PATIENCE
    while not ready():
        assert child.poll() is None, "it ended before it could be killed"
        assert time.monotonic() < deadline
        time.sleep(0.02)
    family = psutil.Process(child.pid).children(recursive=True)
    child.send_signal(signal.SIGKILL)
    child.wait()
    return family


def _report_of(output: str) -> str:
    """Give what became of the records, without what each stage took."""
    return output[output.index("merged into") :]


def _is_importing(server: Path) -> bool:
    """Whether Neo4j's importer has begun to write."""
    return any(server.glob("import-*/arguments")) and any(
        server.glob("data/databases/neo4j/neostore*")
    )


def test_a_killed_load_goes_on_and_the_decisions_of_curators_stay_in_effect(
    home_with_jars: Path, server_of: ServerOf, database: Database, tmp_path: Path
) -> None:
    home = home_with_jars
    decisions = _decide(database, tmp_path / "files")
    with server_of(home) as server, _open(server) as empty:
        migrate(empty)
        import_decisions(empty, decisions)
    file, rejects = tmp_path / "files" / "world.jsonl", tmp_path / "rejects.jsonl"
    with file.open("ab") as stream:
        stream.write(b"{no paper\n")
    command = ["ingest", "--bulk", str(file), "--spark-memory", "768m", "--rejects", str(rejects)]

    kill_when = partial(
        _kill_when,
        command=[str(PROGRAM), *command],
        environment=rgraph_environment(RGRAPH_HOME=str(home)),
    )
    spark = kill_when((home / "bulk" / _KILLED_AFTER / "_SUCCESS").exists)
    assert psutil.wait_procs(spark, timeout=120)[1] == []
    importers = kill_when(lambda: _is_importing(home / "neo4j"))
    kill_when((home / "neo4j" / "data" / "imported").exists)
    done = run_rgraph(*command, RGRAPH_HOME=str(home))

    assert done.returncode == 0, done.stderr
    assert psutil.wait_procs(importers, timeout=120)[1] == []
    assert "kept" in done.stdout
    assert re.search(r"The graph has these files already: import:\S+ is finished", done.stderr)
    assert "2 decisions of curators put into effect" in done.stderr
    with server_of(home) as server, _open(server) as loaded:
        assert dump(loaded) == dump(database)
    [rejected] = [orjson.loads(line) for line in rejects.read_bytes().splitlines()]
    assert (rejected["file"], rejected["line"]) == ("world.jsonl", len(WORLD) + 1)
    assert rejected["raw"] == "{no paper"
    assert rejected["reason"]
    # The same command again finds a graph and no trace of a load, as in the test below.
    assert [path.name for path in home.glob("bulk*")] == []
    assert not (home / "neo4j" / "data" / "imported").exists()


def test_a_load_of_other_files_that_was_stopped_after_the_import_is_finished(
    home_with_jars: Path, server_of: ServerOf, database: Database, tmp_path: Path
) -> None:
    home = home_with_jars
    decisions = _decide(database, tmp_path / "files")
    file = write(tmp_path / "files" / "world.jsonl", WORLD)
    with server_of(home) as server, _open(server) as loaded:
        migrate(loaded)
        load(loaded, tmp_path / "files", *WORLD)
    # As a run leaves it that is killed when Neo4j's importer has ended.
    (home / "neo4j" / "data" / "imported").touch()
    decisions.rename(home / "bulk.decisions.jsonl")

    done = run_rgraph("ingest", "--bulk", str(file), RGRAPH_HOME=str(home))

    assert done.returncode == 1
    assert "2 decisions of curators put into effect" in done.stderr
    assert "The graph is not empty" in done.stderr
    with server_of(home) as server, _open(server) as loaded:
        assert dump(loaded) == dump(database)
    assert [path.name for path in home.glob("bulk*")] == []


def test_a_server_of_ones_own_gets_tables_or_is_loaded_while_it_runs(
    shared_database: SharedDatabase, tmp_path: Path
) -> None:
    database = shared_database.without_data()
    decisions = _decide(database, tmp_path / "files")
    expected = dump(database)
    database = shared_database.without_data()
    import_decisions(database, decisions)
    file, at = write(tmp_path / "files" / "world.jsonl", WORLD), database.connection
    command = ["ingest", "--bulk", str(file), "--spark-memory", "768m"]
    where = {
        "NEO4J_URI": at.uri,
        "NEO4J_USERNAME": at.username,
        "NEO4J_PASSWORD": at.password,
        "NEO4J_DATABASE": at.database or "",
    }
    here = ("env", "--chdir", str(tmp_path))
    (tmp_path / "rgraph.decisions.jsonl").write_text("of somebody else\n")

    refused = run_rgraph(*command, "--only-tables", within=here, **where)
    (tmp_path / "rgraph.decisions.jsonl").unlink()
    left = run_rgraph(*command, "--only-tables", within=here, **where)
    untouched = is_empty(database)
    tables = (tmp_path / "rgraph.tables" / "graph").resolve()
    shutil.copytree(tmp_path / "rgraph.tables", tmp_path / "kept")
    inputs = (tmp_path / "kept" / "inputs.json").read_text("utf-8")
    load = orjson.loads((tmp_path / "kept" / "run.json").read_bytes())["id"]
    ended_json = orjson.dumps({"inputs": inputs, "load": load})
    done = run_rgraph(*command, within=here, **where)
    # As a run leaves them that is killed when the load has ended, and when it deletes the tables.
    shutil.move(tmp_path / "kept", tmp_path / "rgraph.tables")
    ended = run_rgraph(*command, within=here, **where)
    (tmp_path / "rgraph.tables").mkdir()
    (tmp_path / "rgraph.tables" / "ended.json").write_bytes(ended_json)
    deleting = run_rgraph(*command, within=here, **where)
    again = run_rgraph(*command, within=here, **where)

    assert (refused.returncode, left.returncode, done.returncode) == (1, 0, 0), left.stderr
    assert "rgraph.decisions.jsonl is there and holds other decisions" in refused.stderr
    assert f"--nodes=Paper={tables}/nodes/Paper/part-.*" in left.stdout
    assert "rgraph authors import rgraph.decisions.jsonl" in left.stdout
    assert (tmp_path / "rgraph.decisions.jsonl").read_bytes() == decisions.read_bytes()
    assert untouched
    assert "2 decisions of curators put into effect" in done.stderr
    assert "kept" in done.stdout
    assert dump(database) == expected
    assert (ended.returncode, deleting.returncode) == (0, 0), ended.stderr
    for finished in (ended, deleting):
        assert "is finished, and only its tables are deleted" in finished.stderr
    assert _report_of(ended.stdout) == _report_of(done.stdout)
    assert not (tmp_path / "rgraph.tables").exists()
    assert again.returncode == 1
    assert "The graph is not empty" in again.stderr


@pytest.mark.parametrize("master", ["no-such-cluster"])
def test_a_master_that_is_no_spark_is_one_message(
    home: Path, tmp_path: Path, master: str, server_of: ServerOf
) -> None:
    file = write(tmp_path / "world.jsonl", WORLD)
    server_of(home).install()

    done = run_rgraph(
        "ingest", "--bulk", str(file), "--spark-master", master, RGRAPH_HOME=str(home)
    )

    assert done.returncode == 1
    assert done.stderr.count("Error:") == 1
    assert "Traceback" not in done.stderr
