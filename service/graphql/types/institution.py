"""Institutions."""

from typing import TYPE_CHECKING, Annotated

import strawberry

from service.graphql.connections import filtered, ordered, paging
from service.graphql.fields import leaf, planned
from service.graphql.types.export import EXPORT_DESCRIPTION, exporter_of
from service.graphql.types.node import Node
from service.graphql.types.orders import (
    InstitutionCollaboratorOrder,
    PaperOrder,
    SubjectAuthorOrder,
)
from service.graphql.types.where import AuthorWhere, InstitutionWhere, PaperWhere

if TYPE_CHECKING:
    from service.graphql.types.subject_lists import (
        InstitutionAuthorConnection,
        InstitutionCollaboratorConnection,
        InstitutionConnection,
        InstitutionPaperConnection,
    )

_lists = strawberry.lazy("service.graphql.types.subject_lists")


@strawberry.type(description="A university, hospital, company or other organisation.")
class Institution(Node):
    """A university, hospital, company or other organisation."""

    name: str = leaf("The institution's name.")
    aliases: list[str] = leaf("Other names of it.")
    acronyms: list[str] | None = leaf("Short forms of its name, such as `MIT`.")
    ror: str | None = leaf("The ROR id, such as `001w7jn25`.")
    openalex_id: str | None = leaf("The OpenAlex id, such as `I27837315`.")
    country: str | None = leaf("The country's two-letter code.")
    city: str | None = leaf("The town where it is.")
    active: bool | None = leaf("False for one that is closed, as its register says.")
    type: str | None = leaf("The type, such as `education`.")
    paper_count: int = leaf("How many papers are from it.")
    parents: list[Annotated["Institution", strawberry.lazy(__name__)]] = planned(
        "The institutions that it is part of, as registers say."
    )
    parts: Annotated["InstitutionConnection", _lists] = planned(
        "The institutions that are part of it, by name.", paging()
    )
    papers: Annotated["InstitutionPaperConnection", _lists] = planned(
        "The papers from the institution.",
        filtered(PaperWhere, ordered(PaperOrder, PaperOrder.DATE_DESC)),
    )
    collaborators: Annotated["InstitutionCollaboratorConnection", _lists] = planned(
        "The institutions that papers join with it.",
        filtered(
            InstitutionWhere,
            ordered(InstitutionCollaboratorOrder, InstitutionCollaboratorOrder.STRENGTH_DESC),
        ),
    )
    authors: Annotated["InstitutionAuthorConnection", _lists] = planned(
        "The authors whose papers name the institution, most papers first.",
        filtered(AuthorWhere, ordered(SubjectAuthorOrder, SubjectAuthorOrder.PAPERS_DESC)),
    )
    export: str = strawberry.field(
        resolver=exporter_of("Institution"), description=EXPORT_DESCRIPTION.format("institution")
    )
