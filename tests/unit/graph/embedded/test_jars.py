"""Resolving jars, against a Maven repository that is served from a folder."""

import gc
import hashlib
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from graph.embedded.jars import missing_jars, resolve_jars
from graph.embedded.lockfile import Jar
from graph.embedded.maven import MavenSource
from graph.errors import EmbeddedServerError


@dataclass
class Repository:
    """A Maven repository with an address; `asked` are the files that were downloaded."""

    folder: Path
    address: str
    asked: list[str] = field(default_factory=list)

    def publish(self, jar: Jar, content: bytes) -> None:
        path = self.folder / jar.repository_path
        path.parent.mkdir(parents=True)
        path.write_bytes(content)


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, asked: list[str], *args: object, directory: str) -> None:
        self._asked = asked
        super().__init__(*args, directory=directory)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name
        del format
        if str(args[1]) == "200":
            self._asked.append(str(args[0]).split()[1].rsplit("/", 1)[-1])


@pytest.fixture
def repository(tmp_path: Path) -> Iterator[Repository]:
    folder = tmp_path / "repository"
    folder.mkdir()
    asked: list[str] = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, asked, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield Repository(folder, f"http://127.0.0.1:{server.server_port}", asked)
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def source(tmp_path: Path, repository: Repository) -> MavenSource:
    return MavenSource(tmp_path / "cache", repository.address)


def _jar(name: str, content: bytes, group: str = "org.example") -> Jar:
    return Jar(group, name, "1.0", "", hashlib.sha256(content).hexdigest())


def test_jars_are_downloaded_once_and_placed_by_their_group(
    tmp_path: Path, repository: Repository, source: MavenSource
) -> None:
    plain, plugin = _jar("plain", b"one"), _jar("plugin", b"two", "org.neo4j.gds")
    repository.publish(plain, b"one")
    repository.publish(plugin, b"two")
    reports: list[tuple[int, int]] = []

    resolve_jars(
        tmp_path / "jars",
        [plain, plugin],
        source,
        lambda report: reports.append((report.done, report.total)),
    )
    resolve_jars(tmp_path / "jars", [plain, plugin], source)

    assert (tmp_path / "jars/lib/plain-1.0.jar").read_bytes() == b"one"
    assert (tmp_path / "jars/plugins/plugin-1.0.jar").read_bytes() == b"two"
    assert sorted(repository.asked) == ["plain-1.0.jar", "plugin-1.0.jar"]
    assert reports == [(0, 2), (1, 2), (2, 2)]


def test_the_maven_cache_serves_a_second_folder(
    tmp_path: Path, repository: Repository, source: MavenSource
) -> None:
    jar = _jar("plain", b"one")
    repository.publish(jar, b"one")

    resolve_jars(tmp_path / "first", [jar], source)
    resolve_jars(tmp_path / "second", [jar], source)

    assert (tmp_path / "second/lib/plain-1.0.jar").read_bytes() == b"one"
    assert repository.asked == ["plain-1.0.jar"]


def test_a_download_that_is_not_what_was_locked_is_refused(
    tmp_path: Path, repository: Repository, source: MavenSource
) -> None:
    jar = _jar("plain", b"one")
    repository.publish(jar, b"tampered with")

    with pytest.raises(EmbeddedServerError) as raised:
        resolve_jars(tmp_path / "jars", [jar], source)

    found = hashlib.sha256(b"tampered with").hexdigest()
    assert str(raised.value) == (
        f"plain-1.0.jar as downloaded has the SHA-256 {found}, "
        f"but the lock file says {jar.sha256}; it was not installed."
    )
    assert list((tmp_path / "jars/lib").iterdir()) == []
    assert [path for path in (tmp_path / "cache").rglob("*") if path.is_file()] == []


def test_an_installed_jar_that_changed_is_replaced(
    tmp_path: Path, repository: Repository, source: MavenSource
) -> None:
    jar = _jar("plain", b"one")
    repository.publish(jar, b"one")
    resolve_jars(tmp_path / "jars", [jar], source)
    installed = tmp_path / "jars/lib/plain-1.0.jar"
    installed.unlink()
    installed.write_bytes(b"changed")

    assert missing_jars(tmp_path / "jars", [jar]) == [jar]
    resolve_jars(tmp_path / "jars", [jar], source)

    assert installed.read_bytes() == b"one"


def test_a_changed_file_in_the_maven_cache_is_not_used(
    tmp_path: Path, repository: Repository, source: MavenSource
) -> None:
    jar = _jar("plain", b"one")
    repository.publish(jar, b"one")
    cached = source.cache / jar.repository_path
    cached.parent.mkdir(parents=True)
    cached.write_bytes(b"half a dow")

    resolve_jars(tmp_path / "jars", [jar], source)

    assert (tmp_path / "jars/lib/plain-1.0.jar").read_bytes() == b"one"


def test_a_jar_that_is_not_locked_is_removed_from_the_class_path(
    tmp_path: Path, repository: Repository, source: MavenSource
) -> None:
    jar = _jar("plain", b"one")
    repository.publish(jar, b"one")
    stranger = tmp_path / "jars/lib/stranger.jar"
    stranger.parent.mkdir(parents=True)
    stranger.write_bytes(b"?")

    resolve_jars(tmp_path / "jars", [jar], source)

    assert not stranger.exists()


# jgo leaves the connection of an answer without a file to the garbage collector.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_jar_that_no_repository_has_is_named(
    tmp_path: Path, repository: Repository, source: MavenSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.embedded.maven._PAUSE", 0.0)

    with pytest.raises(EmbeddedServerError) as raised:
        resolve_jars(tmp_path / "jars", [_jar("absent", b"one")], source)

    assert "org.example:absent:1.0 could not be downloaded" in str(raised.value)
    assert repository.address in str(raised.value)
    del raised
    gc.collect()


def test_a_repository_that_does_not_answer_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.embedded.maven._PAUSE", 0.0)
    source = MavenSource(tmp_path / "cache", "http://127.0.0.1:1")

    with pytest.raises(EmbeddedServerError, match=r"absent:1\.0 could not be .* http://127\.0"):
        resolve_jars(tmp_path / "jars", [_jar("absent", b"one")], source)
