"""What each command changes, and that it outlives re-runs, rebuilds and papers that come later."""

from collections.abc import Sequence
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
from ingest.decisions.decision import Kind
from ingest.decisions.stored import list_decisions
from ingest.errors import DecisionError
from tests.component.curation.world import (
    BIOLOGY,
    MATHS,
    RENAMED,
    WORLD,
    load,
    paper_id,
    people,
    titles,
)
from tests.component.ingest.dump import dump, rows
from tests.component.ingest.records import Line, owner, paper
from tests.helpers.schema import delete_nodes

ADA = Curator("Ada", "I know them")
WANG, SMITH, JONES = "author:wei-wang", "author:mary-smith", "author:mary-jones"


def split_wang(database: Database) -> Made:
    return split_author(database, WANG, [paper_id(database, line) for line in BIOLOGY], ADA)


def rebuild(
    database: Database, folder: Path, *, decisions_first: bool, lines: Sequence[Line] = WORLD
) -> None:
    """Take the decisions out, delete everything, and bring both back."""
    export_decisions(database, folder / "decisions.jsonl")
    delete_nodes(database)
    if decisions_first:
        import_decisions(database, folder / "decisions.jsonl")
    load(database, folder, *lines)
    if not decisions_first:
        import_decisions(database, folder / "decisions.jsonl")


@pytest.fixture
def world(database: Database, tmp_path: Path) -> Database:
    load(database, tmp_path, *WORLD)
    return database


def test_a_merge_joins_two_family_names_and_the_old_id_redirects(world: Database) -> None:
    before = people(world)
    assert before[SMITH] == titles(RENAMED[0])

    made = merge_authors(world, [SMITH, JONES], ADA)

    assert people(world)[SMITH] == titles(*RENAMED)
    assert JONES not in people(world)
    assert made.effect.merged == {JONES: SMITH}
    assert rows(world, "MATCH (m:Merged)-[:MERGED_INTO]->(a) RETURN m.id, a.id") == [(JONES, SMITH)]
    assert (
        rows(
            world,
            "MATCH (:Author {id: $id})-[r:AUTHORED]->() "
            "RETURN r.confidence, r.evidence[0], r.method",
            id=SMITH,
        )
        == [(1.0, f"joined by Ada on {made.decision.at[:10]}: I know them", "curation-1")] * 2
    )
    assert rows(world, "MATCH (d:Decision)-[:ABOUT_AUTHOR]->(a) RETURN d.kind, a.id") == [
        ("merge", SMITH)
    ]


def test_a_split_makes_another_author_of_the_papers_and_the_first_keeps_its_id(
    world: Database,
) -> None:
    assert people(world)[WANG] == titles(*MATHS, *BIOLOGY)

    made = split_author(
        world, WANG, [paper_id(world, line) for line in BIOLOGY], ADA, "Wei Wang (Sleep)"
    )

    assert people(world)[WANG] == titles(*MATHS)
    assert people(world)["author:wei-wang-sleep"] == titles(*BIOLOGY)
    assert made.effect.new == {"author:wei-wang-sleep"}
    assert rows(world, "MATCH (a:Author {id: 'author:wei-wang-sleep'}) RETURN a.name") == [
        ("Wei Wang (Sleep)",)
    ]
    assert rows(
        world,
        "MATCH (a:Author)-[c:COLLABORATED_WITH]-(:Author {id: 'author:omar-said'}) "
        "RETURN a.id, c.papers",
    ) == [("author:lea-roth", 1), ("author:wei-wang-sleep", 2)]
    assert rows(world, "MATCH (a:Author {id: $id}) RETURN a.paperCount, a.component", id=WANG) == [
        (2, "author:ida-berg")
    ]


@pytest.mark.parametrize("decisions_first", [True, False])
def test_a_rebuild_from_files_and_decisions_gives_the_same_graph(
    world: Database, tmp_path: Path, *, decisions_first: bool
) -> None:
    merge_authors(world, [JONES, SMITH], ADA)
    split_wang(world)
    verify_author(world, "author:ida-berg", ADA)
    rename_author(world, "author:omar-said", "Omar al-Said", ADA)
    mistake = merge_authors(world, ["author:lea-roth", "author:per-dahl"], ADA)
    undo_decision(world, mistake.decision.id, ADA)
    before = dump(world)

    load(world, tmp_path, *WORLD)
    assert dump(world) == before, "a run of the same files changes nothing"

    rebuild(world, tmp_path, decisions_first=decisions_first)
    after = dump(world)
    assert after.nodes == before.nodes
    assert after.relationships == before.relationships


