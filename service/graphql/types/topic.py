"""Topics."""

from typing import TYPE_CHECKING, Annotated

import strawberry

from service.graphql.connections import filtered, ordered, paging
from service.graphql.fields import leaf, planned
from service.graphql.types.node import Node
from service.graphql.types.orders import PaperOrder, SubjectAuthorOrder
from service.graphql.types.where import AuthorWhere, PaperWhere

if TYPE_CHECKING:
    from service.graphql.types.subject_lists import (
        TopicAuthorConnection,
        TopicConnection,
        TopicPaperConnection,
    )

_lists = strawberry.lazy("service.graphql.types.subject_lists")


@strawberry.type(description="What papers are about.")
class Topic(Node):
    """What papers are about."""

    name: str = leaf("The topic's name.")
    kind: str = leaf("Where the topic's name comes from, such as `keyphrase`.")
    paper_count: int = leaf("How many papers are about it.")
    broader: list[Annotated["Topic", strawberry.lazy(__name__)]] = planned(
        "The topics that it is part of: those of the list that comes with the program have a place "
        "in its hierarchy, others have none."
    )
    narrower: Annotated["TopicConnection", _lists] = planned(
        "The topics that are part of it, by name.", paging()
    )
    papers: Annotated["TopicPaperConnection", _lists] = planned(
        "The papers about the topic.",
        filtered(PaperWhere, ordered(PaperOrder, PaperOrder.DATE_DESC)),
    )
    authors: Annotated["TopicAuthorConnection", _lists] = planned(
        "The authors of papers about the topic, most papers first.",
        filtered(AuthorWhere, ordered(SubjectAuthorOrder, SubjectAuthorOrder.PAPERS_DESC)),
    )
