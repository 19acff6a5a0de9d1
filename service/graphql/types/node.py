"""What every node has in common."""

from enum import Enum
from typing import Any

import strawberry

from service.graphql.fields import leaf


@strawberry.interface(
    description="Anything with an id of its own: an author, a paper, a category, a topic or an "
    "institution."
)
class Node:
    """Relay's node."""

    id: strawberry.ID = leaf(
        "Readable, prefixed by the kind (`author:lukas-ruff`, `category:cs.CV`), and stable over "
        "time: an id that was merged into another keeps answering."
    )
    redirected_from: strawberry.ID | None = leaf(
        "The id that was asked for, where it has been merged into this node; null otherwise."
    )

    @classmethod
    def resolve_type(cls, value: dict[str, Any], *_: object) -> str:
        """The type's name, which every read node carries."""
        return str(value["__typename"])

    @classmethod
    def is_type_of(cls, value: object, _info: object) -> bool:
        """Read nodes are mappings; `resolve_type` has told them apart."""
        return isinstance(value, dict)


@strawberry.enum(description="The kinds of node.")
class NodeKind(Enum):
    """Its values are the labels."""

    AUTHOR = strawberry.enum_value("Author", description="A person who wrote papers.")
    PAPER = strawberry.enum_value("Paper", description="A preprint, article or other text.")
    CATEGORY = strawberry.enum_value("Category", description="An arXiv archive or category.")
    TOPIC = strawberry.enum_value("Topic", description="What a text is about.")
    INSTITUTION = strawberry.enum_value("Institution", description="A university, company, …")
