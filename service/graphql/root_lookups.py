"""Which key a node is looked up by, from a one-of input."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from graph.identifiers import clean_arxiv_id, clean_doi, clean_openalex_id, clean_orcid, clean_ror
from service.errors import RequestError
from service.graphql.ids import parse_id

_ARXIV_DOI = "10.48550/arxiv."
_LONGEST = 2_000
"""Characters of an identifier as somebody writes it; to clean a longer text takes too long."""

MAX_NODES = 100
"""How many ids `nodes` takes."""


@dataclass(frozen=True, slots=True)
class Key:
    """A property with the value to look for."""

    kind: str
    property: str
    value: str


@dataclass(frozen=True, slots=True)
class _Identifier:
    property: str
    clean: Callable[[str], str | None]
    example: str


_IDENTIFIERS: Mapping[str, _Identifier] = {
    "orcid": _Identifier("orcid", clean_orcid, "0000-0002-1825-0097"),
    "openalexId": _Identifier("openalexId", clean_openalex_id, "W2741809807"),
    "doi": _Identifier("doi", clean_doi, "10.1109/5.771073"),
    "arxivId": _Identifier("arxivId", clean_arxiv_id, "2205.11474"),
    "ror": _Identifier("ror", clean_ror, "001w7jn25"),
}


def parse_lookup(kind: str, by: Mapping[str, str]) -> Key:
    """The one key that the input names; `INVALID_ARGUMENT` where it is no such identifier."""
    ((name, text),) = by.items()
    argument = f"by.{name}"
    if name == "id":
        return Key(kind, "id", parse_id(text, argument=argument, kinds=(kind,)).stored)
    if name == "code":
        return Key(kind, "id", text.strip())
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
    if name == "doi" and value.startswith(_ARXIV_DOI):
        # The graph keeps arXiv's own DOIs as what they are: arXiv ids.
        return Key(kind, "arxivId", clean_arxiv_id(value) or value.removeprefix(_ARXIV_DOI))
    return Key(kind, identifier.property, value)


def check_ids(ids: list[str]) -> list[str]:
    """The ids of `nodes`, unless they are too many."""
    if len(ids) > MAX_NODES:
        raise RequestError(
            "LIMIT_EXCEEDED",
            f"`ids` has {len(ids)} entries; at most {MAX_NODES} are allowed.",
            argument="ids",
            limit=MAX_NODES,
            actual=len(ids),
        )
    return ids
