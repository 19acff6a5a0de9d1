"""An affiliation cut into words, with its bounds, countries and cities."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from ingest.nlp.name_index import LONGEST_NAME, NameIndex
from ingest.nlp.name_words import fold_word, make_word_key, smooth
from ingest.nlp.places import LONGEST_COUNTRY, read_countries

_PART = re.compile(r"[^\W_]+|[,;:()|/\[\]]|\.(?=\s|$)")
_MARKUP = re.compile(r"</?[a-zA-Z]+>")
_FOOTNOTE = re.compile(r"^[\d⁰¹²³⁴-⁹]+(?=[A-Z])")
_GLUED = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z][^\W\d_A-Z])|(?<=[a-z]{3})(?=[A-Z]{2,})")
_SHORTEST_GLUED = 8
_LONGEST_CITY = 4


@dataclass(frozen=True, slots=True)
class Window:
    """The words from `start` up to `end`, and the sum of their keys."""

    start: int
    end: int
    key: int

    def overlaps(self, other: "Window") -> bool:
        """Whether the two have a word in common."""
        return self.start < other.end and other.start < self.end

    def is_part_of(self, other: "Window") -> bool:
        """Whether the other has all of its words and more."""
        longer = other.end - other.start > self.end - self.start
        return other.start <= self.start and self.end <= other.end and longer


@dataclass(slots=True)
class AffiliationText:
    """The words that names are made of; `bound[i]` where a part of the text begins at word i."""

    words: list[str]
    bound: list[bool]
    is_place: list[bool]
    countries: list[tuple[Window, str]]
    cities: list[Window]
    names: list[Window]

    def __len__(self) -> int:
        """How many words there are."""
        return len(self.words)


def read_affiliation(text: str, index: NameIndex) -> AffiliationText:
    """Cut the text and find in it the windows that are names, countries and cities."""
    parts = list(_cut(text, index))
    words = [word for word, _, _ in parts]
    read = AffiliationText(
        words, [bound for _, bound, _ in parts], [False] * len(words), [], [], []
    )
    countries = read_countries()
    found: list[tuple[Window, str]] = []
    for window in _list_windows(words):
        length = window.end - window.start
        if index.has(window.key):
            read.names.append(window)
        if length <= _LONGEST_CITY and window.key in index.city_keys:
            read.cities.append(window)
            _mark(read.is_place, window)
        if length <= LONGEST_COUNTRY and window.key in countries.by_key:
            found.append((window, countries.by_key[window.key]))
    read.countries = _keep_longest(found)
    read.countries += [
        (Window(place, place + 1, 0), code)
        for place, (_, _, printed) in enumerate(parts)
        if place and printed in countries.by_short_form
        for code in countries.by_short_form[printed]
    ]
    for window, _ in read.countries:
        _mark(read.is_place, window)
    return read


def _cut(text: str, index: NameIndex) -> Iterator[tuple[str, bool, str]]:
    """Give each word in the form for comparing, whether a part begins with it, and as printed."""
    bound = True
    for part in _PART.findall(smooth(_MARKUP.sub(" ", unescape(text)))):
        if not part[0].isalnum():
            bound = True
            continue
        for number, piece in enumerate(_unglue(_FOOTNOTE.sub("", part), index)):
            word = fold_word(piece)
            bound = bound or number > 0
            if word:
                yield word, bound, piece
                bound = False


def _unglue(printed: str, index: NameIndex) -> list[str]:
    """Cut "HospitalAdelaide" in two, unless it is a word of some name."""
    if len(printed) < _SHORTEST_GLUED or index.knows(fold_word(printed)):
        return [printed]
    return _GLUED.split(printed)


def _list_windows(words: list[str]) -> Iterator[Window]:
    keys = [make_word_key(word) for word in words]
    for start in range(len(keys)):
        total = 0
        for end in range(start + 1, min(len(keys), start + LONGEST_NAME) + 1):
            total += keys[end - 1]
            yield Window(start, end, total)


def _mark(marks: list[bool], window: Window) -> None:
    for place in range(window.start, window.end):
        marks[place] = True


def _keep_longest(found: list[tuple[Window, str]]) -> list[tuple[Window, str]]:
    return [
        (window, code)
        for window, code in found
        if not any(window.is_part_of(other) for other, _ in found)
    ]
