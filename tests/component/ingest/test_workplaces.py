"""Affiliations that papers print become institutions of the paper and of its authors."""

from pathlib import Path
from typing import Any

from graph.store.database import Database
from ingest.pipeline import ingest
from tests.component.ingest.dump import dump, rows
from tests.component.ingest.records import paper, write

ORIGINS = (
    "MATCH (p:Paper)-[r:FROM_INSTITUTION]->(i) RETURN p.title AS title, i.ror AS ror, r.method"
)
PLACES = (
    "MATCH (a:Author)-[r:AFFILIATED_WITH]->(i) "
    "RETURN a.name AS name, i.name, r.papers, r.firstYear, r.lastYear"
)
OXFORD = {"text": "Department of Physics, University of Oxford, Oxford, UK"}
GIVEN = {
    "text": "Tidal Station, Porto",
    "institutions": [{"name": "Tidal Station", "ror": "000000195", "country": "PT"}],
}
UNKNOWN = {"text": "Institute of Unheard Things, Nowhere"}


def _paper(title: str, year: int, **places: list[dict[str, Any]]) -> dict[str, Any]:
    names = {key: key.replace("_", " ") for key in places}
    authorships = [{"name": names[key], "affiliations": where} for key, where in places.items()]
    return paper(title, *names.values(), year=year, authorships=authorships)


def test_papers_and_authors_are_joined_to_what_their_affiliations_mean(
    database: Database, tmp_path: Path
) -> None:
    file = write(
        tmp_path / "papers.jsonl",
        [
            _paper("On Tides", 2019, Ada_Winterbottom=[OXFORD], Bo_Lindqvist=[GIVEN, OXFORD]),
            _paper("On Waves", 2021, Ada_Winterbottom=[OXFORD], Bo_Lindqvist=[UNKNOWN]),
        ],
    )

    ingest(database, [file])

    assert rows(database, ORIGINS) == [
        ("On Tides", "000000195", "byline"),
        ("On Tides", "052gg0110", "byline"),
        ("On Waves", "052gg0110", "byline"),
    ]
    assert [row[:2] for row in rows(database, PLACES)] == [
        ("Ada Winterbottom", "University of Oxford"),
        ("Bo Lindqvist", "Tidal Station"),
        ("Bo Lindqvist", "University of Oxford"),
    ]
    assert ("Ada Winterbottom", "University of Oxford", 2, 2019, 2021) in rows(database, PLACES)
    before = dump(database)
    ingest(database, [file])
    assert dump(database) == before


def test_an_affiliation_that_its_source_takes_back_goes(database: Database, tmp_path: Path) -> None:
    file = tmp_path / "papers.jsonl"
    ingest(database, [write(file, [_paper("On Tides", 2019, Ada_Winterbottom=[OXFORD])])])

    ingest(database, [write(file, [_paper("On Tides", 2019, Ada_Winterbottom=[UNKNOWN])])])

    assert rows(database, ORIGINS) == []
    assert rows(database, PLACES) == []
    assert rows(database, "MATCH (i:Institution) RETURN i.id") == []
