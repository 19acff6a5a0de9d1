"""`rgraph ingest` as a user runs it."""

import os
import shutil
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path

import orjson
import pytest

from graph.store.connection import Connection
from graph.store.database import Database
from graph.store.statement import Statement
from ingest.linkers.assign_ids import name_paper
from ingest.normalisers.titles import make_title_key
from tests.component.ingest.dump import dump, rows
from tests.component.ingest.exports import openalex_work, write_lines
from tests.component.ingest.records import paper, write
from tests.helpers.rgraph import UNPRIVILEGED, run_rgraph
from tests.helpers.shared_data import SAMPLE_PAGES
from tests.helpers.tcp_proxy import proxied

GOOD = "CVMay 23, 2022\nSeeing Small BoatsAda Winter, Bo Lindqvist\nWe look.\n"


class Command:
    """Runs `rgraph ingest` on the test's database, in a folder of its own."""

    def __init__(self, connection: Connection, folder: Path) -> None:
        self.connection = connection
        self.rejects = folder / "out.rejects.jsonl"

    def __call__(
        self, *arguments: str | Path, within: Sequence[str] = (), **variables: str
    ) -> tuple[int, str, str]:
        where = self.connection
        done = run_rgraph(
            *("ingest", *map(str, arguments), "--rejects", str(self.rejects)),
            within=within,
            **{
                "NEO4J_URI": where.uri,
                "NEO4J_USERNAME": where.username,
                "NEO4J_PASSWORD": where.password,
                "NEO4J_DATABASE": where.database or "",
                **variables,
            },
        )
        assert "Traceback" not in done.stderr
        return done.returncode, done.stdout, done.stderr


