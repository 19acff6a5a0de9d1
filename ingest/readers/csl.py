"""CSL-JSON, as reference managers export it and DOI resolvers answer with it."""

from collections.abc import Iterator
from typing import Any, BinaryIO

from graph.identifiers import clean_arxiv_id, clean_doi, clean_orcid, find_arxiv_id, find_doi
from ingest.readers.byline import is_collective, is_organisation, join_name, make_byline
from ingest.readers.csl_shapes import DATES, ITEM
from ingest.readers.json_dates import first_date
from ingest.readers.json_entries import Entry, reject
from ingest.readers.json_records import read_records
from ingest.readers.paper_types import PREPRINT, RETRACTED, clean_type, is_retracted_title
from ingest.readers.partial_dates import date_from_parts
from ingest.readers.pubmed_ids import list_pubmed_ids
from ingest.record_parts import Affiliation, Authorship
from ingest.records import Finding, PaperRecord, PartialDate, Rejected, Source
from ingest.tags import strip_tags

CSL = "csl-json"
_TYPES = {"review": "peer-review"}
"""What CSL calls otherwise: its review is one of anything but a book."""
_ARCHIVES = ("archive", "publisher", "source", "container-title")

Json = dict[str, Any]


def read_csl(stream: BinaryIO, file: str) -> Iterator[PaperRecord | Rejected]:
    """Read the items of a bibliography."""
    return read_records(stream, file, _read_item)


def _read_item(entry: Entry, file: str) -> PaperRecord | Rejected:
    item = ITEM.mend(entry.value, entry.lost)
    title = strip_tags(_text(item.get("title")) or "")
    if not title:
        return reject(file, entry.line, "the item has no title", entry.value)
    byline = make_byline(_read_name(one) for one in item.get("author") or [])
    doi = clean_doi(item.get("DOI")) or _find_doi(item)
    subtitle = strip_tags(_text(item.get("subtitle")) or "")
    arxiv_id = clean_arxiv_id(doi) or _find_arxiv_id(item)
    venue = _read_venue(item)
    return PaperRecord(
        source=Source(CSL, file, entry.line),
        title=title,
        subtitle=subtitle or None,
        authors=byline.authors,
        authors_truncated=byline.truncated,
        authorships=byline.authorships,
        date=_read_date(item),
        type=_read_type(item, title, is_preprint=arxiv_id is not None and not venue),
        doi=doi,
        arxiv_id=arxiv_id,
        abstract=strip_tags(item.get("abstract") or "") or None,
        venue=venue,
        source_id=f"csl:{item['id']}" if item.get("id") else None,
        other_ids=list_pubmed_ids(item.get("PMID"), item.get("PMCID")),
        topics_given=tuple(_read_keywords(item)),
    )


def _read_name(name: Json) -> Authorship:
    family = join_name(name.get("non-dropping-particle"), name.get("family"))
    given = join_name(name.get("given"), name.get("dropping-particle"))
    literal = name.get("literal") or name.get("name")
    printed = join_name(given, family, name.get("suffix")) or join_name(literal)
    affiliations = [one.get("name") for one in name.get("affiliation") or []]
    return Authorship(
        name=strip_tags(printed),
        given=given or None,
        family=family or None,
        orcid=clean_orcid(name.get("ORCID")),
        affiliations=tuple(Affiliation(strip_tags(text)) for text in affiliations if text),
        collective=is_collective(printed) if given or family else is_organisation(printed),
    )


def _read_date(item: Json) -> PartialDate | None:
    return first_date(item, DATES) or date_from_parts(item.get("year"))


def _read_type(item: Json, title: str, *, is_preprint: bool) -> str | None:
    if is_retracted_title(title):
        return RETRACTED
    kind = clean_type(item.get("type"))
    return PREPRINT if is_preprint else _TYPES.get(kind or "", kind)


def _read_venue(item: Json) -> str | None:
    event = item.get("event")
    name = event.get("name") if isinstance(event, dict) else event
    texts = map(_text, (item.get("container-title"), item.get("event-title"), name))
    return next((strip_tags(text) for text in texts if text), None)


def _read_keywords(item: Json) -> Iterator[Finding]:
    given = item.get("keyword") or item.get("categories") or []
    words = given.replace(";", ",").split(",") if isinstance(given, str) else given
    for word in words:
        if word.strip():
            yield Finding(word.strip(), "keyword")


def _find_doi(item: Json) -> str | None:
    """Give the DOI of an address at a resolver, or of a note's line "DOI: …"."""
    address = item.get("URL") or ""
    if "doi.org/" in address:
        return clean_doi(address)
    lines = (item.get("note") or "").splitlines()
    return next((find_doi(line) for line in lines if line.lower().startswith("doi:")), None)


def _find_arxiv_id(item: Json) -> str | None:
    texts = [_text(item.get(key)) for key in ("URL", "number", "note", "container-title")]
    found = next((id_ for text in texts if (id_ := find_arxiv_id(text))), None)
    if found is None and any("arxiv" in (_text(item.get(key)) or "").lower() for key in _ARCHIVES):
        places = (_text(item.get("archive_location")), _text(item.get("number")))
        found = next((id_ for place in places if (id_ := clean_arxiv_id(place))), None)
    return found


def _text(value: object) -> str | None:
    first = value[0] if isinstance(value, list) and value else value
    return first if isinstance(first, str) else None
