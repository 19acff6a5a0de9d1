import math
from dataclasses import replace
from typing import Any

import pytest

from ingest.linkers.block_facts import BlockFacts, find_facts
from ingest.linkers.crowd_alikeness import compare_in_crowd
from ingest.linkers.crowd_signs import find_signs
from ingest.linkers.crowds import find_crowded_forms
from ingest.linkers.group import Group
from ingest.linkers.weights import WEIGHTS
from tests.unit.ingest.linkers.naming import mention

FIELDS = ("parsing", "speech", "glaciers", "zebrafish", "quarks")


def circle(printed: str, one: int, *, size: int, year: int, words: str) -> Group:
    """Papers of one circle of co-authors, a year apart; words after a stroke are the volume's."""
    title, _, volume = words.partition("/")
    return Group(
        [
            mention(
                printed,
                f"{one}-{at}",
                f"Friend{chr(97 + one)} Po",
                words=frozenset(title.split()),
                venue_words=frozenset(volume.split()),
                year=year + at,
            )
            for at in range(size)
        ]
    )


def weigh(groups: list[Group]) -> set[str]:
    return find_crowded_forms(groups, look(groups), WEIGHTS)


def look(groups: list[Group], **words: float) -> BlockFacts:
    """Facts of the groups, where each word has the weight that is given, or 1."""
    facts = find_facts(groups)
    plain = {word: words.get(word, 1.0) for group in groups for word in group.words}
    return replace(facts, words=plain, venue_words=dict.fromkeys(facts.venue_words, 1.0))


def test_circles_of_the_same_years_in_unlike_fields_are_several_people() -> None:
    groups = [
        circle("Maria Garcia", one, size=8, year=2010, words=field)
        for one, field in enumerate(FIELDS)
    ]

    assert weigh(groups) == {"garcia, maria"}


def test_circles_that_follow_each_other_in_one_field_are_one_person() -> None:
    groups = [
        circle("Maria Garcia", one, size=4, year=2000 + 5 * one, words="parsing")
        for one in range(5)
    ]

    assert weigh(groups) == set()


@pytest.mark.parametrize(
    ("printed", "needed"),
    [
        ("Maria Garcia", "crowd_common"),
        ("M. Garcia", "crowd_common"),
        ("Wei Wang", "crowd_common"),
        ("Eufrosina Garcia", "crowd_frequent"),
        ("Maria Luz Garcia", "crowd_frequent"),
        ("Guihong Wang", "crowd_frequent"),
        ("Maria Kotzias", "crowd_rare"),
        ("Maria Garcia_Kotzias", "crowd_rare"),
    ],
)
def test_the_rarer_a_name_the_more_evidence_it_takes(printed: str, needed: str) -> None:
    groups = [
        circle(printed, one, size=2, year=2010, words=f"{field} shared")
        for one, field in enumerate(FIELDS)
    ]
    facts = look(groups, shared=0.2)
    signs = find_signs(groups, facts).weigh(WEIGHTS.crowd_signs)
    none = replace(WEIGHTS, crowd_common=-99.0, crowd_frequent=-99.0, crowd_rare=-99.0)

    enough: dict[str, Any] = {needed: 0.1 - signs}
    lacking: dict[str, Any] = {needed: -0.1 - signs}

    assert find_crowded_forms(groups, facts, replace(none, **enough))
    assert not find_crowded_forms(groups, facts, replace(none, **lacking))


def test_it_takes_least_evidence_where_the_given_name_is_frequent_too() -> None:
    assert WEIGHTS.crowd_common > WEIGHTS.crowd_frequent > WEIGHTS.crowd_rare


def test_circles_that_write_for_one_workshop_look_like_one_person() -> None:
    several, same = (
        find_signs(groups, look(groups)).weigh(WEIGHTS.crowd_signs)
        for groups in (
            [
                circle("Maria Garcia", one, size=3, year=2010, words=f"{field}/{volume}")
                for one, (field, volume) in enumerate(zip(FIELDS, volumes, strict=True))
            ]
            for volumes in (FIELDS, ("workshop",) * len(FIELDS))
        )
    )

    assert same < several


def test_two_circles_are_too_few_for_a_crowd() -> None:
    groups = [
        circle("Maria Garcia", one, size=20, year=2010, words=FIELDS[one]) for one in range(2)
    ]

    assert weigh(groups) == set()


def test_signs_are_what_the_groups_show() -> None:
    groups = [
        circle("Maria Garcia", 0, size=3, year=2010, words="parsing/talks"),
        circle("Maria Garcia", 1, size=2, year=2011, words="parsing/notes"),
        circle("Maria Garcia", 2, size=1, year=2020, words="glaciers/notes"),
    ]

    signs = find_signs(groups, look(groups))

    assert signs.apart == pytest.approx(math.log(3))
    assert signs.lonely == pytest.approx(1 / 6)
    weights = [math.sqrt(6), math.sqrt(3), math.sqrt(2)]
    assert signs.alike == pytest.approx(weights[0] / sum(weights))
    assert signs.volumes == pytest.approx(weights[2] / sum(weights))
    assert signs.together == pytest.approx(weights[0] / sum(weights))
    assert signs.fitting == pytest.approx((1 + math.log(2)) / (2 + math.log(2)))
    assert signs.span == pytest.approx(math.log(11))


def test_papers_of_a_crowd_are_compared_together_and_one_by_one() -> None:
    large = circle("Maria Garcia", 0, size=4, year=2010, words="parsing speech/talks")
    small = circle("Maria Garcia", 1, size=2, year=2016, words="parsing/talks")

    found = compare_in_crowd(small, large, look([large, small]))

    assert found.titles == found.nearest == pytest.approx(math.sqrt(1 / 2))
    assert found.titles_greater == pytest.approx(found.titles * math.log(4))
    assert found.volumes == pytest.approx(1.0)
    assert found.volumes_lesser == pytest.approx(math.log(2))
    assert (found.lesser, found.greater) == pytest.approx((math.log(2), math.log(4)))
    assert found.gap == pytest.approx(math.log(4))
    assert found == compare_in_crowd(large, small, look([large, small]))


def test_one_title_that_is_much_alike_speaks_for_one_person_of_a_crowd() -> None:
    far, near = (
        Group(
            [
                mention("Maria Garcia", f"{one}", words=frozenset(words.split()), year=2010)
                for one, words in enumerate(titles)
            ]
        )
        for titles in (("parsing quarks", "speech glaciers"), ("parsing speech", "quarks glaciers"))
    )
    paper = circle("Maria Garcia", 9, size=1, year=2010, words="parsing speech")

    unlike, alike = (
        compare_in_crowd(paper, group, look([paper, far, near])) for group in (far, near)
    )

    assert unlike.titles == pytest.approx(alike.titles)
    assert unlike.nearest < alike.nearest == pytest.approx(1.0)
    figures = WEIGHTS.crowd_alikeness
    assert unlike.weigh(figures) < alike.weigh(figures)
