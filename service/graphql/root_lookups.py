"""Which key a node is looked up by, from a one-of input."""

from collections.abc import Mapping
from dataclasses import dataclass

from service.errors import RequestError
from service.graphql.ids import parse_id
from service.graphql.written_identifiers import bare_arxiv_id, clean_identifier

MAX_NODES = 100
"""How many ids `nodes` takes."""


@dataclass(frozen=True, slots=True)
class Key:
    """A property with the value to look for."""

    kind: str
    property: str
    value: str


def parse_lookup(kind: str, by: Mapping[str, str]) -> Key:
    """The one key that the input names; `INVALID_ARGUMENT` where it is no such identifier."""
    ((name, text),) = by.items()
    argument = f"by.{name}"
    if name == "id":
        return Key(kind, "id", parse_id(text, argument=argument, kinds=(kind,)).stored)
    if name == "code":
        return Key(kind, "id", text.strip())
    value = clean_identifier(name, text, argument)
    arxiv_id = bare_arxiv_id(name, value)
    return Key(kind, name, value) if arxiv_id is None else Key(kind, "arxivId", arxiv_id)


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
