"""Institutions as others give them (lists, registers, bylines, the graph), as descriptions."""

from collections.abc import Iterable, Mapping
from typing import Any

from ingest.linkers.merge_institutions import BYLINE, LIST, OPENALEX, ROR, TEXT, Description
from ingest.nlp.gazetteer import get_shipped_gazetteer
from ingest.nlp.institution import Institution
from ingest.record_parts import InstitutionRef
from ingest.records import InstitutionRecord

_FUNDER = "funder"


def describe_listed(ror: str) -> Description | None:
    """Give what the list that ships says of a ROR id."""
    one = get_shipped_gazetteer().find_by_ror(ror)
    if one is None:
        return None
    return Description(
        name=one.name,
        source=LIST,
        id=one.id,
        ror=one.ror,
        aliases=one.other_names,
        country=one.country,
        city=one.city,
        type=one.type,
    )


def describe_found(one: Institution) -> Description:
    """Describe an institution that a stage found by what tells it from others.

    What else is known of it says the graph, or `describe_listed`.
    """
    return Description(one.name, TEXT, id=one.id, ror=one.ror)


def describe_record(record: InstitutionRecord) -> Description:
    """Describe an institution as its register does."""
    return Description(
        name=record.name,
        source=ROR if record.ror and not record.openalex_id else OPENALEX,
        ror=record.ror,
        openalex_id=record.openalex_id,
        aliases=tuple(dict.fromkeys((*record.aliases, *record.labels))),
        acronyms=record.acronyms,
        country=record.country,
        city=record.city,
        type=_choose_type(record.types),
        active=record.active,
        as_of=record.source.as_of,
        parents=record.parents,
        successors=record.successors,
    )


def _choose_type(types: Iterable[str]) -> str | None:
    """Give what it is; that it funds others says the least."""
    ranked = sorted((kind.lower() for kind in types), key=lambda kind: kind == _FUNDER)
    return ranked[0] if ranked else None


def describe_ref(ref: InstitutionRef, text: str | None) -> Description | None:
    """Describe an institution that a source names beside an affiliation; None without any name."""
    key = f"ror:{ref.ror}" if ref.ror else f"openalex:{ref.openalex_id}" if ref.openalex_id else ""
    name = ref.name or text or key
    if not name:
        return None
    source = BYLINE if key else TEXT
    return Description(name, source, None, ref.ror, ref.openalex_id, country=ref.country)


def describe_stored(properties: Mapping[str, Any]) -> Description:
    """Describe an institution of the graph."""
    return Description(
        name=properties["name"],
        source=properties.get("nameSource") or (LIST if properties.get("ror") else TEXT),
        id=properties["id"],
        ror=properties.get("ror"),
        openalex_id=properties.get("openalexId"),
        aliases=tuple(properties.get("aliases", ())),
        acronyms=tuple(properties.get("acronyms", ())),
        country=properties.get("country"),
        city=properties.get("city"),
        type=properties.get("type"),
        active=properties.get("active"),
        as_of=properties.get("asOf"),
        parents=tuple(properties.get("parentKeys") or ()),
        successors=tuple(properties.get("successorKeys") or ()),
    )


def write_institution(one: Description) -> dict[str, Any]:
    """Give the properties of the institution's node."""
    return {
        "name": one.name,
        "nameSource": one.source,
        "aliases": list(one.aliases),
        "acronyms": list(one.acronyms),
        "searchText": " | ".join((one.name, *one.aliases, *one.acronyms)),
        "ror": one.ror,
        "openalexId": one.openalex_id,
        "country": one.country,
        "city": one.city,
        "type": one.type,
        "active": one.active,
        "asOf": one.as_of,
        "parentKeys": list(one.parents) or None,
        "successorKeys": list(one.successors) or None,
    }
