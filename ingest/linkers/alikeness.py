"""How alike the papers of two groups are: titles, venues, years."""

import math

from ingest.linkers.block_facts import BlockFacts
from ingest.linkers.closeness import find_gap, overlap
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
        + weights.venues * overlap(left.venues, right.venues)
        + weights.volumes * compare_words(left.venue_words, right.venue_words, facts.venue_words)
        + weights.gap * math.log1p(find_gap(left, right))
        + weights.lesser * math.log(lesser)
        + weights.greater * math.log(greater)
    )


def _is_known(group: Group) -> bool:
    return group.with_team or bool(group.words)
