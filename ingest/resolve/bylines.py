"""The author list of one entry: people with what is said about each, and groups apart."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import orjson

from ingest.linkers.entries import NameDetail
from ingest.linkers.names import PersonName
from ingest.readers.byline import is_collective
from ingest.record_parts import Authorship
from ingest.records import PaperRecord, Rejected
from ingest.report import NAMELESS
from ingest.resolve.names import read_name

_NUMBERED = re.compile(r"dblp:.*\s\d{4}")
"""DBLP numbers people of one name; a name without a number stands for anybody who bears it."""

_NAMELESS = "an author's name names nobody; the rest of the entry is loaded"
_NOBODY = frozenset({"anonymous", "anon", "&na;", "n/a", "no author", "no authors listed"})
"""What sources print in the place of a name."""


@dataclass(frozen=True, slots=True)
class People:
    """The people of an author list, their details one for one (or none at all), and groups.

    `places` are those that the list gives the names, 1 = first, where it holds more than these.
    """

    names: tuple[PersonName, ...]
    details: tuple[NameDetail, ...]
    collectives: tuple[str, ...]
    places: tuple[int, ...] = ()


def read_byline(record: PaperRecord) -> People:
    """Cut and fold the names of people; one that names nobody is left out: "-", "Anonymous"."""
    given = _list_given(record)
    groups = tuple(one.name for one in given if _is_group(one))
    named = [
        (place, name, _describe(one))
        for place, one in enumerate(given, 1)
        if not _is_group(one) and (name := _read_person(one.name)) is not None
    ]
    details = tuple(detail for _, _, detail in named)
    said = any(detail.ids or detail.affiliations for detail in details)
    return People(
        names=tuple(name for _, name, _ in named),
        details=details if said else (),
        collectives=groups,
        places=tuple(place for place, _, _ in named) if len(named) < len(given) else (),
    )


def list_nameless(record: PaperRecord) -> Iterator[Rejected]:
    """Give each author that the graph will not have, since the name names nobody."""
    for place, one in enumerate(_list_given(record), 1):
        if not _is_group(one) and _read_person(one.name) is None:
            said = {"title": record.title, "position": place, "name": one.name}
            source = record.source
            yield Rejected(
                source.file, source.line, _NAMELESS, orjson.dumps(said).decode(), NAMELESS
            )


def _read_person(printed: str) -> PersonName | None:
    return None if printed.casefold().strip(" [].") in _NOBODY else read_name(printed)


def _list_given(record: PaperRecord) -> tuple[Authorship, ...]:
    return record.authorships or tuple(Authorship(name) for name in record.authors)


def _is_group(authorship: Authorship) -> bool:
    return authorship.collective or is_collective(authorship.name)


def _describe(authorship: Authorship) -> NameDetail:
    return NameDetail(frozenset(_list_ids(authorship)), authorship.affiliations)


def _list_ids(authorship: Authorship) -> Iterator[str]:
    if authorship.orcid:
        yield f"orcid:{authorship.orcid}"
    if authorship.openalex_id:
        yield f"openalex:{authorship.openalex_id}"
    yield from (one for one in authorship.source_ids if _NUMBERED.fullmatch(one))
