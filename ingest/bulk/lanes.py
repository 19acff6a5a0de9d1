"""Cuts relationships so that several writers who create them at once seldom meet.

To create a relationship, Neo4j locks both its ends. So ends are dealt into groups by a checksum
of their ids, and relationships into cells, one for each pair of groups. Cells without a group in
common are written at the same time: a round. Between two kinds of nodes the rounds are the
diagonals of a square; within one kind they are those of a tournament, in which each group meets
each other once.

Neo4j also locks the relationships that are neighbours of a new one in the chains of its ends, and
these may lead to anywhere. So two writers may still meet; the server ends one of them then, and the
driver writes its part again.
"""

from collections.abc import Iterable, Sequence
from typing import Any
from zlib import crc32

Row = Sequence[Any]
Round = list[list[Row]]
"""What is written at the same time: the rows of each writer."""


def cut_nodes(rows: Sequence[Row], writers: int) -> list[Round]:
    """Give each writer its share of nodes, which nobody else waits for."""
    return [_drop_empty(rows[first::writers] for first in range(writers))]


def cut_between(rows: Iterable[Row], writers: int) -> list[Round]:
    """Give the rounds of relationships whose ends are of different kinds."""
    cells: list[Round] = [[[] for _ in range(writers)] for _ in range(writers)]
    for row in rows:
        start, end = _group(row[0], writers), _group(row[1], writers)
        cells[(end - start) % writers][start].append(row)
    return [found for cell in cells if (found := _drop_empty(cell))]


def cut_within(rows: Iterable[Row], writers: int) -> list[Round]:
    """Give the rounds of relationships whose ends are of the same kind."""
    groups = 2 * writers
    cells: dict[tuple[int, int], list[Row]] = {}
    for row in rows:
        one, other = sorted((_group(row[0], groups), _group(row[1], groups)))
        cells.setdefault((one, other), []).append(row)
    return [
        found
        for pairs in list_rounds(groups)
        if (found := _drop_empty(_gather(cells, pair) for pair in pairs))
    ]


def split_rounds(rounds: Iterable[Round], size: int) -> list[Round]:
    """Give rounds whose writers have at most so many rows: one node may draw many to one writer."""
    return [
        _drop_empty(cell[first : first + size] for cell in cells)
        for cells in rounds
        for first in range(0, max(map(len, cells)), size)
    ]


def list_rounds(groups: int) -> list[list[list[tuple[int, int]]]]:
    """Give the rounds of a tournament (an even number of groups): who meets whom, at each table.

    By the circle method; last comes a round in which each group stays among itself, two groups at
    a table.
    """
    last = groups - 1
    rounds = [
        [
            [_sort(last, turn)],
            *([_sort((turn + k) % last, (turn - k) % last)] for k in range(1, groups // 2)),
        ]
        for turn in range(last)
    ]
    alone = [[(one, one), (one + 1, one + 1)] for one in range(0, groups, 2)]
    return [*rounds, alone]


def _sort(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)


def _gather(cells: dict[tuple[int, int], list[Row]], pairs: Iterable[tuple[int, int]]) -> list[Row]:
    return [row for pair in pairs for row in cells.get(pair, ())]


def _group(key: str, groups: int) -> int:
    # Not `hash`, which differs from run to run: a stopped load goes on with the same cells.
    return crc32(key.encode()) % groups


def _drop_empty(cells: Iterable[Sequence[Row]]) -> Round:
    return [list(cell) for cell in cells if cell]
