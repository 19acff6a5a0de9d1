"""How benchmarks measure, compare and check."""

import json
from pathlib import Path

import pytest

from bench.harness.machine import Load
from bench.harness.measure import Run, Variant, find_mismatches, measure
from bench.harness.report import Report, render
from bench.harness.statistics import Summary, compare, summarise


def test_variants_take_turns_and_slow_ones_are_asked_less() -> None:
    asked: list[tuple[str, int]] = []

    def variant(name: str, most: int | None = None) -> Variant[int]:
        def ask(case: int) -> tuple[float, ...]:
            asked.append((name, case))
            return (float(case),)

        return Variant(name, ask, most)

    runs = measure([variant("a"), variant("b"), variant("c", most=1)], [10, 20, 30, 40])

    assert asked[9:] == [
        ("a", 10), ("b", 10), ("c", 10),
        ("b", 20), ("a", 20),
        ("a", 30), ("b", 30),
        ("a", 40), ("b", 40),
    ]  # fmt: skip
    assert runs["c"].answers == {0: (10.0,)}
    assert set(runs["a"].seconds) == {0, 1, 2, 3}


def test_percentiles_are_by_nearest_rank() -> None:
    assert summarise(range(1, 101)) == Summary(100, 50, 95, 99, 100)
    assert summarise([7.0]) == Summary(1, 7.0, 7.0, 7.0, 7.0)
    assert summarise([]) is None


def test_ratios_are_taken_over_the_cases_that_both_were_asked() -> None:
    runs = {
        "fast": Run(seconds={0: 0.001, 1: 0.1, 2: 0.1}),
        "slow": Run(seconds={0: 0.005}),
        "never": Run(),
    }
    fast, slow = compare(runs, "fast")
    assert (fast.variant, fast.ratio_p50) == ("fast", 1)
    assert (slow.variant, slow.ratio_p50, slow.times.p50) == ("slow", pytest.approx(5), 5)


@pytest.mark.parametrize(
    ("answer", "wrong"),
    [
        ((2.0, 3.0), False),
        ((2.0,), False),
        ((2.0, 4.0), True),
        ((), True),
        ((2.0000001, 3.0), False),
    ],
)
def test_other_answers_than_the_reference_are_found(
    answer: tuple[float, ...],
    wrong: bool,  # noqa: FBT001 - a column of the table
) -> None:
    runs = {"reference": Run(answers={0: (2.0, 3.0)}), "other": Run(answers={0: answer, 1: (9.0,)})}
    assert bool(find_mismatches(runs, "reference")) is wrong


def test_a_report_gives_every_time_with_its_ratio_and_counts_what_is_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    runs = {
        "ours": Run({0: 0.001, 1: 0.002}, {0: (1.0,), 1: (2.0,)}),
        "theirs": Run({0: 0.004}, {0: (3.0,)}),
    }
    report = Report("paths", tmp_path / "results" / "paths.json")
    report.add("k = 1", runs, baseline="ours", before=Load())

    told = json.loads((tmp_path / "results" / "paths.json").read_text(encoding="utf-8"))
    assert "| theirs | 1 | 4 | 4 | 4 | 4 | 4 |" in capsys.readouterr().out
    assert (told["mismatches"], report.mismatches) == (1, 1)
    assert told["parts"][0]["variants"][1]["ratio_p50"] == pytest.approx(4)
    assert render(compare(runs, "ours"), "ours").count("\n") == 3
