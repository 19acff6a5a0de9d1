"""Printed names that several people bear, told by groups of papers that have nothing in common."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from ingest.linkers.alikeness import weigh_alikeness
from ingest.linkers.group import Group
from ingest.linkers.weights import Weights

_LARGE = 3
"""Mentions that a group must have to count."""


def find_crowded_forms(
    groups: Sequence[Group], words: Mapping[str, float], weights: Weights
) -> set[str]:
    """Give the forms whose groups of papers, together, are too unlike to be one person's."""
    by_form: dict[str, list[Group]] = defaultdict(list)
    for group in groups:
        if group.size >= _LARGE:
            for form in group.names:
                by_form[form].append(group)
    return {
        form
        for form, large in by_form.items()
        if len(large) > 1 and _weigh(large, words, weights) < weights.crowded_below
    }


def _weigh(groups: Sequence[Group], words: Mapping[str, float], weights: Weights) -> float:
    largest, *others = sorted(groups, key=lambda group: -group.size)
    return sum(weigh_alikeness(largest, other, words, weights) for other in others)
