"""What curators have decided, as the author linker obeys it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Same:
    """These mentions, named by their keys, are one person."""

    mentions: frozenset[str]


@dataclass(frozen=True, slots=True)
class Different:
    """No mention of `left` is the same person as any mention of `right`; both hold keys."""

    left: frozenset[str]
    right: frozenset[str]


Ruling = Same | Different
"""A curator's decision about the mentions of one block; it wins over every score."""
