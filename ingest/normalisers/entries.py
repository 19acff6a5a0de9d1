"""Printed entries and heads to records."""

from datetime import date
from typing import Any

from ingest.normalisers.categories import parse_category
from ingest.normalisers.dates import parse_date
from ingest.normalisers.links import parse_code_url
from ingest.normalisers.numbers import parse_number
from ingest.printed import PrintedAuthor, PrintedPaper
from ingest.records import (
    AuthorRecord,
    PaperRecord,
    Rejected,
    Source,
)

_FIGURES = (
    "h_index",
    "paper_count",
    "citation_count",
    "novelty",
    "ai_score",
    "trust_score",
    "works",
    "followers",
    "topics",
    "close_collaborators",
)
_TEXTS = ("name", "main_category", "role", "affiliation", "trust_label", "verification")


def clean_paper(entry: PrintedPaper, source: Source, as_of: date) -> PaperRecord | Rejected:
    """Turn the printed parts of an entry into values; an impossible date rejects the entry."""
    printed = entry.printed
    text = printed.get("date")
    when = parse_date(text, as_of) if text else None
    if text and when is None:
        return Rejected(source.file, source.line, f"there is no date {text!r}", entry.raw)
    category = printed.get("category")
    categories = parse_category(category) if category else ()
    return PaperRecord(
        source=source,
        title=entry.title,
        authors=entry.authors,
        authors_truncated=entry.authors_truncated,
        date=when,
        category=category,
        categories=categories,
        category_ambiguous=len(categories) > 1,
        has_code=_is_yes(printed.get("has_code")),
        code_url=parse_code_url(entry.abstract or ""),
        institution_tag=printed.get("institution_tag"),
        score=parse_number(printed.get("score", "")),
        type=printed.get("type"),
        printed_source=printed.get("printed_source"),
        abstract=entry.abstract,
        doubtful=entry.doubtful,
        raw=entry.raw,
    )


def clean_author(head: PrintedAuthor, source: Source) -> AuthorRecord:
    """Turn the printed parts of a page's head into values."""
    printed = head.printed
    figures: dict[str, Any] = {one: parse_number(printed.get(one, "")) for one in _FIGURES}
    texts: dict[str, Any] = {one: printed.get(one) for one in _TEXTS}
    openness = printed.get("open_to_collaborate")
    claimed = printed.get("claimed")
    return AuthorRecord(
        source=source,
        **texts,
        **figures,
        open_to_collaborate=openness.startswith("Open") if openness else None,
        claimed=claimed == "Claimed" if claimed else None,
    )


def _is_yes(text: str | None) -> bool | None:
    return None if text is None else text == "yes"
