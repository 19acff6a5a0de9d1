"""What `review` and `why` find in a graph of which the truth is known."""

from pathlib import Path

import pytest

from graph.store.database import Database
from ingest.curation.decide import Curator, merge_authors, split_author, verify_author
from ingest.curation.explain import explain_author
from ingest.curation.review import Doubt, Review, review
from tests.component.curation.world import BIOLOGY, WORLD, load, paper_id
from tests.component.ingest.records import Line, paper

ADA = Curator("Ada", "I know them")
WANG = "author:wei-wang"
_SUBJECTS = {"maths": ["math.AG"], "mice": ["q-bio.NC"]}


def circle(name: str, subject: str, people: tuple[str, ...], count: int, year: int) -> list[Line]:
    """Papers of somebody with changing people of one circle, who meet one another."""
    return [
        paper(
            f"The {subject} of case number {number} with {people[number % len(people)]}",
            name,
            people[number % len(people)],
            people[(number + 1) % len(people)],
            year=year + number,
            category=_SUBJECTS[subject][0],
            categories=_SUBJECTS[subject],
        )
        for number in range(count)
    ]


PEOPLE = [
    # two people of one name: two circles, years and subjects apart
    *circle("Wei Wang", "maths", ("Ida Berg", "Tom Hale", "Eva Lind"), 5, 1999),
    *circle("Wei Wang", "mice", ("Omar Said", "Lea Roth", "Kim Park"), 5, 2012),
    # one person who changed circle, with a paper that joins them without that person
    *circle("Ann Moss", "maths", ("Jon Frey", "Ulf Bahr", "Mia Korn"), 4, 2001),
    *circle("Ann Moss", "mice", ("Pia Ness", "Rex Dorn", "Zoe Pohl"), 4, 2010),
    paper("The maths of mice, a joint view", "Jon Frey", "Pia Ness", year=2009),
    # one person with one circle
    *circle("Sam Holt", "maths", ("Jan Wild", "Fay Bond"), 6, 2005),
]


@pytest.fixture
def literature(database: Database, tmp_path: Path) -> Database:
    load(database, tmp_path, *PEOPLE)
    return database


def conflated(found: Review) -> list[str]:
    assert found.conflations
    return [one.author for one in found.conflations.cases]


def test_the_author_of_two_circles_that_never_meet_is_a_conflation(literature: Database) -> None:
    found = review(literature, [Doubt.CONFLATION], limit=10, below=0.75)

    assert conflated(found) == [WANG]
    assert found.mentions is None
    assert found.conflations
    [case] = found.conflations.cases
    assert [(len(one.papers), one.collaborators, one.years) for one in case.circles] == [
        (5, 3, (1999, 2003)),
        (5, 3, (2012, 2016)),
    ]
    assert {one.subjects[0] for one in case.circles} == {"math.AG", "q-bio.NC"}
    assert case.score > 0.8
    assert found.conflations.total == 2, "Ann Moss has two circles at first sight"


def test_an_author_whom_a_curator_has_verified_is_listed_no_more(literature: Database) -> None:
    verify_author(literature, WANG, ADA)

    found = review(literature, [Doubt.CONFLATION], limit=10, below=0.75)

    assert conflated(found) == []
    assert found.conflations
    assert "1 authors whom a curator has verified or merged" in found.conflations.left_out


def test_the_list_is_cut_and_its_total_says_so(database: Database, tmp_path: Path) -> None:
    people = ("Ada Ray", "Bob Lee", "Cyd Fox")
    lines = [
        line
        for number, name in enumerate(("Lin Wu", "Max Orr", "Ned Poe"), start=2)
        for line in (
            *circle(name, "maths", tuple(f"{one} {name[:3]}sen" for one in people), 5, 2000),
            *circle(name, "mice", tuple(f"{one} {name[:3]}berg" for one in people), number, 2010),
        )
    ]
    load(database, tmp_path, *lines)

    found = review(database, [Doubt.CONFLATION], limit=2, below=0.75)

    assert conflated(found) == ["author:ned-poe", "author:max-orr"]
    assert found.conflations
    assert found.conflations.total == 3


def test_names_that_fit_with_shared_coauthors_are_a_fragmentation(
    database: Database, tmp_path: Path
) -> None:
    load(database, tmp_path, *WORLD)
    split = split_author(database, WANG, [paper_id(database, BIOLOGY[0])], ADA)
    other = split.decision.parts[1].author

    by_hand = review(database, [Doubt.FRAGMENTATION], limit=10, below=0.75).fragmentations
    assert by_hand
    assert by_hand.cases == (), "a curator has set these two apart"

    database.run_named(
        "curation/load_decisions", rows=[{"id": split.decision.id, "properties": {"active": False}}]
    )
    found = review(database, [Doubt.FRAGMENTATION], limit=10, below=0.75).fragmentations
    assert found
    [case] = found.cases
    assert set(case.authors) == {WANG, other}
    assert case.shared == ("author:omar-said",)


def test_low_confidence_lists_the_least_sure_and_counts_the_rest(
    database: Database, tmp_path: Path
) -> None:
    load(database, tmp_path, *WORLD)

    found = review(database, [Doubt.LOW_CONFIDENCE], limit=1, below=1.0).mentions

    assert found
    assert found.total > len(found.cases) == 1
    assert found.cases[0].confidence < 1
    assert found.cases[0].evidence


def test_why_names_mentions_decisions_and_namesakes_with_reasons(
    database: Database, tmp_path: Path
) -> None:
    load(database, tmp_path, *WORLD)
    split = split_author(
        database, WANG, [paper_id(database, one) for one in BIOLOGY], ADA, "Wei Wang of Mice"
    ).decision
    merge_authors(database, ["author:mary-smith", "author:mary-jones"], ADA)

    mice = explain_author(database, split.parts[1].author, mentions=1, namesakes=5)
    mary = explain_author(database, "author:mary-jones", mentions=9, namesakes=5)

    assert mice.name == "Wei Wang of Mice"
    assert (len(mice.mentions), mice.mention_count) == (1, 2)
    assert mice.mentions[0].evidence[0] == f"set apart by Ada on {split.at[:10]}: I know them"
    assert mice.mentions[0].decided_at
    [other] = mice.namesakes
    assert other.author == WANG
    assert other.reasons == (
        f"set apart by Ada on {split.at[:10]}: I know them",
        "no co-author in common",
    )
    assert [one.decision.id for one in mice.decisions] == [split.id]
    assert mary.author == "author:mary-smith"
    assert mary.former_ids == ("author:mary-jones",)
    assert {one.name for one in mary.mentions} == {"Mary Smith", "Mary Jones"}
