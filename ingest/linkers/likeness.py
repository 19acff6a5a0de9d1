"""How two printed names of people compare, from a conflict to the same."""

from enum import IntEnum
from functools import lru_cache

from ingest.linkers.names import PersonName, core, simplify
from ingest.linkers.syllables import is_syllable, is_syllables
from ingest.linkers.word_lists import read_nicknames

_SHORTENED = 3
"""Letters that a name cut short must have: "Tim" of "Timothy"."""
_MISSPELT = 5
"""Letters that a word must have for one wrong letter to be a slip."""


class Likeness(IntEnum):
    """How well two names fit, from not at all to fully."""

    CONFLICT = 0
    FAMILY = 1
    """One prints no given name."""
    SLIP = 2
    """A given name differs in one letter."""
    SLIP_WITH_MIDDLE = 3
    """A given name differs in one letter, and others agree."""
    PART = 4
    """One given name of the other's several, a short one."""
    INITIAL = 5
    """Only an initial speaks for them."""
    INITIALS = 6
    """Several initials speak for them."""
    LATER_NAMES = 7
    """One leaves out the first of the other's given names."""
    NICKNAME = 8
    """A nickname, or a name cut short."""
    NICKNAME_WITH_MIDDLE = 9
    """A nickname, and other given names agree."""
    SAME_INITIALS = 10
    """The same, but no given name is printed in full."""
    REORDERED = 11
    """The same given names in another order."""
    SHORT = 12
    """A given name is the same in full; one prints no others."""
    MIDDLE = 13
    """A given name is the same in full, and the others fit."""
    SPELT = 14
    """The same letters, but for umlauts, hyphens, and where words begin."""
    SAME = 15


@lru_cache(maxsize=1_000_000)
def compare(left: PersonName, right: PersonName) -> Likeness:
    """Say how well the two names fit."""
    if left.suffix and right.suffix and left.suffix != right.suffix:
        return Likeness.CONFLICT
    if not (left.family and right.family):
        return Likeness.CONFLICT
    if (left.given, left.family) == (right.given, right.family):
        return _say_how_much(left)
    if _same_letters((*left.given, *left.family), (*right.given, *right.family)):
        return Likeness.SPELT
    if not left.given or not right.given:
        same = left.family[-1:] == right.family[-1:]
        return Likeness.FAMILY if same else Likeness.CONFLICT
    return max(
        min(_compare_family(family, other_family), _compare_given(given, other_given))
        for given, family in _cuts(left)
        for other_given, other_family in _cuts(right)
    )


def _say_how_much(name: PersonName) -> Likeness:
    """Tell what it means that two names are the same: little, where they are initials."""
    return Likeness.SAME_INITIALS if name.initials_only else Likeness.SAME


def _cuts(name: PersonName) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    # The first of two family names may be printed as a given one.
    cuts = [(name.given, name.family)]
    if len(name.family) > 1:
        cuts.append(((*name.given, name.family[0]), name.family[1:]))
    return cuts


def _compare_family(left: tuple[str, ...], right: tuple[str, ...]) -> Likeness:
    """Compare family names; SHORT means that one leaves out the first or the last of several."""
    short, long = sorted((core(left), core(right)), key=len)
    if _same_letters(left, right) or _same_letters(short, long):
        return Likeness.SPELT
    if len(short) < len(long) and short in (long[: len(short)], long[-len(short) :]):
        return Likeness.SHORT
    return Likeness.CONFLICT


