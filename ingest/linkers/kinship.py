"""Whether two people work among people of one country, as the family names of co-authors show."""

import math

from ingest.linkers.group import Group
from ingest.linkers.word_lists import read_words

_PRIOR = (0.35, 0.8)
"""How shares of common family names are spread: most circles have few, some have mostly such."""
_FEW, _MANY = 6, 12
"""Co-authors that count; more of them are not more evidence of a country."""


def weigh_families(lesser: Group, greater: Group) -> float:
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
