"""Printed names that several people bear, told by groups of papers that have nothing in common."""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from heapq import nlargest

from ingest.linkers.alikeness import weigh_alikeness
from ingest.linkers.group import Group
from ingest.linkers.weights import Weights

_LARGE = 3
"""Mentions that a group must have to count."""
_GROUPS = 3
"""Groups that it takes: one person may well have worked in two circles."""


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
