"""The archive of Neo4j's classes: Java takes it for the jars that it was made of."""

import subprocess
from pathlib import Path

import psutil
import pytest

from graph.embedded.archive import archive_options, name_archive
from graph.embedded.configuration import JVM_OPTIONS, java_command
from graph.embedded.folder import DataFolder
from graph.embedded.launcher import EmbeddedServer
from tests.component.embedded.conftest import ServerOf, prepare_quick_starts

_INSIST = "-XX:AOTMode=on"
"""Has Java end where it cannot use the archive."""


def _run_java(home: Path, jars: Path, options: list[str]) -> int:
    folder = DataFolder(home)
    folder.create()
    command = [*java_command(folder, jars), *options, _INSIST, *JVM_OPTIONS, "-version"]
    return subprocess.run(command, check=False, capture_output=True).returncode  # noqa: S603


@pytest.fixture
def archived(jars: Path, tmp_path: Path) -> Path:
    """Jars with an archive."""
    prepare_quick_starts(jars, tmp_path / "first")
    return jars


def test_java_takes_it_for_the_jars_that_it_was_made_of(archived: Path, tmp_path: Path) -> None:
    changed = tmp_path / "changed"
    for name in ("lib", "plugins"):
        (changed / name).mkdir(parents=True)
        for jar in (archived / name).iterdir():
            (changed / name / jar.name).hardlink_to(jar)
    first = min((changed / "plugins").iterdir())
    content = first.read_bytes()
    first.unlink()
    first.write_bytes(content)

    options = archive_options(archived)

    assert options[0] == f"-XX:AOTCache={name_archive(archived)}"
    assert _run_java(tmp_path / "one", archived, options) == 0
    assert _run_java(tmp_path / "two", changed, options) != 0
    assert archive_options(changed) == []


def test_a_server_starts_with_it_unless_that_is_not_wanted(
    archived: Path, home: Path, server_of: ServerOf
) -> None:
    option = archive_options(archived)[0]
    for wanted in (True, False):
        with server_of(home, quick_start=wanted) as server:
            assert (option in _command(server)) == wanted


def _command(server: EmbeddedServer) -> list[str]:
    status = server.status()
    assert status is not None
    return psutil.Process(status.pid).cmdline()
