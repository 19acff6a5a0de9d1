"""What speaks for and against two mentions being one person, beside their names."""

import random
from dataclasses import replace
from itertools import chain
from typing import Any

import pytest

from ingest.linkers.decide import decide
from ingest.linkers.mentions import Mention
from tests.unit.ingest.linkers.naming import members, mention, name

NAMESAKES = 10


def people(*block: Mention) -> int:
    return len(decide(block))


def test_an_orcid_joins_names_that_conflict_and_two_orcids_part_one_name() -> None:
    one, same = ({"ids": frozenset({"orcid:1"})} for _ in range(2))
    other = {"ids": frozenset({"orcid:2"})}

    assert people(mention("Ada Byron", "p1", **one), mention("Augusta Byron", "p2", **same)) == 1
    assert people(mention("Ada Byron", "p1", **one), mention("Ada Byron", "p2", **other)) == 2


def test_an_openalex_id_is_evidence_but_does_not_part_by_itself() -> None:
    one, other = (frozenset({f"openalex:A{number}"}) for number in (1, 2))
    initial, full = mention("A. Byron", "p1", ids=one), mention("Ada Byron", "p2", ids=one)

    assert people(initial, full) == 1
    assert people(replace(initial, ids=frozenset()), full) == 2
    named = [mention("Ada Byron", "p1", "Alan Turing", ids=one),
             mention("Ada Byron", "p2", "Alan Turing", ids=other)]  # fmt: skip
    assert people(*named) == 1


def test_an_affiliation_tells_people_of_a_common_name_apart() -> None:
    def wang(paper: str, affiliation: str) -> Mention:
        return mention("Wei Wang", paper, affiliations=frozenset({affiliation}))

    places = [f"university {letter}" for letter in "abcd"]
    block = [wang(f"p{place[-1]}{at}", place) for place in places for at in range(6)]
    assert members(decide(block)) == {
        frozenset(f"p{place[-1]}{at}#Wei Wang" for at in range(6)) for place in places
    }


def _work_at(printed: str, place: str, papers: int, *team: str) -> list[Mention]:
    """So many mentions at a place, each with the same co-authors; without a place, nowhere."""
    at = frozenset({f"university {place}"} if place else ())
    return [mention(printed, f"{place}{paper}", *team, affiliations=at) for paper in range(papers)]


@pytest.mark.parametrize(
    ("printed", "wanted"),
    [("Ada Byron", 1), ("David Brown", 1), ("Wei Wang", 3), ("Minsoo Kim", 3)],
)
def test_affiliations_alone_part_names_of_common_families(printed: str, wanted: int) -> None:
    block = [one for place in "abc" for one in _work_at(printed, place, 6)]

    assert people(*block) == wanted


@pytest.mark.parametrize("printed", ["Ada Byron", "Minsoo Kim"])
def test_another_affiliation_counts_little_where_co_authors_are_known(printed: str) -> None:
    teams = {"a": "Alan Turing", "b": "Grace Hopper", "c": "Noam Chomsky"}
    block = [one for place, team in teams.items() for one in _work_at(printed, place, 6, team)]

    assert people(*block) == 1


def test_a_mention_without_evidence_goes_to_whoever_has_most_of_the_name() -> None:
    sizes = {"a": 5, "b": 5, "c": 8}
    known = {place: _work_at("Wei Wang", place, size) for place, size in sizes.items()}
    bare = _work_at("Wei Wang", "", 1)

    clusters = decide([*chain(*known.values()), *bare])

    known["c"] += bare
    assert members(clusters) == {frozenset(one.key for one in same) for same in known.values()}


def test_a_mention_without_evidence_stays_alone_where_nobody_has_most() -> None:
    known = [one for place in "abcdefghij" for one in _work_at("Wei Wang", place, 2)]

    clusters = decide([*known, *_work_at("Wei Wang", "", 2)])

    assert sorted(len(cluster.mentions) for cluster in clusters) == [1, 1, *[2] * 10]


@pytest.mark.parametrize("printed", ["Ada Byron", "David Brown"])
def test_a_mention_without_evidence_is_the_only_one_of_a_rarer_name(printed: str) -> None:
    known = [one for place in "abcdefghij" for one in _work_at(printed, place, 2)]

    assert people(*known, *_work_at(printed, "", 2)) == 1


def test_words_tell_other_affiliations_from_unknown_ones() -> None:
    known = [one for place in "abc" for one in _work_at("Wei Wang", place, 6)]
    [bare] = _work_at("Wei Wang", "", 1)

    told = {
        judgement.mention.key: judgement.evidence
        for cluster in decide([*known, bare])
        for judgement in cluster.judgements
    }

    assert told[bare.key] == ("same name", "affiliation not known")


