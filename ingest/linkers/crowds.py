"""Printed names that several people bear, told by groups of papers that have nothing in common."""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from heapq import nlargest

from ingest.linkers.alikeness import weigh_alikeness
from ingest.linkers.group import Group
from ingest.linkers.weights import Weights
from ingest.linkers.word_lists import read_words

_LARGE = 3
"""Mentions that a group must have to count."""
_GROUPS = 3
"""Groups that it takes: one person may well have worked in two circles."""

_PRIOR = (0.35, 0.8)
"""How shares of common family names are spread: most circles have few, some have mostly such."""
_FEW, _MANY = 6, 12
"""Co-authors that count; more of them are not more evidence of a country."""


def find_crowded_forms(
    groups: Sequence[Group], words: Mapping[str, float], weights: Weights
) -> set[str]:
    """Give the forms whose groups of papers, together, are too unlike to be one person's."""
    by_form: dict[str, list[Group]] = defaultdict(list)
    sizes: Counter[str] = Counter()
    for group in groups:
        for form in group.names:
            sizes[form] += group.size
            if group.size >= _LARGE:
                by_form[form].append(group)
    return {
        form
        for form, large in by_form.items()
        if len(large) >= _GROUPS
        and _weigh(large, words, weights) + weights.crowded_size * math.log(sizes[form])
        < weights.crowded_below
    }


def _weigh(groups: Sequence[Group], words: Mapping[str, float], weights: Weights) -> float:
    """Sum up how well each group fits the larger ones: the second best of them.

    The best fits by chance sometimes; fragments of one person fit several others.
    """
    ordered = sorted(groups, key=lambda group: -group.size)
    return sum(
        nlargest(2, (weigh_alikeness(larger, group, words, weights) for larger in ordered[:at]))[-1]
        for at, group in enumerate(ordered)
        if at
    )


def weigh_crowd(left: Group, right: Group, weights: Weights) -> float:
    """Weigh what tells people of one crowded name apart: who wrote much, and with whom.

    A paper is more likely by whoever wrote most; and people work with people of their country,
    which the family names of co-authors show.
    """
    lesser, greater = sorted((left, right), key=lambda group: group.size)
    return (
        weights.crowded_greater * math.log(greater.size)
        + weights.crowded_lesser * math.log(lesser.size)
        + weights.crowded_names * _weigh_names(lesser, greater)
    )


def _weigh_names(lesser: Group, greater: Group) -> float:
    """Give the log odds that the share of common family names beside both is one share."""
    one, rest = _count_common(lesser, _FEW)
    other, others = _count_common(greater, _MANY)
    apart = _log_beta(one, rest) + _log_beta(other, others)
    return _log_beta(one + other, rest + others) + _log_beta(0, 0) - apart


def _count_common(group: Group, most: int) -> tuple[float, float]:
    """Count co-authors with a common family name, and the others; up to `most` in all."""
    names = read_words("common_families.txt")
    common = sum(n for key, n in group.coauthors.items() if key.partition(" ")[0] in names)
    total = sum(group.coauthors.values())
    scale = min(1.0, most / total) if total else 0.0
    return common * scale, (total - common) * scale


def _log_beta(common: float, others: float) -> float:
    a, b = _PRIOR
    return math.lgamma(a + common) + math.lgamma(b + others) - math.lgamma(a + b + common + others)
