"""How strongly two groups of mentions speak for being one person, as log odds."""

import math
from dataclasses import dataclass

from ingest.linkers.affiliations import is_bare, weigh_affiliations, weigh_unplaced
from ingest.linkers.alikeness import weigh_alikeness
from ingest.linkers.block_facts import BlockFacts
from ingest.linkers.crowd_alikeness import compare_in_crowd
from ingest.linkers.group import Group, is_forbidden
from ingest.linkers.likeness import Likeness, compare
from ingest.linkers.weights import Weights
from ingest.linkers.word_lists import read_words

_CLIPPED = 2.0
_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Score:
    """The parts of a score; their sum decides."""

    likeness: Likeness
    name: float
    coauthors: float
    affiliation: float
    papers: float
    ids: float

    @property
    def total(self) -> float:
        """The log odds, rounded so that equal evidence is a tie on every machine."""
        return round(
            self.name + self.coauthors + self.affiliation + self.papers + self.ids, _DIGITS
        )


class Scorer:
    """Weighs groups of one block by what the block tells about its names and words."""

    def __init__(self, facts: BlockFacts, weights: Weights) -> None:
        """Weigh by these facts and figures."""
        self._facts = facts
        self._weights = weights

    def score(self, left: Group, right: Group) -> Score | None:
        """Weigh two groups; None where they cannot be one person."""
        if is_forbidden(left, right):
            return None
        likeness = compare_groups(left, right)
        if likeness is Likeness.CONFLICT:
            return None
        crowded = self._is_crowded(left, right)
        bare = not crowded and is_bare(left, right, self._facts)
        common = crowded or bare or self._is_common(left, right)
        coauthors = _weigh_coauthors(left, right, self._weights)
        if not coauthors and likeness < Likeness.SAME and not common:
            coauthors = self._weights.no_coauthors
        return Score(
            likeness=likeness,
            name=self._weights.names[likeness]
            + (self._weights.crowded if crowded else 0.0)
            + (self._weigh_commonness(left, right) if common and not crowded else 0.0)
            + (self._weigh_rivals(left, right) if likeness < Likeness.SHORT else 0.0),
            coauthors=coauthors,
            affiliation=weigh_affiliations(left, right, self._weights, common=common)
            + (weigh_unplaced(left, right, self._facts, self._weights) if bare else 0.0),
            papers=self._weigh_papers(left, right, likeness, common=common, crowded=crowded),
            ids=_weigh_ids(left, right, self._weights),
        )

    def _is_crowded(self, left: Group, right: Group) -> bool:
        crowded = self._facts.crowded
        return bool(crowded) and not (
            crowded.isdisjoint(left.names) or crowded.isdisjoint(right.names)
        )

    def _is_common(self, left: Group, right: Group) -> bool:
        return not self._facts.common.isdisjoint(left.names.keys() | right.names.keys())

    def _weigh_commonness(self, left: Group, right: Group) -> float:
        """A common name counts less the more mentions have it, unless one circle has most."""
        forms = [*left.names, *right.names]
        facts, weights = self._facts, self._weights
        shared = not left.names.keys().isdisjoint(right.names)
        share = max(facts.shares[form] for form in forms) if shared else 0.0
        size = max(facts.sizes[form] for form in forms)
        return (
            weights.common
            * min(1.0, weights.common_spread * (1 - share))
            * min(1.0, math.log(1 + size) / math.log(weights.common_size))
        )

    def _weigh_rivals(self, left: Group, right: Group) -> float:
        rivals = max(
            min(self._facts.rivals[form] for form in group.names) for group in (left, right)
        )
        return self._weights.rival * rivals

    def _weigh_papers(
        self, left: Group, right: Group, likeness: Likeness, *, common: bool, crowded: bool
    ) -> float:
        if not common and likeness is Likeness.SAME:
            return 0.0
        if crowded:
            return compare_in_crowd(left, right, self._facts).weigh(self._weights.crowd_alikeness)
        if not (left.with_team and right.with_team):
            return 0.0  # one who wrote alone is told by titles only where nothing else is left
        alike = weigh_alikeness(left, right, self._facts, self._weights)
        if common:
            return self._weights.papers * alike
        return self._weights.papers_plain * max(-_CLIPPED, min(_CLIPPED, alike))


def exclude(left: Group, right: Group) -> bool:
    """Whether the two cannot be one person, by their names or otherwise."""
    return is_forbidden(left, right) or compare_groups(left, right) is Likeness.CONFLICT


def compare_groups(left: Group, right: Group) -> Likeness:
    """Give how well the names fit that fit best; CONFLICT where any two conflict."""
    best = Likeness.CONFLICT
    for one in left.names.values():
        for other in right.names.values():
            likeness = compare(one, other)
            if likeness is Likeness.CONFLICT:
                return likeness
            best = max(best, likeness)
    return best


def _weigh_coauthors(left: Group, right: Group, weights: Weights) -> float:
    shared = left.coauthors.keys() & right.coauthors.keys()
    if not shared:
        return 0.0
    full = left.coauthor_names.keys() & right.coauthor_names.keys()
    fam = read_words("common_families.txt")
    total = 0.0
    for key in shared:
        total += weights.cocommon if key.split(" ", 1)[0] in fam else weights.corare
    for key in full:
        total += weights.cofull * (0.5 if key.split(" ", 1)[0] in fam else 1)
    return weights.coauthors * math.log1p(total)


def _weigh_ids(left: Group, right: Group, weights: Weights) -> float:
    if not left.ids or not right.ids:
        return 0.0
    if left.ids & right.ids:
        return weights.same_id
    schemes = {one.partition(":")[0] for one in left.ids}
    clash = any(one.partition(":")[0] in schemes for one in right.ids)
    return weights.other_id if clash else 0.0