def test_papers_that_come_later_do_not_undo_a_decision(world: Database, tmp_path: Path) -> None:
    merge_authors(world, [SMITH, JONES], ADA)
    new = split_wang(world).decision.parts[1].author
    later = [
        paper("Ice in the Northern Fjords", "Mary Jones", "Per Dahl", year=2016),
        paper("More Sleep for More Mice", "Wei Wang", "Omar Said", year=2013),
        paper("Moduli of Curves, Again", "Wei Wang", "Ida Berg", year=2004),
    ]

    load(world, tmp_path, *later, name="later.jsonl")

    found = people(world)
    assert found[WANG] >= titles(*MATHS)
    assert found[new] >= titles(*BIOLOGY)
    assert found[SMITH] >= titles(*RENAMED)
    assert not found[WANG] & titles(*BIOLOGY)


def test_undo_brings_both_authors_back_with_their_ids_and_keeps_the_record(
    world: Database,
) -> None:
    before = dump(world)

    for made in (merge_authors(world, [SMITH, JONES], ADA), split_wang(world)):
        undo_decision(world, made.decision.id, Curator("Bo", "it was wrong"))

    text = "MATCH (a:Author) RETURN a.id, a.name, a.paperCount, a.collaboratorCount, a.component"
    authors = {row[0] for row in rows(world, text)}
    assert {WANG, SMITH, JONES} <= authors
    assert people(world)[WANG] == titles(*MATHS, *BIOLOGY)
    kept = [one.decision for one in list_decisions(world)]
    assert [(one.kind, one.undone.who if one.undone else None) for one in kept] == [
        (Kind.MERGE, "Bo"),
        (Kind.SPLIT, "Bo"),
    ]
    left = dump(world)
    strays = {one for one in left.nodes ^ before.nodes if '"Decision"' not in one}
    assert all('"Merged"' in one for one in strays), "only the id that was split off still answers"
    with pytest.raises(DecisionError, match="was undone by Bo"):
        undo_decision(world, kept[0].id, ADA)


def test_the_later_of_two_decisions_wins_and_says_which_it_overrules(world: Database) -> None:
    verified = verify_author(world, WANG, ADA)
    split = split_wang(world)
    assert split.effect.overruled == {verified.decision.id: (split.decision.id,)}
    new = split.decision.parts[1].author

    merged = merge_authors(world, [WANG, new], Curator("Bo", "one person after all"))

    assert people(world)[WANG] == titles(*MATHS, *BIOLOGY)
    assert merged.effect.overruled[split.decision.id] == (merged.decision.id,)
    undo_decision(world, merged.decision.id, ADA)
    assert people(world)[WANG] == titles(*MATHS)
    assert people(world)[new] == titles(*BIOLOGY)


def test_a_verified_author_stays_whole_whatever_the_score_says(world: Database) -> None:
    merged = merge_authors(world, [SMITH, JONES], ADA)
    verify_author(world, SMITH, Curator("Bo"))

    undo_decision(world, merged.decision.id, ADA)

    assert people(world)[SMITH] == titles(*RENAMED)
    assert (
        rows(
            world,
            "MATCH (:Author {id: $id})-[r:AUTHORED]->() RETURN r.confidence, r.evidence[0]",
            id=SMITH,
        )
        == [(1.0, f"verified by Bo on {merged.decision.at[:10]}")] * 2
    )


