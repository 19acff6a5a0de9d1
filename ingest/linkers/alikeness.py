"""How alike the papers of two groups are: titles, venues, years."""

import math
from collections import Counter

from ingest.linkers.block_facts import BlockFacts
from ingest.linkers.group import Group
from ingest.linkers.title_words import compare_words
from ingest.linkers.weights import Weights


def weigh_alikeness(left: Group, right: Group, facts: BlockFacts, weights: Weights) -> float:
    """Weigh titles, venues and years; 0 where the papers of one are not known.

    The facts weigh the words of titles. That large groups share nothing says more.
    """
    if not (_is_known(left) and _is_known(right)):
        return 0.0
    lesser, greater = sorted((left.size, right.size))
    return (
        weights.start
        + weights.titles * compare_words(left.words, right.words, facts.words)
        + weights.venues * _overlap(left.venues, right.venues)
        + weights.volumes * compare_words(left.venue_words, right.venue_words, facts.venue_words)
        + weights.gap * math.log1p(_find_gap(left, right))
        + weights.lesser * math.log(lesser)
        + weights.greater * math.log(greater)
    )


def _is_known(group: Group) -> bool:
    return group.with_team or bool(group.words)


def _overlap(left: Counter[str], right: Counter[str]) -> float:
    lesser = min(len(left), len(right))
    return len(left.keys() & right.keys()) / lesser if lesser else 0.0


def _find_gap(left: Group, right: Group) -> int:
    if left.first_year is None or right.first_year is None:
        return 0
    if left.last_year is None or right.last_year is None:
        return 0
    return max(0, max(left.first_year, right.first_year) - min(left.last_year, right.last_year))
