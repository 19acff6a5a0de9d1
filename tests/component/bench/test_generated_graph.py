"""A generated graph that was imported offline is what ingest makes of the same papers."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.generate.lines import write_lines
from bench.generate.sizes import SIZES
from bench.generate.tables import write_tables
from bench.generate.world import World, make_world
from bench.home import open_home
from graph.embedded.launcher import EmbeddedServer
from graph.embedded.offline_import import import_offline
from graph.paths.options import DERIVATION_THRESHOLD
from graph.store.database import Database
from graph.store.statement import Statement
from ingest.pipeline import IngestOptions, ingest
from ingest.report import Outcome
from tests.component.derivations import list_derivations
from tests.component.ingest.dump import dump

_NODES = {
    "Author": "name nameVariants nameKey searchText mainCategory paperCount collaboratorCount "
    "firstYear lastYear component authorshipComponent",
    "Paper": "title titleKey searchText abstract date datePrecision year yearInferred type doi "
    "arxivId openalexId codeUrl hasCode authorCount authorsTruncated citedByCount",
    "Category": "name scheme searchText",
    "Topic": "name kind searchText paperCount",
    "Institution": "name aliases searchText paperCount",
    "SourceRecord": "kind format file line record fingerprint",
}
_RELATIONSHIPS = {
    "AUTHORED": "position printedName inferred sources profiles",
    "COLLABORATED_WITH": "papers firstYear lastYear",
    "IN_CATEGORY": "primary ambiguous",
    "ABOUT": "score method",
    "FROM_INSTITUTION": "method",
    "PART_OF": "",
    "HAS_SOURCE": "",
}


@pytest.fixture(scope="module")
def world() -> World:
    return make_world(SIZES["T"])


@pytest.fixture(scope="module")
def imported(world: World, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """The world's graph in a server of its own."""
    folder = tmp_path_factory.mktemp("generated")
    write_tables(world, folder / "tables")
    import_offline(EmbeddedServer(folder / "home"), folder / "tables")
    with (
        open_home(folder / "home", heap="384m", pagecache="64m") as connection,
        Database(connection) as database,
    ):
        yield database


@pytest.fixture(scope="module")
def lines(world: World, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("lines") / "generated.jsonl"
    write_lines(world, path)
    return path


def _rows(database: Database, text: str) -> set[tuple[object, ...]]:
    rows = database.run(Statement("tests/generated", text, "read"))
    return {tuple(repr(value) for value in row["row"]) for row in rows}


def _read(database: Database) -> dict[str, set[tuple[object, ...]]]:
    """Everything that ingest makes of the papers; confidences are the linker's own affair."""
    found = {}
    for label, names in _NODES.items():
        columns = ", ".join(f"n.{name}" for name in ("id", *names.split()))
        found[label] = _rows(database, f"MATCH (n:{label}) RETURN [{columns}] AS row")
    for kind, names in _RELATIONSHIPS.items():
        columns = ", ".join(["a.id", "b.id", *(f"r.{name}" for name in names.split())])
        found[kind] = _rows(database, f"MATCH (a)-[r:{kind}]->(b) RETURN [{columns}] AS row")
    return found


def test_ingest_makes_the_same_graph_of_the_papers(
    imported: Database, lines: Path, database: Database
) -> None:
    report = ingest(database, [lines], IngestOptions())

    assert report.total(Outcome.NEW, "paper") == SIZES["T"].papers
    ingested, generated = _read(database), _read(imported)
    for kind, expected in ingested.items():
        assert generated[kind] == expected, kind


def test_deriving_anew_changes_nothing_in_the_imported_graph(imported: Database) -> None:
    before = dump(imported)
    for statement in list_derivations(imported, DERIVATION_THRESHOLD):
        imported.run(statement)
    assert dump(imported) == before


def test_ingest_finds_nothing_new_in_the_imported_graph(imported: Database, lines: Path) -> None:
    before = dump(imported)
    report = ingest(imported, [lines], IngestOptions())
    assert report.total(Outcome.UNCHANGED, "paper") == SIZES["T"].papers
    assert dump(imported) == before
