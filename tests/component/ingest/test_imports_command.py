"""`rgraph imports` as a user runs it: what each run brought, and taking one back."""

from pathlib import Path

import orjson
import pytest

from graph.store.database import Database
from ingest.imports.show import list_imports
from tests.component.ingest.dump import rows
from tests.component.ingest.records import paper, write
from tests.helpers.rgraph import run_rgraph

SEA, RAIN = paper("Small Boats", "Ada Po", "Bo Ra"), paper("Rain in May", "Bo Ra")
TITLES = "MATCH (p:Paper) RETURN p.title"


class Command:
    """Runs `rgraph` on the test's database."""

    def __init__(self, database: Database) -> None:
        where = database.connection
        self._variables = {
            "NEO4J_URI": where.uri,
            "NEO4J_USERNAME": where.username,
            "NEO4J_PASSWORD": where.password,
            "NEO4J_DATABASE": where.database or "",
        }

    def __call__(self, *arguments: str | Path) -> tuple[int, str, str]:
        done = run_rgraph(*map(str, arguments), **self._variables)
        assert "Traceback" not in done.stderr
        return done.returncode, done.stdout, done.stderr


@pytest.fixture
def command(database: Database) -> Command:
    return Command(database)


@pytest.fixture
def brought(command: Command, database: Database, tmp_path: Path) -> tuple[str, str]:
    """Two imports, the older one first: a paper of its own each, and one that both give."""
    for name, lines in (("a", [SEA]), ("b", [SEA, RAIN])):
        assert command("ingest", write(tmp_path / f"{name}.jsonl", lines))[0] == 0
    newer, older = list_imports(database, first=2)[0]
    return older.id, newer.id


def test_the_list_has_a_line_for_each_import_and_says_what_it_leaves_out(
    command: Command, brought: tuple[str, str]
) -> None:
    older, newer = brought

    _, listed, _ = command("imports", "list")
    _, short, _ = command("imports", "list", "--first", "1")
    _, told, _ = command("imports", "list", "--json")

    lines = [line.split()[0] for line in listed.splitlines() if "import:" in line]
    assert lines == [newer, older]
    assert older not in short
    assert "Older ones left out: 1; --first 2 shows all." in short
    said = orjson.loads(told)
    assert ([one["id"] for one in said["imports"]], said["total"]) == ([newer, older], 2)


def test_one_import_is_shown_with_what_it_alone_brought(
    command: Command, brought: tuple[str, str]
) -> None:
    _, shown, _ = command("imports", "show", brought[1])
    _, told, _ = command("imports", "show", brought[1], "--json", "--first", "0")

    assert "  1 paper new: no entry of this paper before" in shown
    assert "entries and pages brought: 1\nentries and pages confirmed: 1\n" in shown
    assert "2 papers, 1 of them from this import alone" in shown
    assert [line.endswith("(others too)") for line in shown.splitlines() if "paper:" in line] == [
        False,
        True,
    ]
    assert orjson.loads(told)["papers"]["total"] == 2


def test_an_import_is_undone_once(
    command: Command, database: Database, brought: tuple[str, str]
) -> None:
    status, said, _ = command("imports", "undo", brought[1])
    again, _, refused = command("imports", "undo", brought[1])

    assert (status, again) == (0, 1)
    assert said == (
        "Entries and pages: 1 removed, 0 as other imports read them, 1 kept as they are.\n"
    )
    assert refused == f"Error: {brought[1]} was undone before.\n"
    assert rows(database, TITLES) == [("Small Boats",)]


@pytest.mark.parametrize("what", ["show", "undo"])
def test_an_import_that_is_not_there_is_named(command: Command, what: str) -> None:
    status, _, refused = command("imports", what, "import:2020-01-01T00-00-00-0000")

    assert status == 1
    assert refused == "Error: No import has the id 'import:2020-01-01T00-00-00-0000'.\n"
