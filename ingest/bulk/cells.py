"""Cuts the rows of a table into cells: what one writer creates in one transaction.

To create a relationship, Neo4j locks both its ends. So ends are dealt into groups by a checksum of
their ids, and relationships into cells, one for each pair of groups. Cells without a group in
common may be written at the same time: writers of such cells want none of the same nodes.

Neo4j also locks the relationships that are neighbours of a new one in the chains of its ends, and
these may lead to anywhere. So two writers may still meet; the server ends one of them then, and its
cell is written again.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal
from zlib import crc32

Row = Sequence[Any]
Kind = Literal["nodes", "between", "within"]
"""Nodes, relationships between two kinds of nodes, or relationships within one kind."""
Group = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Cell:
    """Rows to be created at once, under a name that is the same in every run.

    `groups` are those of the nodes that the server locks for them.
    """

    part: str
    rows: Sequence[Row]
    groups: frozenset[Group]


def count_groups(kind: Kind, writers: int) -> int:
    """Give into how many groups the ends are dealt, so that no writer has to wait for long.

    Within one kind a cell locks two of the same groups, and leaves fewer to the others.
    """
    if kind == "nodes" or writers == 1:
        return 1
    return writers + 1 if kind == "between" else 2 * writers


def count_cells(kind: Kind, writers: int) -> int:
    """Give how many cells there are, of about the same size."""
    groups = count_groups(kind, writers)
    return groups * (groups + 1) // 2 if kind == "within" else groups**2


def cut_cells(rows: Iterable[Row], kind: Kind, writers: int, size: int, name: str) -> list[Cell]:
    """Give the cells of at most `size` rows: one node may draw many into one pair of groups."""
    number = count_groups(kind, writers)
    dealt: dict[tuple[Group, ...], list[Row]] = {}
    for row in rows:
        dealt.setdefault(_list_groups(row, kind, number), []).append(row)
    return [
        Cell(f"{name}{place}.{first}", found[first : first + size], frozenset(groups))
        for place, (groups, found) in enumerate(sorted(dealt.items()))
        for first in range(0, len(found), size)
    ]


def bundle(rows: Iterable[Row]) -> list[Row]:
    """Bring relationships of one start together: it, and a list for each other end.

    Finding an end costs the server a fourth of what it does for a relationship.
    """
    bundles: dict[str, list[Row]] = {}
    for row in rows:
        bundles.setdefault(row[0], []).append(row[1:])
    return list(bundles.items())


def _list_groups(row: Row, kind: Kind, number: int) -> tuple[Group, ...]:
    if kind == "nodes":
        return ()
    start, end = _find_group(row[0], number), _find_group(row[1], number)
    if kind == "between":
        return (("start", start), ("end", end))
    return tuple(("either", group) for group in sorted({start, end}))


def _find_group(key: str, number: int) -> int:
    # Not `hash`, which differs from run to run: a stopped load goes on with the same cells.
    return crc32(key.encode()) % number
