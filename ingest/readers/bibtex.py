"""BibTeX and BibLaTeX: entries with their macros, inherited fields and LaTeX resolved."""

import re
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from graph.identifiers import clean_arxiv_id, clean_doi, find_arxiv_id
from ingest.markup import clean_space, strip_latex
from ingest.readers.bibtex_entries import BibEntry, read_entries
from ingest.readers.bibtex_names import read_names
from ingest.readers.byline import make_byline
from ingest.readers.json_entries import reject
from ingest.readers.paper_types import PREPRINT, RETRACTED, clean_type, is_retracted_title
from ingest.readers.partial_dates import (
    date_from_parts,
    date_from_text,
    date_from_words,
    day_number,
    month_number,
)
from ingest.readers.pubmed_ids import list_pubmed_ids
from ingest.records import Finding, PaperRecord, PartialDate, Rejected, Source

BIBTEX = "bibtex"
_PARENT_KINDS = {"proceedings", "book", "collection", "mvproceedings", "mvbook", "mvcollection"}
_INHERITED = ("year", "date", "month", "publisher", "journal", "journaltitle", "series")
_VENUES = ("journal", "journaltitle", "booktitle", "school", "institution", "maintitle", "series")
_ADDRESSES = ("url", "ee", "eprint", "note", "howpublished")
_YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)")

Fields = Mapping[str, str]


def read_bibtex(stream: BinaryIO, file: str) -> Iterator[PaperRecord | Rejected]:
    """Read the entries; the file is read twice where entries inherit from others (`crossref`)."""
    parents = _read_parents(stream, file) if _mentions_crossref(stream) else {}
    stream.seek(0)
    for entry in read_entries(stream, file):
        yield _read_entry(entry, parents, file) if isinstance(entry, BibEntry) else entry


def _mentions_crossref(stream: BinaryIO) -> bool:
    stream.seek(0)
    return any(b"crossref" in line.lower() for line in stream)


def _read_parents(stream: BinaryIO, file: str) -> dict[str, Fields]:
    stream.seek(0)
    return {
        entry.key.lower(): entry.fields
        for entry in read_entries(stream, file)
        if isinstance(entry, BibEntry) and entry.kind in _PARENT_KINDS
    }


def _read_entry(
    entry: BibEntry, parents: Mapping[str, Fields], file: str
) -> PaperRecord | Rejected:
    fields = _inherit(entry.fields, parents)
    title = strip_latex(fields.get("title", ""))
    if not title:
        return reject(file, entry.line, "the entry has no title", entry.raw)
    byline = make_byline(read_names(fields.get("author", "")))
    arxiv_id = _find_arxiv_id(fields)
    doi = clean_doi(_plain(fields, "doi")) or clean_doi(_resolver_address(fields))
    return PaperRecord(
        source=Source(BIBTEX, file, entry.line),
        title=title,
        subtitle=strip_latex(fields.get("subtitle", "")) or None,
        authors=byline.authors,
        authors_truncated=byline.truncated,
        authorships=byline.authorships,
        date=_read_date(fields),
        type=RETRACTED if is_retracted_title(title) else _read_type(entry.kind, fields, arxiv_id),
        doi=doi,
        arxiv_id=arxiv_id or clean_arxiv_id(doi),
        abstract=strip_latex(fields.get("abstract", "")) or None,
        venue=_read_venue(fields),
        source_id=f"bibtex:{entry.key}" if entry.key else None,
        other_ids=list_pubmed_ids(_plain(fields, "pmid"), _plain(fields, "pmcid")),
        topics_given=tuple(_read_keywords(fields)),
        raw=entry.raw,
    )


def _inherit(fields: Fields, parents: Mapping[str, Fields]) -> Fields:
    """Add what an entry takes over from the entry that its `crossref` names."""
    parent = parents.get(fields.get("crossref", "").strip().lower())
    if parent is None:
        return fields
    inherited = {name: parent[name] for name in _INHERITED if name in parent}
    booktitle = parent.get("booktitle") or parent.get("title")
    if booktitle:
        inherited["booktitle"] = booktitle
    return {**inherited, **fields}


def _read_date(fields: Fields) -> PartialDate | None:
    found = date_from_text(fields.get("date"))
    if found is not None:
        return found
    year = _YEAR.search(fields.get("year", ""))
    month = fields.get("month")
    day = fields.get("day") or day_number(month)
    if year is None:
        return date_from_words(fields.get("date"))
    return date_from_parts(year[1], month_number(month), day)


def _read_type(kind: str, fields: Fields, arxiv_id: str | None) -> str | None:
    venue = _read_venue(fields) or ""
    is_free = kind in ("misc", "online", "unpublished", "techreport") or "arxiv" in venue.lower()
    return PREPRINT if arxiv_id and (is_free or venue == "CoRR") else clean_type(kind)


def _read_venue(fields: Fields) -> str | None:
    texts = (strip_latex(fields[name]) for name in _VENUES if name in fields)
    return next((text for text in texts if text), None)


def _find_arxiv_id(fields: Fields) -> str | None:
    archive = (_plain(fields, "archiveprefix") or _plain(fields, "eprinttype") or "").lower()
    if archive == "arxiv" or (not archive and "primaryclass" in fields):
        found = clean_arxiv_id(_plain(fields, "eprint"))
        if found is not None:
            return found
    texts = (_plain(fields, name) for name in ("arxiv", "arxivid", "journal", *_ADDRESSES))
    named = next((id_ for text in texts if (id_ := find_arxiv_id(text))), None)
    volume = _plain(fields, "volume") or ""
    if named is None and _plain(fields, "journal") == "CoRR" and volume.startswith("abs/"):
        return clean_arxiv_id(volume.removeprefix("abs/"))
    return named or clean_arxiv_id(_plain(fields, "arxiv") or _plain(fields, "arxivid"))


def _resolver_address(fields: Fields) -> str | None:
    addresses = (_plain(fields, name) or "" for name in _ADDRESSES)
    return next((one for one in addresses if "doi.org/" in one), None)


def _read_keywords(fields: Fields) -> Iterator[Finding]:
    text = fields.get("keywords") or fields.get("keyword") or ""
    for word in text.replace(";", ",").split(","):
        if name := strip_latex(word):
            yield Finding(name, "keyword")


def _plain(fields: Fields, name: str) -> str | None:
    r"""Give a field that is no prose: an id or address, in which `\_` stands for `_`."""
    value = fields.get(name)
    return clean_space(re.sub(r"\\([_%&#$])|[{}]", r"\1", value)) if value else None
