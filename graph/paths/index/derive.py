"""Derived collaborations from authorships, and what orders them, in machine code."""

import numpy as np

from graph.paths.index.arrays import Ints, Units
from graph.paths.index.compiled import compiled, entrance
from graph.paths.index.links import resistance

_FREE = np.uint64(0)
_SPREAD = np.uint64(0x9E3779B97F4A7C15)


@entrance
def order_by(numbers: Ints, total: int) -> Ints:
    """The places of numbers below `total` in their order; of equal ones the first comes first."""
    end = np.zeros(total + 1, np.int64)
    for number in numbers:
        end[number + 1] += 1
    for number in range(total):
        end[number + 1] += end[number]
    order = np.empty(len(numbers), np.int64)
    for place in range(len(numbers)):
        order[end[numbers[place]]] = place
        end[numbers[place]] += 1
    return order


@entrance
def count_collaborators(
    papers_start: Ints, papers: Ints, authors_start: Ints, authors: Ints, count: Ints, most: int
) -> Ints:
    """How many collaborators each author has over papers with at most `most` authors."""
    total = len(papers_start) - 1
    found = np.zeros(total, np.int64)
    seen = np.full(total, -1, np.int32)
    for author in range(total):
        seen[author] = author
        for entry in range(papers_start[author], papers_start[author + 1]):
            paper = papers[entry]
            if count[paper] > most:
                continue
            for mention in range(authors_start[paper], authors_start[paper + 1]):
                other = authors[mention]
                if seen[other] != author:
                    seen[other] = author
                    found[author] += 1
    return found


@entrance
def derive_collaborations(
    papers_start: Ints,
    papers: Ints,
    authors_start: Ints,
    authors: Ints,
    count: Ints,
    most: int,
    start: Ints,
    others: Ints,
    codes: Ints,
) -> Units:
    """Fill the rows of collaborations; gives the resistance that each code stands for.

    Authors are taken in order and written to the rows of their collaborators, so that every row is
    ascending without being sorted.
    """
    total = len(papers_start) - 1
    strength = np.zeros(total, np.float64)
    touched = np.empty(total, np.int32)
    ends: Ints = start[:-1].copy()
    table = np.zeros(1 << 12, np.uint64)
    table_code: Ints = np.zeros(1 << 12, np.int64)
    values = np.zeros(1 << 11, np.uint64)
    known = 0
    for author in range(total):
        found = 0
        for entry in range(papers_start[author], papers_start[author + 1]):
            paper = papers[entry]
            if count[paper] > most:
                continue
            added = 1.0 / (max(count[paper], 2) - 1)
            for mention in range(authors_start[paper], authors_start[paper + 1]):
                other = authors[mention]
                if other == author:
                    continue
                if strength[other] == 0.0:
                    touched[found] = other
                    found += 1
                strength[other] += added
        for n in range(found):
            other = touched[n]
            value = resistance(strength[other])
            strength[other] = 0.0
            slot = _find_slot(table, value)
            if table[slot] == _FREE:
                if known == len(values):
                    table, table_code, values = _grow(values)
                    slot = _find_slot(table, value)
                table[slot], table_code[slot], values[known] = value, known, value
                known += 1
            others[ends[other]] = author
            codes[ends[other]] = table_code[slot]
            ends[other] += 1
    return values[:known].copy()


@compiled
def _find_slot(table: Units, value: np.uint64) -> int:
    mask = len(table) - 1
    slot = int((value * _SPREAD) >> np.uint64(32)) & mask
    while table[slot] not in (_FREE, value):
        slot = (slot + 1) & mask
    return slot


@compiled
def _grow(values: Units) -> tuple[Units, Ints, Units]:
    larger = np.zeros(len(values) * 2, np.uint64)
    larger[: len(values)] = values
    table = np.zeros(len(values) * 4, np.uint64)
    codes = np.zeros(len(values) * 4, np.int64)
    for code in range(len(values)):
        slot = _find_slot(table, values[code])
        table[slot], codes[slot] = values[code], code
    return table, codes, larger
