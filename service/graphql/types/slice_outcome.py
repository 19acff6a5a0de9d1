"""What a slice holds and what cut it, in the words of the API."""

from enum import Enum

import strawberry


@strawberry.enum(description="The kinds of relationship between two nodes.")
class EdgeKind(Enum):
    """Its values are the relationship types."""

    AUTHORED = strawberry.enum_value("AUTHORED", description="An author wrote a paper.")
    IN_CATEGORY = strawberry.enum_value(
        "IN_CATEGORY", description="A paper is filed under a category."
    )
    ABOUT = strawberry.enum_value("ABOUT", description="A paper is about a topic.")
    AFFILIATED_WITH = strawberry.enum_value(
        "AFFILIATED_WITH", description="An author's papers name an institution."
    )
    FROM_INSTITUTION = strawberry.enum_value(
        "FROM_INSTITUTION", description="A paper names an institution."
    )
    COLLABORATED_WITH = strawberry.enum_value(
        "COLLABORATED_WITH",
        description="Two authors have joint papers. Without direction: from the lesser id to the "
        "greater.",
    )
    CITES = strawberry.enum_value("CITES", description="A paper cites another.")
    PART_OF = strawberry.enum_value(
        "PART_OF", description="A category, topic or institution is part of another."
    )


@strawberry.enum(description="What cut a slice.")
class SliceCause(Enum):
    """What cut a slice."""

    MAX_NODES = strawberry.enum_value(
        "MAX_NODES", description="There are more nodes than `maxNodes`."
    )
    QUOTA = strawberry.enum_value(
        "QUOTA", description="There are, or may be, more nodes of a kind than its quota."
    )
    MAX_EDGES = strawberry.enum_value(
        "MAX_EDGES", description="There are more edges among the nodes than a slice may have."
    )
    TIME_LIMIT = strawberry.enum_value(
        "TIME_LIMIT",
        description="The time was over: for walking on, or for the collaborations among the nodes, "
        "which are then missing from the edges.",
    )
