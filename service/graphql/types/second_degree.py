"""The collaborators of an author's collaborators."""

from enum import Enum
from typing import Annotated, cast

import strawberry

from service.graphql.bounds import MAX_FIRST
from service.graphql.connections import Connection, Edge
from service.graphql.fields import leaf, planned
from service.graphql.types.author import Author
from service.graphql.types.author_lists import AuthorConnection
from service.graphql.types.filter_arguments import EffectivePaperFilter
from service.graphql.types.paper_filter import check_range
from service.graphql.types.second_degree_answer import AnsweredSecondDegreeEdge
from service.graphql.types.topic import Topic

_First = Annotated[
    int, strawberry.argument(description=f"How many items a page has, 1 to {MAX_FIRST}.")
]
_After = Annotated[
    str | None, strawberry.argument(description="The `endCursor` of the page before.")
]


@strawberry.enum(description="Orders of a list of second-degree collaborators.")
class SecondDegreeOrder(Enum):
    """Orders of second-degree collaborators."""

    SHARED_COLLABORATORS_DESC = strawberry.enum_value(
        "shared_collaborators_desc",
        description="Most shared collaborators first, then by id.",
    )
    SHARED_TOPICS_DESC = strawberry.enum_value(
        "shared_topics_desc",
        description="Most shared topics first, then most shared collaborators, then by id. The "
        "topics of every one of them are counted, which takes longer.",
    )


@strawberry.type(description="A topic of two authors.")
class SharedTopicEdge(Edge[Topic]):
    """A topic of two authors."""

    papers: int = leaf("The lesser of the two authors' numbers of papers about it.")


@strawberry.type(description="A page of the topics of two authors.")
class SharedTopicConnection(Connection[SharedTopicEdge, Topic]):
    """A page of the topics of two authors."""


async def page_shared(
    edge: strawberry.Parent[AnsweredSecondDegreeEdge], first: _First = 3, after: _After = None
) -> AuthorConnection:
    """A page of the shared collaborators; the ids of all are read, for all edges together."""
    check_range("first", first, 1, MAX_FIRST)
    return cast("AuthorConnection", await edge.page_shared(first, after))


async def page_topics(
    edge: strawberry.Parent[AnsweredSecondDegreeEdge], first: _First = 3, after: _After = None
) -> SharedTopicConnection:
    """A page of the topics in common; the ids of all are read, for all edges together."""
    check_range("first", first, 1, MAX_FIRST)
    return cast("SharedTopicConnection", await edge.page_topics(first, after))


@strawberry.type(description="Somebody who shares collaborators with an author but no paper.")
class SecondDegreeEdge(Edge[Author]):
    """One second-degree collaborator, with the reasons."""

    shared_collaborators: AuthorConnection = strawberry.field(
        resolver=page_shared,
        description="The author's collaborators with whom they wrote as well, by id.",
    )
    shared_topics: SharedTopicConnection = strawberry.field(
        resolver=page_topics,
        description="The topics that papers of both have, most papers first, then by id.",
    )


@strawberry.type(description="A page of second-degree collaborators.")
class SecondDegreeConnection(Connection[SecondDegreeEdge, Author]):
    """A page of second-degree collaborators."""

    effective: EffectivePaperFilter = planned("Which papers joined two authors.")
    papers_excluded: int = planned(
        "How many papers of the author the hyper-author policy alone left out. Counted only when "
        "it is selected."
    )
