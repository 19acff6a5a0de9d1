"""One institution from all that describe it: who goes first, and what is put together."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from ingest.slugs import name_institution

ROR = "ror"
OPENALEX = "openalex"
LIST = "list"
BYLINE = "byline"
TEXT = "text"
_SOURCES = (ROR, OPENALEX, LIST, BYLINE, TEXT)
"""Registers first, then the list that ships, then what papers print beside an id, then names."""
_REGISTERS = frozenset({ROR, OPENALEX})
_TRUSTED = frozenset({ROR, OPENALEX, LIST})

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Description:
    """An institution as one source describes it.

    `id` is the one that the graph or the list gives it. `parents` and `successors` are ids with a
    prefix (`ror:…`).
    """

    name: str
    source: str
    id: str | None = None
    ror: str | None = None
    openalex_id: str | None = None
    aliases: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    country: str | None = None
    city: str | None = None
    type: str | None = None
    active: bool | None = None
    as_of: str | None = None
    parents: tuple[str, ...] = ()
    successors: tuple[str, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        """The ids that registers gave it, the surest first."""
        given = ((ROR, self.ror), (OPENALEX, self.openalex_id))
        return tuple(f"{kind}:{value}" for kind, value in given if value)

    @property
    def is_registered(self) -> bool:
        """Whether a register's own record describes it."""
        return self.source in _REGISTERS

    @property
    def plain_ids(self) -> tuple[str, ...]:
        """The ids that its names would give it, that of the name to display first.

        What a paper prints beside an id may be a department or a whole address: no name of it.
        """
        names = (self.name, *self.aliases) if self.source in _TRUSTED else (self.name,)
        return tuple(dict.fromkeys(map(name_institution, names)))


def merge_descriptions(descriptions: Iterable[Description]) -> Description:
    """Put descriptions of one institution together; their order does not matter.

    The first in rank gives each value; of one register's records the newest, else the least name.
    Names of all registers and of the list are kept as aliases.
    """
    ranked = sorted(descriptions, key=lambda one: (one.name, one.as_of or ""))
    ranked.sort(key=lambda one: one.as_of or "", reverse=True)
    ranked.sort(key=lambda one: _SOURCES.index(one.source))
    first = ranked[0]
    names = {name for one in ranked if one.source in _TRUSTED for name in (one.name, *one.aliases)}
    acronyms = {name for one in ranked for name in one.acronyms}
    return Description(
        name=first.name,
        source=first.source,
        id=_first(ranked, lambda one: one.id),
        ror=_first(ranked, lambda one: one.ror),
        openalex_id=_first(ranked, lambda one: one.openalex_id),
        aliases=tuple(sorted(names - {first.name} - acronyms)),
        acronyms=tuple(sorted(acronyms - {first.name})),
        country=_first(ranked, lambda one: one.country),
        city=_first(ranked, lambda one: one.city),
        type=_first(ranked, lambda one: one.type),
        active=_first(ranked, lambda one: one.active),
        as_of=first.as_of,
        parents=_first(ranked, lambda one: one.parents or None) or (),
        successors=_first(ranked, lambda one: one.successors or None) or (),
    )


def _first(ranked: Sequence[Description], read: Callable[[Description], T | None]) -> T | None:
    return next((value for one in ranked if (value := read(one)) is not None), None)
