"""Derived collaborations from authorships, and what orders them, in machine code."""

import numpy as np

from graph.paths.index.arrays import Floats, Ints, Units
from graph.paths.index.compiled import compiled, entrance
from graph.paths.index.links import resistance

_FREE = 0
_SPREAD = np.uint64(0x9E3779B97F4A7C15)
_SPREAD_TOO = np.uint64(0xC2B2AE3D27D4EB4F)


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
    year: Ints,
    newest: int,
    ageing: Floats,
    start: Ints,
    others: Ints,
    codes: Ints,
) -> tuple[Units, Units]:
    """Fill the rows of collaborations; gives the two resistances that each code stands for.

    The second is over papers that are aged up to the newest year. Authors are taken in order and
    written to the rows of their collaborators, so that every row is ascending without being sorted.
    """
    total = len(papers_start) - 1
    plain, aged = np.zeros(total, np.float64), np.zeros(total, np.float64)
    touched = np.empty(total, np.int32)
    ends: Ints = start[:-1].copy()
    table: Ints = np.zeros(1 << 12, np.int64)
    values = np.zeros((2, 1 << 11), np.uint64)
    known = 0
    for author in range(total):
        found = 0
        for entry in range(papers_start[author], papers_start[author + 1]):
            paper = papers[entry]
            if count[paper] > most:
                continue
            added = 1.0 / (max(count[paper], 2) - 1)
            added_aged = added * ageing[min(max(newest - year[paper], 0), len(ageing) - 1)]
            for mention in range(authors_start[paper], authors_start[paper + 1]):
                other = authors[mention]
                if other == author:
                    continue
                if plain[other] == 0.0:
                    touched[found] = other
                    found += 1
                plain[other] += added
                aged[other] += added_aged
        for n in range(found):
            other = touched[n]
            value, recent = resistance(plain[other]), resistance(aged[other])
            plain[other] = aged[other] = 0.0
            slot = _find_slot(table, values, value, recent)
            if table[slot] == _FREE:
                if known == values.shape[1]:
                    table, values = _grow(values)
                    slot = _find_slot(table, values, value, recent)
                values[0, known], values[1, known] = value, recent
                known += 1
                table[slot] = known
            others[ends[other]] = author
            codes[ends[other]] = table[slot] - 1
            ends[other] += 1
    return values[0, :known].copy(), values[1, :known].copy()


@compiled
def _find_slot(table: Ints, values: Units, value: np.uint64, recent: np.uint64) -> int:
    """Where a pair of values stands in the table of codes that are one too high, or would stand."""
    mask = len(table) - 1
    slot = int(((value * _SPREAD) ^ (recent * _SPREAD_TOO)) >> np.uint64(32)) & mask
    while table[slot] != _FREE:
        code = table[slot] - 1
        if values[0, code] == value and values[1, code] == recent:
            break
        slot = (slot + 1) & mask
    return slot


@compiled
def _grow(values: Units) -> tuple[Ints, Units]:
    known = values.shape[1]
    larger = np.zeros((2, known * 2), np.uint64)
    larger[:, :known] = values
    table: Ints = np.zeros(known * 4, np.int64)
    for code in range(known):
        table[_find_slot(table, larger, values[0, code], values[1, code])] = code + 1
    return table, larger
