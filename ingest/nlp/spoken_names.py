"""Names of institutions that running text is searched for, without taking ordinary words."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.nlp.institution import Institution
from ingest.nlp.name_words import fold_word
from ingest.nlp.places import read_countries
from ingest.nlp.word_lists import read_words

_COMPANY = "company"
"""Texts name companies for their products; only names that mean the laboratory are taken."""
_WORD = re.compile(r"\w+")
_CAPITAL = re.compile(r"^[^\W\d_a-z]")
_FEWEST_CAPITALS = 2
_ORDINARY = "ordinary_words.txt"
_BODIES = "institution_words.txt"
_PRODUCTS = frozenset({"System", "Systems", "Project"})
_JOINTS = frozenset({" ", ", ", "-", "–", " – ", " - ", "'", "’", "&", " & ", ". ", "\n"})


@dataclass(frozen=True, slots=True)
class SpokenName:
    """Where a text has an institution's name."""

    start: int
    end: int
    institution: Institution


@dataclass(frozen=True, slots=True)
class SpokenNames:
    """The institutions by the words of their names, and how long a name may be by first word."""

    _names: dict[str, Institution]
    _longest: dict[str, int]

    def find(self, text: str) -> Iterator[SpokenName]:
        """Give the names in the text, the longest at each place."""
        words = [(match.start(), match.end(), match[0]) for match in _WORD.finditer(text)]
        place = 0
        while place < len(words):
            length = self._match(text, words, place)
            if length:
                start, end = words[place][0], words[place + length - 1][1]
                key = " ".join(word for _, _, word in words[place : place + length])
                yield SpokenName(start, end, self._names[key])
            place += length or 1

    def _match(self, text: str, words: Sequence[tuple[int, int, str]], place: int) -> int:
        """Give how many words from here on are a name; 0 for none."""
        for length in range(self._longest.get(words[place][2], 0), 0, -1):
            run = words[place : place + length]
            if len(run) == length and " ".join(word for _, _, word in run) in self._names:
                gaps = (text[a[1] : b[0]] for a, b in pairwise(run))
                if all(gap in _JOINTS for gap in gaps):
                    return length
        return 0


def build_spoken_names(institutions: Sequence[Institution]) -> SpokenNames:
    """Take the names that mean one institution wherever they stand, not those of several."""
    bearers: dict[str, dict[str, Institution]] = defaultdict(dict)
    for one in institutions:
        if one.type != _COMPANY and one.active:
            for name in (one.name, *one.aliases, *one.labels):
                if is_telling(name):
                    bearers[_make_key(name)][one.id] = one
    names = {key: next(iter(of.values())) for key, of in bearers.items() if len(of) == 1}
    names |= {_make_key(name): one for one in institutions for name in one.spoken}
    longest: dict[str, int] = defaultdict(int)
    for key in names:
        first, length = key.partition(" ")[0], key.count(" ") + 1
        longest[first] = max(longest[first], length)
    return SpokenNames(names, dict(longest))


def _make_key(name: str) -> str:
    return " ".join(_WORD.findall(name))


def is_telling(name: str) -> bool:
    """Whether running text that has the name means the institution, not ordinary words.

    Two capitalised words at least, one that is no ordinary word, and one that says that it is an
    institution or is an abbreviation: "Nature", "Next Step", "Data Science Institute" are not
    enough, "Mayo Clinic" and "RWTH Aachen" are. "Illinois System" may be anybody's system.
    """
    words = name.split()
    capitals = [word for word in words if _CAPITAL.match(word)]
    if len(capitals) < _FEWEST_CAPITALS or words[-1] in _PRODUCTS:
        return False
    ordinary = read_words(_ORDINARY)
    telling = [word for word in capitals if not set(_WORD.findall(word.lower())) <= ordinary]
    return any(len(word) > 1 for word in telling) and any(map(_is_institutional, words))


def _is_institutional(word: str) -> bool:
    short = word.isupper() and len(word) > 1 and word not in read_countries().by_short_form
    return short or any(fold_word(part) in read_words(_BODIES) for part in _WORD.findall(word))
