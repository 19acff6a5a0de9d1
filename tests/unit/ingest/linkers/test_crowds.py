import math
from dataclasses import replace

import pytest

from ingest.linkers.crowd_signs import find_signs
from ingest.linkers.crowds import find_crowded_forms
from ingest.linkers.group import Group
from ingest.linkers.weights import WEIGHTS
from tests.unit.ingest.linkers.naming import mention

FIELDS = ("parsing", "speech", "glaciers", "zebrafish", "quarks")


def circle(printed: str, one: int, *, size: int, year: int, words: str) -> Group:
    """Papers of one circle of co-authors, a year apart."""
    return Group(
        [
            mention(
                printed,
                f"{one}-{at}",
                f"Friend{chr(97 + one)} Po",
                words=frozenset(words.split()),
                year=year + at,
            )
            for at in range(size)
        ]
    )


def weigh(groups: list[Group]) -> set[str]:
    words = {word: 1.0 for group in groups for word in group.words}
    return find_crowded_forms(groups, words, WEIGHTS)


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


@pytest.mark.parametrize(("printed", "found"), [("Maria Garcia", 1), ("Maria Kotzias", 0)])
def test_a_rare_family_name_takes_more_evidence(printed: str, found: int) -> None:
    groups = [
        circle(printed, one, size=2, year=2010, words=f"{field} shared")
        for one, field in enumerate(FIELDS)
    ]
    words = dict.fromkeys(FIELDS, 1.0) | {"shared": 0.2}
    signs = find_signs(groups, words).weigh(WEIGHTS.crowd_signs)
    between = replace(WEIGHTS, crowd_frequent=0.1 - signs, crowd_rare=-0.1 - signs)

    assert len(find_crowded_forms(groups, words, between)) == found


def test_two_circles_are_too_few_for_a_crowd() -> None:
    groups = [
        circle("Maria Garcia", one, size=20, year=2010, words=FIELDS[one]) for one in range(2)
    ]

    assert weigh(groups) == set()


def test_signs_are_what_the_groups_show() -> None:
    groups = [
        circle("Maria Garcia", 0, size=3, year=2010, words="parsing"),
        circle("Maria Garcia", 1, size=2, year=2011, words="parsing"),
        circle("Maria Garcia", 2, size=1, year=2020, words="glaciers"),
    ]

    signs = find_signs(groups, {"parsing": 1.0, "glaciers": 1.0})

    assert signs.apart == pytest.approx(math.log(3))
    assert signs.lonely == pytest.approx(1 / 6)
    weights = [math.sqrt(6), math.sqrt(3), math.sqrt(2)]
    assert signs.alike == pytest.approx(weights[0] / sum(weights))
    assert signs.together == pytest.approx(weights[0] / sum(weights))
    assert signs.fitting == pytest.approx((1 + math.log(2)) / (2 + math.log(2)))
    assert signs.span == pytest.approx(math.log(11))
