"""Institutions from bylines, tags and registers: one each, whichever comes first."""

from itertools import permutations
from pathlib import Path

import pytest

from graph.store.database import Database
from ingest.pipeline import IngestOptions, ingest
from ingest.report import Outcome
from tests.component.ingest.dump import dump, rows
from tests.component.ingest.exports import (
    crossref_work,
    openalex_author,
    openalex_institution,
    openalex_place,
    openalex_work,
    ror_organisation,
    write_lines,
)
from tests.component.ingest.records import owner, paper, write

PARENT, CHILD, OTHER, OLD = "0zzzz0161", "0zzzz0258", "0zzzz0355", "0zzzz0452"
PLACES = "MATCH (i:Institution) RETURN i.name, i.ror, i.openalexId, i.paperCount"
BYLINE = openalex_work(
    "W1", "A Paper That Prints Where Its Authors Work",
    openalex_author("Ada Po", "A1", places={
        "Dept. of Trees, Zztown University": openalex_place("I1", "Zztown University", PARENT)}),
    openalex_author("Bo Ra", "A2", places={
        "Zz Institute of Leaves": openalex_place("I2", "Zz Institute of Leaves")}),
)  # fmt: skip
CROSSREF = crossref_work(
    "10.1000/other", "Another Paper That Names a ROR Id",
    author=[{"given": "Ada", "family": "Po", "affiliation": [{
        "name": "Zztown University, Faculty of Forests",
        "id": [{"id": f"https://ror.org/{PARENT}", "id-type": "ROR"}]}]}],
)  # fmt: skip
REGISTER = [
    ror_organisation(PARENT, "Zztown University", acronyms=["ZZU"], child=[CHILD]),
    ror_organisation(CHILD, "Zz Institute of Leaves", parent=[PARENT]),
]


def _show(order: tuple[str, ...]) -> str:
    return "-".join(order)


@pytest.mark.parametrize("order", list(permutations(["byline", "crossref", "register"])), ids=_show)
def test_an_institution_of_a_byline_and_of_a_register_is_one(
    database: Database, tmp_path: Path, order: tuple[str, ...]
) -> None:
    files = {
        "byline": write_lines(tmp_path / "openalex.jsonl", [BYLINE]),
        "crossref": write_lines(tmp_path / "crossref.jsonl", [CROSSREF]),
        "register": write_lines(tmp_path / "ror.json", REGISTER),
    }
    for name in order:
        ingest(database, [files[name]])
    before = dump(database)

    again = ingest(database, [files[name] for name in order])

    assert dump(database) == before
    assert again.total(Outcome.UNCHANGED) == again.read()
    assert rows(database, PLACES) == [
        ("Zz Institute of Leaves", CHILD, None, 0),
        ("Zz Institute of Leaves", None, "I2", 1),
        ("Zztown University", PARENT, "I1", 2),
    ]
    assert rows(
        database,
        "MATCH (a:Author)-[r:AFFILIATED_WITH]->(i) RETURN a.name, i.name, r.papers, i.acronyms",
    ) == [
        ("Ada Po", "Zztown University", 2, ("ZZU",)),
        ("Bo Ra", "Zz Institute of Leaves", 1, ()),
    ]
    assert rows(database, "MATCH (p)-[r:FROM_INSTITUTION]->(i) RETURN r.method, i.ror") == [
        ("byline", PARENT), ("byline", PARENT), ("byline", None)]  # fmt: skip
    assert rows(database, "MATCH (a:Institution)-[:PART_OF]->(b) RETURN a.ror, b.ror") == [
        (CHILD, PARENT)
    ]


