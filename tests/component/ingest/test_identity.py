"""Who is who over several runs: ids stay, merged ids answer, decisions follow the evidence."""

from pathlib import Path

from graph.store.database import Database
from ingest.pipeline import ingest
from ingest.report import Outcome
from tests.component.ingest.dump import dump, rows
from tests.component.ingest.records import Line, owner, paper, write
from tests.helpers.schema import delete_nodes


def _run(database: Database, tmp_path: Path, name: str, *lines: Line) -> None:
    report = ingest(database, [write(tmp_path / f"{name}.jsonl", lines)])
    assert not report.something_was_lost


def _people(database: Database) -> list[tuple[object, ...]]:
    return rows(database, "MATCH (a:Author) RETURN a.id, a.nameVariants")


def test_two_forms_that_a_later_paper_joins_become_one_and_the_old_id_answers(
    database: Database, tmp_path: Path
) -> None:
    _run(
        database,
        tmp_path,
        "a",
        paper("One Paper With Its Telling Title", "A. Byron", "Alan Turing"),
        paper("Two Papers With Their Telling Titles", "Ada Byron"),
    )
    before = _people(database)

    _run(
        database,
        tmp_path,
        "b",
        paper("Three Papers With Their Telling Titles", "Ada Byron", "Alan Turing"),
    )

    assert ("author:a-byron", ("A. Byron",)) in before
    assert ("author:ada-byron", ("Ada Byron",)) in before
    assert _people(database) == [
        ("author:ada-byron", ("A. Byron", "Ada Byron")),
        ("author:alan-turing", ("Alan Turing",)),
    ]
    assert rows(database, "MATCH (m:Merged)-[:MERGED_INTO]->(a) RETURN m.id, a.id") == [
        ("author:a-byron", "author:ada-byron")
    ]


def test_namesakes_on_one_paper_are_two_people_with_readable_ids(
    database: Database, tmp_path: Path
) -> None:
    _run(database, tmp_path, "a", paper("A Paper of Namesakes and Friends", "Wei Li", "Wei Li"))

    [plain, other] = [str(author) for author, _ in _people(database)]
    assert plain == "author:wei-li"
    assert other.startswith("author:wei-li-")


def test_a_conflicting_initial_that_comes_later_opens_the_short_form_again(
    database: Database, tmp_path: Path
) -> None:
    _run(
        database,
        tmp_path,
        "a",
        paper("One Paper With Its Telling Title", "Ada Byron"),
        paper("Two Papers With Their Telling Titles", "Ada M. Byron"),
    )
    joined = _people(database)
    _run(database, tmp_path, "b", paper("Three Papers With Their Telling Titles", "Ada K. Byron"))

    assert joined == [("author:ada-m-byron", ("Ada Byron", "Ada M. Byron"))]
    assert {names for _, names in _people(database)} == {
        ("Ada Byron",),
        ("Ada K. Byron",),
        ("Ada M. Byron",),
    }


def test_the_order_of_the_runs_does_not_change_who_is_who(
    database: Database, tmp_path: Path
) -> None:
    files = [
        write(tmp_path / "a.jsonl", [paper("The First of All Telling Titles", "J. Roe", "Al Po")]),
        write(tmp_path / "b.jsonl", [paper("The Second of Telling Titles", "Jane Roe", "A. Po")]),
        write(
            tmp_path / "c.jsonl",
            [
                paper("The Third of All Telling Titles", "Jane Q. Roe"),
                paper("The Fourth of All Telling Titles", "Joan Roe"),
            ],
        ),
    ]

    def groups(order: list[int]) -> set[object]:
        for one in order:
            ingest(database, [files[one]])
        found = rows(
            database,
            "MATCH (a:Author)-[r:AUTHORED]->(p) WITH a, r, p ORDER BY p.title "
            "RETURN collect([r.printedName, p.title, toString(r.confidence)]) AS mentions, a.id",
        )
        return {str(mentions) for mentions, _ in found}

    first = groups([0, 1, 2])
    delete_nodes(database)

    assert groups([2, 1, 0]) == first


def test_a_header_that_comes_after_its_entries_gives_them_their_owner(
    database: Database, tmp_path: Path
) -> None:
    entries = [
        paper("One Paper With Its Telling Title", "Alan Turing", truncated=True),
        paper("Two Papers With Their Telling Titles", "A. Byron", truncated=True),
    ]
    _run(database, tmp_path, "entries", *entries)

    _run(database, tmp_path, "header", owner("Ada Byron"))

    assert rows(
        database,
        "MATCH (a:Author {name: 'Ada Byron'})-[r:AUTHORED]->(p) "
        "RETURN p.title, p.authorCount, r.inferred, r.printedName",
    ) == [
        ("One Paper With Its Telling Title", 2, True, None),
        ("Two Papers With Their Telling Titles", 1, False, "A. Byron"),
    ]
    later = dump(database)
    _run(database, tmp_path, "both", owner("Ada Byron"), *entries)
    assert dump(database) == later


def test_a_header_without_entries_is_an_author_too(database: Database, tmp_path: Path) -> None:
    _run(database, tmp_path, "header", owner("Ada Byron", hIndex=29))

    assert rows(database, "MATCH (a:Author) RETURN a.id, a.paperCount, a.hIndex, a.component") == [
        ("author:ada-byron", 0, 29, "author:ada-byron")
    ]


