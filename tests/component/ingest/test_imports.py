"""What each run brought, and that undoing one leaves what the others alone would have made."""

import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from graph.errors import NotFoundError
from graph.store.catalog import get_statement
from graph.store.database import Database
from ingest import batch
from ingest.batch import decide_authors
from ingest.curation.decide import Curator, merge_authors
from ingest.errors import IngestError
from ingest.imports import undo as undo_module
from ingest.imports.run import begin_import
from ingest.imports.show import list_imports, read_contents
from ingest.imports.undo import undo_import
from ingest.pipeline import IngestOptions, ingest
from ingest.report import RunReport
from ingest.resolve.changes import Decided
from tests.component.ingest.canonical import without_ids
from tests.component.ingest.dump import Dump, dump
from tests.component.ingest.records import Line, owner, paper, write
from tests.conftest import SharedDatabase

OPTIONS = IngestOptions(batch_size=7)
SHARED = "A Paper That Both of the Sources Describe"
PREPRINT = "A Preprint That Was Published Under Another Title"


def _world(name: str) -> list[Line]:
    """Papers of one source; some people, titles and ids stand in both."""
    chance = random.Random(name)  # noqa: S311 - no secret
    people = [f"{given} {family}" for given in ("Ada", "Bo") for family in ("Po", "Ra", "Ti")]
    own = [
        paper(
            f"Source {name} Says Something of Number {number}",
            *chance.sample(people, chance.choice([1, 2, 3])),
            year=chance.randint(1999, 2024),
            file=f"{name}.txt",
            categories=[f"cs.{name.upper()}{'IV'[number % 2]}"],
            topicsFound=[{"name": f"topic of {name} {number % 3}", "method": "phrase"}],
        )
        for number in range(9)
    ]
    return [
        *own,
        paper(SHARED, "Ada Po", "Cy Xu", file=f"{name}.txt", doi="10.1000/shared"),
        paper(f"{PREPRINT}, as {name}", "Bo Ra", "Di Ma", file=f"{name}.txt", arxivId="2101.00001"),
    ]


A = _world("a")
B = _world("b")
CASES = {
    "papers and people in common": (A, B),
    "the same entries in both": (A, [*A[:4], *B]),
    "entries that the second changes": (
        A,
        [{**A[0], "authors": ["Ada Po", "Ed Zu"]}, {**A[1], "doi": "10.1000/later"}, *B],
    ),
    "a second that ties two papers of the first together": (
        [paper("One Paper by Its First Title", "Ada Po", file="a.txt", doi="10.1000/one"),
         paper("The Same by Its Second Title", "Ada Po", file="a.txt", arxivId="2101.00002")],
        [paper("The Third Title That Has Both Ids", "Ada Po", file="b.txt", doi="10.1000/one",
               arxivId="2101.00002")],
    ),
    "a page's head that comes with the second": (
        [paper("An Entry of a Page Without a Head", "A. Po", "Cy Xu", file="p.txt")],
        [owner("Ada Po", file="p.txt", hIndex=7), *B],
    ),
    "an abstract that the second leaves out": (
        [paper("An Abstract That Is Kept for Others", "Ada Po", file="a.txt", abstract="We say.")],
        [paper("An Abstract That Is Kept for Others", "Ada Po", file="a.txt", year=2021), *B],
    ),
}  # fmt: skip


def _load(database: Database, folder: Path, *sources: Sequence[Line]) -> list[str]:
    for number, lines in enumerate(sources):
        ingest(database, [write(folder / f"{number}.jsonl", lines)], OPTIONS)
    return [one.id for one in reversed(list_imports(database, first=10)[0])]


