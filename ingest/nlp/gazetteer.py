"""Institutions by name, alias and tag: facts from ROR and a list kept by hand."""

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from slugify import slugify

_NOT_WORD = re.compile(r"[\W_]+")
_ROR_TABLE = "institutions.tsv"
_KNOWN_TABLE = "institutions_known.tsv"


@dataclass(frozen=True, slots=True)
class Institution:
    """An institution; `spoken` are further names that running text may be searched for.

    `tags` are the short forms that pages print behind an author list.
    """

    id: str
    name: str
    ror: str | None = None
    country: str | None = None
    type: str | None = None
    aliases: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    spoken: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()

    @property
    def other_names(self) -> tuple[str, ...]:
        """Every name but the one to display."""
        names = (*self.aliases, *self.spoken, *self.acronyms)
        return tuple(dict.fromkeys(name for name in names if name != self.name))


@cache
def list_institutions() -> tuple[Institution, ...]:
    """Give every institution of the gazetteer."""
    by_ror = {one.ror: one for one in _read_ror()}
    for known in _read_known():
        found = by_ror.get(known.ror, known)
        by_ror[known.ror] = replace(found, spoken=known.spoken, tags=known.tags)
    return tuple(by_ror.values())


def find_by_tag(tag: str) -> Institution:
    """Give the institution that a page's tag means; an unknown tag is one of its own.

    A tag that fits several names of the gazetteer is as good as unknown.
    """
    found = _by_tag().get(_fold(tag))
    return found or Institution(f"institution:{slugify(tag)}", tag, tags=(tag,))


def find_by_name(name: str) -> Institution:
    """Give the institution of this very name; an unknown name is one of its own."""
    return _by_name().get(name) or Institution(f"institution:{slugify(name)}", name)


@cache
def _by_name() -> dict[str, Institution]:
    return {one.name: one for one in reversed(list_institutions())}


@cache
def _by_tag() -> dict[str, Institution]:
    certain = {tag: one for one in list_institutions() for tag in one.tags}
    named: dict[str, set[Institution]] = defaultdict(set)
    for one in list_institutions():
        for name in (one.name, *one.other_names):
            named[_fold(name)].add(one)
    only = {key: next(iter(found)) for key, found in named.items() if len(found) == 1}
    return only | certain


def _fold(text: str) -> str:
    plain = text.casefold()
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain)
        plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return _NOT_WORD.sub("-", plain).strip("-")


def _read_ror() -> list[Institution]:
    return [
        Institution(key, name, ror, country, kind, _split(aliases), _split(acronyms))
        for key, name, ror, country, kind, aliases, acronyms in _read_table(_ROR_TABLE)
    ]


def _read_known() -> list[Institution]:
    return [
        Institution(
            id=f"institution:{slugify(name)}",
            name=name,
            ror=ror,
            country=country,
            type=kind,
            spoken=tuple(spoken.split(";")) if spoken else (),
            tags=tuple(tags.split(";")),
        )
        for name, ror, country, kind, spoken, tags in _read_table(_KNOWN_TABLE)
    ]


def _read_table(name: str) -> list[list[str]]:
    text = files("ingest.nlp").joinpath(name).read_text("utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return [line.split("\t") for line in lines[1:]]


def _split(field: str) -> tuple[str, ...]:
    return tuple(field.split("|")) if field else ()
