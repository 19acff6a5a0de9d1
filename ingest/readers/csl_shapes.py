"""What an item of CSL-JSON holds where, as far as it is read."""

from ingest.readers.json_dates import DAY
from ingest.readers.json_shapes import TEXT, TEXT_OR_NUMBER, TEXTS, Either, ListOf, Object

DATES = ("issued", "published", "original-date")

_NAME_PARTS = ("family", "given", "suffix", "dropping-particle", "non-dropping-particle")
_NAME = Object(
    {
        **dict.fromkeys((*_NAME_PARTS, "literal", "name", "ORCID"), TEXT),
        "affiliation": ListOf(Object({"name": TEXT})),
    },
    vital={
        **dict.fromkeys(_NAME_PARTS, ()),
        **dict.fromkeys(("literal", "name"), ("family", "given")),
    },
)
_TITLES = ("title", "subtitle", "container-title", "event-title")
_NUMBERS = ("id", "PMID", "PMCID", "number", "year", "archive_location")

ITEM = Object(
    {
        **dict.fromkeys(("DOI", "type", "abstract", "URL", "note"), TEXT),
        **dict.fromkeys(_NUMBERS, TEXT_OR_NUMBER),
        **dict.fromkeys((*_TITLES, "archive", "publisher", "source"), TEXTS),
        "event": Either(TEXTS, Object({"name": TEXTS}), dict),
        **dict.fromkeys(DATES, DAY),
        **dict.fromkeys(("keyword", "categories"), TEXTS),
        # A null is an author whom the source lost: those behind keep their places.
        "author": ListOf(_NAME, gap=dict, strict=True),
    },
    vital=dict.fromkeys(("title", "author"), ()),
)
