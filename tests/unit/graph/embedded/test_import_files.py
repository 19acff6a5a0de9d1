"""Which files an offline import reads, and what its output says."""

from pathlib import Path

import pytest

from graph.embedded.import_files import list_import_files
from graph.embedded.import_output import ImportCounts, PhaseReader, parse_counts, parse_failure
from graph.embedded.progress import Progress
from graph.errors import EmbeddedServerError

_DONE = """IMPORT DONE in 2s 276ms.
Imported:
  3 nodes
  1 relationships
  15 properties
Peak memory usage: 1.500GiB
"""
_REFUSED = """Critical error occurred! Shutting down the import...
-----
Command Failed
Error importing csv file.

Invalid relationship in import data
(author:zz) referring to missing node author:zz

Full exception details written to: trace.log
"""


def _write(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("", encoding="utf-8")


def test_the_header_comes_first_and_marks_of_spark_are_passed_over(tmp_path: Path) -> None:
    _write(
        tmp_path,
        "nodes/Author/a.csv",
        "nodes/Author/header.csv",
        "nodes/Author/_SUCCESS",
        "nodes/Author/.a.csv.crc",
        "relationships/AUTHORED/part.csv.gz",
    )
    found = list_import_files(tmp_path)
    assert found.form == "csv"
    assert [path.name for path in found.nodes[0].files] == ["header.csv", "a.csv"]
    assert [table.name for table in found.relationships] == ["AUTHORED"]


@pytest.mark.parametrize(
    ("names", "message"),
    [
        ((), "nothing to import"),
        (("nodes/Author/a.csv", "nodes/Paper/a.parquet"), "CSV and Parquet"),
        (("nodes/Author/a.txt",), "a.txt, which is neither CSV nor Parquet"),
        (("nodes/Author/_SUCCESS",), "no files"),
        (("nodes/Author=x/a.csv",), "not named as a label"),
        (("nodes/Author/a,b.csv",), "comma"),
    ],
)
def test_a_folder_that_cannot_be_imported_is_named(
    tmp_path: Path, names: tuple[str, ...], message: str
) -> None:
    _write(tmp_path, *names)
    with pytest.raises(EmbeddedServerError, match=message):
        list_import_files(tmp_path)


def test_counts_are_read_where_the_import_was_done() -> None:
    assert parse_counts(_DONE) == ImportCounts(3, 1, 15, 1_610_612_736)
    assert parse_counts("Data statistics is not available.\nPeak memory usage: 1.0GiB") is None


def test_a_failure_is_told_in_the_words_of_the_importer() -> None:
    said = parse_failure(_REFUSED)
    assert said == (
        "Invalid relationship in import data (author:zz) referring to missing node author:zz"
    )
    assert parse_failure("java.lang.OutOfMemoryError\n") == "java.lang.OutOfMemoryError"
    assert parse_failure("") == "It said nothing."


def test_progress_is_told_by_phase() -> None:
    reader = PhaseReader()
    lines = ["Neo4j version: 2026", "(2/4) Relationship import 2026-11-21 11:25", ".... 15% ∆1ms"]
    told = [reader.read(line) for line in lines]
    assert told == [
        None,
        Progress("Importing: relationship import", 0, 100),
        Progress("Importing: relationship import", 15, 100),
    ]
