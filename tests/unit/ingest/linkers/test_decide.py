import random
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.linkers.decide import decide
from ingest.linkers.likeness import Likeness, compare
from ingest.linkers.mentions import Mention
from tests.unit.ingest.linkers.naming import members, mention


@dataclass(frozen=True)
class Case:
    id: str
    block: tuple[Mention, ...]
    expected: tuple[str, ...]
    """One text a person: the papers of their mentions, in order."""


CASES = [
    Case("one full name on two papers is one person",
         (mention("Ada Byron", "p1"), mention("Ada Byron", "p2")), ("p1 p2",)),
    Case("a middle initial that only one prints",
         (mention("Ada Byron", "p1"), mention("Ada M. Byron", "p2")), ("p1 p2",)),
    Case("an umlaut and its digraph",
         (mention("Paul F. Jaeger", "p1"), mention("Paul F. Jäger", "p2")), ("p1 p2",)),
    Case("middle initials that conflict",
         (mention("Ada M. Byron", "p1"), mention("Ada K. Byron", "p2")), ("p1", "p2")),
    Case("the same initials join where nobody else bears them",
         (mention("A. Byron", "p1"), mention("A. Byron", "p2")), ("p1 p2",)),
    Case("the same initials alone do not join where many bear the name",
         (mention("A. Wang", "p1"), mention("A. Wang", "p2"), mention("Ai Wang", "p3"),
          mention("Anna Wang", "p4")),
         ("p1", "p2", "p3", "p4")),
    Case("an initial alone does not join a full name",
         (mention("A. Byron", "p1"), mention("Ada Byron", "p2")), ("p1", "p2")),
    Case("an initial and a shared co-author join",
         (mention("A. Byron", "p1", "Alan Turing"), mention("Ada Byron", "p2", "A. Turing")),
         ("p1 p2",)),
    Case("a co-author does not join names that conflict",
         (mention("Ada Byron", "p1", "Alan Turing"), mention("Anna Byron", "p2", "Alan Turing")),
         ("p1", "p2")),
    Case("a short form that fits two people belongs to neither",
         (mention("Ada Byron", "p1"), mention("Ada M. Byron", "p2"), mention("Ada K. Byron", "p3")),
         ("p1", "p2", "p3")),
    Case("unless a co-author tells to whom",
         (mention("Ada Byron", "p1", "Alan Turing"), mention("Ada M. Byron", "p2"),
          mention("Ada K. Byron", "p3", "Alan Turing")),
         ("p1 p3", "p2")),
    Case("short forms that nothing places stay together",
         (mention("Ada Byron", "p1"), mention("Ada Byron", "p2"),
          mention("Ada M. Byron", "p3"), mention("Ada K. Byron", "p4")),
         ("p1 p2", "p3", "p4")),
    Case("a short form goes with the same form where that is placed",
         (mention("Ada Byron", "p1", "Alan Turing"), mention("Ada Byron", "p2"),
          mention("Ada M. Byron", "p3", "Alan Turing"), mention("Ada K. Byron", "p4")),
         ("p1 p2 p3", "p4")),
    Case("an initial between two people with equal evidence is left alone",
         (mention("A. Byron", "p1", "Alan Turing"), mention("Ada Byron", "p2", "Alan Turing"),
          mention("Anna Byron", "p3", "Alan Turing")),
         ("p1", "p2", "p3")),
    Case("the greater evidence decides",
         (mention("A. Byron", "p1", "Alan Turing", "Kurt Gödel"),
          mention("Ada Byron", "p2", "Alan Turing", "Kurt Gödel"),
          mention("Anna Byron", "p3", "Alan Turing")),
         ("p1 p2", "p3")),
    Case("one paper does not name one person twice",
         (mention("Ada Byron", "p1"), mention("Ada Byron", "p1", key="p1#2")),
         ("p1", "p1")),
    Case("where one paper names two of one name, others are told by co-authors",
         (mention("Ada Byron", "p1", "Alan Turing"),
          mention("Ada Byron", "p1", key="p1#2"),
          mention("Ada Byron", "p2", "Alan Turing"), mention("Ada Byron", "p3")),
         ("p1 p2", "p1", "p3")),
    Case("the owner of a page is one person, by initials too",
         (mention("A. Byron", "p1", page="page"), mention("Ada Byron", "p2", page="page")),
         ("p1 p2",)),
    Case("given names as one word or two",
         (mention("Xin-Yu Dai", "p1"), mention("Xinyu Dai", "p2")), ("p1 p2",)),
]  # fmt: skip


def _papers(block: tuple[Mention, ...]) -> list[str]:
    clusters = [cluster.mentions for cluster in decide(block)]
    return sorted(" ".join(sorted(one.paper or "" for one in cluster)) for cluster in clusters)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_mentions_become_people(case: Case) -> None:
    assert _papers(case.block) == sorted(case.expected)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_the_order_of_the_mentions_does_not_matter(case: Case) -> None:
    assert members(decide(case.block[::-1])) == members(decide(case.block))


NAMES = st.sampled_from(
    ["A. Byron", "Ada Byron", "Ada M. Byron", "Ada K. Byron", "A. M. Byron", "Anna Byron"]
)
COAUTHORS = st.lists(st.sampled_from(["Alan Turing", "Kurt Gödel", "Emmy Noether"]), max_size=3)
BLOCKS = st.lists(st.tuples(NAMES, st.integers(1, 6), COAUTHORS), min_size=1, max_size=12)


@given(BLOCKS, st.randoms())
def test_no_person_has_names_that_conflict_or_one_paper_twice(
    rows: list[tuple[str, int, list[str]]], shuffle: random.Random
) -> None:
    block = [mention(printed, f"p{paper}", *others) for printed, paper, others in rows]
    block = list({one.key: one for one in block}.values())

    clusters = decide(block)
    shuffle.shuffle(block)

    assert members(decide(block)) == members(clusters)
    assert sum(len(cluster.mentions) for cluster in clusters) == len(block)
    for cluster in clusters:
        papers = [one.paper for one in cluster.mentions]
        assert len(set(papers)) == len(papers)
        for one in cluster.mentions:
            for other in cluster.mentions:
                assert compare(one.name, other.name) is not Likeness.CONFLICT


def test_surer_joins_have_higher_scores_and_every_join_says_why() -> None:
    def scores(*block: Mention) -> list[float]:
        [cluster] = decide(block)
        assert all(judgement.evidence for judgement in cluster.judgements)
        return [judgement.score for judgement in cluster.judgements]

    shared = scores(
        mention("Ada Byron", "p1", "A. Turing"), mention("Ada Byron", "p2", "A. Turing")
    )
    plain = scores(mention("Ada Byron", "p1"), mention("Ada Byron", "p2"))
    short = scores(mention("Ada Byron", "p1"), mention("Ada M. Byron", "p2"))
    [initial, _] = scores(
        mention("A. Byron", "p1", "A. Turing"), mention("Ada Byron", "p2", "A. Turing")
    )

    assert min(shared) > max(plain) > min(short)
    assert initial < min(plain)


def test_an_inferred_mention_is_less_sure_where_the_page_prints_no_name() -> None:
    def score(*, named: bool) -> float:
        one = mention("Ada Byron", "p1")
        [cluster] = decide(
            [
                Mention(
                    one.key, one.name, "p1", inferred=True, page_named=named, pages=frozenset("f")
                )
            ]
        )
        return cluster.judgements[0].score

    assert score(named=False) < score(named=True) < 1
