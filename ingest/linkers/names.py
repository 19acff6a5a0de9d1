"""Printed names of people, split and folded for comparing."""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from ingest.linkers.syllables import is_syllables

_LETTERS = str.maketrans(
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
_APOSTROPHES = "'’‘\u02bc`\u00b4"
_PARTICLES = frozenset(
    {"al", "bin", "da", "das", "de", "del", "della", "den", "der", "di", "do", "dos", "du", "e"}
    | {"el", "ibn", "la", "le", "ten", "ter", "und", "van", "vom", "von", "y", "zu", "zum", "zur"}
)
_GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})


@dataclass(frozen=True, slots=True)
class PersonName:
    """A printed name as folded words.

    `keys` are the blocks that the name falls into: family name and first initial, with umlauts
    and digraphs folded away; a family name of several words has a key for the whole, the first
    and the last of them. `block` is the key for the whole.
    """

    printed: str
    given: tuple[str, ...]
    family: tuple[str, ...]
    suffix: str | None
    keys: tuple[str, ...]

    @property
    def block(self) -> str:
        """The key for the whole family name."""
        return self.keys[0] if self.keys else ""

    @property
    def initials_only(self) -> bool:
        """Whether no given name is printed in full."""
        return all(len(word) == 1 for word in self.given)

    @property
    def form(self) -> str:
        """One text for all printed names that differ in nothing that counts."""
        return f"{' '.join(self.family)}, {' '.join(self.given)} {self.suffix or ''}".strip()


@lru_cache(maxsize=200_000)
def split_name(
    printed: str, given: tuple[str, ...], family: str, suffix: str | None = None
) -> PersonName:
    """Fold the parts of a name; `given` holds first and middle names or initials in order."""
    words = [word for part in given for word in _split_given(part)]
    last = list(fold_words(family))
    while len(last) > 1 and last[-1] in _GENERATIONS:
        suffix = suffix or last[-1]
        last.pop()
    kept = tuple(word for word in words if word not in _GENERATIONS)
    if not last and kept:
        kept, last = kept[:-1], [kept[-1]]
    generation = "".join(fold_words(suffix)) if suffix else None
    return PersonName(printed, kept, tuple(last), generation or None, _make_keys(kept, last))


@lru_cache(maxsize=200_000)
def fold_words(text: str) -> tuple[str, ...]:
    """Give the words in lower case, without diacritics, letters and digits only."""
    lowered = text.casefold().translate(_LETTERS)
    plain = (c for c in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(c))
    spaced = (c if c.isalnum() else " " for c in plain if c not in _APOSTROPHES)
    return tuple("".join(spaced).split())


@lru_cache(maxsize=200_000)
def simplify(word: str) -> str:
    """Fold the digraphs of Germanic names away: "jaeger" is "jager"; "xue" stays."""
    if is_syllables(word):
        return word
    for digraph, letter in _DIGRAPHS:
        word = word.replace(digraph, letter)
    return word


def core(family: tuple[str, ...]) -> tuple[str, ...]:
    """Give the words of a family name without particles; all, where there is nothing else."""
    return tuple(word for word in family if word not in _PARTICLES) or family


def _split_given(part: str) -> tuple[str, ...]:
    words = fold_words(part)
    # "JA Byron" prints two initials as one word
    if len(words) == 1 and len(words[0]) == 2 and part.isupper() and part.isalpha():  # noqa: PLR2004
        return tuple(words[0])
    return words


def _make_keys(given: tuple[str, ...], family: list[str]) -> tuple[str, ...]:
    if not family:
        return ()
    words = core(tuple(family))
    parts = ("".join(family), "".join(words), words[0], words[-1])
    initial = given[0][:1] if given else ""
    return tuple(dict.fromkeys(f"{simplify(part)} {initial}".strip() for part in parts))
