"""What curators decided about who is who."""

from enum import Enum

import strawberry

from service.graphql.fields import leaf


@strawberry.enum(description="What a curator can decide.")
class DecisionKind(Enum):
    """What a curator can decide."""

    MERGE = strawberry.enum_value("merge", description="Several authors are one person.")
    SPLIT = strawberry.enum_value(
        "split", description="Some of an author's papers are another person's."
    )
    VERIFY = strawberry.enum_value("verify", description="An author's papers are one person's.")
    RENAME = strawberry.enum_value("rename", description="An author is shown under another name.")


@strawberry.type(
    description="A curator's decision. It wins over every score, and the later of two wins; one "
    "that is undone has no effect, and stays."
)
class Decision:
    """A curator's decision."""

    id: strawberry.ID = leaf(
        "The decision's id, by which `undoDecision` names it; it is no node of this API."
    )
    kind: DecisionKind = leaf("What was decided.")
    who: str = leaf("The curator.")
    why: str | None = leaf("The curator's reason.")
    at: str = leaf("When, ISO 8601 in UTC.")
    method: str = leaf("The version of how decisions are applied.")
    name: str | None = leaf("The name to display, where the decision gives one.")
    summary: str = leaf("What was decided, in words.")
    mention_count: int = leaf("How many mentions, names printed on papers, it is about.")
    mentions_found: int = leaf("How many of them are in the graph.")
    active: bool = leaf("False once it is undone.")
    undone_by: str | None = leaf("Who took it back.")
    undone_at: str | None = leaf("When it was taken back, ISO 8601 in UTC.")
    undone_why: str | None = leaf("Why it was taken back.")
