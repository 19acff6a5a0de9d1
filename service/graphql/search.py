"""The root fields `search` and `suggest`: what their arguments ask of the full-text indexes."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.query.lucene import (
    MAX_WORDS,
    Spellings,
    fold,
    search_query,
    split_words,
    suggest_query,
)
from graph.query.ways import Named, Order, OrderKey
from service.errors import RequestError
from service.graphql.mapping import NODE_TYPES
from service.graphql.pasted import find_named

MAX_QUERY_LENGTH = 500

MOST_HITS = 1000
"""How many hits of each kind are gone through."""

BY_SCORE = Order("score_desc", (OrderKey("score", descending=True, of_relation=True),))
BY_NAME = Order(
    "name_tier",
    (
        OrderKey("tier", of_relation=True),
        OrderKey("weight", descending=True, of_relation=True),
    ),
)

SHOWN_TEXTS = (
    ("Author", (("name", "name"), ("nameVariants", "nameVariants"))),
    ("Paper", (("title", "title"),)),
    ("Category", (("code", "id"), ("name", "name"))),
    ("Topic", (("name", "name"),)),
    ("Institution", (("name", "name"), ("aliases", "aliases"), ("acronyms", "acronyms"))),
)
"""The texts that are searched, by kind: the field that shows each, and its property."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked for: the query of each label's index, and the scope of the list's cursors."""

    labels: tuple[str, ...]
    queries: tuple[str, ...]
    words: tuple[Spellings, ...]
    scope: str
    names: str | None = None
    """The folded text that names may begin with, where hits are ordered by their names."""
    named: tuple[Named, ...] = ()
    """What the text names, where it is an identifier."""

    @property
    def order(self) -> Order:
        """How hits are ordered."""
        return BY_SCORE if self.names is None else BY_NAME


def parse_search(field: str, arguments: Mapping[str, Any]) -> Asked:
    """What the arguments of `search` or `suggest` ask.

    Raises:
        RequestError: The text is too long, or has nothing to look for.
    """
    suggests = field == "suggest"
    argument = "text" if suggests else "query"
    text = arguments[argument]
    words = _check_words(text, argument)
    kinds = arguments.get("kinds")
    labels = tuple(sorted({kind.value for kind in kinds} if kinds else NODE_TYPES))
    named = () if suggests else tuple(one for one in find_named(text) if one.label in labels)
    told = (words, labels, named) if named else (words, labels)
    digest = hashlib.sha256(repr(told).encode()).hexdigest()[:12]
    write = suggest_query if suggests else search_query
    queries = tuple(write(words, names=label == "Author") for label in labels)
    names = " ".join(fold(text).split()) if suggests else None
    return Asked(labels, queries, tuple(words), f"Query.{field}:{digest}", names, named)


def _check_words(text: str, argument: str) -> Sequence[Spellings]:
    _check_length(len(text), MAX_QUERY_LENGTH, "characters", argument)
    words = split_words(text)
    if not words:
        raise RequestError(
            "INVALID_ARGUMENT",
            "The search text has no letter and no digit to look for.",
            argument=argument,
            actual=text[:80],
        )
    _check_length(len(words), MAX_WORDS, "words", argument)
    return words


def _check_length(length: int, most: int, unit: str, argument: str) -> None:
    if length > most:
        raise RequestError(
            "LIMIT_EXCEEDED",
            f"The search text has {length} {unit}.",
            argument=argument,
            limit=most,
            actual=length,
        )
