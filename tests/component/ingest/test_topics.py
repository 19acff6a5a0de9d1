"""Topics of the list have their place in its hierarchy, as far as papers need it."""

from pathlib import Path

from graph.store.database import Database
from ingest.imports.show import list_imports
from ingest.imports.undo import undo_import
from ingest.nlp.topic_vectors import TopicVectors
from ingest.pipeline import IngestOptions, ingest
from tests.component.ingest.dump import dump, rows
from tests.component.ingest.exports import openalex_author, openalex_work, write_lines
from tests.component.ingest.records import Line, paper, write
from tests.helpers.small_vectors import write_model

PARTS = "MATCH (t:Topic)-[:PART_OF]->(b:Topic) RETURN t.name, b.name"
FOUND = (
    "MATCH (p:Paper)-[r:ABOUT]->(t:Topic) RETURN p.title, t.name, r.method ORDER BY p.title, t.name"
)
COUNTS = "MATCH (t:Topic) RETURN t.name, t.paperCount"
_SAYS_AGAIN = "We join things. Here is graph neuronal networking, as said."
GRAPHS = [
    ("artificial intelligence", "computer science"),
    ("deep learning", "machine learning"),
    ("graph neural network", "deep learning"),
    ("graph neural network", "neural network"),
    ("machine learning", "artificial intelligence"),
    ("neural network", "deep learning"),
]


def _about(title: str, *names: str) -> Line:
    found = [{"name": name, "method": "keyphrase", "score": 1.0} for name in names]
    return paper(title, "Ada Winterbottom", topicsFound=found)


def test_a_topic_brings_all_that_it_is_part_of(database: Database, tmp_path: Path) -> None:
    file = write(tmp_path / "a.jsonl", [_about("On Graphs", "graph neural network", "tidal gate")])

    ingest(database, [file])

    assert rows(database, PARTS) == GRAPHS
    assert dict(rows(database, COUNTS)) == {
        **{name: 0 for pair in GRAPHS for name in pair},
        "graph neural network": 1,
        "tidal gate": 1,
    }
    before = dump(database)
    ingest(database, [file])
    assert dump(database) == before


def test_a_topic_that_goes_takes_along_what_nothing_else_is_part_of(
    database: Database, tmp_path: Path
) -> None:
    file = tmp_path / "a.jsonl"
    kept = _about("On Learning", "deep learning")
    ingest(database, [write(file, [kept, _about("On Graphs", "graph neural network")])])

    ingest(database, [write(file, [kept, _about("On Graphs", "tidal gate")])])

    assert rows(database, PARTS) == [
        ("artificial intelligence", "computer science"),
        ("deep learning", "machine learning"),
        ("machine learning", "artificial intelligence"),
    ]


def test_an_undone_import_leaves_no_topic_behind(database: Database, tmp_path: Path) -> None:
    ingest(database, [write(tmp_path / "a.jsonl", [_about("On Graphs", "graph neural network")])])
    [listed], _ = list_imports(database, first=5)

    undo_import(database, listed.id)

    assert rows(database, COUNTS) == []


def test_whoever_names_a_topic_of_the_list_gives_it_its_place(
    database: Database, tmp_path: Path
) -> None:
    work = openalex_work(
        "W1", "A Paper That a Register Files", openalex_author("Ada Po", "A1"),
        topics=[{"id": "https://openalex.org/T1", "display_name": "Deep Learning", "score": 0.9}],
    )  # fmt: skip

    ingest(database, [write_lines(tmp_path / "works.jsonl", [work])])

    assert rows(database, PARTS) == [
        ("Deep Learning", "machine learning"),
        ("artificial intelligence", "computer science"),
        ("machine learning", "artificial intelligence"),
    ]


def test_a_model_brings_phrases_to_the_list_and_a_second_run_changes_nothing(
    database: Database, tmp_path: Path
) -> None:
    words = {"graph": [1.0], "neural": [0.0, 1.0], "network": [0.0, 0.0, 1.0]}
    words |= {"neuronal": [0.1, 1.0], "networking": [0.0, 0.1, 1.0]}
    options = IngestOptions(topic_vectors=TopicVectors(write_model(tmp_path / "model", words)))
    lines = [
        paper(
            "Graph Neuronal Networking", "Ada Winterbottom", abstract=_SAYS_AGAIN, topicsFound=None
        ),
        _about("On Graphs", "graph neuronal networking", "tidal gate"),
    ]
    file = write(tmp_path / "a.jsonl", lines)

    ingest(database, [file], options)

    assert rows(database, FOUND) == [
        ("Graph Neuronal Networking", "graph neural network", "vectors"),
        ("On Graphs", "graph neural network", "vectors"),
        ("On Graphs", "tidal gate", "keyphrase"),
    ]
    assert rows(database, PARTS) == GRAPHS
    before = dump(database)
    ingest(database, [file], options)
    assert dump(database) == before
