"""The ids of a JSONL line, brought to the one form that the graph keeps."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from graph.identifiers import (
    clean_arxiv_id,
    clean_doi,
    clean_openalex_id,
    clean_orcid,
    clean_ror,
    find_arxiv_id,
)

Json = dict[str, Any]
Clean = Callable[[str], str | None]

_BARE: dict[str, tuple[Clean, str]] = {
    "doi": (clean_doi, "DOI"),
    "arxivId": (clean_arxiv_id, "arXiv id"),
    "openalexId": (clean_openalex_id, "OpenAlex id"),
    "orcid": (clean_orcid, "ORCID iD"),
    "ror": (clean_ror, "ROR id"),
}
"""Keys of one id without a prefix, with what it is."""
_POINTING = {"references", "versions", "parents", "children", "related", "successors"}
_POINTING |= {"predecessors"}
"""Keys of ids of other things, which only mean something where their kind is known."""
_OWN = {"sourceId", "otherIds", "sourceIds"}
"""Keys of ids that may be of any kind."""
_PARTS = {"authorships", "affiliations", "institutions"}
_CHECKED: dict[str, Clean] = {
    "doi": clean_doi,
    "arxiv": clean_arxiv_id,
    "openalex": clean_openalex_id,
    "orcid": clean_orcid,
    "ror": clean_ror,
}
_TOLD_BY_SHAPE: tuple[tuple[str, Clean, str], ...] = (
    ("openalex", clean_openalex_id, "openalex.org/"),
    ("ror", clean_ror, "ror.org/"),
)
_UNDOUBTED = re.compile(r"doi:10\.\d{4,9}/[a-z0-9_./-]*[a-z0-9]|openalex:[WAI]\d+", re.ASCII)
"""Most ids, which are not worth a longer look."""
_PREFIX = re.compile(r"(?!https?:)([A-Za-z][\w.-]*)\s*:\s*(?=\S)")
_LONGEST_SHOWN = 100
_NO_ID = "is no id of a known kind (doi:…, arxiv:…, openalex:…, ror:…)"


def tidy_ids(line: object) -> str | None:
    """Bring the ids in a line to one form, in place; say which is none, None where all are."""
    return next(_tidy(line, "$"), None)


def clean_key(text: str) -> str | None:
    """Give an id with its prefix: `doi:10.7717/peerj.4375`, whatever spelling it has.

    An id of a kind that has no check (`acl:P01-1001`) stays as it is; None for what is no id.
    """
    if _UNDOUBTED.fullmatch(text):
        return text
    prefix = _PREFIX.match(text)
    if prefix is None:
        return _find_kind(text.strip())
    kind = prefix[1].lower()
    clean = _CHECKED.get(kind)
    if clean is None:
        return text
    found = clean(text[prefix.end() :])
    return f"{kind}:{found}" if found else None


def _find_kind(text: str) -> str | None:
    """Give the prefix to an id that has none, but can be nothing else."""
    for kind, clean, host in _TOLD_BY_SHAPE:
        if ("/" not in text or host in text) and (found := clean(text)):
            return f"{kind}:{found}"
    doi = clean_doi(text)
    arxiv_id = None if doi else find_arxiv_id(text)
    return f"doi:{doi}" if doi else f"arxiv:{arxiv_id}" if arxiv_id else None


def _tidy(value: Any, place: str) -> Iterator[str]:  # noqa: ANN401 - JSON, not checked yet
    for key, held in value.items() if isinstance(value, dict) else ():
        where = f"{place}.{key}"
        if key in _PARTS and isinstance(held, list):
            for number, part in enumerate(held):
                yield from _tidy(part, f"{where}.{number}")
        elif key in _BARE and isinstance(held, str):
            yield from _tidy_bare(value, key, where)
        elif key in _POINTING or key in _OWN:
            yield from _tidy_keys(value, key, where)


def _tidy_bare(holder: Json, key: str, where: str) -> Iterator[str]:
    clean, kind = _BARE[key]
    found = clean(holder[key])
    if found is None:
        yield f"{where}: {_show(holder[key])} is no {kind}"
    holder[key] = found


def _tidy_keys(holder: Json, key: str, where: str) -> Iterator[str]:
    held = holder[key]
    inside: Any = held if isinstance(held, list) else holder
    places = list(enumerate(held)) if isinstance(held, list) else [(key, held)]
    for place, text in places:
        if not isinstance(text, str):
            continue  # The schema says so.
        found = clean_key(text)
        if found is None and (key in _POINTING or _PREFIX.match(text)):
            yield f"{where if inside is holder else f'{where}.{place}'}: {_show(text)} {_NO_ID}"
        inside[place] = found or text


def _show(text: str) -> str:
    return repr(text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…")
