"""Where a source leads: clauses that bind its nodes, and what is known about each."""

from collections.abc import Callable
from dataclasses import dataclass

from graph.query.cypher import Lines
from graph.query.vocabulary import VocabularyError


@dataclass(frozen=True, slots=True)
class Reach:
    """Clauses that bind `node` to each item, one row an item; a `WHERE` may follow them."""

    lines: Lines
    node: str
    carried: tuple[str, ...]
    """Variables besides the node that the row needs further on."""
    relation: Callable[[str], str]
    is_nullable: Callable[[str, bool], bool]
    count: str
    """How many items there are in all, as an expression; uses nothing of `lines`."""


def relation_of(**known: str) -> Callable[[str], str]:
    """A relation that has these values, each by its expression, and no others."""

    def relation(name: str) -> str:
        if name not in known:
            raise VocabularyError(f"The relation has no value {name!r}.")
        return known[name]

    return relation
