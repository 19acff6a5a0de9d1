"""Who stands beside whom on a paper, as far as it can tell people apart."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.linkers.names import PersonName, simplify

_NEIGHBOURS = 30
"""Of a longer list, so many names before and after count: such lists keep their order."""


@dataclass(frozen=True, slots=True)
class Team:
    """The other names beside one: by family name and initial, and those printed in full."""

    coauthors: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()


def find_teams(names: Sequence[PersonName]) -> list[Team]:
    """Give, for each name of a paper's list, the others."""
    short = [_shorten(name) for name in names]
    full = [_write_out(name) for name in names]
    counts = Counter(short)
    if len(names) <= 2 * _NEIGHBOURS + 1:
        everybody, everybody_full = frozenset(filter(None, short)), frozenset(filter(None, full))
        full_counts = Counter(full)
        return [
            Team(
                _without(everybody, counts, short[at]),
                _without(everybody_full, full_counts, full[at]),
            )
            for at in range(len(names))
        ]
    return [_find_neighbours(short, full, at) for at in range(len(names))]


def _find_neighbours(short: Sequence[str], full: Sequence[str], at: int) -> Team:
    near = [*range(max(0, at - _NEIGHBOURS), at), *range(at + 1, at + _NEIGHBOURS + 1)]
    near = [place for place in near if place < len(short)]
    return Team(
        frozenset(short[place] for place in near if short[place]),
        frozenset(full[place] for place in near if full[place]),
    )


def _without(everybody: frozenset[str], counts: Counter[str], one: str) -> frozenset[str]:
    return everybody if counts[one] > 1 else everybody - {one}


def _shorten(name: PersonName) -> str:
    if not name.family:
        return ""
    initial = name.given[0][0] if name.given else ""
    return f"{simplify(name.family[-1])} {initial}"


def _write_out(name: PersonName) -> str:
    first = name.given[0] if name.given and name.family else ""
    return f"{simplify(name.family[-1])} {simplify(first)}" if len(first) > 1 else ""