def test_a_decision_finds_a_paper_by_its_title_where_the_files_have_other_names(
    world: Database, tmp_path: Path
) -> None:
    merge_authors(world, [SMITH, JONES], ADA)
    new = split_wang(world).decision.parts[1].author
    export_decisions(world, tmp_path / "decisions.jsonl")
    delete_nodes(world)

    elsewhere = [{**line, "source": {**line["source"], "file": "moved.txt"}} for line in WORLD]
    load(world, tmp_path, *elsewhere)
    done = import_decisions(world, tmp_path / "decisions.jsonl")

    assert (done.new, done.unknown, done.partial) == (2, 0, 0)
    assert people(world)[SMITH] == titles(*RENAMED)
    assert people(world)[new] == titles(*BIOLOGY)


@pytest.mark.parametrize(
    ("named", "message"),
    [
        ([SMITH, "author:nobody"], "No author has the id 'author:nobody'"),
        ([SMITH, SMITH], "nothing to merge"),
        ([SMITH, "author:per-dahl"], "both authors of paper:tides"),
        ([SMITH, "0000-0002-1825-0097"], "No author has the id '0000-0002-1825-0097'"),
    ],
)
def test_a_merge_that_cannot_be_is_refused_and_changes_nothing(
    world: Database, named: list[str], message: str
) -> None:
    before = dump(world)

    with pytest.raises(DecisionError, match=message):
        merge_authors(world, named, ADA)

    assert dump(world) == before


def test_a_split_that_cannot_be_is_refused(world: Database) -> None:
    tides = paper_id(world, RENAMED[0])

    with pytest.raises(DecisionError, match="author:wei-wang has no paper with the id"):
        split_author(world, WANG, [tides], ADA)
    with pytest.raises(DecisionError, match="nothing would be left"):
        split_author(world, SMITH, [tides], ADA)
    made = split_author(world, WANG, ["https://doi.org/10.1234/SHEAVES"], ADA)
    assert people(world)[made.decision.parts[1].author] == titles(MATHS[0])


def test_what_says_nothing_is_refused(world: Database) -> None:
    with pytest.raises(DecisionError, match="There is no decision 'decision:none'"):
        undo_decision(world, "decision:none", ADA)
    with pytest.raises(DecisionError, match="holds no letter"):
        rename_author(world, WANG, "...", ADA)
    with pytest.raises(DecisionError, match="needs the name"):
        Curator(" ")


def test_a_decision_that_is_undone_stays_about_both_whoever_gets_a_paper(
    world: Database, tmp_path: Path
) -> None:
    undo_decision(world, merge_authors(world, [SMITH, JONES], ADA).decision.id, ADA)
    later = paper("Ice in the Northern Fjords", "Mary Jones", "Per Dahl", year=2016)

    load(world, tmp_path, later, name="later.jsonl")

    about = "MATCH (d:Decision)-[:ABOUT_AUTHOR]->(a) RETURN a.id, d.mentionsFound"
    assert rows(world, about) == [(JONES, 2), (SMITH, 2)]


def test_a_page_stays_with_its_owner_where_papers_of_it_are_somebody_elses(
    database: Database, tmp_path: Path
) -> None:
    page = [owner("Wei Wang", hIndex=7), *MATHS, *BIOLOGY]
    load(database, tmp_path, *page)
    gone = [paper_id(database, line) for line in BIOLOGY]
    new = split_author(database, WANG, gone, ADA).decision.parts[1].author
    figures = (
        "MATCH (a:Author) WHERE a.id IN $ids "
        "RETURN a.id, a.hIndex, [(a)-[:HAS_PROFILE]->(f) | f.name]"
    )
    expected = [(WANG, 7, ("Wei Wang",)), (new, None, ())]

    assert rows(database, figures, ids=[WANG, new]) == expected
    rebuild(database, tmp_path, decisions_first=True, lines=page)
    assert rows(database, figures, ids=[WANG, new]) == expected


def test_a_name_that_is_given_stands_on_one_line(world: Database) -> None:
    rename_author(world, SMITH, " Mary\n\tSmith\u202e ", ADA)
    split = split_author(
        world, WANG, [paper_id(world, line) for line in BIOLOGY], ADA, "Wei\r\nWang\x1b"
    )

    ids = [SMITH, split.decision.parts[1].author]
    names = rows(world, "MATCH (a:Author) WHERE a.id IN $ids RETURN a.name", ids=ids)
    assert names == [("Mary Smith",), ("Wei Wang",)]
