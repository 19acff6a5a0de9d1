"""Affiliations, tags and texts are looked up among the institutions that a register gave."""

from pathlib import Path
from typing import Any

import pytest

from graph.store.database import Database
from ingest.imports.show import list_imports
from ingest.imports.undo import undo_import
from ingest.pipeline import IngestOptions, ingest
from tests.component.ingest.dump import dump, rows
from tests.component.ingest.exports import openalex_institution, ror_organisation, write_lines
from tests.component.ingest.records import paper, write

NORTH, SOUTH, HARBOUR = "0zzzz0161", "0zzzz0258", "0zzzz0355"
REGISTER = [
    ror_organisation(NORTH, "Zztown University of Tides", aliases=["Universidade das Marés"]),
    ror_organisation(SOUTH, "Zz Tide Laboratory", acronyms=["ZZTL"], parent=[NORTH]),
    ror_organisation(HARBOUR, "Zzharbour Hospital", country="PT"),
    ror_organisation("02qp3tb03", "Mayo Clinic", country="US"),
]
ORIGINS = "MATCH (p:Paper)-[r:FROM_INSTITUTION]->(i) RETURN p.title, i.ror, i.openalexId, r.method"


def _papers(folder: Path) -> Path:
    return write(
        folder / "a-papers.jsonl",
        [
            _paper("On Tides", "Dept. of Waves, Universidade das Mares, Townsville, Germany"),
            _paper("On Ebb", "Zz Tide Laboratory (ZZTL), Townsville, Germany"),
            _paper("On Foam", "Zz Institute of Foam Physics, Townsville, DE"),
            paper("On Sand", "Bo Lindqvist", abstract="Scans of the Zzharbour Hospital and the "
                  "Mayo Clinic in Nature and Science.", institutionsFound=None),
            paper("On Salt", "Bo Lindqvist", institutionTag="zz-tide-laboratory",
                  institutionsFound=None),
        ],
    )  # fmt: skip


def _paper(title: str, affiliation: str) -> dict[str, Any]:
    authorships = [{"name": "Ada Winterbottom", "affiliations": [{"text": affiliation}]}]
    return paper(title, "Ada Winterbottom", authorships=authorships)


def _registers(folder: Path) -> list[Path]:
    return [
        write_lines(folder / "z-ror.json", REGISTER),
        write_lines(
            folder / "z-openalex.jsonl",
            [openalex_institution("I7", "Zz Institute of Foam Physics")],
        ),
    ]


def _check(database: Database) -> None:
    assert sorted(rows(database, ORIGINS), key=repr) == [
        ("On Ebb", SOUTH, None, "byline"),
        ("On Foam", None, "I7", "byline"),
        ("On Salt", SOUTH, None, "tag"),
        ("On Sand", "02qp3tb03", None, "mention"),
        ("On Sand", HARBOUR, None, "mention"),
        ("On Tides", NORTH, None, "byline"),
    ]
    assert rows(database, "MATCH (i:Institution) RETURN count(i)") == [(5,)]


def test_papers_after_a_register_are_understood_by_it(database: Database, tmp_path: Path) -> None:
    ingest(database, _registers(tmp_path))

    ingest(database, [_papers(tmp_path)])

    _check(database)
    before = dump(database)
    ingest(database, [_papers(tmp_path), *_registers(tmp_path)])
    assert dump(database) == before
    [listed], _ = list_imports(database, first=5)
    undo_import(database, listed.id)
    left = rows(database, "MATCH (i:Institution) RETURN count(i), sum(i.paperCount)")
    assert left == [(5, 0)], "the register is still there"


@pytest.mark.parametrize("batch_size", [1, 500])
def test_a_register_in_the_same_run_goes_first(
    database: Database, tmp_path: Path, batch_size: int
) -> None:
    _papers(tmp_path), _registers(tmp_path)

    ingest(database, [tmp_path], IngestOptions(batch_size=batch_size))

    _check(database)
    assert database.statements["load/list_gazetteer"] == 1, "read once a run"


def test_without_a_register_nothing_is_made_up(database: Database, tmp_path: Path) -> None:
    ingest(database, [_papers(tmp_path)])

    found = rows(database, ORIGINS)

    assert found == [("On Salt", None, None, "tag"), ("On Sand", "02qp3tb03", None, "mention")]
