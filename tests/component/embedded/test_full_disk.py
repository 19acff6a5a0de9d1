"""A data folder on a file system that is full; small ones can only be mounted by root."""

import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from graph.embedded.address import EmbeddedConnection
from graph.errors import EmbeddedServerError, GraphError
from graph.store.connection import Connection
from graph.store.database import Database
from graph.store.statement import Statement
from ingest.bulk.run import BulkWatcher, make_tables
from ingest.bulk.spark import SparkOptions
from ingest.errors import IngestError
from tests.component.curation.world import WORLD
from tests.component.embedded.conftest import ServerOf
from tests.component.ingest.records import write
from tests.helpers.rgraph import run_rgraph

_AT_ONCE = 2000
_ADD = Statement(
    "test/add",
    "UNWIND range(1, $nodes) AS i CREATE (:Heavy {text: $text + i})",
    "write",
    {"nodes": _AT_ONCE, "text": "x" * 2000},
)
_COUNT = Statement("test/count", "MATCH (n:Heavy) RETURN count(n) AS nodes", "read")

Mount = Callable[[str], Path]


@pytest.fixture
def mount(tmp_path: Path) -> Iterator[Mount]:
    """Mounts a tmpfs of a size and gives its folder."""
    mounted: list[Path] = []
    mount, umount = shutil.which("mount"), shutil.which("umount")

    def do_mount(size: str) -> Path:
        if mount is None or umount is None:
            pytest.skip("no mount on this machine")
        folder = tmp_path / f"small-{size}"
        folder.mkdir()
        command = [mount, "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
        if done.returncode != 0:
            pytest.skip(f"a tmpfs may not be mounted here: {done.stderr.strip()}")
        mounted.append(folder)
        return folder

    yield do_mount
    for folder in mounted:
        subprocess.run([str(umount), str(folder)], check=True)  # noqa: S603


def test_a_disk_that_is_too_small_for_the_databases_is_said(
    mount: Mount, server_of: ServerOf
) -> None:
    server = server_of(mount("30m") / "home")

    with pytest.raises(EmbeddedServerError, match=r"has \d+ MiB left, and Neo4j needs 256 MiB"):
        server.start()

    assert server.status() is None


def test_a_disk_that_fills_up_while_data_is_written_loses_nothing_that_was_written(
    mount: Mount, server_of: ServerOf
) -> None:
    disk = mount("320m")
    filler, server = disk / "filler", server_of(disk / "home")
    with server:
        _fill(filler)
        with _open(server.connection) as database:
            with pytest.raises(GraphError) as raised:
                _write_much(database)
            with pytest.raises(GraphError):
                database.run_unmanaged(_ADD)
    filler.unlink()

    with server, _open(server.connection) as database:
        before = database.run(_COUNT)[0]["nodes"]
        database.run(_ADD)
        after = database.run(_COUNT)[0]["nodes"]

    assert "Neo4j" in str(raised.value)
    assert before % _AT_ONCE == 0
    assert before > 0
    assert after == before + _AT_ONCE


def test_a_disk_that_is_too_small_for_the_jars_is_one_message(mount: Mount) -> None:
    home = mount("20m") / "home"

    done = run_rgraph("db", "start", RGRAPH_HOME=str(home))

    assert done.returncode == 1
    assert "Error: The disk is full" in done.stderr
    assert "RGRAPH_HOME" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_bulk_load_goes_on_once_there_is_room(mount: Mount, tmp_path: Path) -> None:
    disk = mount("40m")
    file = write(tmp_path / "world.jsonl", WORLD)
    spark = SparkOptions("local[1]", "512m")
    begun: list[str] = []

    def fill_up(stage: str) -> None:
        begun.append(stage)
        if stage == "decide":
            _fill(disk / "filler")

    with pytest.raises(IngestError, match="is full"):
        make_tables([file], disk / "work", None, spark, BulkWatcher(on_stage=fill_up))
    (disk / "filler").unlink()
    result = make_tables([file], disk / "work", None, spark)

    assert begun[-1] == "decide"
    assert [s.name for s in result.stages if s.reused] == ["read", "link", "pages"]
    assert result.report.read("paper") == len(WORLD)


def _fill(path: Path) -> None:
    with path.open("wb", buffering=0) as file, suppress(OSError):
        while file.write(b"x" * 65536):
            pass
    assert shutil.disk_usage(path).free == 0


def _write_much(database: Database) -> None:
    for _ in range(100):
        database.run_unmanaged(_ADD)


def _open(address: EmbeddedConnection) -> Database:
    return Database(Connection(address.uri, address.username, address.password, "neo4j"))
