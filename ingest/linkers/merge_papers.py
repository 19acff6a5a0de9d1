"""One paper from all the entries that describe it: which entry's value wins."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from ingest.linkers.entries import Entry
from ingest.linkers.keys import list_references
from ingest.linkers.merge_names import Authorship, first_list, is_truncated, merge_names
from ingest.linkers.precedence import Chooser, rank_entries
from ingest.records import Finding, Number, PaperRecord, PartialDate

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
    """A paper as all its sources together give it.

    `gives` says which of its fields each entry gave; `keys` are the ids by which it is known, and
    `references` those of the papers that it cites.
    """

    id: str
    title: str
    title_key: str
    date: PartialDate | None
    abstract: str | None
    type: str | None
    venue: str | None
    doi: str | None
    arxiv_id: str | None
    openalex_id: str | None
    has_code: bool
    code_url: str | None
    cited_by_count: int | None
    reference_count: int | None
    score: Number | None
    authors_truncated: bool | None
    authors: tuple[Authorship, ...]
    collectives: tuple[str, ...]
    filings: tuple[Filing, ...]
    institution_tags: tuple[str, ...]
    topics_given: tuple[Finding, ...]
    topics_found: tuple[Finding, ...] | None
    institutions_found: tuple[Finding, ...] | None
    keys: frozenset[str]
    references: frozenset[str]
    sources: tuple[str, ...]
    gives: Mapping[str, tuple[str, ...]]


def merge_entries(paper_id: str, entries: Sequence[Entry]) -> Paper:
    """Make one paper of its entries; the order in which they came does not matter.

    Which entry's value wins is what `rank_entries` and `Chooser` say, field by field.
    """
    ranked = rank_entries(entries)
    records = [entry.record for entry in ranked]
    choose = Chooser(ranked)
    authors = merge_names(ranked)
    choose.note("authors", first_list(ranked))
    filings = file_under(records)
    choose.note("categories", _find_filer(ranked, filings))
    return Paper(
        id=paper_id,
        title=choose.first("title", lambda record: record.title) or "",
        title_key=ranked[0].title_key,
        date=choose.most_exact_date(),
        abstract=choose.first("abstract", lambda record: record.abstract),
        type=choose.first("type", lambda record: record.type),
        venue=choose.first("venue", lambda record: record.venue),
        doi=choose.doi(),
        arxiv_id=choose.first("arxivId", lambda record: record.arxiv_id),
        openalex_id=choose.first("openalexId", lambda record: record.openalex_id),
        has_code=any(record.has_code for record in records),
        code_url=choose.first("codeUrl", lambda record: record.code_url),
        cited_by_count=choose.newest("citedByCount", lambda record: record.cited_by_count),
        reference_count=choose.first("referenceCount", lambda record: record.reference_count),
        score=choose.newest("score", lambda record: record.score),
        authors_truncated=is_truncated(ranked),
        authors=authors,
        collectives=tuple(dict.fromkeys(name for e in ranked for name in e.collectives)),
        filings=filings,
        institution_tags=tuple(
            dict.fromkeys(r.institution_tag for r in records if r.institution_tag)
        ),
        topics_given=tuple(dict.fromkeys(topic for r in records for topic in r.topics_given)),
        topics_found=first_said(records, lambda record: record.topics_found),
        institutions_found=first_said(records, lambda record: record.institutions_found),
        keys=frozenset(key for entry in entries for key in entry.keys),
        references=frozenset(key for record in records for key in list_references(record)),
        sources=tuple(sorted(entry.id for entry in entries)),
        gives=choose.list_fields(),
    )


def first_said(records: Sequence[PaperRecord], read: Callable[[PaperRecord], T | None]) -> T | None:
    """Give the first value that is not None."""
    return next((value for record in records if (value := read(record)) is not None), None)


def _find_filer(ranked: Sequence[Entry], filings: Sequence[Filing]) -> Entry | None:
    primary = next((filing.category for filing in filings if filing.primary), None)
    filers = [entry for entry in ranked if primary in entry.record.categories]
    return min(filers, key=lambda entry: entry.record.category_ambiguous, default=None)


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
