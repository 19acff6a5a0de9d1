"""The lists that hang on a paper, and the plain list of papers."""

from typing import Any

import strawberry

from graph.query.similar import CITES_WEIGHT, MOST_CANDIDATES, MOST_LINKS, MOST_PAPERS
from service.graphql.bounds import MAX_FIRST
from service.graphql.connections import Connection, Edge
from service.graphql.fields import argument, leaf, planned
from service.graphql.types.author import Author
from service.graphql.types.category import Category
from service.graphql.types.completeness import CompletenessStatus
from service.graphql.types.facets import PapersConnection
from service.graphql.types.institution import Institution
from service.graphql.types.paper import Paper
from service.graphql.types.topic import Topic


@strawberry.type(description="One paper in a list of papers.")
class PaperEdge(Edge[Paper]):
    """A paper in a plain list."""


@strawberry.type(description="A page of papers.")
class PaperConnection(PapersConnection[PaperEdge]):
    """A page of papers."""


@strawberry.type(description="One author of a paper, with what is known about the authorship.")
class PaperAuthorEdge(Edge[Author]):
    """An authorship, seen from the paper."""

    position: int | None = leaf("The place in the printed list of authors, 1 is the first.")
    printed_name: str | None = leaf("The name as the paper prints it.")
    inferred: bool = leaf(
        "True where the source lists the paper under the author but does not print the name "
        "(a list cut with “et al.”, or a profile that prints no names)."
    )
    confidence: float = leaf("How sure it is that this author wrote it, 0 to 1.")
    evidence: list[str] = leaf("Why this author is meant, in words; a curator's come first.")
    method: str = leaf("The version of the rules that decided, or of curators' decisions.")
    decided_at: str | None = leaf(
        "When it was first decided so, ISO 8601 in UTC; null where that was not kept."
    )
    affiliations: list[str] | None = leaf("Where the author works, as the paper prints it.")


@strawberry.type(description="A page of a paper's authors.")
class PaperAuthorConnection(Connection[PaperAuthorEdge, Author]):
    """A page of a paper's authors."""


@strawberry.type(description="What a list of similar papers leaves out.")
class SimilarCompleteness:
    """What a list of similar papers leaves out."""

    status: CompletenessStatus = leaf("Whether links or papers were not gone through.")
    reason: str | None = leaf("What was left out, as a sentence; null where nothing was.")


def _shared(what: str) -> Any:  # noqa: ANN401 - typed by the annotation it is assigned to
    described = f"How many are given, 1 to {MAX_FIRST}."
    return planned(f"{what}, by id.", [argument("first", int, described, 3)])


@strawberry.type(description="A similar paper, with the reasons.")
class SimilarPaperEdge(Edge[Paper]):
    """A similar paper."""

    score: float = leaf(
        "How alike the two are: for authors, topics, references and citing papers the number that "
        "both have, divided by the geometric mean of their numbers; added up, and "
        f"{CITES_WEIGHT} more where one cites the other."
    )
    cites: bool = leaf("Whether it cites the paper.")
    cited_by: bool = leaf("Whether the paper cites it.")
    shared_author_count: int = leaf("How many authors both have.")
    shared_authors: list[Author] = _shared("Authors of both")
    shared_topic_count: int = leaf("How many topics both have.")
    shared_topics: list[Topic] = _shared("Topics of both")
    shared_reference_count: int = leaf("How many papers both cite.")
    shared_references: list[Paper] = _shared("Papers that both cite")
    shared_citing_count: int = leaf("How many papers cite both.")
    shared_citing: list[Paper] = _shared("Papers that cite both")


@strawberry.type(description="A page of similar papers, the most alike first.")
class SimilarPaperConnection(Connection[SimilarPaperEdge, Paper]):
    """A page of similar papers."""

    total_count: int = leaf(
        f"How many papers were compared, at most {MOST_CANDIDATES}. Counted only when it is "
        "selected."
    )
    completeness: SimilarCompleteness = planned(
        f"What the list leaves out: only the {MOST_LINKS} rarest links of each kind that lead to "
        f"at most {MOST_PAPERS} papers are followed, and the {MOST_CANDIDATES} papers that most "
        "of them lead to are compared. Counts on edges are of these links."
    )


@strawberry.type(description="One category of a paper.")
class PaperCategoryEdge(Edge[Category]):
    """A category of a paper."""

    primary: bool = leaf("Whether it is the paper's main category.")
    ambiguous: bool = leaf(
        "Whether the source printed a short form that several categories share (`CV` is cs.CV or "
        "math.CV), so that this one is a candidate."
    )


@strawberry.type(description="A page of a paper's categories.")
class PaperCategoryConnection(Connection[PaperCategoryEdge, Category]):
    """A page of a paper's categories."""


@strawberry.type(description="One topic of a paper.")
class PaperTopicEdge(Edge[Topic]):
    """A topic of a paper."""

    score: float | None = leaf("How strongly the text is about it; higher is more.")
    method: str | None = leaf("How it was found.")


@strawberry.type(description="A page of a paper's topics.")
class PaperTopicConnection(Connection[PaperTopicEdge, Topic]):
    """A page of a paper's topics."""


@strawberry.type(description="One institution of a paper.")
class PaperInstitutionEdge(Edge[Institution]):
    """An institution of a paper."""

    method: str | None = leaf(
        "How it was found: `byline`, `tag` (a page's tag) or `mention` (named in the text)."
    )


@strawberry.type(description="A page of a paper's institutions.")
class PaperInstitutionConnection(Connection[PaperInstitutionEdge, Institution]):
    """A page of a paper's institutions."""
