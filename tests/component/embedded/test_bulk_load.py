"""A bulk load makes the graph that the online path makes of the same files in one batch."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from cli.seeds import SEEDS
from graph.embedded.offline_import import import_offline
from graph.store.connection import Connection
from graph.store.database import Database
from graph.store.migrations import migrate
from ingest.bulk import run
from ingest.bulk.bolt_load import load_tables
from ingest.bulk.run import BulkResult, BulkWatcher, make_tables
from ingest.bulk.spark import SparkOptions
from ingest.imports.show import list_imports
from ingest.imports.undo import undo_import
from ingest.pipeline import IngestOptions, Watcher, ingest
from ingest.readers.json_records import LOST
from ingest.records import Rejected
from tests.component.embedded.conftest import ServerOf
from tests.component.ingest.dump import dump, rows
from tests.component.ingest.exports import openalex_work, write_lines
from tests.component.ingest.records import paper, write
from tests.helpers.sources import ROOT

SAMPLES = ROOT / "tests" / "data"
SPARK = SparkOptions("local[2]", "768m")


@dataclass(frozen=True, slots=True)
class Made:
    """What a bulk load made, of which files, and what it rejected."""

    paths: list[Path]
    work: Path
    result: BulkResult
    rejected: list[Rejected]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("bulk")
    rejected: list[Rejected] = []
    paths = _write_sources(folder)
    watcher = BulkWatcher(on_reject=rejected.append)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(run, "_SMALL_BYTES", 0)  # in several parts, as large inputs are
        result = make_tables(paths, folder / "work", spark_options=SPARK, watcher=watcher)
    return Made(paths, folder / "work", result, rejected)


def _write_sources(folder: Path) -> list[Path]:
    cited = "A Paper That Others Refer to by Its Number"
    works = [
        openalex_work("W1", cited, "Ada Po", doi="10.1000/cited"),
        openalex_work(
            "W2", "A Paper That Refers to the One Before", "Bo Ra", cites=["W1"], locations="x"
        ),
    ]
    lines = [
        paper(cited, "A. Po", "Cy Ti", doi="10.1000/cited"),
        paper("Two Papers of One Title in One File", "Ada Po", year=1990),
        paper("Two Papers of One Title in One File", "Di Ma", year=2020),
    ]
    bad = write(folder / "bad.jsonl", lines)
    with bad.open("ab") as stream:
        stream.write(b'{"kind": "paper", "title"\n')
    return [SEEDS / "pages.jsonl", SAMPLES, write_lines(folder / "works.jsonl", works), bad]


@pytest.fixture
def loaded(made: Made, home: Path, server_of: ServerOf) -> Iterator[Database]:
    import_offline(server_of(home), made.result.folder)
    with server_of(home) as server:
        at = server.connection
        connection = Connection(at.uri, at.username, at.password, "neo4j")
        with Database(connection) as database:
            migrate(database)
            yield database


def test_the_graph_is_the_one_that_the_online_path_makes(
    made: Made, loaded: Database, database: Database
) -> None:
    rejected: list[Rejected] = []
    one_batch = IngestOptions(batch_size=1_000_000)

    online = ingest(database, made.paths, one_batch, Watcher(on_reject=rejected.append))

    expected, found = dump(database), dump(loaded)
    assert sorted(found.nodes - expected.nodes) == sorted(expected.nodes - found.nodes) == []
    assert found.relationships == expected.relationships
    assert len(found.nodes) > 500
    report = made.result.report
    assert (report.counts, report.unreadable) == (online.counts, online.unreadable)
    assert (report.notes, made.rejected) == (online.notes, rejected)
    assert report.left_out == online.left_out == {f"{LOST} $.locations": 1}
    for graph in (loaded, database):
        [brought] = list_imports(graph, first=5)[0]
        undo_import(graph, brought.id)
    assert dump(loaded) == dump(database)
    left = {json.loads(line)["labels"][0] for line in dump(loaded).nodes}
    assert left <= {"Institution", "Identifier"}  # what a register says has no import


def test_over_bolt_it_is_the_same_graph(made: Made, loaded: Database, database: Database) -> None:
    load_tables(database, made.result.folder, made.result.import_id)

    expected, found = dump(loaded), dump(database)
    assert sorted(found.nodes - expected.nodes) == sorted(expected.nodes - found.nodes) == []
    assert found.relationships == expected.relationships
    imports = "MATCH (i:Import) RETURN i {.*, wroteAt: null}"
    assert rows(database, imports) == rows(loaded, imports)
    given = "MATCH (n)-[r:FROM_IMPORT]->(i) RETURN n.id, properties(r), i.id"
    assert rows(database, given) == rows(loaded, given)


def test_tables_that_are_whole_are_kept(made: Made) -> None:
    before = {path: path.stat().st_mtime_ns for path in made.result.folder.rglob("*")}

    again = make_tables(made.paths, made.work, spark_options=SPARK)

    assert before == {path: path.stat().st_mtime_ns for path in again.folder.rglob("*")}
    assert {stage.name for stage in again.stages if not stage.reused} == {"institutions"}
    assert again.report.counts == made.result.report.counts


def test_a_load_that_was_stopped_goes_on_from_its_finished_stages(made: Made) -> None:
    # As a run leaves it that was killed while it listed who wrote together.
    for unfinished in ("teams", "graph"):
        (made.work / unfinished / "_SUCCESS").unlink()

    again = make_tables(made.paths, made.work, spark_options=SPARK)

    reused = {stage.name for stage in again.stages if stage.reused}
    assert reused == {"read", "link", "pages", "decide", "people", "collaborations", "ids"}
    taken = {(stage.name, stage.seconds) for stage in made.result.stages}
    assert {(stage.name, stage.seconds) for stage in again.stages if stage.reused} < taken
    assert again.import_id == made.result.import_id
    assert again.report.counts == made.result.report.counts
    assert [(s.name, s.rows) for s in again.stages] == [
        (s.name, s.rows) for s in made.result.stages
    ]
