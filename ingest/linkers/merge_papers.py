"""One paper from all the entries that describe it: which entry's value wins."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from ingest.linkers.entries import Entry
from ingest.linkers.merge_names import Authorship, is_truncated, merge_names
from ingest.records import Finding, Number, PaperRecord, PartialDate

_PRECISION = {"day": 0, "month": 1, "year": 2}
_ARCHIVE_ORDER = ("cs", "stat", "eess", "math", "physics")

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Filing:
    """A category that a paper is filed under."""

    category: str
    primary: bool
    ambiguous: bool


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper as all its sources together give it."""

    id: str
    title: str
    title_key: str
    date: PartialDate | None
    abstract: str | None
    type: str | None
    doi: str | None
    arxiv_id: str | None
    openalex_id: str | None
    has_code: bool
    code_url: str | None
    cited_by_count: int | None
    score: Number | None
    authors_truncated: bool | None
    authors: tuple[Authorship, ...]
    filings: tuple[Filing, ...]
    institution_tags: tuple[str, ...]
    topics_found: tuple[Finding, ...] | None
    institutions_found: tuple[Finding, ...] | None
    sources: tuple[str, ...]


def merge_entries(paper_id: str, entries: Sequence[Entry]) -> Paper:
    """Make one paper of its entries; the order in which they came does not matter.

    The entry with an external id, then with the most exact date, then with the most authors
    speaks first; what it does not say, the next one says.
    """
    ranked = sorted(entries, key=_rank)
    records = [entry.record for entry in ranked]
    return Paper(
        id=paper_id,
        title=records[0].title,
        title_key=ranked[0].title_key,
        date=first_said(records, lambda record: record.date),
        abstract=first_said(records, lambda record: record.abstract),
        type=first_said(records, lambda record: record.type),
        doi=first_said(records, lambda record: record.doi),
        arxiv_id=first_said(records, lambda record: record.arxiv_id),
        openalex_id=first_said(records, lambda record: record.openalex_id),
        has_code=any(record.has_code for record in records),
        code_url=first_said(records, lambda record: record.code_url),
        cited_by_count=first_said(records, lambda record: record.cited_by_count),
        score=first_said(records, lambda record: record.score),
        authors_truncated=is_truncated(ranked),
        authors=merge_names(ranked),
        filings=file_under(records),
        institution_tags=tuple(
            dict.fromkeys(r.institution_tag for r in records if r.institution_tag)
        ),
        topics_found=first_said(records, lambda record: record.topics_found),
        institutions_found=first_said(records, lambda record: record.institutions_found),
        sources=tuple(sorted(entry.id for entry in entries)),
    )


def first_said(records: Sequence[PaperRecord], read: Callable[[PaperRecord], T | None]) -> T | None:
    """Give the first value that is not None."""
    return next((value for record in records if (value := read(record)) is not None), None)


def file_under(records: Sequence[PaperRecord]) -> tuple[Filing, ...]:
    """Give the categories, the primary one first.

    An unambiguous source settles what an ambiguous one leaves open. Where none does, every
    candidate stays and the primary one is of the archive that such pages mostly show, cs first.
    """
    certain = [r for r in records if r.categories and not r.category_ambiguous]
    chosen = certain or [record for record in records if record.categories]
    if not chosen:
        return ()
    first = chosen[0].categories
    primary = first[0] if certain else min(first, key=_archive_rank)
    names = dict.fromkeys([primary, *(name for record in chosen for name in record.categories)])
    return tuple(Filing(name, name == primary, not certain) for name in names)


def _archive_rank(category: str) -> tuple[int, str]:
    archive = category.partition(".")[0]
    known = archive in _ARCHIVE_ORDER
    return _ARCHIVE_ORDER.index(archive) if known else len(_ARCHIVE_ORDER), category


def _rank(entry: Entry) -> tuple[bool, int, int, str]:
    record = entry.record
    return (
        not (record.doi or record.arxiv_id or record.openalex_id),
        _PRECISION[record.date.precision] if record.date else len(_PRECISION),
        -len(entry.names),
        entry.id,
    )
