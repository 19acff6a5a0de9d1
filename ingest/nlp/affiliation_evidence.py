"""What speaks for and against each institution that an affiliation may mean."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import log, log1p

from ingest.nlp.affiliation_text import AffiliationText, Window
from ingest.nlp.institution import Institution
from ingest.nlp.name_index import NameIndex, NameKind
from ingest.nlp.name_words import make_order_key, make_word_key, read_common_words
from ingest.nlp.places import read_countries

_PARTS = frozenset({"department", "school", "faculty", "division"})
_MOST_WEIGHT = 40.0
_LITTLE_WEIGHT = 9.0
_CLOSED = 3

Evidence = dict[str, float]


@dataclass(frozen=True, slots=True)
class Candidate:
    """An institution that the words of a window may mean, and the evidence by name."""

    window: Window
    institution: Institution
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class _Bearer:
    """Who bears a window's name, how, and whether the text has the city or country elsewhere."""

    place: int
    kind: NameKind
    ordered: bool
    city: bool
    country: bool

    @property
    def located(self) -> bool:
        """Whether the text has its city or country."""
        return self.city or self.country


def list_candidates(text: AffiliationText, index: NameIndex) -> list[Candidate]:
    """Give every institution that bears a name that the text has, with its evidence."""
    named = [(window, _list_bearers(text, window, index)) for window in text.names]
    present = {
        index.institutions[one.place].id
        for window, bearers in named
        if not any(window.is_part_of(other) for other in text.names)
        for one in bearers
    }
    return [
        Candidate(window, index.institutions[one.place], evidence)
        for window, bearers in named
        for one, evidence in _weigh(text, window, bearers, index, present)
    ]


def _list_bearers(text: AffiliationText, window: Window, index: NameIndex) -> list[_Bearer]:
    """Give who bears the name, each once, under the best kind; words in disorder keep to a part."""
    order = make_order_key(map(make_word_key, text.words[window.start : window.end]))
    crossed = any(text.bound[window.start + 1 : window.end])
    found: dict[int, tuple[NameKind, bool]] = {}
    for bearer in index.find(window.key):
        ordered = bearer.order == order
        if ordered or not crossed:
            kind, before = found.get(bearer.place, (NameKind.DERIVED, False))
            found[bearer.place] = min(kind, bearer.kind), before or ordered
    return [
        _Bearer(
            place,
            kind,
            ordered,
            city=_has_city(text, window, index.cities[place]),
            country=_has_country(text, index.institutions[place].country),
        )
        for place, (kind, ordered) in found.items()
    ]


def _has_city(text: AffiliationText, window: Window, city: int) -> bool:
    return any(at.key == city and not at.overlaps(window) for at in text.cities)


def _has_country(text: AffiliationText, country: str | None) -> bool:
    return any(code == country for _, code in text.countries)


def _weigh(
    text: AffiliationText,
    window: Window,
    bearers: list[_Bearer],
    index: NameIndex,
    present: set[str],
) -> Iterator[tuple[_Bearer, Evidence]]:
    shared = _weigh_window(text, window, index)
    abroad = any(not at.overlaps(window) for at, _ in text.countries)
    ranks = [_rank(one, index.institutions[one.place]) for one in bearers]
    for one, rank in zip(bearers, ranks, strict=True):
        known = index.institutions[one.place]
        rivals = sum(other >= rank for other in ranks)
        yield (
            one,
            shared
            | {
                "alias": one.kind in (NameKind.ALIAS, NameKind.LABEL),
                "acronym": one.kind == NameKind.ACRONYM,
                "derived": one.kind == NameKind.DERIVED,
                "other country": abroad and not one.country,
                "city": one.city,
                "no place": not one.located,
                "no place, few words": not one.located and shared["weight"] * 10 < _LITTLE_WEIGHT,
                "rivals": log(rivals),
                "better rival": max(ranks) > rank,
                "disorder": not one.ordered,
                "disorder of common words": not one.ordered and shared["common"],
                "children": log1p(index.children[one.place]),
                "parent named": not present.isdisjoint(known.parents),
                "education": known.type == "education",
                "public body": known.type in ("government", "nonprofit"),
                "closed": not known.active,
            },
        )


def _weigh_window(text: AffiliationText, window: Window, index: NameIndex) -> Evidence:
    start, end = window.start, window.end
    words = text.words[start:end]
    common = read_common_words() | read_countries().words
    begins = text.bound[start]
    ends = end == len(text) or text.bound[end]
    return {
        "always": 1.0,
        "weight": min(index.weigh(words), _MOST_WEIGHT) / 10,
        "one word": end - start == 1,
        "department": words[0] in _PARTS,
        "across parts": any(text.bound[start + 1 : end]),
        "whole part": begins and ends,
        "goes on before": not begins and not text.is_place[start - 1],
        "goes on behind": not ends and not text.is_place[end],
        "common": all(text.is_place[at] or text.words[at] in common for at in range(start, end)),
        "part of a longer name": any(window.is_part_of(other) for other in text.names),
    }


def _rank(one: _Bearer, known: Institution) -> int:
    return 2 * one.city + one.country - _CLOSED * (not known.active)
