"""The author list of one entry: people with what is said about each, and groups apart."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.linkers.entries import NameDetail
from ingest.linkers.names import PersonName
from ingest.readers.byline import is_collective
from ingest.record_parts import Authorship
from ingest.records import PaperRecord
from ingest.resolve.names import read_name

_NUMBERED = re.compile(r"dblp:.*\s\d{4}")
"""DBLP numbers people of one name; a name without a number stands for anybody who bears it."""


@dataclass(frozen=True, slots=True)
class People:
    """The people of an author list, their details one for one (or none at all), and groups."""

    names: tuple[PersonName, ...]
    details: tuple[NameDetail, ...]
    collectives: tuple[str, ...]


def read_byline(record: PaperRecord) -> People:
    """Cut and fold the names of people; a name without a letter is left out."""
    given = record.authorships or tuple(Authorship(name) for name in record.authors)
    groups = [one.name for one in given if _is_group(one)]
    people = [
        (name, _describe(one))
        for one in given
        if not _is_group(one) and (name := read_name(one.name)) is not None
    ]
    details = tuple(detail for _, detail in people)
    said = any(detail.ids or detail.affiliations for detail in details)
    return People(tuple(name for name, _ in people), details if said else (), tuple(groups))


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
