"""RIS, the tagged format that reference managers and publishers' sites export."""

import re
from collections.abc import Iterator
from itertools import product
from string import ascii_uppercase, digits
from typing import BinaryIO

from rispy import RisParser

from graph.identifiers import clean_arxiv_id, clean_doi, find_arxiv_id
from ingest.markup import clean_space
from ingest.readers.byline import (
    is_collective,
    is_generation,
    is_organisation,
    join_name,
    make_byline,
)
from ingest.readers.json_entries import reject
from ingest.readers.name_cuts import cut_at_marks
from ingest.readers.paper_types import PREPRINT, RETRACTED, clean_type, is_retracted_title
from ingest.readers.partial_dates import date_from_parts, date_from_text, date_from_words
from ingest.readers.text_lines import read_text_lines
from ingest.record_parts import Affiliation, Authorship
from ingest.records import Finding, PaperRecord, PartialDate, Rejected, Source
from ingest.tags import strip_tags

RIS = "ris"
_TAG = re.compile(r"([A-Z][A-Z0-9])\s{0,2}-(?:\s|$)")
_TAGS = {tag: tag for tag in map("".join, product(ascii_uppercase, ascii_uppercase + digits))}
"""Every tag under its own name, so that no line is dropped for a tag that rispy does not know."""

_BEGIN = "TY  -"
_MOST_STRAY_LINES = 1000
_TITLES = ("TI", "T1", "CT", "BT")
_AUTHORS = ("AU", "A1")
_VENUES = ("JO", "JF", "T2", "JA", "J1", "J2", "BT", "PB")
_DATES = ("DA", "PY", "Y1")
_ADDRESSES = ("UR", "L1", "L2", "LK", "N1", "M3")

Fields = dict[str, list[str]]


def read_ris(stream: BinaryIO, file: str) -> Iterator[PaperRecord | Rejected]:
    """Read the references; one whose end is missing ends where the next begins."""
    parser = RisParser(mapping=_TAGS, list_tags=list(_TAGS), delimiter_tags_mapping={})
    for line, text in _cut(stream):
        yield _read_reference(parser, text, Source(RIS, file, line))


def _cut(stream: BinaryIO) -> Iterator[tuple[int, str]]:
    """Give the references in the spelling that rispy expects, with their first lines."""
    start, lines = 0, list[str]()
    for number, line in enumerate(read_text_lines(stream), 1):
        tag = _TAG.match(line)
        name = tag[1] if tag else None
        is_reference = bool(lines) and lines[0].startswith(_BEGIN)
        if lines and (name == "TY" or (not is_reference and len(lines) >= _MOST_STRAY_LINES)):
            yield start, "\n".join(lines)
            lines, is_reference = [], False
        if not lines:
            start = number
        if tag and (is_reference or name == "TY"):
            lines.append(f"{name}  - {line[tag.end() :].strip()}")
        elif is_reference:
            # rispy would take the next line of a text for one more value
            lines[-1] = f"{lines[-1]} {line.strip()}".rstrip()
        elif lines or line.strip():
            lines.append(line)
        if is_reference and name == "ER":
            yield start, "\n".join(lines)
            lines = []
    if lines:
        yield start, "\n".join(lines)


def _read_reference(parser: RisParser, text: str, source: Source) -> PaperRecord | Rejected:
    parsed = parser.parse(f"{text}\nER  - ") if text.startswith(_BEGIN) else []
    if not parsed:
        return reject(source.file, source.line, "stands outside of any reference (TY … ER)", text)
    fields = _drop_empty(parsed[0])
    title = strip_tags(_first(fields, *_TITLES) or "")
    if not title:
        return reject(source.file, source.line, "the reference has no title", text)
    byline = make_byline(_read_authors(fields))
    doi = _find_doi(fields)
    arxiv_id = clean_arxiv_id(doi) or _find_arxiv_id(fields)
    return PaperRecord(
        source=source,
        title=title,
        authors=byline.authors,
        authors_truncated=byline.truncated,
        authorships=byline.authorships,
        date=_read_date(fields),
        type=RETRACTED if is_retracted_title(title) else _read_type(fields, arxiv_id),
        doi=doi,
        arxiv_id=arxiv_id,
        abstract=strip_tags(" ".join(fields.get("AB") or fields.get("N2") or ())) or None,
        venue=_read_venue(fields, title),
        source_id=f"ris:{fields['ID'][0]}" if fields.get("ID") else None,
        topics_given=tuple(_read_keywords(fields)),
        raw=re.sub(r"(?m)^(?:AB|N2)  - .*\n?", "", text),
    )