@pytest.mark.parametrize("name", CASES)
def test_what_is_left_is_what_the_other_import_makes_by_itself(
    shared_database: SharedDatabase, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(undo_module, "_AT_ONCE", 5)
    first, second = CASES[name]
    alone = []
    for source in (first, second):
        _load(shared_database.without_data(), tmp_path, source)
        alone.append(dump(shared_database.database))
    left = []
    for undone in (1, 0):
        imports = _load(shared_database.without_data(), tmp_path, first, second)
        undo_import(shared_database.database, imports[undone])
        left.append(dump(shared_database.database))

    assert left[0] == alone[0]
    # Ids that were given out stay with what they name: the first import's outlive it.
    assert without_ids(left[1]) == without_ids(alone[1])


def test_undoing_everything_leaves_nothing(database: Database, tmp_path: Path) -> None:
    for one in _load(database, tmp_path, A, B, A[:3]):
        undo_import(database, one)

    assert dump(database) == Dump(frozenset(), frozenset())
    assert {one.status for one in list_imports(database, first=9)[0]} == {"undone"}


def test_ids_that_were_merged_go_with_the_author_that_they_led_to(
    database: Database, tmp_path: Path
) -> None:
    pair = [paper("On Tides", "Ada Po", "Cy Xu"), paper("On Salt", "Bea Ra", "Cy Xu")]
    [only] = _load(database, tmp_path, pair)
    merge_authors(database, ["author:ada-po", "author:bea-ra"], Curator("Ada"))
    merged = dump(database)

    undo_import(database, only)

    assert {one.split('"labels": ')[1][:12] for one in dump(database).nodes} == {'["Decision"]'}
    _load(database, tmp_path, pair)
    assert dump(database) == merged


def test_a_run_that_changes_nothing_is_no_import(database: Database, tmp_path: Path) -> None:
    assert len(_load(database, tmp_path, A, A)) == 1


def test_a_run_takes_the_place_of_those_that_were_stopped_in_their_first_batch(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object) -> Decided:
        raise KeyboardInterrupt

    def load(name: str, lines: list[Line]) -> None:
        ingest(database, [write(tmp_path / name, lines)], OPTIONS)

    load("a.jsonl", A[:3])
    with monkeypatch.context() as stopped:
        stopped.setattr(batch, "decide_authors", stop)
        for name in ("a.jsonl", "b.jsonl", "b.jsonl"):
            with pytest.raises(KeyboardInterrupt):
                load(name, B)
    load("b.jsonl", B)

    found = [(Path(one.files[0]).name, one.status) for one in list_imports(database, first=9)[0]]
    assert found == [("b.jsonl", "finished"), ("a.jsonl", "unfinished"), ("a.jsonl", "finished")]


def test_a_run_of_which_another_took_the_place_goes_on(database: Database, tmp_path: Path) -> None:
    first, second = (begin_import([tmp_path], {}) for _ in range(2))
    for run in (first, second):
        run.begin(database, RunReport())

    first.check(database)
    first.begin(database, RunReport())

    assert [one.id for one in list_imports(database, first=9)[0]] == [first.id]


def test_a_run_of_one_batch_is_seen_while_it_is_written(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[str, int]] = []

    def look(*given: Any) -> Decided:
        [one] = list_imports(database, first=9)[0]
        seen.append((one.status, sum(row["count"] for row in one.counts)))
        return decide_authors(*given)

    monkeypatch.setattr(batch, "decide_authors", look)
    ingest(database, [write(tmp_path / "a.jsonl", A)], IngestOptions())

    assert seen == [("unfinished", 0)]
    [one] = list_imports(database, first=9)[0]
    assert (one.status, sum(row["count"] for row in one.counts)) == ("finished", len(A))


def test_a_dry_run_is_no_import(database: Database, tmp_path: Path) -> None:
    ingest(database, [write(tmp_path / "a.jsonl", A)], IngestOptions(dry_run=True))

    assert list_imports(database, first=9) == ([], 0)


def test_a_run_that_fails_at_once_is_an_import_without_entries(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: Any) -> Decided:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(batch, "decide_authors", stop)
        with pytest.raises(KeyboardInterrupt):
            _load(database, tmp_path, A)
    [stopped] = list_imports(database, first=9)[0]
    assert (stopped.status, stopped.counts) == ("unfinished", ())
    undo_import(database, stopped.id)
    assert len(_load(database, tmp_path, A)) == 2


def test_an_import_says_what_it_brought(database: Database, tmp_path: Path) -> None:
    first, second = _load(database, tmp_path, A, B)

    contents = read_contents(database, second, first=2)

    assert dict(contents.entries) == {"brought": len(B)}
    assert (contents.papers.total, contents.papers.alone) == (len(B), len(B) - 2)
    assert len(contents.papers.examples) == 2
    [newest, oldest] = list_imports(database, first=5)[0]
    assert (oldest.id, newest.id) == (first, second)
    assert newest.status == "finished"
    assert sum(row["count"] for row in newest.counts) == len(B)


def test_an_undo_that_is_interrupted_is_finished_by_the_next(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(undo_module, "_AT_ONCE", 4)
    imports = _load(database, tmp_path, A, B)
    both = dump(database)

    def stop(_: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        undo_import(database, imports[1], on_progress=stop)
    between = dump(database)
    [status] = {one.status for one in list_imports(database, first=9)[0] if one.id == imports[1]}
    undo_import(database, imports[1])
    left = dump(database)
    _load(database, tmp_path, B)

    assert status == "undoing"
    assert between not in (both, left)
    assert dump(database) == both


def test_an_import_is_not_undone_while_another_program_writes(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(undo_module, "_LOCK_SECONDS", 0.3)
    [only] = _load(database, tmp_path, A)

    with (
        database.hold(get_statement("load/take_ingest_lock")),
        pytest.raises(IngestError, match="Another program is writing"),
    ):
        undo_import(database, only)


def test_an_import_that_is_not_there_or_was_undone_is_named(
    database: Database, tmp_path: Path
) -> None:
    [only] = _load(database, tmp_path, A[:1])
    undo_import(database, only)

    with pytest.raises(IngestError, match="was undone before"):
        undo_import(database, only)
    with pytest.raises(NotFoundError, match="import:nowhere"):
        undo_import(database, "import:nowhere")
