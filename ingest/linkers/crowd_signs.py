"""What the groups of papers of one printed name look like: one person's, or several people's."""

import math
from collections.abc import Sequence
from dataclasses import astuple, dataclass

from ingest.linkers.block_facts import BlockFacts
from ingest.linkers.group import Group
from ingest.linkers.kinship import weigh_families
from ingest.linkers.title_words import compare_words

_LARGEST = 12
"""Groups that others are compared with, the largest first."""
_COMPARED = 25
"""Groups that are compared at all; the others are too small to say much."""


@dataclass(frozen=True, slots=True)
class CrowdSigns:
    """Signs that several people bear one name; also the figures by which they count.

    `apart`: how many mentions stand in groups beside the largest, without those alone, as a
    logarithm. `lonely`: the share of mentions that stand alone. `alike`: how alike the titles of
    any two groups are. `fitting`: how alike each group's are to the second best of the larger ones;
    the best fits by chance sometimes, while fragments of one person fit several. `volumes`: how
    alike the titles of the venues or volumes are. `families`: how far co-authors' names speak for
    one country. `together`: how far any two groups share their years; one person is seldom in two
    circles at once. `span`: the years from first to last, as a logarithm.
    """

    apart: float
    lonely: float
    alike: float
    fitting: float
    volumes: float
    families: float
    together: float
    span: float

    def weigh(self, figures: "CrowdSigns") -> float:
        """Give what the signs add to the log odds of a crowd, by these figures."""
        signs: tuple[float, ...] = astuple(self)
        return math.fsum(
            sign * figure for sign, figure in zip(signs, astuple(figures), strict=True)
        )


def find_signs(groups: Sequence[Group], facts: BlockFacts) -> CrowdSigns:
    """Look at the groups of one name, at least two; the facts weigh the words of titles."""
    ordered = sorted(groups, key=lambda group: -group.size)
    rows = [
        [_compare(larger, group, facts) for larger in ordered[: min(at, _LARGEST)]]
        for at, group in enumerate(ordered[:_COMPARED])
        if at
    ]
    pairs = [pair for row in rows for pair in row]
    alone = sum(group.size == 1 for group in ordered)
    return CrowdSigns(
        apart=math.log1p(sum(group.size for group in ordered[1:] if group.size > 1)),
        lonely=alone / sum(group.size for group in ordered),
        alike=_find_mean([(pair.weight, pair.alike) for pair in pairs]),
        fitting=_find_mean([_find_second(row) for row in rows]),
        volumes=_find_mean([(pair.weight, pair.volumes) for pair in pairs]),
        families=_find_mean([(pair.weight, pair.families) for pair in pairs]),
        together=_find_mean([(pair.weight, pair.together) for pair in pairs]),
        span=_find_span(ordered),
    )


@dataclass(frozen=True, slots=True)
class _Pair:
    weight: float
    lesser: int
    alike: float
    volumes: float
    families: float
    together: float


def _compare(larger: Group, lesser: Group, facts: BlockFacts) -> _Pair:
    return _Pair(
        weight=math.sqrt(larger.size * lesser.size),
        lesser=lesser.size,
        alike=compare_words(larger.words, lesser.words, facts.words),
        volumes=compare_words(larger.venue_words, lesser.venue_words, facts.venue_words),
        families=weigh_families(lesser, larger),
        together=_find_common_years(larger, lesser),
    )


def _find_second(row: Sequence[_Pair]) -> tuple[float, float]:
    found = sorted(pair.alike for pair in row)
    return 1 + math.log(row[0].lesser), found[max(0, len(found) - 2)]


def _find_mean(weighed: Sequence[tuple[float, float]]) -> float:
    return sum(weight * value for weight, value in weighed) / sum(weight for weight, _ in weighed)


def _find_common_years(left: Group, right: Group) -> float:
    """Give the share of the shorter one's years that are the other's, too."""
    if left.first_year is None or left.last_year is None:
        return 0.0
    if right.first_year is None or right.last_year is None:
        return 0.0
    common = min(left.last_year, right.last_year) - max(left.first_year, right.first_year) + 1
    shorter = min(left.last_year - left.first_year, right.last_year - right.first_year) + 1
    return max(0, common) / shorter


def _find_span(groups: Sequence[Group]) -> float:
    firsts = [group.first_year for group in groups if group.first_year is not None]
    lasts = [group.last_year for group in groups if group.last_year is not None]
    return math.log1p(max(lasts) - min(firsts)) if firsts else 0.0
