"""Weaker ties as the GraphQL types show them."""

from dataclasses import dataclass
from enum import Enum

import strawberry

from graph.paths.weaker_ties import WeakerTies
from service.graphql.fields import NodeRef
from service.graphql.ids import show_id


@strawberry.enum(description="The kinds of weaker tie, the one that says most first.")
class WeakerTieKind(Enum):
    """The kinds of weaker tie."""

    INSTITUTION = strawberry.enum_value(
        "INSTITUTION", description="Papers of both name an institution in the same years."
    )
    CITATION = strawberry.enum_value(
        "CITATION", description="A paper of one cites a paper of the other."
    )
    TOPIC = strawberry.enum_value("TOPIC", description="Papers of both are about a topic.")
    CATEGORY = strawberry.enum_value(
        "CATEGORY", description="Papers of both are filed under a category."
    )


@dataclass(frozen=True, slots=True)
class AnsweredInstitutionTie:
    """As `InstitutionTie`."""

    institution: NodeRef
    first_year: int | None
    last_year: int | None


@dataclass(frozen=True, slots=True)
class AnsweredCitationTie:
    """As `CitationTie`."""

    author: NodeRef
    citing: NodeRef
    cited: NodeRef


@dataclass(frozen=True, slots=True)
class AnsweredTopicTie:
    """As `TopicTie`."""

    topic: NodeRef
    from_papers: int
    to_papers: int


@dataclass(frozen=True, slots=True)
class AnsweredCategoryTie:
    """As `CategoryTie`."""

    category: NodeRef
    from_papers: int
    to_papers: int


@dataclass(frozen=True, slots=True)
class AnsweredWeakerTies:
    """As `WeakerTies`."""

    kinds: list[WeakerTieKind]
    institutions: list[AnsweredInstitutionTie]
    institution_total: int
    citations: list[AnsweredCitationTie]
    citation_total: int
    topics: list[AnsweredTopicTie]
    topic_total: int
    categories: list[AnsweredCategoryTie]
    category_total: int


def show_weaker_ties(ties: WeakerTies) -> AnsweredWeakerTies:
    """The ties in the API's words."""
    return AnsweredWeakerTies(
        _list_kinds(ties),
        [
            AnsweredInstitutionTie(NodeRef(one.id), one.first_year, one.last_year)
            for one in ties.institutions
        ],
        ties.institution_total,
        [
            AnsweredCitationTie(NodeRef(one.author), NodeRef(one.citing), NodeRef(one.cited))
            for one in ties.citations
        ],
        ties.citation_total,
        [AnsweredTopicTie(NodeRef(one.id), one.near_papers, one.far_papers) for one in ties.topics],
        ties.topic_total,
        [
            AnsweredCategoryTie(
                NodeRef(show_id("Category", one.id)), one.near_papers, one.far_papers
            )
            for one in ties.categories
        ],
        ties.category_total,
    )


def _list_kinds(ties: WeakerTies) -> list[WeakerTieKind]:
    totals = {
        WeakerTieKind.INSTITUTION: ties.institution_total,
        WeakerTieKind.CITATION: ties.citation_total,
        WeakerTieKind.TOPIC: ties.topic_total,
        WeakerTieKind.CATEGORY: ties.category_total,
    }
    return [kind for kind, total in totals.items() if total]
