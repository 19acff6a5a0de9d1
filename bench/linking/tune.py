"""Look for better weights, one or two at a time, on problems whose people are known."""

import random
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bench.linking.measures import measure
from bench.linking.prepared import PreparedBlock, cluster
from ingest.linkers.weights import Weights

TUNED = (
    "crowded", "common", "rival", "coauthors", "no_coauthors", "same_affiliation",
    "other_affiliation", "unplaced", "papers", "papers_plain", "titles", "start",
)  # fmt: skip
PLAIN = Weights(
    crowded=-6.0, common=-3.0, rival=-1.0, coauthors=2.0, no_coauthors=-1.0, same_affiliation=4.0,
    other_affiliation=-2.0, unplaced=-1.0, papers=1.0, papers_plain=0.5, titles=12.0, start=1.0,
)  # fmt: skip
"""Round figures to begin from: what is tuned on one part must not be known beforehand."""
_STEP = 0.25


@dataclass(frozen=True, slots=True)
class Task:
    """Prepared blocks with the people of some of their mentions, and how much they count."""

    blocks: Sequence[PreparedBlock]
    people: dict[str, str]
    share: float

    def rate(self, weights: Weights) -> float:
        """Give the mean of both F1, as this task counts."""
        found = measure(self.people, cluster(self.blocks, weights))
        return self.share * (found.pair_f1 + found.b3_f1) / 2


def tune(tasks: Sequence[Task], seconds: float, seed: int) -> Weights:
    """Try changes of the plain weights for so long, and keep what is better over all tasks."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    until = time.monotonic() + seconds
    best, rated = PLAIN, sum(task.rate(PLAIN) for task in tasks)
    while time.monotonic() < until:
        changed = {
            field: getattr(best, field) * (1 + chance.gauss(0, _STEP))
            for field in chance.sample(TUNED, chance.choice((1, 2, 3)))
        }
        tried = replace(best, **changed)
        found = sum(task.rate(tried) for task in tasks)
        if found > rated:
            best, rated = tried, found
    return best
