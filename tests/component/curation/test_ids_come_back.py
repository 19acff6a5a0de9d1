"""Ids that decisions took away come back once nothing claims them, whatever order undos have."""

import re
from pathlib import Path

import pytest

from graph.store.database import Database
from ingest.curation.decide import (
    Curator,
    Made,
    merge_authors,
    rename_author,
    split_author,
    undo_decision,
    verify_author,
)
from ingest.curation.exchange import export_decisions, import_decisions
from ingest.imports.show import list_imports
from ingest.imports.undo import undo_import
from tests.component.curation.world import load, paper_id, people, titles
from tests.component.ingest.dump import rows
from tests.component.ingest.records import paper
from tests.helpers.schema import delete_nodes

ADA = Curator("Ada")
PAPERS = {
    "author:mary-smith": [paper("Tides of the Fjords", "Mary Smith", "Per Dahl", year=2005)],
    "author:mary-jones": [
        paper(f"Salt of the Fjords, Part {part}", "Mary Jones", "Per Dahl", year=2010 + part)
        for part in range(1, 4)
    ],
    "author:rosa-brown": [
        paper(f"A Winter on Ice, Part {part}", "Rosa Brown", "Per Dahl", year=2015 + part)
        for part in range(1, 3)
    ],
}
NAMES = {one.removeprefix("author:").split("-")[1]: one for one in PAPERS}
NAMES_OF = {author: name for name, author in NAMES.items()}
ALL = [line for lines in PAPERS.values() for line in lines]

SEQUENCES = [
    "merge smith jones, verify smith; undo 0, undo 1",
    "merge jones smith, rename jones; undo 0, undo 1",
    "merge smith jones, merge brown smith; undo 0, undo 1",
    "merge smith jones, verify smith, split smith smith; undo 1, undo 0, undo 2",
    "merge smith jones, split smith jones named; undo 0, undo 1",
    "merge brown jones, merge smith brown, split brown jones; undo 1, undo 0, undo 2",
    (
        "verify jones, merge brown jones, split brown brown, verify jones; "
        "undo 2, undo 1, undo 0, undo 3"
    ),
    "merge brown smith; undo 0, rename smith, merge jones brown, undo 1, undo 2",
]


class Desk:
    """Carries out decisions that are written in short, such as `merge smith jones` or `undo 0`."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.made: list[str] = []

    def decide(self, said: str) -> None:
        kind, *whom = said.split()
        if kind == "undo":
            undo_decision(self.database, self.made[int(whom[0])], ADA)
            return
        decided = getattr(self, kind)(*whom)
        self.made.append(decided.decision.id)

    def merge(self, *whom: str) -> Made:
        return merge_authors(self.database, [NAMES[one] for one in whom], ADA)

    def split(self, author: str, whose: str, new_name: str | None = None) -> Made:
        papers = [paper_id(self.database, line) for line in PAPERS[NAMES[whose]]]
        return split_author(self.database, NAMES[author], papers, ADA, new_name)

    def verify(self, author: str) -> Made:
        return verify_author(self.database, NAMES[author], ADA)

    def rename(self, author: str) -> Made:
        return rename_author(self.database, NAMES[author], "Mary the Great", ADA)


@pytest.fixture
def world(database: Database, tmp_path: Path) -> Database:
    load(database, tmp_path, *ALL)
    return database


def describe(database: Database) -> dict[str, tuple[str, set[str]]]:
    """Give each author's name and titles by the id."""
    found = rows(database, "MATCH (a:Author) RETURN a.id, a.name")
    return {str(one): (str(name), people(database)[str(one)]) for one, name in found}


@pytest.mark.parametrize("sequence", SEQUENCES)
def test_everybody_is_as_before_once_all_decisions_are_undone(
    world: Database, sequence: str
) -> None:
    before, desk = describe(world), Desk(world)

    for said in re.split("[,;] ", sequence):
        desk.decide(said)
        answering = rows(
            world,
            "UNWIND $ids AS id OPTIONAL MATCH (a:Author {id: id}) "
            "OPTIONAL MATCH (:Merged {id: id})-[:MERGED_INTO]->(b:Author) "
            "RETURN coalesce(a.id, b.id) IS NOT NULL",
            ids=list(PAPERS),
        )
        assert answering == [(True,)] * len(PAPERS), f"an id names nobody after {said}"

    assert describe(world) == before


