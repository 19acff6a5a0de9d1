"""When an archive of Neo4j's classes is made, for what, and what is said where it cannot be."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import psutil
import pytest
from filelock import FileLock

from graph.embedded import archive as module
from graph.embedded.archive import archive_options, make_archive, name_archive
from graph.embedded.configuration import MAIN_CLASS, home_argument
from graph.embedded.folder import DataFolder

if TYPE_CHECKING:
    from graph.embedded.progress import Progress


@pytest.fixture
def jars(tmp_path: Path) -> Path:
    """Jars without a class in them: Java starts, and ends at once."""
    for name in ("lib", "plugins"):
        (tmp_path / "jars" / name).mkdir(parents=True)
        (tmp_path / "jars" / name / f"{name}.jar").write_bytes(b"PK\5\6" + bytes(18))
    return tmp_path / "jars"


def test_only_an_archive_of_these_very_jars_is_used(jars: Path) -> None:
    assert archive_options(jars) == []

    archive = name_archive(jars)
    archive.parent.mkdir()
    archive.touch()
    used = archive_options(jars)
    os.utime(jars / "lib" / "lib.jar", (1, 1))
    touched = archive_options(jars)
    (jars / "plugins" / "more.jar").touch()

    assert used[0] == f"-XX:AOTCache={archive}"
    assert touched == archive_options(jars) == []
    assert len({archive, name_archive(jars)}) == 2


def test_one_that_is_there_is_not_made_again(jars: Path) -> None:
    archive = name_archive(jars)
    archive.parent.mkdir()
    archive.touch()
    told: list[str] = []

    assert make_archive(jars, lambda progress: told.append(progress.message))

    assert told == []


def test_what_cannot_be_made_is_said_once_and_not_tried_again(jars: Path) -> None:
    stale = jars / "archive" / "0123456789ab.aot"
    stale.parent.mkdir()
    stale.touch()
    told: list[str] = []

    def note(progress: "Progress") -> None:
        if progress.lasting:
            told.append(progress.message)

    assert not make_archive(jars, note)
    assert not make_archive(jars, note)

    [said] = told
    assert "could not be made quicker: Neo4j stopped while it was starting" in said
    assert [path.suffix for path in stale.parent.iterdir()] == [".failed"]


def test_no_other_disk_is_used_than_the_one_whose_room_is_looked_at(
    jars: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", "/nowhere")
    told: list[str] = []

    assert not make_archive(jars, lambda progress: told.append(progress.message))

    assert "Neo4j stopped while it was starting" in told[-1]


def test_where_nothing_can_be_written_it_is_said_each_time(jars: Path) -> None:
    (jars / "archive").touch()
    told: list[str] = []

    for _ in range(2):
        assert not make_archive(jars, lambda progress: told.append(progress.message))

    assert len(told) == 2
    assert all("could not be made quicker: [Errno" in one for one in told)


def test_what_a_maker_that_was_killed_left_is_ended_and_removed(
    jars: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_NEEDED_BYTES", 1 << 60)  # so none is made in its place
    home = DataFolder((jars / "archive" / "home").resolve())
    home.create()
    command = [sys.executable, "-c", "import time; time.sleep(600)", MAIN_CLASS]
    with subprocess.Popen([*command, home_argument(home)]) as left:  # noqa: S603 - our own
        try:
            make_archive(jars)
            assert not psutil.pid_exists(left.pid)
        finally:
            left.kill()
    assert not home.path.exists()


def test_a_disk_with_little_room_is_left_alone(jars: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_NEEDED_BYTES", 1 << 60)
    told: list[str] = []

    assert not make_archive(jars, lambda progress: told.append(progress.message))

    assert f"the disk of {jars} has" in told[-1]


def test_whoever_comes_while_another_makes_it_starts_without(jars: Path) -> None:
    told: list[str] = []
    with FileLock(jars / "archive.lock"):
        assert not make_archive(jars, lambda progress: told.append(progress.message))

    assert told == []
    assert not list(jars.glob("archive/*.failed"))