@pytest.fixture
def command(database: Database, tmp_path: Path) -> Command:
    return Command(database.connection, tmp_path)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of everything that people leave in folders."""
    mixed = tmp_path / "mixed"
    mixed.mkdir()
    (mixed / "good.txt").write_text(GOOD)
    (mixed / "empty.txt").touch()
    (mixed / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    (mixed / "error.txt").write_text("<!DOCTYPE html><html><h1>502 Bad Gateway</h1></html>")
    (mixed / "damaged.txt").write_bytes((SAMPLE_PAGES / "damaged_entries.txt").read_bytes())
    write(mixed / "lines.jsonl", [paper("A Paper on One Line of a File", "Cy Ti")])
    with (mixed / "lines.jsonl").open("ab") as lines:
        lines.write(b'{"kind": "paper", "title"\n')
    return mixed


def test_a_run_counts_every_outcome_and_the_next_finds_nothing_to_do(
    command: Command, database: Database, tmp_path: Path
) -> None:
    (tmp_path / "page.txt").write_text(GOOD)

    code, first, _ = command(tmp_path / "page.txt", "--as-of", "2026-06-30")
    before = dump(database)
    again, second, _ = command(tmp_path / "page.txt", "--as-of", "2026-06-30")

    assert (code, again) == (0, 0)
    assert "1 paper new: no entry of this paper before" in first
    assert "1 paper unchanged: the graph has this very entry" in second
    assert dump(database) == before
    assert not command.rejects.exists()


def test_a_mixed_folder_loads_what_is_good_and_keeps_what_is_not(
    command: Command, database: Database, folder: Path
) -> None:
    code, out, _ = command(folder)

    titles = {title for (title,) in rows(database, "MATCH (p:Paper) RETURN p.title")}
    rejected = [orjson.loads(line) for line in command.rejects.read_bytes().splitlines()]
    assert code == 0
    assert {"Seeing Small Boats", "Seeing Large Ships", "A Paper on One Line of a File"} <= titles
    unread = {"empty.txt", "picture.png", "error.txt"}
    whole = [one for one in rejected if one["file"] not in unread]
    assert {one["file"] for one in whole} == {"lines.jsonl", "damaged.txt"}
    assert all(one["reason"] and one["line"] > 0 and one["raw"] for one in whole)
    assert {(one["file"], one["line"]) for one in rejected} >= {(name, None) for name in unread}
    assert str(command.rejects) in out.replace("\n", "")
    for name in ("empty.txt", "picture.png", "error.txt"):
        assert f"{name} not read" in out


def test_a_value_of_another_type_is_told_in_every_run_and_the_rest_is_loaded(
    command: Command, database: Database, tmp_path: Path
) -> None:
    works = [
        openalex_work("W1", "Seeing Small Boats", "Ada Winter"),
        openalex_work("W2", "Seeing Large Ships", "Bo Lind", locations="at sea", type=5),
    ]
    path = write_lines(tmp_path / "works.jsonl", works)
    told = [
        {
            "reason": f"$.{place}: {seen} belongs; the rest of the entry is read",
            "file": "works.jsonl",
            "line": 2,
            "raw": raw,
        }
        for place, seen, raw in (
            ("type", "the number 5 stands where a text", "5"),
            ("locations", 'the text "at sea" stands where a list', '"at sea"'),
        )
    ]

    for outcome in ("new: no entry of this paper before", "unchanged: the graph has this"):
        command.rejects.unlink(missing_ok=True)
        code, out, _ = command(path)

        assert code == 0
        assert f"2 papers {outcome}" in out
        assert "1 × values of another type, left out: $.locations" in out
        assert "1 × values of another type, left out: $.type" in out
        found = [orjson.loads(line) for line in command.rejects.read_bytes().splitlines()]
        assert sorted(found, key=str) == sorted(told, key=str)

    assert command(path, "--strict")[0] == 1
    assert _count_papers(database) == 2


def test_strict_fails_where_anything_was_lost(command: Command, folder: Path) -> None:
    assert command(folder / "good.txt", "--strict")[0] == 0
    assert command(folder / "lines.jsonl", "--strict")[0] == 1
    assert command(folder / "good.txt", folder / "empty.txt", "--strict")[0] == 1


def test_a_run_that_could_read_nothing_fails(command: Command, folder: Path) -> None:
    code, out, _ = command(folder / "picture.png")

    assert code == 1
    assert "picture.png not read" in out


def test_a_path_that_is_not_there_is_named(command: Command, tmp_path: Path) -> None:
    code, _, error = command(tmp_path / "nowhere.txt")

    assert code != 0
    assert "nowhere.txt" in error


@pytest.mark.skipif(
    os.geteuid() == 0 and not shutil.which("setpriv"),
    reason="root may read every file, and there is no setpriv to give that up",
)
def test_a_file_without_permission_is_named(command: Command, folder: Path) -> None:
    (folder / "good.txt").chmod(0)

    _, out, _ = command(folder, within=UNPRIVILEGED if os.geteuid() == 0 else ())

    assert "good.txt not read" in out


def test_a_dry_run_changes_nothing(command: Command, database: Database, folder: Path) -> None:
    before = dump(database)

    code, out, _ = command(folder / "good.txt", "--dry-run")

    assert (code, dump(database)) == (0, before)
    assert "1 paper new" in out
    assert "Nothing was written" in out


def test_a_date_without_a_year_says_where_its_year_comes_from(
    command: Command, database: Database, tmp_path: Path
) -> None:
    page = tmp_path / "page.txt"
    page.write_text(GOOD.replace(", 2022", ""))
    os.utime(page, (1_700_000_000, 1_700_000_000))

    _, given, _ = command(page, "--as-of", "2026-03-01")
    dates = rows(database, "MATCH (p:Paper) RETURN p.date, p.yearInferred")
    _, guessed, _ = command(page)

    assert dates == [("2025-05-23", True)]
    assert "taken from the saving date 2026-03-01" in given
    assert "taken from the file's modification date 2023-11-14" in guessed
    assert rows(database, "MATCH (p:Paper) RETURN p.date") == [("2023-05-23",)]


def test_a_database_that_is_not_there_is_one_message(command: Command, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(GOOD)
    with proxied(command.connection) as (proxy, through):
        proxy.go_down()

        code, _, error = command(tmp_path / "page.txt", NEO4J_URI=through.uri)

    assert code == 1
    assert error.count("Error:") == 1
    assert through.uri in error


def test_a_wrong_password_is_one_message(command: Command, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(GOOD)

    code, _, error = command(tmp_path / "page.txt", NEO4J_PASSWORD="not the password")  # noqa: S106 - it is wrong on purpose

    assert code == 1
    assert "refused the user name or password" in error


def test_a_server_that_stops_in_the_middle_is_one_message_and_the_next_run_goes_on(
    command: Command, database: Database, tmp_path: Path
) -> None:
    titles = [f"A Paper With Number {number}" for number in range(1800)]
    lines = [paper(title, f"A{number} Byron") for number, title in enumerate(titles)]
    path = write(tmp_path / "many.jsonl", lines)
    with (
        proxied(command.connection) as (proxy, through),
        ThreadPoolExecutor() as pool,
        _withheld(database, titles[-1]),
    ):
        running = pool.submit(command, path, "--batch-size", "500", NEO4J_URI=through.uri)
        while not running.done() and not _count_papers(database):
            time.sleep(0.05)
        proxy.go_down()
        code, _, error = running.result()
    kept = _count_papers(database)

    again, out, _ = command(path)

    assert (code, again) == (1, 0)
    assert "the same command goes on from there" in error
    assert 0 < kept < 1800
    assert f"{kept:,} papers unchanged" in out
    assert _count_papers(database) == 1800


class _UndoneError(Exception):
    """Ends a transaction of which nothing is to stay."""


@contextmanager
def _withheld(database: Database, title: str) -> Iterator[None]:
    """Have nobody create the paper of that title: he waits for whoever has begun to."""
    given = {"id": name_paper(title, make_title_key(title) or title)}
    begun = Statement("tests/withheld", "CREATE (:Paper {id: $id})", "write", given)
    with suppress(_UndoneError), database.hold(begun):
        yield
        raise _UndoneError


def _count_papers(database: Database) -> int:
    [(papers,)] = rows(database, "MATCH (p:Paper) RETURN count(p)")
    return int(str(papers))
