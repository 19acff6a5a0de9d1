"""DBLP's XML: publications of every kind, and the home pages that say who is who."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from lxml import etree

from graph.identifiers import clean_arxiv_id, clean_doi, clean_orcid
from ingest.markup import clean_space
from ingest.readers.byline import is_collective, make_byline
from ingest.readers.dated_source import make_source
from ingest.readers.json_entries import reject
from ingest.readers.paper_types import PREPRINT, RETRACTED, clean_type
from ingest.readers.partial_dates import date_from_parts, month_number
from ingest.readers.xml_entries import XmlEntry, read_elements
from ingest.record_parts import Affiliation, Authorship
from ingest.records import AuthorRecord, Finding, PaperRecord, Rejected, Source
from ingest.small_figures import lower_figure, raise_figure

DBLP = "dblp"
KINDS = (
    "article",
    "inproceedings",
    "proceedings",
    "book",
    "incollection",
    "phdthesis",
    "mastersthesis",
    "www",
    "person",
    "data",
)
_PERSONS = {"www", "person"}
_HOME_PAGE = "homepages/"
_VENUES = ("journal", "booktitle", "school", "publisher")
_HOMONYM_NUMBER = re.compile(r"\s+\d{4}$")
_DOI_ADDRESS = re.compile(r"doi\.org/")
_ARXIV_ADDRESS = re.compile(r"arxiv\.org/(?:abs|pdf)/|doi\.org/10\.48550/arxiv\.", re.IGNORECASE)
_CORR_VOLUME = re.compile(r"abs/(.+)")
_NOT_CITED = "..."  # a citation that DBLP could not resolve


def read_dblp(stream: BinaryIO, file: str) -> Iterator[PaperRecord | AuthorRecord | Rejected]:
    """Read publications as papers and home pages as authors."""
    for entry in read_elements(stream, file, KINDS):
        yield _read_entry(entry, file) if isinstance(entry, XmlEntry) else entry


def _read_entry(entry: XmlEntry, file: str) -> PaperRecord | AuthorRecord | Rejected:
    element = entry.element
    source = make_source(DBLP, file, entry.line, element.get("mdate"))
    key = element.get("key") or ""
    if element.tag in _PERSONS and key.startswith(_HOME_PAGE):
        return _read_person(element, source, key)
    title = _read_title(element)
    if not title or not key:
        lack = "title" if key else "key"
        return reject(file, entry.line, f"has no {lack}", etree.tostring(element))
    return _read_paper(element, source, key, title)


def _read_paper(element: etree._Element, source: Source, key: str, title: str) -> PaperRecord:
    byline = make_byline(_read_author(one) for one in element.iterchildren("author"))
    addresses = _texts(element, "ee") + _texts(element, "url")
    cited = [text for text in _texts(element, "cite") if text != _NOT_CITED]
    return PaperRecord(
        source=source,
        title=title,
        authors=byline.authors,
        authors_truncated=byline.truncated,
        authorships=byline.authorships,
        date=date_from_parts(_text(element, "year"), month_number(_text(element, "month"))),
        type=_read_type(element),
        doi=next((clean_doi(one) for one in addresses if _DOI_ADDRESS.search(one)), None),
        arxiv_id=_find_arxiv_id(element, addresses),
        venue=next((text for name in _VENUES if (text := _text(element, name))), None),
        source_id=f"dblp:{key}",
        references=tuple(f"dblp:{one}" for one in dict.fromkeys(cited)),
        topics_given=tuple(Finding(one, "keyword") for one in _texts(element, "keyword")),
    )


def _read_author(element: etree._Element) -> Authorship:
    """Give an author; the number that tells people of one name apart goes with the id."""
    full = clean_space("".join(map(str, element.itertext())))
    name = _HOMONYM_NUMBER.sub("", full)
    return Authorship(
        name=name,
        orcid=clean_orcid(element.get("orcid")),
        source_ids=(f"dblp:{full}",) if full else (),
        collective=is_collective(name),
    )


def _read_person(element: etree._Element, source: Source, key: str) -> AuthorRecord | Rejected:
    """Turn a home page into a record; the first name is the one that DBLP shows."""
    names = _texts(element, "author")
    kind = element.get("publtype")
    if not names and _text(element, "crossref"):
        reason = "is a home page that leads to another one"
        return reject(source.file, source.line, reason, etree.tostring(element))
    if not names or kind == "disambiguation":
        # A page that only says "several people have this name" describes nobody
        reason = "is a disambiguation page" if names else "is a home page without a name"
        return reject(source.file, source.line, reason, etree.tostring(element))
    plain = [_HOMONYM_NUMBER.sub("", name) for name in names]
    notes = (note for note in element.iterchildren("note") if note.get("type") == "affiliation")
    places = (clean_space("".join(map(str, note.itertext()))) for note in notes)
    return AuthorRecord(
        source=source,
        name=plain[0],
        name_variants=tuple(dict.fromkeys(one for one in plain[1:] if one != plain[0])),
        orcid=next((clean_orcid(url) for url in _texts(element, "url") if "orcid" in url), None),
        source_id=f"dblp:{key}",
        other_ids=tuple(f"dblp:{name}" for name in names),
        affiliations=tuple(Affiliation(place) for place in places if place),
    )


def _read_title(element: etree._Element) -> str:
    """Give the title without the stop that DBLP puts after every title."""
    for figure in element.iterfind("title//sup"):
        figure.text = raise_figure(figure.text or "")
    for figure in element.iterfind("title//sub"):
        figure.text = lower_figure(figure.text or "")
    title = _text(element, "title") or ""
    return title[:-1].rstrip() if title.endswith(".") and not title.endswith("..") else title


def _read_type(element: etree._Element) -> str | None:
    kind = element.get("publtype") or ""
    if kind.startswith("withdrawn"):
        return RETRACTED
    if kind.startswith("informal") or _text(element, "journal") == "CoRR":
        return PREPRINT
    return clean_type(str(element.tag))


def _find_arxiv_id(element: etree._Element, addresses: list[str]) -> str | None:
    for address in addresses:
        if _ARXIV_ADDRESS.search(address) and (found := clean_arxiv_id(address)):
            return found
    volume = _CORR_VOLUME.fullmatch(_text(element, "volume") or "")
    return clean_arxiv_id(volume[1]) if volume and _text(element, "journal") == "CoRR" else None


def _texts(element: etree._Element, name: str) -> list[str]:
    found = (clean_space("".join(map(str, one.itertext()))) for one in element.iterchildren(name))
    return [text for text in found if text]


def _text(element: etree._Element, name: str) -> str | None:
    return next(iter(_texts(element, name)), None)
