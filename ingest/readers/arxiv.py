"""arXiv's metadata as JSON, one paper a line (the snapshot that is offered for download)."""

import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from graph.identifiers import clean_arxiv_id, clean_doi
from ingest.markup import clean_space, strip_latex
from ingest.readers.byline import Byline, is_collective, is_generation, join_name, make_byline
from ingest.readers.dated_source import make_source
from ingest.readers.json_entries import Entry, reject
from ingest.readers.json_records import read_records
from ingest.readers.json_shapes import TEXT, ListOf, Object
from ingest.readers.paper_types import PREPRINT, RETRACTED
from ingest.readers.partial_dates import date_from_mail, date_from_parts
from ingest.record_parts import Affiliation, Authorship
from ingest.records import PaperRecord, PartialDate, Rejected

ARXIV = "arxiv"
_WITHDRAWN = re.compile(
    r"(?:^|\b(?:has been|was|is|been)\s+)withdrawn\b|\bwithdrawn (?:by|due to|because)\b",
    re.IGNORECASE,
)
_WITHDRAWN_ABSTRACT = re.compile(
    r"\s*this (?:paper|article|submission|manuscript|work) (?:has been|was|is) withdrawn",
    re.IGNORECASE,
)
_GROUP_OF = re.compile(
    r"^([^,:]*\b(?:collaboration|consortium|group|team)\b[^,:]*):", re.IGNORECASE
)
"""A group before the names of those who are in it: "The GRAPH Collaboration: A. Example, …"."""
_NAME_PARTS = 3
_TEXTS = ("id", "title", "categories", "update_date", "comments", "abstract", "doi")
_PAPER = Object(
    {
        **dict.fromkeys((*_TEXTS, "journal-ref"), TEXT),
        # Nulls keep the places of names, and of a name's parts.
        "authors_parsed": ListOf(ListOf(TEXT, gap=str, strict=True), gap=list, strict=True),
        "authors": TEXT,
        "versions": ListOf(Object({"created": TEXT}), gap=dict),
    },
    vital={"id": (), "title": (), "authors_parsed": (), "authors": ("authors_parsed",)},
)


def read_arxiv(stream: BinaryIO, file: str) -> Iterator[PaperRecord | Rejected]:
    """Read the snapshot's papers."""
    return read_records(stream, file, _read_paper)


def read_type(comments: str | None, abstract: str | None) -> str:
    """Give "retracted" for a withdrawn paper, which arXiv says in words only, else "preprint"."""
    withdrawn = _WITHDRAWN.search(comments or "") or _WITHDRAWN_ABSTRACT.match(abstract or "")
    return RETRACTED if withdrawn else PREPRINT


def split_names(text: str) -> list[str]:
    """Cut a line of authors into names, without the affiliations that stand in brackets."""
    plain, depth = "", 0
    for letter in text:
        depth += (letter == "(") - (letter == ")")
        plain += letter if not depth and letter != ")" else ""
    names: list[str] = []
    for name in _GROUP_OF.sub(r"\1, ", plain).replace(" and ", ", ").split(","):
        if names and is_generation(name.strip()):
            names[-1] += f" {name.strip()}"
        elif name.strip():
            names.append(strip_latex(name))
    return names


def _read_paper(entry: Entry, file: str) -> PaperRecord | Rejected:
    data = _PAPER.mend(entry.value, entry.lost)
    arxiv_id = clean_arxiv_id(data.get("id"))
    title = strip_latex(data.get("title") or "")
    if arxiv_id is None or not title:
        lack = "title" if arxiv_id else "arXiv id"
        return reject(file, entry.line, f"has no {lack}", entry.value)
    categories = tuple((data.get("categories") or "").split())
    byline = _read_byline(data)
    return PaperRecord(
        source=make_source(ARXIV, file, entry.line, data.get("update_date")),
        title=title,
        authors=byline.authors,
        authors_truncated=byline.truncated,
        authorships=byline.authorships,
        date=_read_date(data, arxiv_id),
        category=categories[0] if categories else None,
        categories=categories,
        type=read_type(data.get("comments"), data.get("abstract")),
        printed_source="arXiv",
        doi=clean_doi((data.get("doi") or "").partition(" ")[0]),
        arxiv_id=arxiv_id,
        abstract=clean_space(data.get("abstract") or "") or None,
        venue=clean_space(data.get("journal-ref") or "") or None,
        source_id=f"arxiv:{arxiv_id}",
    )


def _read_byline(data: dict[str, Any]) -> Byline:
    parsed = data.get("authors_parsed")
    if parsed:
        return make_byline(_read_author(one) for one in parsed)
    names = split_names(clean_space(data.get("authors") or ""))
    return make_byline(Authorship(name, collective=is_collective(name)) for name in names)


def _read_author(parts: list[str]) -> Authorship:
    """Turn [family, given, suffix, affiliation…] into an authorship."""
    family, given, suffix = (strip_latex(part) for part in (*parts, "", "", "")[:_NAME_PARTS])
    name = join_name(given, family, suffix)
    return Authorship(
        name=name,
        given=given or None,
        family=family or None,
        affiliations=tuple(Affiliation(strip_latex(text)) for text in parts[_NAME_PARTS:] if text),
        collective=is_collective(name),
    )


def _read_date(data: dict[str, Any], arxiv_id: str) -> PartialDate | None:
    """Give the day of the first version, or the month that the id begins with."""
    versions = data.get("versions") or [{}]
    return date_from_mail(versions[0].get("created")) or date_from_id(arxiv_id)


def date_from_id(arxiv_id: str) -> PartialDate | None:
    """Give the month that an arXiv id begins with: 0704.0001 is of April 2007."""
    digits = arxiv_id.rpartition("/")[2]
    century = 1900 if digits.startswith("9") and "/" in arxiv_id else 2000
    return date_from_parts(century + int(digits[:2]), digits[2:4])
