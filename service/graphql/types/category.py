"""Categories."""

from typing import TYPE_CHECKING, Annotated, Optional

import strawberry

from service.graphql.connections import filtered, ordered
from service.graphql.fields import leaf, planned
from service.graphql.types.node import Node
from service.graphql.types.orders import PaperOrder
from service.graphql.types.where import PaperWhere

if TYPE_CHECKING:
    from service.graphql.types.subject_lists import (
        CategoryPaperConnection,
    )

_lists = strawberry.lazy("service.graphql.types.subject_lists")


@strawberry.type(description="An arXiv archive or category, such as `cs.CV`.")
class Category(Node):
    """An arXiv archive or category."""

    code: str = leaf("The category's code, such as `cs.CV`.")
    name: str = leaf("The category's name, such as “Computer Vision and Pattern Recognition”.")
    scheme: str = leaf("The scheme that the code belongs to, such as `arxiv`.")
    parent: Optional["Category"] = planned("The archive that the category is part of.")
    papers: Annotated["CategoryPaperConnection", _lists] = planned(
        "The papers in the category.",
        filtered(PaperWhere, ordered(PaperOrder, PaperOrder.DATE_DESC)),
    )
