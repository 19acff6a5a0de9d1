"""What Crossref's works hold where, as far as they are read."""

from ingest.readers.json_dates import DAY
from ingest.readers.json_shapes import COUNT, TEXT, TEXTS, Either, ListOf, Object

DATES = ("issued", "published", "published-print", "published-online", "posted")
COUNTS = ("is-referenced-by-count", "reference-count", "references-count")
SAME_PAPER = (
    "is-preprint-of",
    "has-preprint",
    "is-version-of",
    "has-version",
    "is-same-as",
    "is-identical-to",
    "is-manuscript-of",
    "has-manuscript",
)

_NAME_PARTS = ("given", "family", "prefix", "suffix", "name", "literal", "ORCID")
_AFFILIATION = Object(
    {
        "name": TEXT,
        "department": ListOf(TEXT),
        "place": ListOf(TEXT),
        "id": ListOf(Object({"id": TEXT})),
    }
)
_AUTHOR = Object(
    {**dict.fromkeys(_NAME_PARTS, TEXT), "affiliation": ListOf(_AFFILIATION)},
    vital={
        **dict.fromkeys(("given", "family", "prefix", "suffix"), ()),
        **dict.fromkeys(("name", "literal"), ("given", "family")),
    },
)
_RELATED = ListOf(Object({"id": TEXT, "id-type": TEXT}))

WORK = Object(
    {
        **dict.fromkeys(("DOI", "type", "subtype", "abstract"), TEXT),
        **dict.fromkeys(("title", "original-title", "subtitle", "container-title"), TEXTS),
        **dict.fromkeys(DATES, DAY),
        **dict.fromkeys(COUNTS, COUNT),
        # A null is an author whom the source lost: those behind keep their places.
        "author": ListOf(_AUTHOR, gap=dict, strict=True),
        "reference": ListOf(Object({"DOI": TEXT})),
        "indexed": Object({"date-time": TEXT}),
        "updated-by": ListOf(Object({"type": TEXT})),
        "event": Either(TEXTS, Object({"name": TEXTS}), dict),
        "relation": Object(dict.fromkeys(SAME_PAPER, _RELATED)),
        "subject": ListOf(TEXT),
    },
    vital=dict.fromkeys(("DOI", "title", "author"), ()),
)
ANSWER = Object({"message": WORK}, needed=("message",), vital={"message": ()})
"""The answer to a look-up of one work."""
