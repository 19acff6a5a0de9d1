"""What curators say wins over names, papers and scores."""

from ingest.linkers.decide import decide
from ingest.linkers.rulings import Different, Same
from tests.unit.ingest.linkers.naming import members, mention

ADA = mention("Ada Byron", "p1", "Alan Turing")
OTHER_ADA = mention("Ada Byron", "p2", "Alan Turing")
THIRD_ADA = mention("Ada Byron", "p3", "Alan Turing")
MARRIED = mention("Ada King", "p4")
ANNA = mention("Anna Byron", "p5")


def test_names_of_other_blocks_are_joined_where_a_curator_says_so() -> None:
    clusters = decide([ADA, MARRIED], [Same(frozenset({ADA.key, MARRIED.key}))])

    assert members(clusters) == {frozenset({ADA.key, MARRIED.key})}


def test_names_that_conflict_are_joined_with_all_that_belongs_to_them() -> None:
    clusters = decide([ADA, OTHER_ADA, ANNA], [Same(frozenset({ADA.key, ANNA.key}))])

    assert members(clusters) == {frozenset({ADA.key, OTHER_ADA.key, ANNA.key})}


def test_two_names_of_one_paper_are_joined_where_a_curator_says_so() -> None:
    twice = mention("A. Byron", "p1")

    clusters = decide([ADA, twice], [Same(frozenset({ADA.key, twice.key}))])

    assert members(clusters) == {frozenset({ADA.key, twice.key})}


def test_what_a_curator_parts_is_not_joined_by_others_either() -> None:
    parted = Different(frozenset({ADA.key}), frozenset({THIRD_ADA.key}))

    clusters = decide([ADA, OTHER_ADA, THIRD_ADA], [parted])

    assert len(clusters) == 2
    [with_ada] = [one for one in members(clusters) if ADA.key in one]
    assert THIRD_ADA.key not in with_ada


def test_a_page_and_an_orcid_do_not_join_what_a_curator_parts() -> None:
    one = mention("Ada Byron", "p1", page="page", ids=frozenset({"orcid:1"}))
    other = mention("Ada Byron", "p2", page="page", ids=frozenset({"orcid:1"}))

    clusters = decide([one, other], [Different(frozenset({one.key}), frozenset({other.key}))])

    assert len(clusters) == 2


def test_of_rulings_that_contradict_each_other_the_one_that_parts_wins() -> None:
    rulings = [
        Same(frozenset({ADA.key, MARRIED.key})),
        Different(frozenset({ADA.key}), frozenset({MARRIED.key})),
    ]

    assert len(decide([ADA, MARRIED], rulings)) == 2
    assert len(decide([ADA, MARRIED], rulings[::-1])) == 2
