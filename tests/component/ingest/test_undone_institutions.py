"""An undone import takes along what it alone said of institutions that others name, too."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from graph.store.database import Database
from ingest.imports import reword, undo
from ingest.imports.show import list_imports
from ingest.imports.undo import undo_import
from ingest.pipeline import ingest
from tests.component.ingest.canonical import without_ids
from tests.component.ingest.dump import Dump, dump, rows
from tests.component.ingest.exports import ror_organisation, write_lines
from tests.component.ingest.records import owner, paper, write
from tests.conftest import SharedDatabase

ROR, LISTED = "0zzzz0161", "05a28rw58"
SAID = (
    "MATCH (i:Institution) RETURN i.name, i.nameSource, i.ror, i.openalexId, i.country, i.aliases"
)

Line = dict[str, Any]


def _work(title: str, *places: Mapping[str, str], **more: Any) -> Line:
    """A paper of one author, who works at these institutions."""
    workplace = {"text": "A Place", "institutions": list(places)}
    authorship = {"name": "Ada Po", "affiliations": [workplace]}
    return paper(title, "Ada Po", authorships=[authorship], **more)


ONE = _work("On One Thing", {"name": "Zztown University", "ror": ROR})
TWO = _work(
    "On Another", {"name": "Aa of Zztown", "ror": ROR, "openalexId": "I7", "country": "DE"},
    file="b.txt",
)  # fmt: skip
B = {"format": "openalex", "file": "b.txt", "line": 1}
MANY = [_work(f"On Thing {n}", {"name": "Zztown University", "ror": ROR}) for n in range(7)]
CASES = {
    "a name, an id and a country": ([ONE], [TWO]),
    "the same said by one of many": ([ONE, *MANY], [TWO]),
    "an entry that says something else the second time": ([ONE], [
        _work("On One Thing", {"name": "Aa of Zztown", "ror": ROR, "country": "DE"}), TWO]),
    "an id that an institution of the list has": (
        [_work("On One Thing", {"name": "ETH", "openalexId": "I35"})],
        [_work("On Another", {"name": "ETH", "openalexId": "I35", "ror": LISTED}, file="b.txt")]),
    "what a register says of a person's workplace": ([ONE], [
        {"kind": "author", "name": "Bo Ra", "source": B, "sourceId": "openalex:A9",
         "openalexId": "A9", "affiliations": [{"institutions": [
             {"name": "Aa of Zztown", "ror": ROR, "country": "AT"}]}]},
        paper("A Paper of Bo's", "Bo Ra", file="b.txt",
              authorships=[{"name": "Bo Ra", "openalexId": "A9"}])]),
    "the workplace that a page prints": (
        [owner("Ada Po", affiliation="Zz Works"), paper("On One Thing", "Ada Po")],
        [owner("Bo Ra", file="b.txt", affiliation="ZZ Works"),
         paper("On Another", "Bo Ra", file="b.txt")]),
    "a name in words only": (
        [paper("On One Thing", "Ada Po", institutionTag="zz-works",
               institutionsFound=[{"name": "Zz Works", "method": "tag"}])],
        [paper("On Another", "Ada Po", file="b.txt", institutionTag="zz-works",
               institutionsFound=[{"name": "ZZ Works", "method": "tag"}])]),
}  # fmt: skip


def _load(database: Database, folder: Path, *sources: Sequence[Line]) -> list[str]:
    for number, lines in enumerate(sources):
        ingest(database, [write(folder / f"{number}.jsonl", lines)])
    return [one.id for one in reversed(list_imports(database, first=10)[0])]


def _dump_unnamed(database: Database) -> Dump:
    """Give the graph without ids that were given out: they stay with what they name."""
    plain = without_ids(dump(database))
    [(only,)] = rows(database, "MATCH (i:Institution) RETURN i.id")
    return Dump(
        *(
            frozenset(one.replace(str(only), "institution:the-only-one") for one in each)
            for each in (plain.nodes, plain.relationships)
        )
    )


@pytest.mark.parametrize("name", CASES)
def test_an_institution_is_what_the_other_import_says_by_itself(
    shared_database: SharedDatabase, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reword, "_AT_FIRST", 2)
    monkeypatch.setattr(reword, "_AT_ONCE", 3)
    sources = CASES[name]
    alone, said = [], []
    for source in sources:
        _load(shared_database.without_data(), tmp_path, source)
        alone.append(_dump_unnamed(shared_database.database))
        said.append(rows(shared_database.database, SAID))
    for undone in (1, 0):
        database = shared_database.without_data()
        imports = _load(database, tmp_path, *sources)

        undo_import(database, imports[undone])

        assert rows(database, SAID) == said[1 - undone]
        assert _dump_unnamed(database) == alone[1 - undone]


def test_an_undo_that_is_stopped_before_institutions_is_finished_by_the_next(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object) -> bool:
        raise KeyboardInterrupt

    first, second = _load(database, tmp_path, [ONE], [TWO])
    with monkeypatch.context() as stopped:
        stopped.setattr(undo, "_reword_some", stop)
        with pytest.raises(KeyboardInterrupt):
            undo_import(database, second)
    assert rows(database, SAID) == [("Aa of Zztown", "byline", ROR, "I7", "DE", ())]

    undo_import(database, second)

    assert rows(database, SAID) == [("Zztown University", "byline", ROR, None, None, ())]
    undo_import(database, first)
    assert rows(database, SAID) == []
    assert rows(database, "MATCH (i:Import) RETURN i.openInstitutions") == [(None,), (None,)]


def test_what_a_register_says_stays(database: Database, tmp_path: Path) -> None:
    register = [ror_organisation(ROR, "Zztown University", acronyms=["ZZU"])]
    ingest(database, [write_lines(tmp_path / "ror.json", register)])
    before = rows(database, SAID)
    imports = _load(database, tmp_path, [ONE], [_work("On Another", {"name": "Aa", "ror": ROR})])

    for one in imports:
        undo_import(database, one)

    assert rows(database, SAID) == before


def test_institutions_that_an_import_alone_tied_together_stay_one(
    database: Database, tmp_path: Path
) -> None:
    apart = [
        _work("On One Thing", {"name": "Zztown University", "ror": ROR}),
        _work("On Another", {"name": "Zz Leaves", "openalexId": "I7"}),
    ]
    tie = [_work("A Tie", {"name": "Zz Leaves", "ror": ROR, "openalexId": "I7"}, file="b.txt")]
    _, tied = _load(database, tmp_path, apart, tie)

    undo_import(database, tied)

    [(_, _, ror, openalex_id, *_)] = rows(database, SAID)
    assert (ror, openalex_id) == (ROR, "I7")
