"""How the papers of a list are spread."""

from enum import Enum
from typing import Generic, TypeVar

import strawberry

from service.graphql.bounds import MAX_TOP
from service.graphql.connections import Connection
from service.graphql.fields import argument, leaf, planned
from service.graphql.types.paper import Paper

EdgeT = TypeVar("EdgeT")


@strawberry.enum(description="What papers can be counted by.")
class PaperFacet(Enum):
    """Each value names a dimension of `service.graphql.facets`."""

    YEAR = strawberry.enum_value("year", description="The year.")
    TYPE = strawberry.enum_value("type", description="The type.")
    VENUE = strawberry.enum_value("venue", description="The venue.")
    HAS_CODE = strawberry.enum_value("has_code", description="Whether there is code.")
    CATEGORY = strawberry.enum_value("category", description="The categories.")
    TOPIC = strawberry.enum_value("topic", description="The topics.")
    INSTITUTION = strawberry.enum_value("institution", description="The institutions.")
    AUTHOR = strawberry.enum_value("author", description="The authors.")


@strawberry.type(description="One value, or one pair of values, with the papers that have it.")
class FacetValue:
    """One value of a facet."""

    keys: list[str] = leaf(
        "The value of each field of `by`: an id as the graph stores it (a category's is its code), "
        "or the value as text."
    )
    labels: list[str] = leaf("The same to be shown: the name in place of the id.")
    count: int = leaf("How many papers have it.")


@strawberry.type(
    description="How many papers of the whole list, not of this page, there are for each value. A "
    "paper with several categories counts for each of them."
)
class Facet:
    """How the papers of a list are spread."""

    values: list[FacetValue] = planned("The values with the most papers, then by key.")
    other_values: int = leaf("How many more values there are.")
    other_count: int = leaf("The sum of the counts of those values.")
    missing: int = leaf("How many papers lack a value of one of the fields.")


_BY = argument(
    "by", list[PaperFacet], "The field to count by; with two, every pair of values is counted."
)
_TOP = argument("top", int, f"How many values are given, 1 to {MAX_TOP}.", 10)


@strawberry.type
class PapersConnection(Connection[EdgeT, Paper], Generic[EdgeT]):
    """What every connection to papers has."""

    facets: Facet = planned("How the papers of the whole list are spread.", [_BY, _TOP])
