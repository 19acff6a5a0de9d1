"""The lists that hang on an author."""

import strawberry

from service.graphql.connections import Connection, Edge
from service.graphql.fields import leaf, planned
from service.graphql.types.author import Author
from service.graphql.types.facets import PapersConnection
from service.graphql.types.institution import Institution
from service.graphql.types.paper import Paper
from service.graphql.types.topic import Topic


@strawberry.type(description="One author in a list of authors.")
class AuthorEdge(Edge[Author]):
    """An author in a plain list."""


@strawberry.type(description="A page of authors.")
class AuthorConnection(Connection[AuthorEdge, Author]):
    """A page of authors."""


@strawberry.type(description="One paper of an author, with what is known about the authorship.")
class AuthorPaperEdge(Edge[Paper]):
    """An authorship, seen from the author."""

    position: int | None = leaf("The place in the printed list of authors, 1 is the first.")
    printed_name: str | None = leaf("The name as this paper prints it.")
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


@strawberry.type(description="A page of an author's papers.")
class AuthorPaperConnection(PapersConnection[AuthorPaperEdge]):
    """A page of an author's papers."""


@strawberry.type(description="One collaborator, with what the two wrote together.")
class CollaboratorEdge(Edge[Author]):
    """A collaboration, seen from one of the two."""

    papers: int = leaf("How many papers the two wrote together.")
    strength: float = leaf(
        "Newman's strength: the sum over the joint papers of 1 / (number of authors minus 1)."
    )
    first_year: int | None = leaf("The year of the first joint paper.")
    last_year: int | None = leaf("The year of the last joint paper.")
    confidence: float = leaf(
        "How sure it is that the two wrote together, 0 to 1: that of their best joint paper."
    )


@strawberry.type(description="What a list of collaborators leaves out.")
class CollaboratorCompleteness:
    """What a list of collaborators leaves out."""

    papers_excluded: int = leaf(
        "How many papers of the author were left out since they have more authors than the "
        "threshold."
    )
    threshold: int | None = leaf(
        "The number of authors above which a paper makes no collaboration; null where every paper "
        "makes one."
    )


@strawberry.type(description="A page of collaborators.")
class CollaboratorConnection(Connection[CollaboratorEdge, Author]):
    """A page of collaborators."""

    completeness: CollaboratorCompleteness = planned("What the list leaves out.")


@strawberry.type(description="One topic of an author.")
class AuthorTopicEdge(Edge[Topic]):
    """A topic of an author."""

    papers: int = leaf("How many of the author's papers are about it.")


@strawberry.type(description="A page of an author's topics.")
class AuthorTopicConnection(Connection[AuthorTopicEdge, Topic]):
    """A page of an author's topics."""


@strawberry.type(description="One institution of an author.")
class AuthorInstitutionEdge(Edge[Institution]):
    """An affiliation, seen from the author."""

    papers: int = leaf("How many of the author's papers name the institution.")
    first_year: int | None = leaf("The year of the first of them.")
    last_year: int | None = leaf("The year of the last of them.")


@strawberry.type(description="A page of an author's institutions.")
class AuthorInstitutionConnection(Connection[AuthorInstitutionEdge, Institution]):
    """A page of an author's institutions."""