def test_what_is_split_off_again_gets_the_id_back_that_a_merge_took_away(world: Database) -> None:
    before, desk = people(world), Desk(world)

    desk.decide("merge smith jones")
    desk.decide("split smith jones Mary")

    assert people(world) == before
    assert describe(world)[NAMES["jones"]][0] == "Mary"


def test_a_name_stays_with_the_id_that_it_was_given_to(world: Database) -> None:
    desk = Desk(world)

    for said in ("merge smith jones", "rename smith", "undo 0"):
        desk.decide(said)

    assert describe(world)[NAMES["smith"]] == ("Mary the Great", titles(*PAPERS[NAMES["smith"]]))
    assert describe(world)[NAMES["jones"]] == ("Mary Jones", titles(*PAPERS[NAMES["jones"]]))


def test_papers_that_come_later_leave_ids_that_came_back(world: Database, tmp_path: Path) -> None:
    desk = Desk(world)
    for said in ("merge jones smith", "verify jones", "undo 0", "undo 1"):
        desk.decide(said)
    later = paper("Tides of the Fjords, Again", "Mary Smith", "Per Dahl", year=2020)

    load(world, tmp_path, later, name="later.jsonl")

    assert people(world)[NAMES["smith"]] == titles(*PAPERS[NAMES["smith"]], later)
    assert people(world)[NAMES["jones"]] == titles(*PAPERS[NAMES["jones"]])


def test_a_paper_of_a_third_person_takes_no_id_along(world: Database) -> None:
    desk = Desk(world)
    desk.decide("merge smith jones")
    strange = PAPERS[NAMES["jones"]][0]

    split = split_author(world, NAMES["smith"], [paper_id(world, strange)], ADA, "Molly Jones")

    molly = split.decision.parts[1].author
    assert people(world)[molly] == titles(strange)
    answers = "MATCH (:Merged {id: $id})-[:MERGED_INTO]->(a:Author) RETURN a.id"
    assert rows(world, answers, id=NAMES["jones"]) == [(NAMES["smith"],)]


def _load_one_by_one(database: Database, folder: Path) -> list[str]:
    """Ingest everybody's papers as files of their own; give the imports in that order."""
    for author, lines in PAPERS.items():
        load(database, folder, *lines, name=f"{NAMES_OF[author]}.jsonl")
    return [one.id for one in reversed(list_imports(database, first=9)[0])]


@pytest.mark.parametrize("kept", [0, 1], ids=["the first is left", "the second is left"])
def test_an_id_comes_back_with_papers_that_were_away_when_the_merge_was_undone(
    database: Database, tmp_path: Path, kept: int
) -> None:
    imports, desk = _load_one_by_one(database, tmp_path), Desk(database)
    before = describe(database)

    desk.decide("merge smith jones")
    undo_import(database, imports[1 - kept])
    desk.decide("undo 0")
    _load_one_by_one(database, tmp_path)

    assert describe(database) == before


@pytest.mark.parametrize(
    "sequence",
    [
        "merge smith jones",
        "merge jones smith; undo 0",
        "merge smith jones, split smith jones named",
    ],
)
@pytest.mark.parametrize("order", [list(PAPERS), list(reversed(PAPERS))])
def test_decisions_that_come_before_the_papers_give_the_same_ids(
    world: Database, tmp_path: Path, sequence: str, order: list[str]
) -> None:
    desk = Desk(world)
    for said in re.split("[,;] ", sequence):
        desk.decide(said)
    before = describe(world)
    export_decisions(world, tmp_path / "decisions.jsonl")
    delete_nodes(world)

    import_decisions(world, tmp_path / "decisions.jsonl")
    for author in order:
        load(world, tmp_path, *PAPERS[author], name=f"{NAMES_OF[author]}.jsonl")

    assert describe(world) == before


def test_a_split_whose_rest_comes_later_leaves_the_rest_its_id(
    world: Database, tmp_path: Path
) -> None:
    gone = PAPERS[NAMES["jones"]][0]
    split_author(world, NAMES["jones"], [paper_id(world, gone)], ADA, "Molly Jones")
    before = describe(world)
    export_decisions(world, tmp_path / "decisions.jsonl")
    delete_nodes(world)

    import_decisions(world, tmp_path / "decisions.jsonl")
    load(world, tmp_path, gone, name="gone.jsonl")
    load(world, tmp_path, *[line for line in ALL if line != gone], name="rest.jsonl")

    assert describe(world) == before