def _same_letters(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    if "".join(left) == "".join(right):
        return True
    return "".join(map(simplify, left)) == "".join(map(simplify, right))


def _compare_given(left: tuple[str, ...], right: tuple[str, ...]) -> Likeness:
    if left == right:
        return Likeness.SAME
    alike = _same_letters(left, right)
    if len(left) != len(right) and _in_syllables(left) and _in_syllables(right):
        # A Chinese name neither shortens nor gains syllables: "Hao" is not "Hao Ran".
        return Likeness.SPELT if alike else Likeness.CONFLICT
    if alike and len("".join(left)) > 2:  # noqa: PLR2004 - two letters are two initials
        return Likeness.SPELT
    first = _compare_words(left[0], right[0])
    agreeing = _align(left[1:], right[1:])
    if first is Likeness.CONFLICT or agreeing is None:
        return _compare_parts(left, right)
    return _WITH_MIDDLE[first] if agreeing else first


_WITH_MIDDLE = {
    Likeness.SHORT: Likeness.MIDDLE,
    Likeness.NICKNAME: Likeness.NICKNAME_WITH_MIDDLE,
    Likeness.INITIAL: Likeness.INITIALS,
    Likeness.SLIP: Likeness.SLIP_WITH_MIDDLE,
}


def _in_syllables(given: tuple[str, ...]) -> bool:
    return all(len(word) > 1 and is_syllable(word) for word in given)


@lru_cache(maxsize=500_000)
def _compare_words(left: str, right: str) -> Likeness:
    """Compare two given names; SHORT means that they are the same in full."""
    if len(left) == 1 or len(right) == 1:
        same_letter = left[0] == right[0]
        if left == right:
            return Likeness.INITIAL
        return Likeness.INITIAL if same_letter else Likeness.CONFLICT
    if simplify(left) == simplify(right):
        return Likeness.SHORT
    if right in read_nicknames().get(left, ()) or _is_cut_short(left, right):
        return Likeness.NICKNAME
    if _is_slip(left, right):
        return Likeness.SLIP
    return Likeness.CONFLICT


def _is_cut_short(left: str, right: str) -> bool:
    short, long = sorted((left, right), key=len)
    if len(short) < _SHORTENED or not long.startswith(short):
        return False
    # Another syllable makes another Chinese name: "Xinyu" is not "Xinyuan".
    return not (is_syllable(short) or (is_syllables(short) and is_syllables(long)))


def _is_slip(left: str, right: str) -> bool:
    if min(len(left), len(right)) < _MISSPELT or (is_syllables(left) and is_syllables(right)):
        return False
    short, long = sorted((left, right), key=len)
    if len(short) == len(long):
        wrong = [at for at in range(len(short)) if short[at] != long[at]]
        swapped = len(wrong) == 2 and wrong[1] == wrong[0] + 1  # noqa: PLR2004
        return len(wrong) == 1 or (
            swapped and short[wrong[0]] == long[wrong[1]] and short[wrong[1]] == long[wrong[0]]
        )
    return len(long) == len(short) + 1 and any(
        long[:at] + long[at + 1 :] == short for at in range(len(long))
    )


def _align(left: tuple[str, ...], right: tuple[str, ...]) -> int | None:
    """Count the middle names that agree, in order; None where one finds no place."""
    short, long = sorted((left, right), key=len)
    place = 0
    for word in short:
        while place < len(long) and not _fits(word, long[place]):
            place += 1
        if place == len(long):
            return None
        place += 1
    return len(short)


def _fits(left: str, right: str) -> bool:
    return _compare_words(left, right) not in (Likeness.CONFLICT, Likeness.SLIP)


def _compare_parts(left: tuple[str, ...], right: tuple[str, ...]) -> Likeness:
    """Compare where the first names differ: "Tzong Han" in "Richard Tzong Han"."""
    if len(left) > 1 and sorted(left) == sorted(right):
        return Likeness.REORDERED
    short, long = sorted((left, right), key=len)
    if len(short) == len(long) or any(len(word) == 1 for word in short):
        return Likeness.CONFLICT
    rest = iter(long)
    if not all(word in rest for word in short):
        return Likeness.CONFLICT
    plain = len(short) > 1 or len(short[0]) >= _MISSPELT
    return Likeness.LATER_NAMES if plain else Likeness.PART
