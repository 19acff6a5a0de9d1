"""Strength, ageing, and ranks that compare as (cost, length, 1/strength) would."""

from random import Random

import pytest

from graph.paths.options import Hyperauthor, HyperauthorMode
from graph.paths.strength import UNIT, ageing, cost_of, newman_strength, resistance, step

DOWNWEIGHT = Hyperauthor(HyperauthorMode.DOWNWEIGHT, 50)


@pytest.mark.parametrize(
    ("authors", "policy", "expected"),
    [
        (2, Hyperauthor(), 1),
        (5, Hyperauthor(), 0.25),
        (1, Hyperauthor(), 1),
        (50, DOWNWEIGHT, 1 / 49),
        (100, DOWNWEIGHT, 1 / 99 / 2),
        (100, Hyperauthor(HyperauthorMode.INCLUDE), 1 / 99),
    ],
)
def test_strength_of_one_paper(authors: int, policy: Hyperauthor, expected: float) -> None:
    assert newman_strength(authors, policy) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("year", "expected"),
    [(2024, 1), (2019, 0.5), (2014, 0.25), (2030, 1), (1900, 2**-10), (None, 2**-10)],
)
def test_a_paper_counts_half_as_much_every_five_years(year: int | None, expected: float) -> None:
    assert ageing(year, 2024) == pytest.approx(expected)


def test_strengths_that_differ_by_rounding_cost_the_same() -> None:
    assert resistance(0.1 + 0.2) == resistance(0.3)
    assert resistance(0.5) == 2 * UNIT


def test_sums_of_steps_compare_by_cost_then_length_then_strength() -> None:
    random = Random(2)  # noqa: S311 - tests, not secrets
    paths = [
        [(random.choice([UNIT, 3, 10**18]), random.choice([1e-9, 0.5, 300.0])) for _ in range(n)]
        for n in range(1, 11)
        for _ in range(30)
    ]

    def plain(path: list[tuple[int, float]]) -> tuple[int, int, int]:
        return sum(c for c, _ in path), len(path), sum(resistance(s) for _, s in path)

    ranks = {index: sum(step(*hop) for hop in path) for index, path in enumerate(paths)}
    assert sorted(ranks, key=lambda i: (ranks[i], i)) == sorted(
        ranks, key=lambda i: (plain(paths[i]), i)
    )
    assert [cost_of(ranks[i]) for i in ranks] == [plain(path)[0] for path in paths]
