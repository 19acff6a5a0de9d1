"""Figures that are too large to be kept: what a GraphQL `Int` cannot say, no real record says."""

from collections.abc import Iterable, Iterator

from ingest.record_parts import Affiliation
from ingest.records import AuthorRecord, Finding, InstitutionRecord, Number, PaperRecord

LARGEST = 2**31 - 1
"""The largest figure of a record that is kept, and with a minus the least."""

_Said = tuple[str, Number | None]
"""The place of a figure in the JSON form of a record, and the figure."""
_OF_AUTHORS = {
    "hIndex": "h_index",
    "paperCount": "paper_count",
    "citationCount": "citation_count",
    "novelty": "novelty",
    "aiScore": "ai_score",
    "trustScore": "trust_score",
    "works": "works",
    "followers": "followers",
    "topics": "topics",
    "closeCollaborators": "close_collaborators",
}


def find_oversized(record: PaperRecord | AuthorRecord | InstitutionRecord) -> str | None:
    """Say which figure of the record is too large to be kept; None where none is."""
    for place, figure in _list_figures(record):
        if figure is not None and abs(figure) > LARGEST:
            return f"$.{place}: {figure:,}; at most {LARGEST:,} can be kept"
    return None


def _list_figures(record: PaperRecord | AuthorRecord | InstitutionRecord) -> Iterator[_Said]:
    yield "source.line", record.source.line
    if isinstance(record, PaperRecord):
        yield from (("citedByCount", record.cited_by_count), ("score", record.score))
        yield "referenceCount", record.reference_count
        yield from _list_scores("topicsGiven", record.topics_given)
        yield from _list_scores("topicsFound", record.topics_found or ())
        yield from _list_scores("institutionsFound", record.institutions_found or ())
        for place, one in enumerate(record.authorships):
            yield from _list_years(f"authorships.{place}.affiliations", one.affiliations)
    elif isinstance(record, AuthorRecord):
        yield from ((key, getattr(record, name)) for key, name in _OF_AUTHORS.items())
        yield from _list_years("affiliations", record.affiliations)
    else:
        yield "established", record.established


def _list_scores(place: str, found: Iterable[Finding]) -> Iterator[_Said]:
    yield from ((f"{place}.{number}.score", one.score) for number, one in enumerate(found))


def _list_years(place: str, affiliations: Iterable[Affiliation]) -> Iterator[_Said]:
    for number, one in enumerate(affiliations):
        yield from (
            (f"{place}.{number}.years.{which}", year) for which, year in enumerate(one.years)
        )
