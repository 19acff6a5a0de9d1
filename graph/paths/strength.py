"""How strongly one joint paper ties two authors, and the integers that paths are ranked by.

Strengths are compared at nine decimals: sums of floats differ in their last digits with the order
of the terms, and an order of paths that rests on those digits would not be the same twice.
"""

from graph.paths.options import Hyperauthor, HyperauthorMode

HALF_LIFE_YEARS = 5
"""`RECENT` halves what a paper counts for every so many years."""

OLDEST_YEARS = 50
"""A paper ages no further than this, and one without a year counts as old as this."""

UNIT = 10**9
"""Strengths and costs are whole numbers of billionths where they are compared."""

_LENGTH_BIT = 68
_COST_BIT = 76


def newman_strength(author_count: int, hyperauthor: Hyperauthor) -> float:
    """What one paper adds to the strength of each pair of its authors: 1/(n-1) (Newman 2001).

    `DOWNWEIGHT` multiplies it by threshold/n on papers above the threshold. A count below two,
    which a joint paper cannot have, is taken as two.
    """
    authors = max(author_count, 2)
    strength = 1 / (authors - 1)
    if hyperauthor.mode is HyperauthorMode.DOWNWEIGHT and authors > hyperauthor.threshold:
        strength *= hyperauthor.threshold / authors
    return strength


def ageing(year: int | None, reference_year: int) -> float:
    """The factor for a paper of that year, seen from `reference_year`."""
    age = OLDEST_YEARS if year is None else min(max(reference_year - year, 0), OLDEST_YEARS)
    return float(0.5 ** (age / HALF_LIFE_YEARS))


def resistance(strength: float) -> int:
    """1/strength in billionths: what a hop costs by `STRENGTH`; never less than 1."""
    units = max(round(strength * UNIT), 1)
    return max((UNIT * UNIT + units // 2) // units, 1)


def step(cost: int, strength: float) -> int:
    """One hop as an integer: sums of them compare as (cost, length, 1/strength) would.

    The lowest bits hold the resistance, those above it the number of hops, the rest the cost.
    A path of ten hops (the longest that may be asked for) cannot overflow from one to the next.
    """
    return (cost << _COST_BIT) + (1 << _LENGTH_BIT) + resistance(strength)


def rank_of(cost: int, length: int, resistances: int) -> int:
    """A sum of steps from its three parts."""
    return (cost << _COST_BIT) + (length << _LENGTH_BIT) + resistances


def cost_of(rank: int) -> int:
    """The cost in a sum of steps, in billionths."""
    return rank >> _COST_BIT
