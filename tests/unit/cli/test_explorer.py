"""The explorer's build, with a stand-in for npm's registry: packages without dependencies."""

import json
from pathlib import Path

import pytest

from cli.errors import CommandError
from cli.explorer import ExplorerBuild, is_built, source_digest
from cli.node import find_node
from graph.embedded.progress import silent

pytestmark = pytest.mark.skipif(find_node() is None, reason="no Node on this machine")

_BUILD = "node -e \"const fs=require('fs');fs.mkdirSync('dist',{recursive:true});%s\""


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "explorer"
    (folder / "src").mkdir(parents=True)
    (folder / "src/main.ts").write_text("1", encoding="utf-8")
    _write_package(folder, "fs.appendFileSync('dist/index.html','built ')")
    return folder


def _write_package(folder: Path, script: str) -> None:
    package = {"name": "page", "version": "1.0.0", "scripts": {"build": _BUILD % script}}
    (folder / "package.json").write_text(json.dumps(package), encoding="utf-8")
    lock = {
        "name": "page",
        "version": "1.0.0",
        "lockfileVersion": 3,
        "requires": True,
        "packages": {"": {"name": "page", "version": "1.0.0"}},
    }
    (folder / "package-lock.json").write_text(json.dumps(lock), encoding="utf-8")
    (folder / "node_modules").mkdir(exist_ok=True)


def _build(sources: Path) -> str:
    with ExplorerBuild(silent, sources) as build:
        return (build.wait() / "index.html").read_text(encoding="utf-8")


def test_the_page_is_built_again_only_after_a_change(sources: Path) -> None:
    assert not is_built(sources)
    assert _build(sources) == "built "
    assert is_built(sources)
    assert _build(sources) == "built "

    (sources / "src/main.ts").write_text("2", encoding="utf-8")

    assert not is_built(sources)
    assert _build(sources) == "built built "


def test_the_digest_does_not_depend_on_where_the_checkout_lies(
    sources: Path, tmp_path: Path
) -> None:
    before = source_digest(sources)

    moved = tmp_path / "elsewhere"
    moved.mkdir()
    sources.rename(moved / "explorer")

    assert source_digest(moved / "explorer") == before


def test_the_exported_schema_is_a_source_of_the_page(sources: Path) -> None:
    before = source_digest(sources)

    (sources.parent / "schema.graphql").write_text("type Query", encoding="utf-8")

    assert source_digest(sources) != before


def test_a_build_that_fails_shows_what_npm_said(sources: Path) -> None:
    _write_package(sources, "throw new Error('no such loader')")

    with ExplorerBuild(silent, sources) as build, pytest.raises(CommandError) as raised:
        build.wait()

    assert "'npm run build' failed" in str(raised.value)
    assert "no such loader" in str(raised.value)
    assert not is_built(sources)


def test_a_build_that_is_left_is_ended(sources: Path) -> None:
    _write_package(sources, "setTimeout(()=>{},60000)")

    with ExplorerBuild(silent, sources):
        pass

    assert not is_built(sources)
