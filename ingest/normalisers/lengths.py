"""Texts that are too long to be looked up: a graph database indexes some 8 kB of a value."""

from collections.abc import Iterable, Iterator

from ingest.normalisers.unicode import fold_text
from ingest.record_parts import Affiliation
from ingest.records import AuthorRecord, Finding, InstitutionRecord, PaperRecord

LONGEST = 8_000
"""Bytes of a value that is looked up, such as a title or a name; Neo4j's own limit is 8,167."""
LONGEST_TOPIC = 1_000
"""Bytes of a topic's name, of which its id is made: in Latin letters it may be much longer."""
_GROWTH = 33
"""Bytes that one letter has at most when it is folded."""

_Said = tuple[str, str | None]
"""The place of a value in the JSON form of a record, and the value."""
_TOPICS = "topics"
"""What the places of topics begin with."""


def find_overlong(record: PaperRecord | AuthorRecord | InstitutionRecord) -> str | None:
    """Say which value of the record is too long to be looked up; None where none is."""
    for place, text in _list_looked_up(record):
        if text is None:
            continue
        most = LONGEST_TOPIC if place.startswith(_TOPICS) else LONGEST
        if len(text) * _GROWTH > most and (size := measure(text)) > most:
            return f"$.{place}: {size:,} bytes; at most {most:,} can be looked up"
    return None


def measure(text: str) -> int:
    """How many bytes a text takes where it is looked up: as it is, or folded."""
    return max(len(text.encode()), len(fold_text(text).encode()))


def _list_looked_up(record: PaperRecord | AuthorRecord | InstitutionRecord) -> Iterator[_Said]:
    yield "source.file", record.source.file
    if isinstance(record, PaperRecord):
        yield from _list_of_paper(record)
    elif isinstance(record, AuthorRecord):
        yield from _list_of_author(record)
    else:
        yield from _list_of_institution(record)


def _list_of_paper(record: PaperRecord) -> Iterator[_Said]:
    yield "title", record.title
    yield "subtitle", f"{record.title}: {record.subtitle}" if record.subtitle else None
    yield from _each("authors", record.authors)
    yield from _each("categories", record.categories)
    yield "institutionTag", record.institution_tag
    yield from (("doi", record.doi), ("arxivId", record.arxiv_id), ("sourceId", record.source_id))
    yield "openalexId", record.openalex_id
    for key in ("other_ids", "versions", "references"):
        yield from _each(key.replace("_i", "I"), getattr(record, key))
    yield from _each("topicsFound", _names(record.topics_found))
    yield from _each("topicsGiven", _names(record.topics_given))
    yield from _each("institutionsFound", _names(record.institutions_found))
    for place, one in enumerate(record.authorships):
        where = f"authorships.{place}"
        yield from ((f"{where}.name", one.name), (f"{where}.orcid", one.orcid))
        yield f"{where}.openalexId", one.openalex_id
        yield from _each(f"{where}.sourceIds", one.source_ids)
        yield from _list_of_places(where, one.affiliations)


def _list_of_author(record: AuthorRecord) -> Iterator[_Said]:
    yield from (("name", record.name), ("inferredName", record.inferred_name))
    yield from _each("nameVariants", record.name_variants)
    yield from (("affiliation", record.affiliation), ("orcid", record.orcid))
    yield from (("openalexId", record.openalex_id), ("sourceId", record.source_id))
    yield from _each("otherIds", record.other_ids)
    yield from _list_of_places("", record.affiliations)


def _list_of_institution(record: InstitutionRecord) -> Iterator[_Said]:
    yield from (("name", record.name), ("ror", record.ror), ("openalexId", record.openalex_id))
    for key in ("labels", "aliases", "acronyms", "parents", "successors", "predecessors"):
        yield from _each(key, getattr(record, key))
    yield from _each("otherIds", record.other_ids)


def _list_of_places(where: str, affiliations: Iterable[Affiliation]) -> Iterator[_Said]:
    """Give institutions; the printed text is one's name where the source has no better."""
    for place, one in enumerate(affiliations):
        here = f"{where}.affiliations.{place}".removeprefix(".")
        for number, ref in enumerate(one.institutions):
            which = f"{here}.institutions.{number}"
            yield from ((f"{which}.name", ref.name), (f"{which}.ror", ref.ror))
            yield f"{which}.openalexId", ref.openalex_id
        if any(not ref.name for ref in one.institutions):
            yield f"{here}.text", one.text


def _names(found: Iterable[Finding] | None) -> Iterator[str]:
    yield from (one.name for one in found or ())


def _each(place: str, texts: Iterable[str | None]) -> Iterator[_Said]:
    yield from ((f"{place}.{number}", text) for number, text in enumerate(texts))
