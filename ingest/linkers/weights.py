"""The figures of the author linker: log odds that two groups of mentions are one person."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ingest.linkers.crowd_alikeness import CrowdAlikeness
from ingest.linkers.crowd_signs import CrowdSigns
from ingest.linkers.likeness import Likeness

NAMES: Mapping[Likeness, float] = {
    Likeness.SAME: 3.5,
    Likeness.SPELT: 3.24,
    Likeness.MIDDLE: 3.06,
    Likeness.SHORT: 2.0,
    Likeness.REORDERED: 1.18,
    Likeness.SAME_INITIALS: 1.9,
    Likeness.NICKNAME_WITH_MIDDLE: 1.13,
    Likeness.NICKNAME: -0.6,
    Likeness.LATER_NAMES: 1.26,
    Likeness.INITIALS: 1.02,
    Likeness.INITIAL: 0.3,
    Likeness.PART: 0.18,
    Likeness.SLIP_WITH_MIDDLE: -0.54,
    Likeness.SLIP: -0.74,
    Likeness.FAMILY: -1.14,
}

_SIGNS = CrowdSigns(
    apart=3.1,
    lonely=5.3,
    alike=-26.8,
    fitting=-45.3,
    volumes=-8.9,
    families=-1.7,
    together=4.8,
    span=1.5,
)

_IN_CROWD = CrowdAlikeness(
    titles=0.8,
    titles_greater=4.2,
    nearest=2.9,
    venues=0.36,
    volumes=2.9,
    volumes_lesser=-1.8,
    gap=-0.31,
    lesser=-3.45,
    greater=0.38,
    families=0.47,
)


@dataclass(frozen=True, slots=True)
class Weights:
    """One set of figures; the tuning in `bench/` varies them."""

    names: Mapping[Likeness, float] = field(default_factory=lambda: NAMES)
    common: float = -2.5
    common_size: float = 70.0
    common_spread: float = 2.0
    crowded: float = -6.2
    crowd_common: float = -12.2
    crowd_frequent: float = -15.0
    crowd_rare: float = -16.5
    crowd_signs: CrowdSigns = _SIGNS
    crowd_alikeness: CrowdAlikeness = _IN_CROWD
    rival: float = -0.71
    coauthors: float = 2.34
    no_coauthors: float = -0.66
    same_affiliation: float = 5.35
    other_affiliation: float = -2.0
    other_affiliation_plain: float = 0.4
    unplaced: float = -0.75
    papers: float = 0.91
    papers_plain: float = 0.61
    same_id: float = 6.0
    other_id: float = -3.0
    start: float = 1.18
    titles: float = 14.0
    venues: float = 0.87
    volumes: float = 2.5
    gap: float = -0.29
    lesser: float = -1.43
    greater: float = -0.47
    tie: float = 0.5
    cofull: float = 3.0
    corare: float = 2.0
    cocommon: float = 0.3
    idf: int = 1


WEIGHTS = Weights()
"""What decides, tuned by `bench/link_authors.py`."""
