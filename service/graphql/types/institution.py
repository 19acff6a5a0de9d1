"""Institutions."""

from typing import TYPE_CHECKING, Annotated

import strawberry

from service.graphql.connections import filtered, ordered, paging
from service.graphql.fields import leaf, planned
from service.graphql.types.node import Node
from service.graphql.types.orders import PaperOrder
from service.graphql.types.where import AuthorWhere, PaperWhere

if TYPE_CHECKING:
    from service.graphql.types.subject_lists import (
        InstitutionAuthorConnection,
        InstitutionPaperConnection,
    )

_lists = strawberry.lazy("service.graphql.types.subject_lists")


@strawberry.type(description="A university, hospital, company or other organisation.")
class Institution(Node):
    """A university, hospital, company or other organisation."""

    name: str = leaf("The institution's name.")
    aliases: list[str] = leaf("Other names of it.")
    ror: str | None = leaf("The ROR id, such as `001w7jn25`.")
    country: str | None = leaf("The country's two-letter code.")
    type: str | None = leaf("The type, such as `education`.")
    paper_count: int = leaf("How many papers are from it.")
    papers: Annotated["InstitutionPaperConnection", _lists] = planned(
        "The papers from the institution.",
        filtered(PaperWhere, ordered(PaperOrder, PaperOrder.DATE_DESC)),
    )
    authors: Annotated["InstitutionAuthorConnection", _lists] = planned(
        "The authors whose papers name the institution, most papers first.",
        filtered(AuthorWhere, paging()),
    )
