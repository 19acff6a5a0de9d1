"""Institutions by name, alias and tag: those that ship, and those of registers."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property

from ingest.nlp.institution import Institution
from ingest.nlp.name_index import NameIndex, build_name_index
from ingest.nlp.spoken_names import SpokenNames, build_spoken_names
from ingest.nlp.word_lists import read_lines
from ingest.slugs import name_institution

_NOT_WORD = re.compile(r"[\W_]+")
_KNOWN_TABLE = "institutions_known.tsv"


@dataclass(frozen=True, eq=False)
class Gazetteer:
    """Institutions to look for; each index of them is built when it is first asked for."""

    institutions: tuple[Institution, ...]

    def find_by_tag(self, tag: str) -> Institution:
        """Give the institution that a page's tag means; an unknown tag is one of its own.

        A tag that fits several names of the gazetteer is as good as unknown.
        """
        found = self._by_tag.get(_fold(tag))
        return found or Institution(name_institution(tag), tag, tags=(tag,))

    def find_by_name(self, name: str) -> Institution:
        """Give the institution of this very name; an unknown name is one of its own."""
        return self._by_name.get(name) or Institution(name_institution(name), name)

    def find_by_ror(self, ror: str) -> Institution | None:
        """Give the institution with the ROR id."""
        return self._by_ror.get(ror)

    @cached_property
    def names(self) -> NameIndex:
        """The index that affiliations are compared with."""
        return build_name_index(self.institutions)

    @cached_property
    def spoken(self) -> SpokenNames:
        """The names that running text is searched for."""
        return build_spoken_names(self.institutions)

    @cached_property
    def _by_ror(self) -> dict[str, Institution]:
        return {one.ror: one for one in self.institutions if one.ror}

    @cached_property
    def _by_name(self) -> dict[str, Institution]:
        return {one.name: one for one in reversed(self.institutions)}

    @cached_property
    def _by_tag(self) -> dict[str, Institution]:
        certain = {_fold(tag): one for one in self.institutions for tag in one.tags}
        named: dict[str, dict[str, Institution]] = defaultdict(dict)
        for one in self.institutions:
            for name in (one.name, *one.other_names):
                named[_fold(name)][one.id] = one
        only = {key: next(iter(of.values())) for key, of in named.items() if len(of) == 1}
        return only | certain


@cache
def get_shipped_gazetteer() -> Gazetteer:
    """Give the institutions that come with the program."""
    return Gazetteer(tuple(_read_known()))


def make_gazetteer(institutions: Iterable[Institution]) -> Gazetteer:
    """Give the shipped institutions with the given ones, which go first where both know a ROR id.

    What ships beyond a register's facts (tags, names that texts use) stays with the institution.
    """
    shipped = get_shipped_gazetteer()
    given = list(institutions)
    rors, ids = {one.ror for one in given if one.ror}, {one.id for one in given}
    kept = [one for one in shipped.institutions if one.ror not in rors and one.id not in ids]
    return Gazetteer((*(_add_known(one, shipped) for one in given), *kept))


def _add_known(one: Institution, shipped: Gazetteer) -> Institution:
    known = shipped.find_by_ror(one.ror) if one.ror else None
    if known is None:
        return one
    names = dict.fromkeys((*one.aliases, known.name, *known.aliases))
    aliases = tuple(name for name in names if name != one.name)
    return replace(one, aliases=aliases, spoken=known.spoken, tags=known.tags)


def _fold(text: str) -> str:
    plain = text.casefold()
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain)
        plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return _NOT_WORD.sub("-", plain).strip("-")


def _read_known() -> Iterator[Institution]:
    for line in read_lines(_KNOWN_TABLE)[1:]:
        name, ror, city, country, kind, spoken, tags = line.split("\t")
        yield Institution(
            id=name_institution(name),
            name=name,
            ror=ror,
            country=country,
            type=kind,
            spoken=tuple(spoken.split(";")) if spoken else (),
            tags=tuple(tags.split(";")),
            city=city,
        )