def test_a_nickname_takes_more_than_papers_that_are_alike() -> None:
    same: dict[str, Any] = {"words": frozenset({"glaciers"}), "year": 2010, "venue": "talks"}
    alek = mention("Alek Byron", "p1", "Alan Turing", **same)
    others = (
        mention("Aleksander Byron", "p2", one, **same) for one in ("Grace Hopper", "Alan Turing")
    )

    assert [people(alek, other) for other in others] == [2, 1]


def test_one_name_of_ten_people_falls_apart_by_their_circles() -> None:
    block = _make_namesakes()

    clusters = decide(block)

    assert len(clusters) == NAMESAKES
    for cluster in clusters:
        assert len({one.key.partition("-")[0] for one in cluster.mentions}) == 1


def test_a_paper_written_alone_goes_to_the_namesake_whose_titles_it_fits() -> None:
    alone = mention("Jan Novak", "alone", words=frozenset({"field3"}), year=2004, venue="venue3")

    clusters = decide([*_make_namesakes(), alone])

    assert len(clusters) == NAMESAKES
    [found] = [one for one in clusters if alone in one.mentions]
    assert {one.key[0] for one in found.mentions} == {"3", "a"}


def _make_namesakes() -> list[Mention]:
    """Ten people of one name, each with eight papers, their own co-authors, words and venue."""
    return [
        mention(
            "Jan Novak",
            f"{person}-{paper}",
            f"Friend{chr(97 + person)} Colleague{chr(97 + person)}",
            words=frozenset({f"field{person}", f"method{person}x{paper}"}),
            year=2000 + paper,
            venue=f"venue{person}",
        )
        for person in range(NAMESAKES)
        for paper in range(8)
    ]


@pytest.mark.parametrize("seed", range(5))
def test_neither_the_order_nor_the_keys_of_mentions_and_papers_are_evidence(seed: int) -> None:
    block = [
        *_make_namesakes(),
        *[mention("J. Novak", f"x{at}", "Frienda Colleaguea" if at % 2 else "Kim Po")
          for at in range(6)],
        mention("Jan M. Novak", "y1"), mention("Jan K. Novak", "y2"), mention("Jano Novak", "y3"),
    ]  # fmt: skip
    keys = {one.key: f"m{number}" for number, one in enumerate(block)}
    papers = {one.paper: f"q{number}" for number, one in enumerate(block)}
    chance = random.Random(seed)  # noqa: S311 - no secret
    renamed = list(keys.values())
    chance.shuffle(renamed)
    keys = dict(zip(keys, renamed, strict=True))
    other = [replace(one, key=keys[one.key], paper=papers[one.paper]) for one in block]
    chance.shuffle(other)

    assert members(decide(other)) == {
        frozenset(keys[key] for key in cluster) for cluster in members(decide(block))
    }


def test_blocks_that_do_not_overlap_do_not_touch_each_other() -> None:
    block = [mention("Ada Byron", "p1"), mention("Ada M. Byron", "p2")]
    others = [mention(f"{one} Po", f"q{at}") for at, one in enumerate(("Jo", "Joe", "Al", "Alan"))]

    together = members(decide([*block, *others]))

    assert together == members(decide(block)) | members(decide(others))


def test_a_second_family_name_joins_blocks() -> None:
    both, first = mention("Ada Lee_Po", "p1", "Alan Turing"), mention("Ada Lee", "p2")
    last = mention("Ada Po", "p3", "Alan Turing")

    assert name("Ada Lee").keys != name("Ada Po").keys
    assert people(both, last) == 1
    assert people(both, first) == 1
    assert members(decide([both, first, last])) == {
        frozenset({both.key, last.key}), frozenset({first.key})
    }  # fmt: skip


def test_every_join_says_why_in_words() -> None:
    [cluster] = decide(
        [
            mention("Ada Byron", "p1", "Alan Turing", affiliations=frozenset({"university a"})),
            mention("Ada Byron", "p2", "Alan Turing", affiliations=frozenset({"university a"})),
            mention("Ada M. Byron", "p3", "A. Turing"),
        ]
    )
    said = {one.mention.key: one.evidence for one in cluster.judgements}

    assert said["p1#Ada Byron"] == (
        "same name", "shares 1 co-author: turing a", "same affiliation: university a"
    )  # fmt: skip
    assert said["p3#Ada M. Byron"] == (
        "fits Ada Byron, with other middle names printed", "shares 1 co-author: turing a"
    )  # fmt: skip
