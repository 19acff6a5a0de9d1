"""What two people have in common where no chain of joint papers connects them."""

import strawberry

from service.graphql.fields import leaf, planned
from service.graphql.types.author import Author
from service.graphql.types.category import Category
from service.graphql.types.institution import Institution
from service.graphql.types.paper import Paper
from service.graphql.types.topic import Topic
from service.graphql.types.weaker_ties_answer import WeakerTieKind


@strawberry.type(description="An institution of both in the same years.")
class InstitutionTie:
    """An institution of both."""

    institution: Institution = planned("The institution.")
    first_year: int = leaf("The first year within the years of both.")
    last_year: int = leaf("The last year within the years of both.")


@strawberry.type(description="A paper of one that cites a paper of the other.")
class CitationTie:
    """A citation."""

    author: Author = planned("Whose paper cites.")
    citing: Paper = planned("The paper that cites.")
    cited: Paper = planned("The other's paper.")


@strawberry.type(description="A topic of both.")
class TopicTie:
    """A topic of both."""

    topic: Topic = planned("The topic.")
    from_papers: int = leaf("How many papers of the first author are about it.")
    to_papers: int = leaf("How many papers of the other.")


@strawberry.type(description="A category of both.")
class CategoryTie:
    """A category of both."""

    category: Category = planned("The category.")
    from_papers: int = leaf("How many papers of the first author are filed under it.")
    to_papers: int = leaf("How many papers of the other.")


@strawberry.type(description="What two people have in common beside joint papers.")
class WeakerTies:
    """The ties of each kind; each list is bounded, and its total says of how many."""

    kinds: list[WeakerTieKind] = leaf("The kinds that there are, the one that says most first.")
    institutions: list[InstitutionTie] = planned(
        "Institutions of both in the same years, the latest joint year first, then by id."
    )
    institution_total: int = leaf("How many there are.")
    citations: list[CitationTie] = planned("Citations between the two, the newest first.")
    citation_total: int = leaf("How many there are.")
    topics: list[TopicTie] = planned(
        "Topics of both: by the lesser of the two numbers of papers, the greatest first."
    )
    topic_total: int = leaf("How many there are.")
    categories: list[CategoryTie] = planned("Categories of both, in the same order.")
    category_total: int = leaf("How many there are.")
