"""Papers."""

from typing import TYPE_CHECKING, Annotated

import strawberry

from service.graphql.connections import filtered, ordered, paging
from service.graphql.fields import leaf, planned
from service.graphql.types.export import EXPORT_DESCRIPTION, export_paper
from service.graphql.types.node import Node
from service.graphql.types.orders import PaperOrder
from service.graphql.types.source import PartialDate, SourceRecord
from service.graphql.types.where import (
    AuthorWhere,
    CategoryWhere,
    InstitutionWhere,
    PaperWhere,
    TopicWhere,
)

if TYPE_CHECKING:
    from service.graphql.types.paper_lists import (
        PaperAuthorConnection,
        PaperCategoryConnection,
        PaperConnection,
        PaperInstitutionConnection,
        PaperTopicConnection,
        SimilarPaperConnection,
    )

_lists = strawberry.lazy("service.graphql.types.paper_lists")


@strawberry.type(description="A preprint, article or other text.")
class Paper(Node):
    """A preprint, article or other text."""

    title: str = leaf("The title.")
    abstract: str | None = leaf("The abstract, where a source gave one.")
    date: PartialDate | None = planned("The date, as exact as the source gave it.")
    year: int | None = leaf("The year of the date.")
    type: str | None = leaf("The type as the source names it, such as `preprint`.")
    venue: str | None = leaf("The journal, conference or repository, as the source names it.")
    doi: str | None = leaf("The DOI in lower case, without a prefix.")
    arxiv_id: str | None = leaf("The arXiv id without a version, such as `2205.11474`.")
    openalex_id: str | None = leaf("The OpenAlex id, such as `W2741809807`.")
    code_url: str | None = leaf("The address of the paper's code.")
    has_code: bool = leaf("Whether a source says that there is code.")
    author_count: int = leaf(
        "How many authors are known, printed or inferred; a lower bound where the list is cut."
    )
    authors_truncated: bool | None = leaf(
        "Whether the source cut the list of authors; null where it printed no list at all."
    )
    collectives: list[str] | None = leaf(
        "Collaborations and other groups that the author list names; they are no authors."
    )
    cited_by_count: int | None = leaf("How often the paper is cited, as a source says.")
    reference_count: int | None = leaf(
        "How many works the paper cites, as a source says; `cites` has those in the graph."
    )
    score: float | None = leaf("The score that a list page prints beside the paper.")
    authors: Annotated["PaperAuthorConnection", _lists] = planned(
        "The authors, in printed order; inferred ones last.", filtered(AuthorWhere, paging())
    )
    categories: Annotated["PaperCategoryConnection", _lists] = planned(
        "The categories, the primary one first.", filtered(CategoryWhere, paging())
    )
    topics: Annotated["PaperTopicConnection", _lists] = planned(
        "What the paper is about, the highest score first.", filtered(TopicWhere, paging())
    )
    institutions: Annotated["PaperInstitutionConnection", _lists] = planned(
        "The institutions that the paper is from, by name.", filtered(InstitutionWhere, paging())
    )
    cites: Annotated["PaperConnection", _lists] = planned(
        "The papers that it cites, those that the graph has.",
        filtered(PaperWhere, ordered(PaperOrder, PaperOrder.DATE_DESC)),
    )
    cited_by: Annotated["PaperConnection", _lists] = planned(
        "The papers in the graph that cite it.",
        filtered(PaperWhere, ordered(PaperOrder, PaperOrder.DATE_DESC)),
    )
    similar: Annotated["SimilarPaperConnection", _lists] = planned(
        "The papers that are most like it: by authors, topics, references and citing papers that "
        "both have, the highest score first, then by id.",
        paging(first=10),
    )
    sources: list[SourceRecord] = planned("The entries that the paper's facts were taken from.")
    export: str = strawberry.field(
        resolver=export_paper, description=EXPORT_DESCRIPTION.format("paper")
    )
