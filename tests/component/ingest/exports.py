"""Small exports of registers, written here: only what a test says, in the registers' own shapes."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import orjson

Json = dict[str, Any]


def openalex_work(
    key: str,
    title: str,
    *authors: str | Json,
    doi: str | None = None,
    cites: Iterable[str] = (),
    updated: str = "2024-05-01",
    **more: Any,
) -> Json:
    """A work as a snapshot has it; an author is a printed name or `openalex_author`."""
    people = [openalex_author(one) if isinstance(one, str) else one for one in authors]
    return {
        "id": f"https://openalex.org/{key}",
        "display_name": title,
        "doi": f"https://doi.org/{doi}" if doi else None,
        "publication_date": "2021-03-04",
        "type": "article",
        "authorships": people,
        "referenced_works": [f"https://openalex.org/{one}" for one in cites],
        "updated_date": f"{updated}T00:00:00",
        **more,
    }


def openalex_author(
    printed: str,
    key: str | None = None,
    orcid: str | None = None,
    places: Mapping[str, Json] | None = None,
) -> Json:
    """One authorship; `places` are institutions by the text of the affiliation."""
    places = places or {}
    return {
        "raw_author_name": printed,
        "author": {
            "id": f"https://openalex.org/{key}" if key else None,
            "display_name": printed,
            "orcid": f"https://orcid.org/{orcid}" if orcid else None,
        },
        "institutions": list(places.values()),
        "affiliations": [
            {"raw_affiliation_string": text, "institution_ids": [place["id"]]}
            for text, place in places.items()
        ],
    }


def openalex_place(key: str, name: str, ror: str | None = None, country: str = "DE") -> Json:
    """An institution as an authorship names it."""
    return {
        "id": f"https://openalex.org/{key}",
        "display_name": name,
        "ror": f"https://ror.org/{ror}" if ror else None,
        "country_code": country,
    }


def crossref_work(
    doi: str, title: str, *authors: str, cites: Iterable[str] = (), **more: Any
) -> Json:
    """A work as Crossref's dump has it."""
    people = [name.rpartition(" ") for name in authors]
    return {
        "DOI": doi,
        "title": [title],
        "type": "journal-article",
        "author": [{"given": given, "family": family} for given, _, family in people],
        "issued": {"date-parts": [[2021, 3]]},
        "reference": [{"key": f"r{n}", "DOI": one} for n, one in enumerate(cites)],
        "indexed": {"date-time": "2024-04-01T00:00:00Z"},
        **more,
    }


def write_lines(path: Path, lines: Iterable[Json]) -> Path:
    """Write a file of JSON lines."""
    path.write_bytes(b"".join(orjson.dumps(line) + b"\n" for line in lines))
    return path


def openalex_institution(key: str, name: str, ror: str | None = None, **more: Any) -> Json:
    """An institution as a snapshot has it."""
    return {**openalex_place(key, name, ror), "updated_date": "2024-05-01T00:00:00", **more}


def openalex_person(key: str, name: str, **more: Any) -> Json:
    """An author as a snapshot has one."""
    return {
        "id": f"https://openalex.org/{key}",
        "display_name": name,
        "updated_date": "2024-05-01T00:00:00",
        **more,
    }


def ror_organisation(  # noqa: PLR0913 - the parts of one, nearly all optional
    ror: str,
    name: str,
    *,
    aliases: Iterable[str] = (),
    acronyms: Iterable[str] = (),
    status: str = "active",
    country: str = "DE",
    modified: str = "2024-05-01",
    **related: Iterable[str],
) -> Json:
    """An organisation as a dump has it; `related` are ROR ids by the kind of the relation."""
    names = [{"value": name, "types": ["ror_display", "label"]}]
    names += [{"value": one, "types": ["alias"]} for one in aliases]
    names += [{"value": one, "types": ["acronym"]} for one in acronyms]
    return {
        "id": f"https://ror.org/{ror}",
        "names": names,
        "status": status,
        "types": ["education"],
        "locations": [{"geonames_details": {"country_code": country, "name": "Townsville"}}],
        "relationships": [
            {"type": kind, "id": f"https://ror.org/{one}", "label": ""}
            for kind, ids in related.items()
            for one in ids
        ],
        "admin": {"last_modified": {"date": modified}},
    }
