"""External ids of authors, and what registers say about those who bear them."""

from itertools import permutations
from pathlib import Path

import pytest

from graph.store.database import Database
from ingest.pipeline import ingest
from ingest.report import Outcome
from tests.component.ingest.dump import dump, rows
from tests.component.ingest.exports import (
    openalex_author,
    openalex_person,
    openalex_place,
    openalex_work,
    write_lines,
)

FIRST = "0000-0002-1825-0097"
AUTHORS = "MATCH (a:Author) RETURN a.name, a.orcid, a.openalexId, a.hIndex"
WORKS = [
    openalex_work(
        "W1", "A First Paper on the Age of Trees", openalex_author("Ada Po", "A1", FIRST)
    ),
    openalex_work("W2", "A Second Paper on the Age of Trees", openalex_author("Ada Po", "A1")),
]
PERSON = openalex_person(
    "A1", "Ada Po", orcid=f"https://orcid.org/{FIRST}", summary_stats={"h_index": 12},
    display_name_alternatives=["A. Po"],
    affiliations=[{"institution": openalex_place("I1", "Zztown University"), "years": [2020]}],
)  # fmt: skip
NOBODY = openalex_person("A7", "Nobody Yet", summary_stats={"h_index": 3})


def _show(order: tuple[str, ...]) -> str:
    return "-".join(order)


@pytest.mark.parametrize("order", list(permutations(["works", "people"])), ids=_show)
def test_a_record_goes_to_the_author_who_bears_its_id(
    database: Database, tmp_path: Path, order: tuple[str, ...]
) -> None:
    files = {
        "works": write_lines(tmp_path / "works.jsonl", WORKS),
        "people": write_lines(tmp_path / "people.jsonl", [PERSON, NOBODY]),
    }
    for name in order:
        ingest(database, [files[name]])
    before = dump(database)

    again = ingest(database, list(files.values()))

    assert dump(database) == before
    assert again.total(Outcome.UNCHANGED) == again.read() == 4
    assert rows(database, AUTHORS) == [("Ada Po", FIRST, "A1", 12)]
    assert rows(
        database,
        "MATCH (f:Profile) RETURN f.name, f.nameVariants, [(a)-[:HAS_PROFILE]->(f) | a.id]",
    ) == [("Ada Po", ("A. Po",), ("author:ada-po",)), ("Nobody Yet", None, ())]
    assert rows(database, "MATCH (a)-[r:AFFILIATED_WITH]->(i) RETURN i.openalexId, r.papers") == [
        ("I1", 0)]  # fmt: skip


def test_a_record_of_a_later_day_replaces_that_of_an_earlier_one(
    database: Database, tmp_path: Path
) -> None:
    newer = {**PERSON, "summary_stats": {"h_index": 13}, "updated_date": "2024-07-01T00:00:00"}
    ingest(database, [write_lines(tmp_path / "works.jsonl", WORKS)])
    ingest(database, [write_lines(tmp_path / "b.jsonl", [newer])])

    report = ingest(database, [write_lines(tmp_path / "a.jsonl", [PERSON])])

    assert report.total(Outcome.UNCHANGED, "profile") == 1
    assert rows(database, AUTHORS) == [("Ada Po", FIRST, "A1", 13)]
