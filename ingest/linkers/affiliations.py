"""What affiliations say about two groups: known of both, of one, or of neither."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.linkers.group import Group

if TYPE_CHECKING:
    from ingest.linkers.block_facts import BlockFacts
    from ingest.linkers.weights import Weights

_HALF = 0.5
_NAMESAKES = 2.0
"""Mentions that are added to those of a name, half of one to each group: few show little."""


@dataclass(frozen=True, slots=True)
class Spread:
    """How the mentions of one printed form with an affiliation are spread over affiliations.

    `placed` is their number, once for each affiliation; `alike` adds up, over the affiliations, the
    squares of their numbers.
    """

    placed: int
    alike: int


def find_spreads(groups: Sequence[Group]) -> Mapping[str, Spread]:
    """Give, for each form that an affiliation is known of, how its mentions are spread."""
    found: dict[str, Counter[str]] = {}
    for group in groups:
        for member in group.members:
            if member.affiliations:
                found.setdefault(member.name.form, Counter()).update(member.affiliations)
    return {
        form: Spread(counts.total(), sum(count * count for count in counts.values()))
        for form, counts in found.items()
    }


def is_bare(left: Group, right: Group, facts: "BlockFacts") -> bool:
    """Whether affiliations alone may tell, and the name is of a family that many belong to.

    So it is where one side has no co-authors, and the affiliations of some who bear the name are
    known.
    """
    if left.with_team and right.with_team:
        return False
    forms = left.names.keys() | right.names.keys()
    return not (facts.spreads.keys().isdisjoint(forms) or facts.common_family.isdisjoint(forms))


def weigh_affiliations(left: Group, right: Group, weights: "Weights", *, common: bool) -> float:
    """Weigh the affiliations that are known of both."""
    if not left.affiliations or not right.affiliations:
        return 0.0
    if not left.affiliations.keys().isdisjoint(right.affiliations):
        return weights.same_affiliation
    return weights.other_affiliation * (1.0 if common else weights.other_affiliation_plain)


def weigh_unplaced(left: Group, right: Group, facts: "BlockFacts", weights: "Weights") -> float:
    """Weigh, of bare names, that one's or both's affiliation is not known; it never speaks for.

    A mention that says nothing is likely by whoever has most of the name's others, and by nobody
    who is known where all have few. Of two that say nothing it counts how likely any two of the
    others are one person's.
    """
    if left.affiliations and right.affiliations:
        return 0.0
    spreads = [facts.spreads[form] for form in left.names | right.names if form in facts.spreads]
    placed = sum(spread.placed for spread in spreads)
    known = sum((left.affiliations or right.affiliations).values())
    likely = known or sum(spread.alike for spread in spreads) / placed
    share = (likely + _HALF) / (placed + _NAMESAKES)
    return min(0.0, weights.unplaced + math.log(share / (1 - share)))
