"""The lists that hang on a paper, and the plain list of papers."""

import strawberry

from service.graphql.connections import Connection, Edge
from service.graphql.fields import leaf
from service.graphql.types.author import Author
from service.graphql.types.category import Category
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
