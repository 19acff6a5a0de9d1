"""How two printed names of people compare: the same, a short form, initials only, or a conflict."""

import unicodedata
from dataclasses import dataclass
from enum import IntEnum

_UMLAUTS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "ß": "ss", "æ": "ae", "œ": "oe"}
)
_STROKES = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "\u0131": "i",
    }
)
_DIGRAPHS = (("ae", "a"), ("oe", "o"), ("ue", "u"), ("aa", "a"))


class Likeness(IntEnum):
    """How well two given names fit, from not at all to fully."""

    CONFLICT = 0
    INITIALS = 1
    """They differ in nothing, but only initials speak for them."""
    SHORT = 2
    """A given name is the same in full; one prints fewer or shorter others."""
    SAME = 3


@dataclass(frozen=True, slots=True)
class PersonName:
    """A printed name, split and folded for comparing.

    Each word of `given`, and the whole `family`, is the set of its accepted spellings
    ("Jäger" is written jager and jaeger). `block` is what all names that may be one person
    share: family name and first initial, with umlauts, digraphs and hyphens folded away.
    """

    printed: str
    given: tuple[frozenset[str], ...]
    family: frozenset[str]
    suffix: str | None
    block: str

    @property
    def initials_only(self) -> bool:
        """Whether no given name is printed in full."""
        return all(is_initial(word) for word in self.given)

    @property
    def form(self) -> str:
        """One text for all printed names that differ in nothing that counts."""
        given = " ".join(min(word) for word in self.given)
        return f"{min(self.family)}, {given} {self.suffix or ''}".strip()


def fold(text: str) -> str:
    """Lower case, without diacritics, letters and digits only."""
    lowered = text.casefold().translate(_STROKES)
    decomposed = unicodedata.normalize("NFKD", lowered)
    return "".join(letter for letter in decomposed if letter.isalnum())


def spellings(word: str) -> frozenset[str]:
    """Give the accepted ASCII spellings of a word, with and without the German digraph."""
    composed = unicodedata.normalize("NFC", word).casefold()
    return frozenset({fold(composed), fold(composed.translate(_UMLAUTS))})


def split_name(
    printed: str, given: tuple[str, ...], family: str, suffix: str | None = None
) -> PersonName:
    """Fold the parts of a name; `given` holds first and middle names or initials in order."""
    words = tuple(spellings(part) for name in given for part in _words(name))
    kept = tuple(word for word in words if "" not in word)
    family_spellings = spellings(family)
    return PersonName(
        printed=printed,
        given=kept,
        family=family_spellings,
        suffix=fold(suffix) or None if suffix else None,
        block=_block(family_spellings, kept),
    )


def compare(left: PersonName, right: PersonName) -> Likeness:
    """Say how well the two names fit; other family names or suffixes are a conflict."""
    if not left.family & right.family:
        return Likeness.CONFLICT
    if left.suffix and right.suffix and left.suffix != right.suffix:
        return Likeness.CONFLICT
    if _joined(left) & _joined(right):
        return Likeness.INITIALS if left.initials_only else Likeness.SAME
    return _compare_given(left, right)


def is_initial(word: frozenset[str]) -> bool:
    """Whether a given name is printed as one letter."""
    return len(min(word)) == 1


def _compare_given(left: PersonName, right: PersonName) -> Likeness:
    agree = False
    for one, other in zip(left.given, right.given, strict=False):
        if one & other:
            agree = agree or not is_initial(one)
        elif not _abbreviates(one, other):
            return Likeness.CONFLICT
    return Likeness.SHORT if agree else Likeness.INITIALS


def _abbreviates(one: frozenset[str], other: frozenset[str]) -> bool:
    shorter, longer = sorted((one, other), key=lambda word: len(min(word)))
    return is_initial(shorter) and any(word[0] == min(shorter) for word in longer)


def _joined(name: PersonName) -> frozenset[str]:
    # "Yun-Ho" and "Yunho" are one name
    plain = "".join(min(word, key=lambda form: (len(form), form)) for word in name.given)
    long = "".join(max(word, key=lambda form: (len(form), form)) for word in name.given)
    return frozenset({plain, long})


def _words(name: str) -> list[str]:
    spaced = "".join(letter if letter.isalnum() or _is_mark(letter) else " " for letter in name)
    return spaced.split()


def _is_mark(letter: str) -> bool:
    return letter in "'’\u02bc`" or unicodedata.category(letter) == "Mn"


def _block(family: frozenset[str], given: tuple[frozenset[str], ...]) -> str:
    key = min(family, key=lambda form: (len(form), form))
    for digraph, letter in _DIGRAPHS:
        key = key.replace(digraph, letter)
    initial = min(min(word) for word in given[:1])[:1] if given else ""
    return f"{key} {initial}".strip()
