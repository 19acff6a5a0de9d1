"""Ids as the API shows them, and the kinds that their prefixes name."""

from collections.abc import Collection
from dataclasses import dataclass

from service.errors import RequestError

KINDS = {
    "author": "Author",
    "paper": "Paper",
    "category": "Category",
    "topic": "Topic",
    "institution": "Institution",
}
"""The prefix of each kind of node."""

_MAX_LENGTH = 512


@dataclass(frozen=True, slots=True)
class NodeId:
    """The kind of a node, and its id as the graph stores it."""

    kind: str
    stored: str


def parse_id(text: str, *, argument: str, kinds: Collection[str] = tuple(KINDS.values())) -> NodeId:
    """What an id names; `WRONG_TYPE` unless it is of one of the kinds."""
    prefix, colon, rest = text.partition(":")
    kind = KINDS.get(prefix)
    if kind is None or not colon or not rest or len(text) > _MAX_LENGTH:
        raise RequestError(
            "WRONG_TYPE",
            f"{text[:80]!r} is not an id.",
            argument=argument,
            actual=text[:80],
            hint="An id begins with its kind, such as `author:lukas-ruff` or `category:cs.CV`.",
        )
    if kind not in kinds:
        wanted = " or ".join(f"`{_prefix(k)}:…`" for k in kinds)
        raise RequestError(
            "WRONG_TYPE",
            f"{text[:80]!r} is an id of the kind {kind.lower()}.",
            argument=argument,
            actual=text[:80],
            hint=f"Here an id of the form {wanted} is wanted.",
        )
    return NodeId(kind, rest if kind == "Category" else text)


def show_id(kind: str, stored: str) -> str:
    """The id as the API shows it."""
    return f"{id_prefix(kind)}{stored}"


def id_prefix(kind: str) -> str:
    """What the API puts before the stored id: only a category's lacks its kind."""
    return "category:" if kind == "Category" else ""


def _prefix(kind: str) -> str:
    return next(prefix for prefix, known in KINDS.items() if known == kind)
