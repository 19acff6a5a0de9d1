"""Texts that are identifiers as a whole, as somebody pastes them into a search."""

import re
from collections.abc import Mapping

from graph.identifiers import clean_arxiv_id, clean_doi, clean_openalex_id, clean_orcid, clean_ror
from graph.query.ways import Named
from service.errors import RequestError
from service.graphql.ids import parse_id
from service.graphql.written_identifiers import bare_arxiv_id

_LONGEST = 500
_PASTED = re.compile(r"(?:(?:arxiv|doi|orcid|ror|openalex)(?:\s*:\s*|\s+))?(\S+)", re.IGNORECASE)
"""One word, behind what it is; an address and an id are such words, too."""
_FILED = re.compile(r"\s*\[[\w.-]+\]$")
"""What arXiv prints behind an id: `2205.11474v1 [cs.LG]`."""
_OPENALEX_KINDS: Mapping[str, str] = {"A": "Author", "I": "Institution", "W": "Paper"}


def find_named(text: str) -> tuple[Named, ...]:
    """What nodes are looked up by, if the whole text is an identifier; nothing otherwise."""
    if len(text) > _LONGEST:
        return ()
    found = _PASTED.fullmatch(_FILED.sub("", text.strip()))
    return tuple(dict.fromkeys(_list_named(found[1]))) if found else ()


def _list_named(word: str) -> list[Named]:
    named: list[Named] = []
    doi, openalex_id = clean_doi(word), clean_openalex_id(word)
    if doi is not None:
        arxiv_id = bare_arxiv_id("doi", doi)
        named.append(
            Named("Paper", "arxivId", arxiv_id) if arxiv_id else Named("Paper", "doi", doi)
        )
    for kind, name, clean in (
        ("Paper", "arxivId", clean_arxiv_id),
        ("Author", "orcid", clean_orcid),
        ("Institution", "ror", clean_ror),
    ):
        value = clean(word)
        if value is not None:
            named.append(Named(kind, name, value))
    if openalex_id is not None and openalex_id[0] in _OPENALEX_KINDS:
        named.append(Named(_OPENALEX_KINDS[openalex_id[0]], "openalexId", openalex_id))
    return named + _list_ids(word)


def _list_ids(word: str) -> list[Named]:
    try:
        parsed = parse_id(word, argument="query")
    except RequestError:
        return []
    return [Named(parsed.kind, "id", parsed.stored)]
