"""Run variants of one task alternately, so that what slows the machine down slows all of them."""

import math
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

C = TypeVar("C")

_WARM_UP = 3


@dataclass(frozen=True, slots=True)
class Variant(Generic[C]):
    """One way to answer a case; the first `most` cases only, where it is slow.

    What `judge` makes of an answer is what all variants must agree on: the lengths or costs of
    paths, say; that takes no part in the time. From a NaN on, it is not to be compared: the
    variant was asked something else there.
    """

    name: str
    ask: Callable[[C], Any]
    most: int | None = None
    judge: Callable[[Any], tuple[float, ...]] = tuple


@dataclass(slots=True)
class Run:
    """What one variant took for each case, in seconds, and what it answered."""

    seconds: dict[int, float] = field(default_factory=dict)
    answers: dict[int, tuple[float, ...]] = field(default_factory=dict)


def measure(variants: Sequence[Variant[C]], cases: Sequence[C]) -> dict[str, Run]:
    """Ask every case of every variant, beginning with another variant each time."""
    runs = {variant.name: Run() for variant in variants}
    for variant in variants:
        for case in cases[:_WARM_UP]:
            variant.ask(case)
    for number, case in enumerate(cases):
        turn = number % len(variants)
        for variant in (*variants[turn:], *variants[:turn]):
            if variant.most is not None and number >= variant.most:
                continue
            run = runs[variant.name]
            begun = time.perf_counter()
            answer = variant.ask(case)
            run.seconds[number] = time.perf_counter() - begun
            run.answers[number] = variant.judge(answer)
    return runs


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A case that a variant answered otherwise than the reference."""

    case: int
    variant: str
    answer: tuple[float, ...]
    expected: tuple[float, ...]


def find_mismatches(
    runs: dict[str, Run], reference: str, *, tolerance: float = 1e-6
) -> list[Mismatch]:
    """Compare what each variant answered; one that gives fewer paths is compared by those."""
    found = []
    for name, run in runs.items():
        for case, answer in run.answers.items():
            expected = runs[reference].answers.get(case)
            if expected is not None and not _agree(answer, expected, tolerance):
                found.append(Mismatch(case, name, answer, expected))
    return found


def _agree(one: tuple[float, ...], other: tuple[float, ...], tolerance: float) -> bool:
    if bool(one) != bool(other):
        return False
    for left, right in zip(one, other, strict=False):
        if math.isnan(left) or math.isnan(right):
            return True
        if abs(left - right) > tolerance * max(abs(right), 1.0):
            return False
    return True
