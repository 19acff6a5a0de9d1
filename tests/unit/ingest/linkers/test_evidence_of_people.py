"""What speaks for and against two mentions being one person, beside their names."""

import random
from dataclasses import replace

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


def test_an_affiliation_alone_does_not_part_a_rare_name() -> None:
    places = [frozenset({place}) for place in ("university a", "university b")]
    block = [mention("Ada Byron", f"p{at}", affiliations=place) for at, place in enumerate(places)]

    assert people(*block) == 1


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
