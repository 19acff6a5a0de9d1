"""Authors."""

from typing import TYPE_CHECKING, Annotated

import strawberry

from service.graphql.connections import filtered, ordered
from service.graphql.fields import leaf, planned
from service.graphql.types.category import Category
from service.graphql.types.decision import Decision
from service.graphql.types.export import EXPORT_DESCRIPTION, exporter_of
from service.graphql.types.node import Node
from service.graphql.types.orders import (
    AuthorInstitutionOrder,
    AuthorTopicOrder,
    CollaboratorOrder,
    PaperOrder,
)
from service.graphql.types.source import Profile
from service.graphql.types.where import AuthorWhere, InstitutionWhere, PaperWhere, TopicWhere

if TYPE_CHECKING:
    from service.graphql.types.author_lists import (
        AuthorInstitutionConnection,
        AuthorPaperConnection,
        AuthorTopicConnection,
        CollaboratorConnection,
    )

_lists = strawberry.lazy("service.graphql.types.author_lists")


@strawberry.type(description="Figures that a source gives about an author; none is computed here.")
class AuthorMetrics:
    """Imported figures."""

    h_index: int | None = leaf("The h-index.")
    citation_count: int | None = leaf("The number of citations.")
    novelty: float | None = leaf("The source's novelty figure, in percent.")
    ai_score: float | None = leaf("The source's AI score.")
    source: str | None = leaf("Which source gave the figures.")
    date: str | None = leaf("The day the figures are from, ISO 8601.")


@strawberry.type(description="What a profile page says about how far an author can be trusted.")
class AuthorTrust:
    """A profile's trust snapshot."""

    role: str | None = leaf("The author's role, such as a job title.")
    affiliation: str | None = leaf("The author's affiliation as printed.")
    open_to_collaborate: bool | None = leaf("Whether the author is open to collaborate.")
    score: float | None = leaf("The trust score.")
    label: str | None = leaf("The word beside the score.")
    verification: str | None = leaf("The verification level.")
    claimed: bool | None = leaf("Whether the author has claimed the profile.")
    followers: int | None = leaf("The number of followers.")
    source: str | None = leaf("Which source says so.")
    date: str | None = leaf("The day it is from, ISO 8601.")


@strawberry.type(
    description="A person who wrote papers, whatever names the papers print: the names on them "
    "were judged to be the same person's."
)
class Author(Node):
    """A person who wrote papers."""

    name: str = leaf("The name to show.")
    name_variants: list[str] = leaf("Every form of the name that was printed.")
    main_category: Category | None = planned("The category in which the author publishes most.")
    orcid: str | None = leaf("The ORCID, such as `0000-0002-1825-0097`.")
    openalex_id: str | None = leaf("The OpenAlex id, such as `A5023888391`.")
    paper_count: int = leaf("How many papers of the author the graph has, inferred ones too.")
    collaborator_count: int = leaf(
        "With how many authors there is a collaboration; papers of more than 50 authors make none."
    )
    first_year: int | None = leaf("The year of the first paper.")
    last_year: int | None = leaf("The year of the last paper.")
    metrics: AuthorMetrics | None = planned("Figures from a source; null where none gave any.")
    trust: AuthorTrust | None = planned("A profile's trust snapshot; null without a profile.")
    profiles: list[Profile] = planned("Every page about the author, with its figures as printed.")
    decisions: list[Decision] = planned(
        "What curators decided about this author, the undone decisions too, the earliest first."
    )
    papers: Annotated["AuthorPaperConnection", _lists] = planned(
        "The author's papers.", filtered(PaperWhere, ordered(PaperOrder, PaperOrder.DATE_DESC))
    )
    collaborators: Annotated["CollaboratorConnection", _lists] = planned(
        "The authors who wrote papers with this one, over all years.",
        filtered(AuthorWhere, ordered(CollaboratorOrder, CollaboratorOrder.STRENGTH_DESC)),
    )
    topics: Annotated["AuthorTopicConnection", _lists] = planned(
        "What the author's papers are about, most papers first.",
        filtered(TopicWhere, ordered(AuthorTopicOrder, AuthorTopicOrder.PAPERS_DESC)),
    )
    institutions: Annotated["AuthorInstitutionConnection", _lists] = planned(
        "The institutions that the author's papers name, most papers first.",
        filtered(
            InstitutionWhere, ordered(AuthorInstitutionOrder, AuthorInstitutionOrder.PAPERS_DESC)
        ),
    )
    export: str = strawberry.field(
        resolver=exporter_of("Author"), description=EXPORT_DESCRIPTION.format("author")
    )
