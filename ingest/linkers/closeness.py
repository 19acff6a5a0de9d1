"""How near two groups of mentions are: what they share, and the years between."""

from collections import Counter

from ingest.linkers.group import Group


def overlap(left: Counter[str], right: Counter[str]) -> float:
    """Give the share of the fewer ones that the other side has, too."""
    lesser = min(len(left), len(right))
    return len(left.keys() & right.keys()) / lesser if lesser else 0.0


def find_gap(left: Group, right: Group) -> int:
    """Give the years from the end of one group to the beginning of the other."""
    if left.first_year is None or right.first_year is None:
        return 0
    if left.last_year is None or right.last_year is None:
        return 0
    return max(0, max(left.first_year, right.first_year) - min(left.last_year, right.last_year))
