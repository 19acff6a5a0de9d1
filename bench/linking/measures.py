"""How well clusters meet the people who are known: over pairs, and B³ over mentions."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measures:
    """Precision and recall over pairs of mentions, and B³ over mentions."""

    mentions: int
    pair_precision: float
    pair_recall: float
    b3_precision: float
    b3_recall: float

    @property
    def pair_f1(self) -> float:
        """Harmonic mean over pairs."""
        return _find_mean(self.pair_precision, self.pair_recall)

    @property
    def b3_f1(self) -> float:
        """Harmonic mean over mentions."""
        return _find_mean(self.b3_precision, self.b3_recall)

    def tell(self) -> dict[str, float]:
        """Give the figures by name, rounded as they are printed."""
        return {
            "mentions": self.mentions,
            "pair_precision": round(self.pair_precision, 4),
            "pair_recall": round(self.pair_recall, 4),
            "pair_f1": round(self.pair_f1, 4),
            "b3_precision": round(self.b3_precision, 4),
            "b3_recall": round(self.b3_recall, 4),
            "b3_f1": round(self.b3_f1, 4),
        }


def measure(
    people: Mapping[str, str],
    clusters: Mapping[str, Hashable],
    only: Iterable[str] | None = None,
) -> Measures:
    """Compare the cluster of each mention with its person; `only` restricts the mentions."""
    keys = list(people if only is None else only)
    both = Counter((people[key], clusters[key]) for key in keys)
    sizes = Counter(people[key] for key in keys)
    found = Counter(clusters[key] for key in keys)
    right, told = _count_pairs(both.values()), _count_pairs(found.values())
    true = _count_pairs(sizes.values())
    return Measures(
        mentions=len(keys),
        pair_precision=right / told if told else 1.0,
        pair_recall=right / true if true else 1.0,
        b3_precision=sum(n * n / found[one] for (_, one), n in both.items()) / (len(keys) or 1),
        b3_recall=sum(n * n / sizes[one] for (one, _), n in both.items()) / (len(keys) or 1),
    )


def _count_pairs(sizes: Iterable[int]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes)


def _find_mean(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