def test_a_header_that_names_another_owner_takes_the_entries_with_it(
    database: Database, tmp_path: Path
) -> None:
    entry = paper("One Paper With Its Telling Title", "Alan Turing", truncated=True)
    _run(database, tmp_path, "a", owner("Ada Byron"), entry)
    _run(database, tmp_path, "b", owner("Emmy Noether"), entry)

    assert len(rows(database, "MATCH (f:Profile) RETURN f.id")) == 1
    assert rows(database, "MATCH (a:Author)-[:HAS_PROFILE]->() RETURN a.name") == [
        ("Emmy Noether",)
    ]
    assert {name for (name,) in rows(database, "MATCH (a:Author) RETURN a.name")} == {
        "Alan Turing",
        "Emmy Noether",
    }


def test_ids_that_join_two_papers_merge_them_and_both_ids_answer(
    database: Database, tmp_path: Path
) -> None:
    _run(
        database,
        tmp_path,
        "a",
        paper("A Preprint of Something", "Ada Byron", arxivId="2101.00001", file="a"),
        paper("Something, as It Was Published", "Ada Byron", doi="10.1234/x", file="b"),
    )
    before = {str(key) for (key,) in rows(database, "MATCH (p:Paper) RETURN p.id")}

    _run(
        database,
        tmp_path,
        "b",
        paper("Something", "Ada Byron", doi="10.1234/x", arxivId="2101.00001", file="c"),
    )

    [(winner, loser, doi, arxiv, sources)] = rows(
        database,
        "MATCH (m:Merged)-[:MERGED_INTO]->(p:Paper) "
        "RETURN p.id, m.id, p.doi, p.arxivId, COUNT {(p)-[:HAS_SOURCE]->()}",
    )
    assert {winner, loser} == before
    assert (doi, arxiv, sources) == ("10.1234/x", "2101.00001", 3)
    assert rows(database, "MATCH (a:Author) RETURN a.name, a.paperCount") == [("Ada Byron", 1)]


def test_papers_of_one_title_by_different_people_are_two(
    database: Database, tmp_path: Path
) -> None:
    _run(database, tmp_path, "a", paper("Introduction", "Ada Byron", file="a"))
    _run(database, tmp_path, "b", paper("Introduction", "Alan Turing", file="b"))

    found = [str(key) for (key,) in rows(database, "MATCH (p:Paper) RETURN p.id")]
    assert len(set(found)) == 2
    assert all(key.startswith("paper:introduction-") for key in found)


def test_a_file_without_abstracts_does_not_take_an_abstract_away(
    database: Database, tmp_path: Path
) -> None:
    entry = paper("One Paper With Its Telling Title", "Ada Byron")
    _run(database, tmp_path, "a", {**entry, "abstract": "Text.", "topicsFound": None})
    before = dump(database)

    report = ingest(database, [write(tmp_path / "b.jsonl", [entry])])

    assert dump(database) == before
    assert report.total(Outcome.UNCHANGED) == 1


def test_what_an_entry_states_as_found_is_not_searched_for_again(
    database: Database, tmp_path: Path
) -> None:
    topic = {"name": "lighthouses", "method": "keyphrase", "score": 0.5}
    _run(
        database,
        tmp_path,
        "a",
        paper("Differential Privacy at Sea and on Land", "Ada Byron", topicsFound=[topic]),
        paper("Differential Privacy in the Mountains", "Ada Byron", topicsFound=None),
    )

    found = rows(database, "MATCH (p)-[r:ABOUT]->(t) RETURN p.title, t.id, r.score, t.paperCount")

    assert found == [
        ("Differential Privacy at Sea and on Land", "topic:lighthouses", 0.5, 1),
        ("Differential Privacy in the Mountains", "topic:differential-privacy", 0.417, 1),
    ]
    _run(
        database,
        tmp_path,
        "b",
        paper("Differential Privacy at Sea and on Land", "Ada Byron", topicsFound=[]),
    )
    assert rows(database, "MATCH ()-[:ABOUT]->(t) RETURN t.id") == [("topic:differential-privacy",)]


def test_pages_of_two_people_that_were_saved_under_one_name_stay_apart(
    database: Database, tmp_path: Path
) -> None:
    ada = [owner("Ada Byron"), paper("Of Engines and Their Notes", "Al Po", truncated=True)]
    emmy = [owner("Emmy Noether"), paper("Of Rings and Their Ideals", "Bo Ra", truncated=True)]
    first, second = write(tmp_path / "a.jsonl", ada), write(tmp_path / "b.jsonl", emmy)

    ingest(database, [first])
    ingest(database, [second])
    apart = dump(database)
    ingest(database, [first, second])

    assert dump(database) == apart
    assert rows(
        database, "MATCH (a:Author)-[r:AUTHORED {inferred: true}]->(p) RETURN a.name, p.title"
    ) == [
        ("Ada Byron", "Of Engines and Their Notes"),
        ("Emmy Noether", "Of Rings and Their Ideals"),
    ]


def test_an_author_in_a_file_that_is_no_page_owns_none_of_its_papers(
    database: Database, tmp_path: Path
) -> None:
    lines = [
        {"kind": "author", "name": "Ada Byron"},
        {"kind": "author", "name": "Emmy Noether"},
        {"kind": "paper", "title": "Of Rings and Their Ideals", "authors": ["E. Noether"]},
    ]
    _run(database, tmp_path, "a", *lines)

    assert rows(database, "MATCH (a:Author) RETURN a.name, a.paperCount") == [
        ("Ada Byron", 0),
        ("E. Noether", 1),
        ("Emmy Noether", 0),
    ]
