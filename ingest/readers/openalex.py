"""OpenAlex: works, authors and institutions, from a snapshot, an answer to a list or a look-up."""

from collections.abc import Iterator
from typing import Any, BinaryIO

from graph.identifiers import clean_arxiv_id, clean_doi, clean_openalex_id, clean_orcid, clean_ror
from ingest.degrees import cut_degrees
from ingest.markup import clean_space
from ingest.readers.byline import Byline, is_collective, is_generation, make_byline
from ingest.readers.dated_source import make_source
from ingest.readers.json_entries import Entry, reject
from ingest.readers.json_records import read_records
from ingest.readers.json_values import count_of, number_of, text_of
from ingest.readers.openalex_entities import read_author, read_institution
from ingest.readers.openalex_shapes import AUTHOR, INSTITUTION, WORK, WORK_IDS
from ingest.readers.paper_types import PARATEXT, RETRACTED, clean_type
from ingest.readers.partial_dates import date_from_parts, date_from_text
from ingest.record_parts import Affiliation, Authorship, InstitutionRef
from ingest.records import (
    AuthorRecord,
    Finding,
    InstitutionRecord,
    PaperRecord,
    Rejected,
    Source,
)
from ingest.tags import strip_tags

OPENALEX = "openalex"
_KINDS = {"W": ("work", WORK), "A": ("author", AUTHOR), "I": ("institution", INSTITUTION)}
_NOT_READ = {
    "S": "a source (venue)",
    "T": "a topic",
    "C": "a concept",
    "P": "a publisher",
    "F": "a funder",
    "K": "a keyword",
    "V": "a venue",
}
_MERGED_IDS = b"merge_date,id,merge_into_id"
"""What the lists begin with that a snapshot has in its folder `merged_ids`."""
_NO_AUTHOR = "A9999999999"  # stands for "author unknown"
_HEAD_SIZE = 80
_ARXIV_HOST = "arxiv.org/"

Json = dict[str, Any]


def read_openalex(
    stream: BinaryIO, file: str
) -> Iterator[PaperRecord | AuthorRecord | InstitutionRecord | Rejected]:
    """Read works, authors and institutions; entities of other kinds are rejected as such.

    So is a list of merged ids, as a whole. A snapshot's `manifest`, which only lists its parts,
    holds no record.
    """
    head = stream.read(_HEAD_SIZE)
    stream.seek(0)
    if lists_merged_ids(head):
        lines = sum(1 for line in stream if line.strip())
        reason = "is a list of ids that OpenAlex has merged; these are not read"
        yield reject(
            file, 1, reason, f"{head.splitlines()[0].decode()} … ({lines - 1:,} merged ids)"
        )
        return
    for record in read_records(stream, file, _read_entity):
        if record is not None:
            yield record


def lists_merged_ids(head: bytes) -> bool:
    """Tell by its first bytes whether a file lists ids that OpenAlex has merged into others."""
    return head.startswith(_MERGED_IDS)


def _read_entity(
    entry: Entry, file: str
) -> PaperRecord | AuthorRecord | InstitutionRecord | Rejected | None:
    data = entry.value
    if "entries" in data and "id" not in data:
        return None
    openalex_id = clean_openalex_id(text_of(data.get("id")))
    if openalex_id is None:
        return reject(file, entry.line, "has no OpenAlex id", data)
    kind, shape = _KINDS.get(openalex_id[0], (None, None))
    if shape is None:
        what = _NOT_READ[openalex_id[0]]
        return reject(file, entry.line, f"is {what} of OpenAlex; these are not read", data)
    data = shape.mend(data, entry.lost)
    source = make_source(OPENALEX, file, entry.line, data.get("updated_date"))
    name = strip_tags(text_of(data.get("display_name")) or text_of(data.get("title")) or "")
    if not name:
        return reject(file, entry.line, f"the {kind} has no name or title", entry.value)
    if kind == "work":
        return _read_work(data, source, openalex_id, name)
    read = read_author if kind == "author" else read_institution
    return read(data, source, openalex_id, name)


def _read_work(data: Json, source: Source, openalex_id: str, title: str) -> PaperRecord:
    byline = _read_byline(data)
    doi = clean_doi(text_of(data.get("doi")))
    return PaperRecord(
        source=source,
        title=title,
        authors=byline.authors,
        authors_truncated=byline.truncated,
        authorships=byline.authorships,
        date=date_from_text(text_of(data.get("publication_date")))
        or date_from_parts(data.get("publication_year")),
        type=_read_type(data),
        doi=doi,
        arxiv_id=clean_arxiv_id(doi) or _find_arxiv_id(data),
        openalex_id=openalex_id,
        abstract=_read_abstract(data.get("abstract_inverted_index")),
        venue=_read_venue(data),
        cited_by_count=count_of(data.get("cited_by_count")),
        source_id=f"openalex:{openalex_id}",
        other_ids=_read_ids(data),
        references=_read_references(data),
        reference_count=count_of(data.get("referenced_works_count")),
        topics_given=tuple(_read_topics(data)),
    )


