"""ROR's dump (schema v2): institutions with all their names, places and relations."""

from collections.abc import Iterator
from typing import Any, BinaryIO
from urllib.parse import unquote

from graph.identifiers import clean_ror
from ingest.readers.dated_source import make_source
from ingest.readers.json_entries import Entry, reject
from ingest.readers.json_records import read_records
from ingest.readers.json_shapes import COUNT, TEXT, TEXT_OR_NUMBER, ListOf, Object
from ingest.readers.json_values import count_of, text_of, texts_of
from ingest.records import InstitutionRecord, Rejected

ROR = "ror"

_ORGANISATION = Object(
    {
        "names": ListOf(Object({"value": TEXT, "types": ListOf(TEXT)})),
        "locations": ListOf(
            Object({"geonames_details": Object({"country_code": TEXT, "name": TEXT})})
        ),
        "admin": Object({"last_modified": Object({"date": TEXT})}),
        "types": ListOf(TEXT),
        "status": TEXT,
        "established": COUNT,
        "relationships": ListOf(Object({"type": TEXT, "id": TEXT})),
        "links": ListOf(Object({"type": TEXT, "value": TEXT})),
        "external_ids": ListOf(
            Object(
                {"type": TEXT, "preferred": TEXT_OR_NUMBER, "all": ListOf(TEXT_OR_NUMBER)},
                needed=("type",),
            )
        ),
    },
    vital={"names": ()},
)

Json = dict[str, Any]


def read_ror(stream: BinaryIO, file: str) -> Iterator[InstitutionRecord | Rejected]:
    """Read organisations, closed and withdrawn ones as well (`active` is False)."""
    return read_records(stream, file, _read_organisation)


def _read_organisation(entry: Entry, file: str) -> InstitutionRecord | Rejected:
    data = entry.value
    ror = clean_ror(text_of(data.get("id")))
    if ror is None:
        return reject(file, entry.line, "has no ROR id", data)
    if "names" not in data:
        reason = "is in ROR's schema v1; the file with v2 in its name is read"
        return reject(file, entry.line, reason, data)
    data = _ORGANISATION.mend(data, entry.lost)
    shown = _names(data, "ror_display")
    labels = _names(data, "label")
    name = next(iter((*shown, *labels)), None)
    if name is None:
        return reject(file, entry.line, "has no name to show", entry.value)
    place = ((data.get("locations") or [{}])[0] or {}).get("geonames_details") or {}
    modified = ((data.get("admin") or {}).get("last_modified") or {}).get("date")
    return InstitutionRecord(
        source=make_source(ROR, file, entry.line, modified),
        name=name,
        ror=ror,
        labels=tuple(one for one in labels if one != name),
        aliases=_names(data, "alias"),
        acronyms=_names(data, "acronym"),
        types=texts_of(data.get("types")),
        country=text_of(place.get("country_code")),
        city=text_of(place.get("name")),
        active=data.get("status") == "active" if data.get("status") else None,
        established=count_of(data.get("established")),
        address=_read_address(data),
        parents=_related(data, "parent"),
        children=_related(data, "child"),
        related=_related(data, "related"),
        successors=_related(data, "successor"),
        predecessors=_related(data, "predecessor"),
        other_ids=tuple(_read_ids(data)),
        withdrawn=True if data.get("status") == "withdrawn" else None,
    )


def _names(data: Json, kind: str) -> tuple[str, ...]:
    """Give the names of a kind, each once; one name may be of several kinds."""
    return texts_of(
        [one.get("value") for one in data["names"] or () if kind in (one.get("types") or ())]
    )


def _related(data: Json, relation: str) -> tuple[str, ...]:
    return tuple(
        f"ror:{ror}"
        for one in data.get("relationships") or []
        if (one.get("type") or "").lower() == relation and (ror := clean_ror(one.get("id")))
    )


def _read_address(data: Json) -> str | None:
    links = data.get("links") or []
    return next((text_of(one.get("value")) for one in links if one.get("type") == "website"), None)


def _read_ids(data: Json) -> Iterator[str]:
    for one in data.get("external_ids") or []:
        values = [one["preferred"]] if one.get("preferred") else (one.get("all") or [])[:1]
        for value in values:
            yield f"{one['type'].lower()}:{unquote(str(value)).replace(' ', '')}"
