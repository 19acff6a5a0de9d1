"""What OpenAlex holds where, as far as it is read."""

from itertools import chain
from typing import Any

from ingest.readers.json_losses import Lost
from ingest.readers.json_shapes import (
    COUNT,
    NUMBER,
    TEXT,
    TEXT_OR_NUMBER,
    YES_OR_NO,
    ListOf,
    MapOf,
    Object,
    Shape,
)

WORK_IDS = ("mag", "pmid", "pmcid")
AUTHOR_IDS = ("scopus", "mag", "wikipedia", "twitter")
INSTITUTION_IDS = ("grid", "wikidata", "mag")

_WORDS = MapOf(ListOf(NUMBER))


class _WordPlaces:
    """The words of an abstract, each with its places: hundreds, which are looked at all at once."""

    words = _WORDS.words

    def mend(self, value: Any, lost: list[Lost]) -> Any:  # noqa: ANN401 - JSON values have no narrower type
        """Hold that all places are numbers."""
        try:
            if set(map(type, chain.from_iterable(value.values()))) <= {int}:
                return value
        except (AttributeError, TypeError):
            pass
        return _WORDS.mend(value, lost)


_VENUE = Object({"display_name": TEXT})
_LOCATION = Object(
    {"landing_page_url": TEXT, "pdf_url": TEXT, "raw_source_name": TEXT, "source": _VENUE}
)
_INSTITUTION = Object({"id": TEXT, "display_name": TEXT, "ror": TEXT, "country_code": TEXT})
_AUTHORSHIP = Object(
    {
        "raw_author_name": TEXT,
        "author": Object(
            {"id": TEXT, "display_name": TEXT, "orcid": TEXT}, vital={"display_name": ()}
        ),
        "institutions": ListOf(_INSTITUTION),
        "affiliations": ListOf(
            Object({"raw_affiliation_string": TEXT, "institution_ids": ListOf(TEXT)})
        ),
        "raw_affiliation_strings": ListOf(TEXT),
    },
    vital={"raw_author_name": (), "author": ("raw_author_name",)},
)
_TOPIC = Object({"display_name": TEXT, "keyword": TEXT, "score": NUMBER})
_NAMES = {"display_name": ("title",), "title": ("display_name",)}
_ENTITY: dict[str, Shape] = {**dict.fromkeys((*_NAMES, "updated_date"), TEXT)}


def _ids(keys: tuple[str, ...]) -> Object:
    return Object(dict.fromkeys(keys, TEXT_OR_NUMBER))


WORK = Object(
    {
        **_ENTITY,
        "ids": _ids(WORK_IDS),
        # A null is an author whom the source lost: those behind keep their places.
        "authorships": ListOf(_AUTHORSHIP, gap=dict, strict=True),
        "authors_count": COUNT,
        "is_authors_truncated": YES_OR_NO,
        "doi": TEXT,
        "type": TEXT,
        "is_retracted": YES_OR_NO,
        "is_paratext": YES_OR_NO,
        "publication_date": TEXT,
        "publication_year": TEXT_OR_NUMBER,
        "abstract_inverted_index": _WordPlaces(),
        "primary_location": _LOCATION,
        "locations": ListOf(_LOCATION),
        "host_venue": _VENUE,
        "cited_by_count": COUNT,
        "referenced_works_count": COUNT,
        "referenced_works": ListOf(TEXT),
        "topics": ListOf(_TOPIC),
        "keywords": ListOf(_TOPIC),
    },
    vital={"authorships": (), **_NAMES},
)
AUTHOR = Object(
    {
        **_ENTITY,
        "ids": _ids(AUTHOR_IDS),
        "works_count": COUNT,
        "cited_by_count": COUNT,
        "display_name_alternatives": ListOf(TEXT),
        "summary_stats": Object({"h_index": NUMBER}),
        "orcid": TEXT,
        "affiliations": ListOf(Object({"institution": _INSTITUTION, "years": ListOf(NUMBER)})),
        "last_known_institutions": ListOf(_INSTITUTION),
        "last_known_institution": _INSTITUTION,
    },
    vital=_NAMES,
)
INSTITUTION = Object(
    {
        **_ENTITY,
        "ids": _ids(INSTITUTION_IDS),
        "ror": TEXT,
        "type": TEXT,
        "country_code": TEXT,
        "homepage_url": TEXT,
        "geo": Object({"country_code": TEXT, "city": TEXT}),
        "display_name_alternatives": ListOf(TEXT),
        "display_name_acronyms": ListOf(TEXT),
        "associated_institutions": ListOf(Object({"ror": TEXT, "relationship": TEXT})),
        "lineage": ListOf(TEXT),
        "international": Object({"display_name": MapOf(TEXT)}),
    },
    vital=_NAMES,
)