def _read_byline(data: Json) -> Byline:
    authorships = [_read_authorship(one) for one in data.get("authorships") or []]
    more = (count_of(data.get("authors_count")) or 0) > len(authorships)
    return make_byline(authorships, truncated=more or data.get("is_authors_truncated") is True)


def _read_authorship(data: Json) -> Authorship:
    author = data.get("author") or {}
    printed = _put_in_order(clean_space(data.get("raw_author_name") or ""))
    name = printed or clean_space(author.get("display_name") or "")
    openalex_id = clean_openalex_id(author.get("id"))
    return Authorship(
        name=name,
        orcid=clean_orcid(author.get("orcid")),
        openalex_id=None if openalex_id == _NO_AUTHOR else openalex_id,
        affiliations=_read_affiliations(data),
        collective=is_collective(name),
    )


def _put_in_order(printed: str) -> str:
    """Give a name as papers print it; some publishers deliver names in filing order."""
    family, comma, given = cut_degrees(printed).partition(", ")
    if not comma or "," in given:
        return f"{family}{comma}{given}"
    return f"{family} {given}" if is_generation(given) else f"{given} {family}"


def _read_affiliations(data: Json) -> tuple[Affiliation, ...]:
    """Give the printed affiliations with their institutions, then institutions without a text."""
    known = {one.get("id"): one for one in data.get("institutions") or []}
    printed = data.get("affiliations") or [
        {"raw_affiliation_string": text} for text in data.get("raw_affiliation_strings") or []
    ]
    placed = {id_ for one in printed for id_ in one.get("institution_ids") or []}
    found = [
        Affiliation(
            clean_space(one.get("raw_affiliation_string") or "") or None,
            tuple(_institution(known.get(id_) or {"id": id_}) for id_ in ids),
        )
        for one in printed
        if (ids := one.get("institution_ids") or []) or one.get("raw_affiliation_string")
    ]
    rest = [one for id_, one in known.items() if id_ not in placed]
    if len(found) == 1 and not found[0].institutions:
        # Older records name the institutions beside the only affiliation, not in it
        return (Affiliation(found[0].text, tuple(_institution(one) for one in rest)),)
    return (*found, *(Affiliation(None, (_institution(one),)) for one in rest))


def _institution(data: Json) -> InstitutionRef:
    return InstitutionRef(
        text_of(data.get("display_name")),
        ror=clean_ror(data.get("ror")),
        openalex_id=clean_openalex_id(data.get("id")),
        country=text_of(data.get("country_code")),
    )


def _read_type(data: Json) -> str | None:
    if data.get("is_retracted") is True:
        return RETRACTED
    if data.get("is_paratext") is True:
        return PARATEXT
    return clean_type(text_of(data.get("type")))


def _find_arxiv_id(data: Json) -> str | None:
    for location in data.get("locations") or []:
        for key in ("landing_page_url", "pdf_url"):
            address = location.get(key) or ""
            if _ARXIV_HOST in address and (found := clean_arxiv_id(address)):
                return found
    return None


def _read_abstract(index: dict[str, list[int]] | None) -> str | None:
    """Put the words back in order; the same word may stand at many places."""
    if not index:
        return None
    words = sorted((place, word) for word, places in index.items() for place in places)
    return strip_tags(" ".join(word for _, word in words)) or None


def _read_venue(data: Json) -> str | None:
    location = data.get("primary_location") or {}
    venue = location.get("source") or data.get("host_venue") or {}
    return text_of(venue.get("display_name")) or text_of(location.get("raw_source_name"))


def _read_ids(data: Json) -> tuple[str, ...]:
    ids = data.get("ids") or {}
    return tuple(
        f"{key}:{str(ids[key]).rstrip('/').rpartition('/')[2]}" for key in WORK_IDS if ids.get(key)
    )


def _read_references(data: Json) -> tuple[str, ...]:
    ids = (clean_openalex_id(one) for one in data.get("referenced_works") or [])
    return tuple(f"openalex:{id_}" for id_ in ids if id_)


def _read_topics(data: Json) -> Iterator[Finding]:
    for key, method in (("topics", "openalex topic"), ("keywords", "openalex keyword")):
        for one in data.get(key) or []:
            name = text_of(one.get("display_name")) or text_of(one.get("keyword"))
            if name:
                yield Finding(name, method, number_of(one.get("score")))
