"""Percentiles, and ratios between variants over the cases that both were asked."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bench.harness.measure import Run


@dataclass(frozen=True, slots=True)
class Summary:
    """Percentiles by nearest rank, in the unit of the values."""

    count: int
    p50: float
    p95: float
    p99: float
    most: float


def summarise(values: Iterable[float]) -> Summary | None:
    """The percentiles of the values; None where there are none."""
    ordered = sorted(values)
    if not ordered:
        return None
    p50, p95, p99 = (nearest_rank(ordered, share) for share in (0.5, 0.95, 0.99))
    return Summary(len(ordered), p50, p95, p99, ordered[-1])


def nearest_rank(ordered: list[float], share: float) -> float:
    """The least value that so large a share of the values does not exceed."""
    return ordered[max(math.ceil(share * len(ordered)), 1) - 1]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A variant's times in milliseconds, and as multiples of the baseline's on the same cases.

    A ratio of 5 says that the variant took five times as long as the baseline.
    """

    variant: str
    times: Summary
    ratio_p50: float
    ratio_p95: float


def compare(runs: Mapping[str, Run], baseline: str) -> list[Comparison]:
    """Compare every variant that was asked anything with the baseline."""
    compared = []
    for name, run in runs.items():
        base = summarise(runs[baseline].seconds[case] * 1e3 for case in run.seconds)
        times = summarise(value * 1e3 for value in run.seconds.values())
        if base is None or times is None:
            continue
        compared.append(Comparison(name, times, times.p50 / base.p50, times.p95 / base.p95))
    return compared
