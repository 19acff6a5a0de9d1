"""Names of people: their parts, and keys to compare them by."""

import re
from dataclasses import dataclass

from ingest.degrees import cut_degrees
from ingest.normalisers.unicode import clean_text, fold_text

_GENERATION = re.compile(r"(?:Jr|Sr|II|III|IV|V|2nd|3rd)\.?")
_HOMONYM_NUMBER = re.compile(r"\s+\d{4}$")  # DBLP tells people of one name apart by a number
_PARTICLES = frozenset(
    {"af", "al", "ap", "av", "bin", "bint", "da", "dal", "dalla", "das", "de", "degli", "dei"}
    | {"del", "della", "den", "der", "di", "do", "dos", "du", "el", "ibn", "im", "la", "las", "le"}
    | {"lo", "los", "op", "'t", "ten", "ter", "van", "vander", "vom", "von", "vor", "y", "zu"}
    | {"zum", "zur", "ben", "san", "st", "st."}
)
_WORD = re.compile(r"[^\W_]+")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "æ": "ae"})


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name in its parts: "Erik-Jan van der Linden, Jr." has the particles "van der"."""

    given: tuple[str, ...]
    particles: tuple[str, ...]
    family: str
    generation: str | None = None


def clean_name(text: str) -> str | None:
    """Give a printed name with plain spaces, without degrees and without DBLP's number."""
    name = clean_text(text)
    if name is None:
        return None
    name = _HOMONYM_NUMBER.sub("", cut_degrees(name)).strip(" ,;*")
    return name if any(letter.isalpha() for letter in name) else None


def parse_name(text: str) -> PersonName | None:
    """Cut a name into given names, particles, family name and generation.

    Takes "Given Family" and "Family, Given"; None where there is no letter.
    """
    name = clean_name(text)
    if name is None:
        return None
    front, generation = _take_off_generation(name)
    if ", " in front:
        family, _, given = front.partition(", ")
        particles, rest = _take_off_particles(family.split())
        return PersonName(tuple(given.split()), particles, " ".join(rest), generation)
    words = front.split()
    start = _find_family(words)
    particles, family_words = _take_off_particles(words[start:])
    return PersonName(tuple(words[:start]), particles, " ".join(family_words), generation)


def make_name_keys(text: str) -> frozenset[str]:
    """Give the folded spellings of a name: "Jörg Müller" has "jorg muller" and "joerg mueller"."""
    name = clean_name(text)
    if name is None:
        return frozenset()
    lower = name.casefold()
    spellings = {fold_text(lower), fold_text(lower.translate(_UMLAUTS))}
    return frozenset(" ".join(_WORD.findall(spelling)) for spelling in spellings)


def may_be_same_name(one: str, other: str) -> bool:
    """Tell whether two names are prints of one: "Johannes Paetzold", "Johannes C. Paetzold".

    The family names agree, and so do the first given names, written out; what one leaves out or
    shortens to an initial in between does not contradict the other.
    """
    if make_name_keys(one) & make_name_keys(other):
        return True
    first, second = parse_name(one), parse_name(other)
    if (
        first is None
        or second is None
        or not _same_spelling(_full_family(first), _full_family(second))
    ):
        return False
    return _agree(_fold_given(first), _fold_given(second))


def _take_off_generation(name: str) -> tuple[str, str | None]:
    front, _, last = name.rpartition(" ")
    if front and _GENERATION.fullmatch(last):
        return front.rstrip(","), last
    return name, None


def _find_family(words: list[str]) -> int:
    """Find where particles and family name begin."""
    for at, word in enumerate(words[1:-1], start=1):
        if word in _PARTICLES:
            return at
    return len(words) - 1


def _take_off_particles(words: list[str]) -> tuple[tuple[str, ...], list[str]]:
    count = 0
    while count < len(words) - 1 and words[count].lower() in _PARTICLES:
        count += 1
    return tuple(words[:count]), words[count:]


def _full_family(name: PersonName) -> str:
    return " ".join((*name.particles, name.family))


def _same_spelling(one: str, other: str) -> bool:
    return bool(make_name_keys(one) & make_name_keys(other))


def _fold_given(name: PersonName) -> list[str]:
    return [word for given in name.given for word in _WORD.findall(fold_text(given))]


def _agree(one: list[str], other: list[str]) -> bool:
    if "".join(one) == "".join(other):  # "Xin-Yu", "Xinyu"
        return bool(one)
    if not one or not other or one[0] != other[0] or len(one[0]) == 1:
        return False
    return all(a == b or a == b[:1] or b == a[:1] for a, b in zip(one[1:], other[1:], strict=False))
