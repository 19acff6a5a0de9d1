"""What a page says about its author: the profile's id, properties, and whom it belongs to."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import orjson
from slugify import slugify

from ingest.linkers.entries import Owner
from ingest.linkers.keys import is_registered
from ingest.readers.paper_page import AUTHOR_PAGE, PAPER_LIST
from ingest.readers.profile_page import PROFILE_PAGE
from ingest.record_parts import Affiliation
from ingest.records import AuthorRecord
from ingest.resolve.names import read_name
from ingest.slugs import SLUG_LENGTH, digest

_INTEGERS = frozenset(
    {"hIndex", "paperCount", "citationCount", "works", "followers", "topics", "closeCollaborators"}
)
_FLOATS = frozenset({"novelty", "aiScore", "trustScore"})
_TEXTS = frozenset(
    {"name", "inferredName", "inferredFrom", "mainCategory", "role", "affiliation"}
    | {"openToCollaborate", "trustLabel", "verification", "claimed"}
)
_PAGES = frozenset({AUTHOR_PAGE, PAPER_LIST, PROFILE_PAGE})
METRICS = ("hIndex", "citationCount", "novelty", "aiScore")
STANDING = (
    *("role", "affiliation", "openToCollaborate", "trustScore", "trustLabel"),
    *("verification", "claimed", "followers"),
)


@dataclass(frozen=True, slots=True)
class Profile:
    """A profile with the properties that its node has (those that are absent are None)."""

    id: str
    properties: Mapping[str, Any]

    @property
    def owner(self) -> Owner | None:
        """Whom the page belongs to, if it or its entries say so."""
        if self.properties.get("registered"):
            return None
        printed = self.properties.get("name")
        name = read_name(printed or self.properties.get("inferredName") or "")
        return Owner(self.id, name, bool(printed)) if name else None


def name_profile(record: AuthorRecord) -> str:
    """Give the id of a profile: by its file, and by whom it is about.

    Two pages that were saved under one name are told apart by their owners. A register's record
    has the same id in all files.
    """
    source = record.source
    if record.source_id and is_registered(record.source_id):
        slug = slugify(record.source_id, max_length=SLUG_LENGTH)
        return f"profile:{slug}-{digest(record.source_id)}"
    about = record.source_id or record.name or record.inferred_name or ""
    place = digest(source.format, source.file, source.address or "", about)
    return f"profile:{slugify(source.file, max_length=SLUG_LENGTH)}-{place}"


def is_outdated(profile: Profile, other: Profile) -> bool:
    """Whether a register's record is an older state of a person's than the other.

    Of two states of one day the same one is taken whatever the order.
    """
    one, same = profile.properties, other.properties
    if not one.get("registered"):
        return False
    if one.get("asOf") != same.get("asOf"):
        return (one.get("asOf") or "") < (same.get("asOf") or "")
    return _write(profile) < _write(other)


def _write(profile: Profile) -> bytes:
    said = {key: value for key, value in profile.properties.items() if value is not None}
    said.pop("id", None)
    return orjson.dumps(said, option=orjson.OPT_SORT_KEYS)


def find_page(record: AuthorRecord) -> tuple[str, str] | None:
    """Give the format and file of the page that the author's entries stand on.

    None where the file is no page of one person: its other records are not this author's.
    """
    source = record.source
    return (source.format, source.file) if source.format in _PAGES else None


def describe_profile(record: AuthorRecord) -> Profile:
    """Turn what a page prints about its author into a profile."""
    said = record.to_json()
    properties: dict[str, Any] = {key: said.get(key) for key in _TEXTS}
    properties |= {key: _number(said.get(key), int) for key in _INTEGERS}
    properties |= {key: _number(said.get(key), float) for key in _FLOATS}
    source = record.source
    properties |= {"format": source.format, "file": source.file}
    properties |= {"address": source.address, "asOf": source.as_of}
    if record.source_id and is_registered(record.source_id):
        properties |= _describe_registered(record, said)
    return Profile(name_profile(record), properties)


def _describe_registered(record: AuthorRecord, said: Mapping[str, Any]) -> dict[str, Any]:
    places = said.get("affiliations")
    return {
        "registered": True,
        "orcid": record.orcid,
        "openalexId": record.openalex_id,
        "otherIds": sorted(record.other_ids) or None,
        "nameVariants": list(record.name_variants) or None,
        "workplaces": orjson.dumps(places).decode() if places else None,
    }


def read_workplaces(profile: Profile) -> tuple[Affiliation, ...]:
    """Give the affiliations that a register states."""
    places = profile.properties.get("workplaces")
    if not places:
        return ()
    source = {"format": "", "file": "", "line": 0}
    data = {"source": source, "affiliations": orjson.loads(places)}
    return AuthorRecord.from_json(data).affiliations


def describe_author(profiles: list[Profile]) -> dict[str, Any]:
    """Give an author the figures of the newest page that prints any, with page and date.

    They are what that page says; whether they are right is not known here.
    """
    metrics = _newest(profiles, METRICS)
    standing = _newest(profiles, STANDING)
    return {
        **{key: metrics.properties.get(key) if metrics else None for key in METRICS},
        "metricsSource": metrics.id if metrics else None,
        "metricsDate": metrics.properties.get("asOf") if metrics else None,
        **{key: standing.properties.get(key) if standing else None for key in STANDING},
        "profileSource": standing.id if standing else None,
        "profileDate": standing.properties.get("asOf") if standing else None,
    }


def _newest(profiles: list[Profile], keys: tuple[str, ...]) -> Profile | None:
    telling = [p for p in profiles if any(p.properties.get(key) is not None for key in keys)]
    return max(telling, key=lambda p: (p.properties.get("asOf") or "", p.id), default=None)


def _number(value: Any, kind: type[int | float]) -> int | float | None:  # noqa: ANN401 - from JSON
    return None if value is None else kind(value)
