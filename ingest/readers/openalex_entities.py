"""OpenAlex's authors and institutions."""

from typing import Any

from graph.identifiers import clean_openalex_id, clean_orcid, clean_ror
from ingest.markup import clean_space
from ingest.readers.json_values import count_of, number_of, text_of, texts_of
from ingest.readers.openalex_shapes import AUTHOR_IDS, INSTITUTION_IDS
from ingest.record_parts import Affiliation, InstitutionRef
from ingest.records import AuthorRecord, InstitutionRecord, Source

Json = dict[str, Any]


def read_author(data: Json, source: Source, openalex_id: str, name: str) -> AuthorRecord:
    """Turn an author's object into a record."""
    variants = [clean_space(one) for one in texts_of(data.get("display_name_alternatives"))]
    return AuthorRecord(
        source=source,
        name=name,
        h_index=number_of((data.get("summary_stats") or {}).get("h_index")),
        paper_count=count_of(data.get("works_count")),
        citation_count=count_of(data.get("cited_by_count")),
        orcid=clean_orcid(data.get("orcid")),
        openalex_id=openalex_id,
        source_id=f"openalex:{openalex_id}",
        other_ids=_read_ids(data, AUTHOR_IDS),
        name_variants=tuple(dict.fromkeys(one for one in variants if one and one != name)),
        affiliations=_read_affiliations(data),
    )


def read_institution(data: Json, source: Source, openalex_id: str, name: str) -> InstitutionRecord:
    """Turn an institution's object into a record."""
    place = data.get("geo") or {}
    related = data.get("associated_institutions") or []
    return InstitutionRecord(
        source=source,
        name=name,
        ror=clean_ror(data.get("ror")),
        openalex_id=openalex_id,
        labels=_read_labels(data, name),
        aliases=texts_of(data.get("display_name_alternatives")),
        acronyms=texts_of(data.get("display_name_acronyms")),
        types=texts_of([data.get("type")]),
        country=text_of(data.get("country_code")) or text_of(place.get("country_code")),
        city=text_of(place.get("city")),
        address=text_of(data.get("homepage_url")),
        parents=_related(related, "parent") or _read_lineage(data, openalex_id),
        children=_related(related, "child"),
        related=_related(related, "related"),
        other_ids=_read_ids(data, INSTITUTION_IDS),
    )


def _read_affiliations(data: Json) -> tuple[Affiliation, ...]:
    """Give where the author worked, with years; where these are not said, the last known places."""
    dated = [
        (
            one.get("institution") or {},
            tuple(sorted(filter(None, map(count_of, one.get("years") or ())))),
        )
        for one in data.get("affiliations") or []
    ]
    last = data.get("last_known_institutions") or [data.get("last_known_institution")]
    places = dated or [(one, ()) for one in last if one]
    return tuple(
        Affiliation(
            institutions=(
                InstitutionRef(
                    text_of(place.get("display_name")),
                    ror=clean_ror(place.get("ror")),
                    openalex_id=clean_openalex_id(place.get("id")),
                    country=text_of(place.get("country_code")),
                ),
            ),
            years=years,
        )
        for place, years in places
    )


def _read_labels(data: Json, name: str) -> tuple[str, ...]:
    """Give the names in other languages, each once."""
    names = (data.get("international") or {}).get("display_name") or {}
    return tuple(one for one in texts_of(list(names.values())) if one != name)


def _related(related: list[Json], relation: str) -> tuple[str, ...]:
    return tuple(
        f"ror:{ror}"
        for one in related
        if one.get("relationship") == relation and (ror := clean_ror(one.get("ror")))
    )


def _read_lineage(data: Json, openalex_id: str) -> tuple[str, ...]:
    """Give the institutions above, as far as `lineage` tells: all of them, not only the nearest."""
    ids = (clean_openalex_id(one) for one in data.get("lineage") or [])
    return tuple(f"openalex:{id_}" for id_ in ids if id_ and id_ != openalex_id)


def _read_ids(data: Json, keys: tuple[str, ...]) -> tuple[str, ...]:
    ids = data.get("ids") or {}
    return tuple(f"{key}:{_last_part(str(ids[key]))}" for key in keys if ids.get(key))


def _last_part(address: str) -> str:
    if "authorID=" in address:  # Scopus
        return address.partition("authorID=")[2].partition("&")[0]
    return address.rstrip("/").rpartition("/")[2]
