"""Crossref's JSON: works one a line, in a list that a service answers, in a dump's files."""

import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from graph.identifiers import clean_arxiv_id, clean_doi, clean_orcid, clean_ror
from ingest.markup import clean_space
from ingest.readers.byline import is_collective, join_name, make_byline
from ingest.readers.crossref_shapes import ANSWER, DATES, SAME_PAPER, WORK
from ingest.readers.dated_source import make_source
from ingest.readers.json_dates import first_date
from ingest.readers.json_entries import Entry, reject
from ingest.readers.json_records import read_records
from ingest.readers.json_values import count_of, texts_of
from ingest.readers.paper_types import (
    CONTAINER,
    PARATEXT,
    PREPRINT,
    RETRACTED,
    clean_type,
    is_retracted_title,
)
from ingest.record_parts import Affiliation, Authorship, InstitutionRef
from ingest.records import Finding, PaperRecord, PartialDate, Rejected, Source
from ingest.tags import strip_tags

CROSSREF = "crossref"
_RETRACTIONS = {"retraction", "withdrawal", "removal"}
_HEADING = re.compile(r"<jats:title>\s*(?:abstract|summary)\s*</jats:title>", re.IGNORECASE)

Json = dict[str, Any]


def read_crossref(stream: BinaryIO, file: str) -> Iterator[PaperRecord | Rejected]:
    """Read works."""
    return read_records(stream, file, _read_entry)


def _read_entry(entry: Entry, file: str) -> PaperRecord | Rejected:
    work = entry.value
    if "message" in work and "message-type" in work:  # the answer to a look-up of one work
        work = ANSWER.mend(work, entry.lost)["message"]
    else:
        work = WORK.mend(work, entry.lost)
    doi = clean_doi(work.get("DOI"))
    if doi is None:
        return reject(file, entry.line, "has no DOI", entry.value)
    title = _first_text(work.get("title")) or _first_text(work.get("original-title"))
    if title is None:
        return reject(file, entry.line, "the work has no title", entry.value)
    indexed = (work.get("indexed") or {}).get("date-time")
    return _read_work(work, make_source(CROSSREF, file, entry.line, indexed), doi, title)


def _read_work(work: Json, source: Source, doi: str, title: str) -> PaperRecord:
    byline = make_byline(_read_author(one) for one in work.get("author") or [])
    references = [clean_doi(one.get("DOI")) for one in work.get("reference") or []]
    arxiv_id = clean_arxiv_id(doi)
    return PaperRecord(
        source=source,
        title=title,
        subtitle=_first_text(work.get("subtitle")),
        authors=byline.authors,
        authors_truncated=byline.truncated,
        authorships=byline.authorships,
        date=_read_date(work),
        type=_read_type(work, title),
        doi=doi,
        arxiv_id=arxiv_id,
        abstract=strip_tags(_HEADING.sub("", work.get("abstract") or "")) or None,
        venue=_read_venue(work),
        cited_by_count=count_of(work.get("is-referenced-by-count")),
        source_id=f"doi:{doi}",
        versions=tuple(_read_versions(work, doi)),
        references=tuple(f"doi:{one}" for one in dict.fromkeys(references) if one),
        reference_count=count_of(work.get("reference-count", work.get("references-count"))),
        topics_given=tuple(Finding(one, "keyword") for one in texts_of(work.get("subject"))),
    )


def _read_author(author: Json) -> Authorship:
    given, family = author.get("given"), author.get("family")
    name = join_name(author.get("prefix"), given, family, author.get("suffix")) or clean_space(
        author.get("name") or author.get("literal") or ""
    )
    return Authorship(
        name=strip_tags(name),
        given=given or None,
        family=family or None,
        orcid=clean_orcid(author.get("ORCID")),
        affiliations=tuple(_read_affiliations(author.get("affiliation") or [])),
        # `name` holds groups, and people of one name only
        collective=not family and (" " in (author.get("name") or "") or is_collective(name)),
    )


def _read_affiliations(affiliations: list[Json]) -> Iterator[Affiliation]:
    for one in affiliations:
        name = strip_tags(one.get("name") or "")
        parts = [*(one.get("department") or []), name, *(one.get("place") or [])]
        rors = (clean_ror(id_.get("id")) for id_ in one.get("id") or [])
        institutions = tuple(InstitutionRef(name or None, ror=ror) for ror in rors if ror)
        text = ", ".join(part for part in parts if part)
        if text or institutions:
            yield Affiliation(text or None, institutions)


def _read_date(work: Json) -> PartialDate | None:
    """Give when it was published first; `issued` is that, where it is filled."""
    return first_date(work, DATES)


def _read_type(work: Json, title: str) -> str | None:
    updates = {(one.get("type") or "").lower() for one in work.get("updated-by") or []}
    if updates & _RETRACTIONS or is_retracted_title(title):
        return RETRACTED
    if work.get("subtype") == PREPRINT:
        return PREPRINT
    kind = work.get("type")
    return PARATEXT if kind == CONTAINER else clean_type(kind)


def _read_venue(work: Json) -> str | None:
    event = work.get("event")
    name = event.get("name") if isinstance(event, dict) else event
    return _first_text(work.get("container-title")) or _first_text(name)


def _read_versions(work: Json, doi: str) -> Iterator[str]:
    relations = work.get("relation") or {}
    found = [_read_related(one) for relation in SAME_PAPER for one in relations.get(relation) or []]
    yield from dict.fromkeys(one for one in found if one and one != f"doi:{doi}")


def _read_related(related: Json) -> str | None:
    text = related.get("id") or ""
    arxiv_id = clean_arxiv_id(text)
    if arxiv_id and related.get("id-type") in ("arxiv", "uri", "doi"):
        return f"arxiv:{arxiv_id}"
    doi = clean_doi(text)
    return f"doi:{doi}" if doi else None


def _first_text(value: object) -> str | None:
    """Give the first text of a list, or the only one."""
    texts = value if isinstance(value, list) else [value]
    plain = (strip_tags(text) for text in texts if isinstance(text, str))
    return next((text for text in plain if text), None)