def test_openalex_ties_its_own_id_to_the_ror_id(database: Database, tmp_path: Path) -> None:
    tie = openalex_institution("I2", "Zz Institute of Leaves", CHILD)
    ingest(database, [write_lines(tmp_path / "a.jsonl", [BYLINE])])
    ingest(database, [write_lines(tmp_path / "b.json", REGISTER)])
    ids = dict(rows(database, "MATCH (i:Institution) RETURN coalesce(i.openalexId, i.ror), i.id"))

    ingest(database, [write_lines(tmp_path / "c.jsonl", [tie])])

    assert rows(database, PLACES) == [
        ("Zz Institute of Leaves", CHILD, "I2", 1),
        ("Zztown University", PARENT, "I1", 1),
    ]
    assert rows(database, "MATCH (m:Merged)-[:MERGED_INTO]->(i) RETURN m.id, i.id") == [
        (ids["I2"], ids[CHILD])]  # fmt: skip
    assert rows(database, "MATCH (:Author {name: 'Bo Ra'})-[r:AUTHORED]->() RETURN r.institutions"
                ) == [((ids[CHILD],),)]  # fmt: skip
    before = dump(database)
    assert ingest(database, [write_lines(tmp_path / "a.jsonl", [BYLINE])]).total(
        Outcome.UNCHANGED) == 1  # fmt: skip
    assert dump(database) == before


@pytest.mark.parametrize("order", [("register", "page"), ("page", "register")], ids=_show)
def test_an_institution_that_is_known_by_an_alias_is_the_one_of_the_register(
    database: Database, tmp_path: Path, order: tuple[str, ...]
) -> None:
    page = write(
        tmp_path / "page.jsonl",
        [
            owner("Ada Po", affiliation="Zz Leaf Works"),
            paper("A Paper of Somebody Who Has a Page", "Ada Po"),
        ],
    )
    register = write_lines(
        tmp_path / "ror.json",
        [ror_organisation(PARENT, "Zztown Leaf Group", aliases=["Zz Leaf Works"])],
    )
    for name in order:
        ingest(database, [{"page": page, "register": register}[name]])

    assert rows(
        database, "MATCH (a:Author)-[:AFFILIATED_WITH]->(i) RETURN a.name, i.name, i.ror, i.aliases"
    ) == [("Ada Po", "Zztown Leaf Group", PARENT, ("Zz Leaf Works",))]


def test_parts_are_joined_when_the_whole_comes_later(database: Database, tmp_path: Path) -> None:
    files = [write_lines(tmp_path / f"{n}.json", [one]) for n, one in enumerate(REGISTER[::-1])]
    ingest(database, files, IngestOptions(batch_size=1))

    assert rows(database, "MATCH (a:Institution)-[:PART_OF]->(b) RETURN a.ror, b.ror") == [
        (CHILD, PARENT)
    ]


@pytest.mark.parametrize(
    "order", list(permutations(["paper", "withdrawn", "successor"])), ids=_show
)
def test_a_ror_id_that_was_withdrawn_means_its_successor(
    database: Database, tmp_path: Path, order: tuple[str, ...]
) -> None:
    work = openalex_work("W1", "A Paper With a Stale Institution", openalex_author(
        "Ada Po", places={"Old School": openalex_place("I9", "Zz Old School", OLD)}))  # fmt: skip
    files = {
        "paper": write_lines(tmp_path / "paper.jsonl", [work]),
        "withdrawn": write_lines(tmp_path / "a.json", [
            ror_organisation(OLD, "Zz Old School", status="withdrawn", successor=[OTHER])]),
        "successor": write_lines(tmp_path / "b.json", [ror_organisation(OTHER, "Zz New School")]),
    }  # fmt: skip
    for name in order:
        ingest(database, [files[name]])
    before = dump(database)
    ingest(database, list(files.values()))

    assert dump(database) == before
    assert rows(database, "MATCH (i:Institution) RETURN i.name, i.ror, i.paperCount") == [
        ("Zz New School", OTHER, 1)]  # fmt: skip
    assert rows(database, "MATCH (i:Institution)-[:HAS_IDENTIFIER]->(k) RETURN i.ror, k.id") == [
        (OTHER, f"ror:{OLD}")
    ]


def test_a_register_keeps_institutions_that_no_paper_names(
    database: Database, tmp_path: Path
) -> None:
    report = ingest(database, [write_lines(tmp_path / "ror.json", REGISTER)])

    assert report.total(Outcome.NEW, "institution") == 2
    assert len(rows(database, PLACES)) == 2
