"""Identifiers of others as people write them, brought to the form that the graph keeps."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from graph.identifiers import clean_arxiv_id, clean_doi, clean_openalex_id, clean_orcid, clean_ror
from service.errors import RequestError

_ARXIV_DOI = "10.48550/arxiv."
_LONGEST = 300
"""Characters of an identifier as somebody writes it; a condition may hold hundreds of them."""


@dataclass(frozen=True, slots=True)
class _Identifier:
    clean: Callable[[str], str | None]
    example: str
    fold: Callable[[str], str] = str.strip
    """What the beginning of one is compared in."""


_IDENTIFIERS: Mapping[str, _Identifier] = {
    "orcid": _Identifier(clean_orcid, "0000-0002-1825-0097"),
    "openalexId": _Identifier(clean_openalex_id, "W2741809807", str.upper),
    "doi": _Identifier(clean_doi, "10.1109/5.771073", str.lower),
    "arxivId": _Identifier(clean_arxiv_id, "2205.11474"),
    "ror": _Identifier(clean_ror, "001w7jn25", str.lower),
}
"""By the property that holds them."""


def is_identifier(name: str) -> bool:
    """Whether a property of that name holds an identifier of others."""
    return name in _IDENTIFIERS


def clean_identifier(name: str, text: str, argument: str) -> str:
    """The identifier as the graph keeps it; `INVALID_ARGUMENT` where the text is none."""
    identifier = _IDENTIFIERS[name]
    value = identifier.clean(text) if len(text) <= _LONGEST else None
    if value is None:
        raise RequestError(
            "INVALID_ARGUMENT",
            f"{text[:80]!r} is not a valid value of `{name}`.",
            argument=argument,
            actual=text[:80],
            hint=f"It looks like `{identifier.example}`.",
        )
    return value


def fold_beginning(name: str, text: str) -> str:
    """What identifiers begin with, in the case that the graph keeps them in."""
    return _IDENTIFIERS[name].fold(text)


def bare_arxiv_id(name: str, value: str) -> str | None:
    """The arXiv id in a clean DOI of arXiv's own: the graph keeps them as that. Else None."""
    if name != "doi" or not value.startswith(_ARXIV_DOI):
        return None
    return clean_arxiv_id(value) or value.removeprefix(_ARXIV_DOI)


def is_arxiv_doi(text: str) -> bool:
    """Whether a text may be taken for a DOI of arXiv's own."""
    # Only the escapes of addresses could hide these digits.
    if ("48550" not in text and "%" not in text) or len(text) > _LONGEST:
        return False
    return (clean_doi(text) or "").startswith(_ARXIV_DOI)