def _drop_empty(parsed: dict[str, list[str] | str]) -> Fields:
    values = {tag: [value] if isinstance(value, str) else value for tag, value in parsed.items()}
    return {tag: full for tag, value in values.items() if (full := [one for one in value if one])}


def _read_authors(fields: Fields) -> Iterator[Authorship]:
    given = next((fields[tag] for tag in _AUTHORS if tag in fields), [])
    names = [name for text in given for name in _cut_names(text)]
    places = tuple(Affiliation(clean_space(text)) for text in fields.get("AD", ()))
    # Addresses are not tied to authors, except where there is one author only
    for name in names:
        yield _read_name(name, places if len(names) == 1 else ())


def _cut_names(text: str) -> Iterator[str]:
    yield from (text,) if _is_group(text) else cut_at_marks(text)


def _is_group(text: str) -> bool:
    """Tell whether a group stands before the first comma, not the family name "Company"."""
    front = text.partition(",")[0]
    return len(front.split()) > 1 and is_organisation(front)


def _read_name(text: str, places: tuple[Affiliation, ...]) -> Authorship:
    if _is_group(text):
        return Authorship(strip_tags(text), affiliations=places, collective=True)
    parts = [strip_tags(part) for part in text.split(",")]
    family, given, suffix = (*parts, "", "")[:3]
    if is_generation(given):
        given, suffix = suffix, given
    name = join_name(given, family, suffix)
    return Authorship(
        name=name,
        given=given or None,
        family=family if given else None,
        affiliations=places,
        collective=is_collective(name) if given else is_organisation(name),
    )


def _read_date(fields: Fields) -> PartialDate | None:
    """Give the most precise date; RIS dates are `year/month/day/words` with parts left empty."""
    found = []
    for text in (text for tag in _DATES for text in fields.get(tag, ())):
        parts = text.split("/", maxsplit=3)[:3]
        found.append(date_from_parts(*parts) if "/" in text else date_from_text(text))
        found.append(date_from_words(text))
    dates = [one for one in found if one is not None]
    return max(dates, key=lambda one: len(one.value), default=None)


def _read_type(fields: Fields, arxiv_id: str | None) -> str | None:
    venue = (_first(fields, *_VENUES) or "").lower()
    is_preprint = arxiv_id and (not venue or "arxiv" in venue)
    return PREPRINT if is_preprint else clean_type(_first(fields, "TY"))


def _read_venue(fields: Fields, title: str) -> str | None:
    """Give where it was published; a book has its own title where its chapters have the book's."""
    venues = (strip_tags(text) for tag in _VENUES for text in fields.get(tag, ()))
    return next((one for one in venues if one and one != title), None)


def _read_keywords(fields: Fields) -> Iterator[Finding]:
    words = (clean_space(word) for text in fields.get("KW", ()) for word in text.split(";"))
    yield from (Finding(word, "keyword") for word in words if word)


def _find_doi(fields: Fields) -> str | None:
    given = clean_doi(_first(fields, "DO", "DI"))
    addresses = (text for tag in _ADDRESSES for text in fields.get(tag, ()))
    return given or next((clean_doi(one) for one in addresses if "doi.org/" in one), None)


def _find_arxiv_id(fields: Fields) -> str | None:
    texts = (text for tag in (*_ADDRESSES, *_VENUES, "AN") for text in fields.get(tag, ()))
    return next((id_ for text in texts if (id_ := find_arxiv_id(text))), None)


def _first(fields: Fields, *tags: str) -> str | None:
    return next((fields[tag][0] for tag in tags if fields.get(tag)), None)
