"""The lists that hang on categories, topics and institutions, and the plain lists of these."""

import strawberry

from service.graphql.connections import Connection, Edge
from service.graphql.fields import leaf
from service.graphql.types.author import Author
from service.graphql.types.category import Category
from service.graphql.types.facets import PapersConnection
from service.graphql.types.institution import Institution
from service.graphql.types.paper import Paper
from service.graphql.types.topic import Topic


@strawberry.type(description="One category in a list of categories.")
class CategoryEdge(Edge[Category]):
    """A category in a plain list."""


@strawberry.type(description="A page of categories.")
class CategoryConnection(Connection[CategoryEdge, Category]):
    """A page of categories."""


@strawberry.type(description="One paper in a category.")
class CategoryPaperEdge(Edge[Paper]):
    """A paper in a category."""

    primary: bool = leaf("Whether the category is the paper's main one.")
    ambiguous: bool = leaf(
        "Whether the source printed a short form that several categories share, so that this "
        "category is a candidate."
    )


@strawberry.type(description="A page of a category's papers.")
class CategoryPaperConnection(PapersConnection[CategoryPaperEdge]):
    """A page of a category's papers."""


@strawberry.type(description="One topic in a list of topics.")
class TopicEdge(Edge[Topic]):
    """A topic in a plain list."""


@strawberry.type(description="A page of topics.")
class TopicConnection(Connection[TopicEdge, Topic]):
    """A page of topics."""


@strawberry.type(description="One paper about a topic.")
class TopicPaperEdge(Edge[Paper]):
    """A paper about a topic."""

    score: float | None = leaf("How strongly the text is about it; higher is more.")
    method: str | None = leaf("How it was found.")


@strawberry.type(description="A page of the papers about a topic.")
class TopicPaperConnection(PapersConnection[TopicPaperEdge]):
    """A page of the papers about a topic."""


@strawberry.type(description="One author who wrote about a topic.")
class TopicAuthorEdge(Edge[Author]):
    """An author who wrote about a topic."""

    papers: int = leaf("How many of the author's papers are about the topic.")


@strawberry.type(description="A page of the authors who wrote about a topic.")
class TopicAuthorConnection(Connection[TopicAuthorEdge, Author]):
    """A page of the authors who wrote about a topic."""


@strawberry.type(description="One institution in a list of institutions.")
class InstitutionEdge(Edge[Institution]):
    """An institution in a plain list."""


@strawberry.type(description="A page of institutions.")
class InstitutionConnection(Connection[InstitutionEdge, Institution]):
    """A page of institutions."""


@strawberry.type(description="One paper from an institution.")
class InstitutionPaperEdge(Edge[Paper]):
    """A paper from an institution."""

    method: str | None = leaf(
        "How it was found: `byline`, `tag` (a page's tag) or `mention` (named in the text)."
    )


@strawberry.type(description="A page of an institution's papers.")
class InstitutionPaperConnection(PapersConnection[InstitutionPaperEdge]):
    """A page of an institution's papers."""


@strawberry.type(description="An institution that papers join with another.")
class InstitutionCollaboratorEdge(Edge[Institution]):
    """Two institutions that papers join."""

    papers: int = leaf("How many papers are from both.")
    strength: float = leaf(
        "The sum over these papers of 1 / (number of their institutions minus 1), as Newman's "
        "strength is for authors."
    )


@strawberry.type(description="A page of the institutions that papers join with another.")
class InstitutionCollaboratorConnection(Connection[InstitutionCollaboratorEdge, Institution]):
    """A page of the institutions that papers join with another."""


@strawberry.type(description="One author of an institution.")
class InstitutionAuthorEdge(Edge[Author]):
    """An affiliation, seen from the institution."""

    papers: int = leaf("How many of the author's papers name the institution.")
    first_year: int | None = leaf("The year of the first of them.")
    last_year: int | None = leaf("The year of the last of them.")


@strawberry.type(description="A page of an institution's authors.")
class InstitutionAuthorConnection(Connection[InstitutionAuthorEdge, Author]):
    """A page of an institution's authors."""
