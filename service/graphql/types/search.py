"""Search over every kind of node."""

from enum import Enum

import strawberry

from service.graphql.connections import Connection, Edge
from service.graphql.fields import leaf, planned
from service.graphql.search import MOST_HITS
from service.graphql.types.completeness import CompletenessStatus
from service.graphql.types.node import Node, NodeKind

_TOTAL = (
    f"How many hits there are of those that were gone through, at most {MOST_HITS} of each kind: "
    "exact where `completeness` is `COMPLETE`. Counted only when it is selected."
)


@strawberry.enum(description="How a part of a text fits a word that was looked for.")
class HighlightMatch(Enum):
    """How well a word fits, the best first."""

    EXACT = strawberry.enum_value(
        "EXACT", description="It is the word, accents and spellings such as ä and ae aside."
    )
    BEGINNING = strawberry.enum_value("BEGINNING", description="A word begins with it.")
    INITIAL = strawberry.enum_value(
        "INITIAL", description="It is the initial of a name that was looked for."
    )
    TYPO = strawberry.enum_value("TYPO", description="It is the word but for a typing error.")


@strawberry.type(description="A part of a text that was searched.")
class HighlightPart:
    """A part of a text."""

    text: str = leaf("The part as it is stored: plain text, to be escaped wherever it is put.")
    match: HighlightMatch | None = leaf("How it fits a word; null for what stands in between.")


@strawberry.type(description="A text of a node in which words were found.")
class Highlight:
    """A text in which words were found."""

    field: str = leaf("The field of the node that has the text, such as `name` or `aliases`.")
    text: str = leaf("The whole text, plain.")
    parts: list[HighlightPart] = planned("The text in parts; together and in order they are it.")


@strawberry.type(description="What a search does not go through.")
class SearchCompleteness:
    """What a search does not go through."""

    status: CompletenessStatus = leaf("Whether there are more hits than were gone through.")
    reason: str | None = leaf("What was left out, as a sentence; null where nothing was.")
    truncated_kinds: list[NodeKind] = leaf("The kinds that have more hits.")
    limit: int = leaf("How many hits of each kind are gone through.")


_HIGHLIGHTS = (
    "Where the words stand: the fewest texts that show the best fit of each, the name or title "
    "first. Texts are plain, never marked up. None where an identifier alone has found the node."
)
_COMPLETENESS = "Whether the best hits of each kind were all that there are."


@strawberry.type(description="One hit of a search.")
class SearchEdge(Edge[Node]):
    """One hit."""

    score: float = leaf(
        "How well it fits, higher is better; only comparable within one search. An exact word "
        "counts more than the beginning of one, and that more than one with a typing error; an "
        "identifier more than any words."
    )
    highlights: list[Highlight] = planned(_HIGHLIGHTS)


@strawberry.type(description="A page of hits, the best first.")
class SearchConnection(Connection[SearchEdge, Node]):
    """A page of hits."""

    total_count: int = leaf(_TOTAL)
    completeness: SearchCompleteness = planned(_COMPLETENESS)


@strawberry.type(description="One suggestion.")
class SuggestionEdge(Edge[Node]):
    """One suggestion."""

    weight: int = leaf(
        "What suggestions whose names fit alike are ordered by: how many papers an author, a "
        "topic, an institution or a category has, and how often a paper is cited."
    )
    highlights: list[Highlight] = planned(_HIGHLIGHTS)


@strawberry.type(
    description="A page of suggestions: the name that was typed, then those that begin with it "
    "(an author's last name, too), then those with other words that do; by weight."
)
class SuggestionConnection(Connection[SuggestionEdge, Node]):
    """A page of suggestions."""

    total_count: int = leaf(_TOTAL)
    completeness: SearchCompleteness = planned(_COMPLETENESS)
