"""Institutions by the words of their names, whatever the words' order."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from math import log

from ingest.nlp.institution import Institution
from ingest.nlp.name_words import (
    make_order_key,
    make_word_key,
    read_common_words,
    read_name,
)

LONGEST_NAME = 12
_COUNTRY_SUFFIX = re.compile(r" \([^()]+\)$")
_REMARK = re.compile(r"\s*[(,–—]| [-/] ")
_TRUST = re.compile(
    r"( University)?( Hospitals?)?( Health(care)?)?( NHS| Foundation| Trust)+$", re.IGNORECASE
)
_OF_ACADEMY = re.compile(r"(.*?) of the .*\bAcademy of")
_UNIVERSITY = "university"
_FACULTIES = (("medical", "school"), ("school", "medicine"), ("medical", "college"))
_LONGEST_ACRONYM = 6
_UNKNOWN_WEIGHT = 9.0


class NameKind(IntEnum):
    """How an institution bears a name, the best kind first."""

    NAME = 0
    LABEL = 1
    ALIAS = 2
    ACRONYM = 3
    DERIVED = 4


@dataclass(frozen=True, slots=True)
class Bearer:
    """An institution (by its place in the index) under one way to write a name of its."""

    place: int
    kind: NameKind
    order: int


@dataclass(frozen=True, slots=True)
class NameIndex:
    """All names of the institutions, and what tells bearers of one name apart."""

    institutions: Sequence[Institution]
    cities: Sequence[int]
    children: Sequence[int]
    city_keys: frozenset[int]
    _names: dict[int, tuple[int, ...]]
    _counts: dict[str, int]

    def find(self, key: int) -> Iterator[Bearer]:
        """Give who bears a name of this key."""
        for packed in self._names.get(key, ()):
            yield Bearer(packed >> 24, NameKind(packed & 0xF), packed >> 4 & 0xFFFFF)

    def has(self, key: int) -> bool:
        """Whether somebody bears a name of this key."""
        return key in self._names

    def knows(self, word: str) -> bool:
        """Whether a name has the word."""
        return word in self._counts

    def weigh(self, words: Iterable[str]) -> float:
        """Give how much the words tell: the rarer in names, the more."""
        total, counts = len(self.institutions), self._counts
        return sum(
            log(total / counts[word]) if word in counts else _UNKNOWN_WEIGHT for word in set(words)
        )


def build_name_index(institutions: Sequence[Institution]) -> NameIndex:
    """Index every name of the institutions."""
    names: dict[int, tuple[int, ...]] = {}
    counts: Counter[str] = Counter()
    cities: list[int] = []
    for place, one in enumerate(institutions):
        city = read_name(one.city) if one.city else []
        cities.append(sum(map(make_word_key, city)))
        known: set[str] = set()
        for words, kind in _list_names(one, city):
            if kind != NameKind.DERIVED:
                known.update(words)
            keys = [make_word_key(word) for word in words]
            packed = place << 24 | make_order_key(keys) << 4 | kind
            key = sum(keys)
            bearers = names.get(key, ())
            if packed not in bearers:
                names[key] = (*bearers, packed)
        counts.update(known)
    return NameIndex(
        institutions, cities, _count_children(institutions), frozenset(cities) - {0}, names, counts
    )


def _count_children(institutions: Sequence[Institution]) -> list[int]:
    children = Counter(parent for one in institutions for parent in one.parents)
    return [children[one.id] for one in institutions]


def _list_names(one: Institution, city: list[str]) -> Iterator[tuple[list[str], NameKind]]:
    names = [(_COUNTRY_SUFFIX.sub("", one.name), NameKind.NAME)]
    names += [(name, NameKind.LABEL) for name in one.labels]
    names += [(name, NameKind.ALIAS) for name in (*one.aliases, *one.spoken)]
    names += [(name, NameKind.ACRONYM) for name in one.acronyms]
    for name, kind in names:
        words = read_name(name)
        if not words or len(words) > LONGEST_NAME:
            continue
        short = len(words) == 1 and name.isupper() and len(name) <= _LONGEST_ACRONYM
        yield words, NameKind.ACRONYM if short else kind
        if kind != NameKind.ACRONYM and not short:
            for derived in _derive(name, words, city):
                yield derived, NameKind.DERIVED


def _derive(name: str, words: list[str], city: list[str]) -> Iterator[list[str]]:
    """Give shorter ways to write a name: without remark, city, trust or academy."""
    for cut in _cut(name):
        shorter = read_name(cut)
        if 1 < len(shorter) < len(words):
            yield shorter
    if city and len(words) - len(city) > 1 and set(city) <= set(words):
        without = [word for word in words if word not in city]
        if not set(without) <= read_common_words():
            yield without
    if len(words) == 2 and _UNIVERSITY in words:  # noqa: PLR2004 - its own name and "university"
        own = [word for word in words if word != _UNIVERSITY]
        yield from ([*own, *faculty] for faculty in _FACULTIES)


def _cut(name: str) -> Iterator[str]:
    remark = _REMARK.search(name)
    cut = name[: remark.start()] if remark else name
    if "NHS" in cut or "Trust" in cut:
        cut = _TRUST.sub("", cut)
    if cut != name:
        yield cut
    member = _OF_ACADEMY.match(name) if "Academy of" in name else None
    if member:
        yield member[1]
