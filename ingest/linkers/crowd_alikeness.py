"""How alike the papers of two groups are where many people bear the name."""

import math
from collections.abc import Mapping
from dataclasses import astuple, dataclass

from ingest.linkers.block_facts import BlockFacts
from ingest.linkers.closeness import find_gap, overlap
from ingest.linkers.group import Group
from ingest.linkers.kinship import weigh_families
from ingest.linkers.title_words import compare_words, find_nearest

_FEW, _MANY = 12, 40
"""Titles of the smaller and the larger group that are compared one by one: the first."""


@dataclass(frozen=True, slots=True)
class CrowdAlikeness:
    """What two groups of a crowded name have in common; also the figures by which it counts.

    `titles`: how alike their titles are, all together; `titles_greater`: the same, times the
    logarithm of the larger group's size, since much that a person wrote shows a field better.
    `nearest`: how alike the two titles are that are most alike (of large groups, of the first few).
    `venues`: venues in common. `volumes`: how alike the titles of the volumes are;
    `volumes_lesser`: the same, times the logarithm of the smaller one's size. `gap`: the years
    between, as a logarithm. `lesser`, `greater`: their sizes, as logarithms: a paper is more likely
    by whoever wrote most, and large groups are seldom one person's. `families`: people work with
    people of their country, which the family names of co-authors show.
    """

    titles: float
    titles_greater: float
    nearest: float
    venues: float
    volumes: float
    volumes_lesser: float
    gap: float
    lesser: float
    greater: float
    families: float

    def weigh(self, figures: "CrowdAlikeness") -> float:
        """Give what the papers add to the log odds, by these figures."""
        seen: tuple[float, ...] = astuple(self)
        return math.fsum(one * figure for one, figure in zip(seen, astuple(figures), strict=True))


def compare_in_crowd(left: Group, right: Group, facts: BlockFacts) -> CrowdAlikeness:
    """Look at the papers of two groups; the facts weigh the words of titles."""
    smaller, larger = sorted((left, right), key=lambda group: group.size)
    titles = compare_words(smaller.words, larger.words, facts.words)
    volumes = compare_words(smaller.venue_words, larger.venue_words, facts.venue_words)
    lesser, greater = math.log(smaller.size), math.log(larger.size)
    return CrowdAlikeness(
        titles=titles,
        titles_greater=titles * greater,
        nearest=_find_nearest(smaller, larger, facts.words) if titles else 0.0,
        venues=overlap(left.venues, right.venues),
        volumes=volumes,
        volumes_lesser=volumes * lesser,
        gap=math.log1p(find_gap(left, right)),
        lesser=lesser,
        greater=greater,
        families=weigh_families(smaller, larger),
    )


def _find_nearest(smaller: Group, larger: Group, weights: Mapping[str, float]) -> float:
    return find_nearest(
        [member.words for member in smaller.members[:_FEW]],
        [member.words for member in larger.members[:_MANY]],
        weights,
    )
