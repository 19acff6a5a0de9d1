"""The orders in which lists can be asked for; each value names an order of `graph.query`."""

from enum import Enum

import strawberry


@strawberry.enum(description="Orders of a list of authors. Authors without the value come last.")
class AuthorOrder(Enum):
    """Orders of authors."""

    NAME_ASC = strawberry.enum_value("name_asc", description="By name, A first.")
    NAME_DESC = strawberry.enum_value("name_desc", description="By name, Z first.")
    PAPER_COUNT_DESC = strawberry.enum_value("paper_count_desc", description="Most papers first.")
    PAPER_COUNT_ASC = strawberry.enum_value("paper_count_asc", description="Fewest papers first.")
    COLLABORATOR_COUNT_DESC = strawberry.enum_value(
        "collaborator_count_desc", description="Most collaborators first."
    )
    COLLABORATOR_COUNT_ASC = strawberry.enum_value(
        "collaborator_count_asc", description="Fewest collaborators first."
    )
    INSTITUTION_COUNT_DESC = strawberry.enum_value(
        "institution_count_desc", description="Most institutions first."
    )
    INSTITUTION_COUNT_ASC = strawberry.enum_value(
        "institution_count_asc", description="Fewest institutions first."
    )
    LAST_YEAR_DESC = strawberry.enum_value(
        "last_year_desc", description="Most recently active first."
    )
    LAST_YEAR_ASC = strawberry.enum_value("last_year_asc", description="Longest inactive first.")
    FIRST_YEAR_DESC = strawberry.enum_value(
        "first_year_desc", description="Latest beginning first."
    )
    FIRST_YEAR_ASC = strawberry.enum_value(
        "first_year_asc", description="Earliest beginning first."
    )


@strawberry.enum(description="Orders of a list of papers. Papers without the value come last.")
class PaperOrder(Enum):
    """Orders of papers."""

    DATE_DESC = strawberry.enum_value("date_desc", description="Newest first.")
    DATE_ASC = strawberry.enum_value("date_asc", description="Oldest first.")
    TITLE_ASC = strawberry.enum_value(
        "title_asc", description="By title, A first; upper case, accents and signs do not count."
    )
    TITLE_DESC = strawberry.enum_value("title_desc", description="By title, Z first.")
    YEAR_DESC = strawberry.enum_value(
        "year_desc",
        description="By year, the latest first; papers of one year are tied.",
    )
    YEAR_ASC = strawberry.enum_value("year_asc", description="By year, the earliest first.")
    CITED_BY_COUNT_DESC = strawberry.enum_value(
        "cited_by_count_desc", description="Most cited first, as a source says."
    )
    CITED_BY_COUNT_ASC = strawberry.enum_value(
        "cited_by_count_asc", description="Least cited first, as a source says."
    )
    AUTHOR_COUNT_DESC = strawberry.enum_value(
        "author_count_desc", description="Most authors first."
    )
    AUTHOR_COUNT_ASC = strawberry.enum_value(
        "author_count_asc", description="Fewest authors first."
    )
    CITING_COUNT_DESC = strawberry.enum_value(
        "citing_count_desc", description="Most citing papers in the graph first."
    )
    CITING_COUNT_ASC = strawberry.enum_value(
        "citing_count_asc", description="Fewest citing papers in the graph first."
    )
    TOPIC_COUNT_DESC = strawberry.enum_value("topic_count_desc", description="Most topics first.")
    TOPIC_COUNT_ASC = strawberry.enum_value("topic_count_asc", description="Fewest topics first.")
    INSTITUTION_COUNT_DESC = strawberry.enum_value(
        "institution_count_desc", description="Most institutions first."
    )
    INSTITUTION_COUNT_ASC = strawberry.enum_value(
        "institution_count_asc", description="Fewest institutions first."
    )


@strawberry.enum(description="Orders of a list of collaborators.")
class CollaboratorOrder(Enum):
    """Orders of collaborators."""

    STRENGTH_DESC = strawberry.enum_value("strength_desc", description="Strongest first.")
    PAPERS_DESC = strawberry.enum_value("papers_desc", description="Most joint papers first.")
    LAST_YEAR_DESC = strawberry.enum_value(
        "last_year_desc", description="Latest joint paper first; without a year last."
    )
    NAME_ASC = strawberry.enum_value("name_asc", description="By name, A first.")


@strawberry.enum(description="Orders of a list of categories.")
class CategoryOrder(Enum):
    """Orders of categories."""

    CODE_ASC = strawberry.enum_value("code_asc", description="By code, A first.")
    NAME_ASC = strawberry.enum_value("name_asc", description="By name, A first.")
    PAPER_COUNT_DESC = strawberry.enum_value("paper_count_desc", description="Most papers first.")
    PAPER_COUNT_ASC = strawberry.enum_value("paper_count_asc", description="Fewest papers first.")


@strawberry.enum(description="Orders of a list of topics.")
class TopicOrder(Enum):
    """Orders of topics."""

    PAPER_COUNT_DESC = strawberry.enum_value("paper_count_desc", description="Most papers first.")
    PAPER_COUNT_ASC = strawberry.enum_value("paper_count_asc", description="Fewest papers first.")
    NAME_ASC = strawberry.enum_value("name_asc", description="By name, A first.")
    NAME_DESC = strawberry.enum_value("name_desc", description="By name, Z first.")


@strawberry.enum(description="Orders of a list of institutions.")
class InstitutionOrder(Enum):
    """Orders of institutions."""

    PAPER_COUNT_DESC = strawberry.enum_value("paper_count_desc", description="Most papers first.")
    PAPER_COUNT_ASC = strawberry.enum_value("paper_count_asc", description="Fewest papers first.")
    AUTHOR_COUNT_DESC = strawberry.enum_value(
        "author_count_desc", description="Most authors first."
    )
    AUTHOR_COUNT_ASC = strawberry.enum_value(
        "author_count_asc", description="Fewest authors first."
    )
    NAME_ASC = strawberry.enum_value("name_asc", description="By name, A first.")
    NAME_DESC = strawberry.enum_value("name_desc", description="By name, Z first.")


@strawberry.enum(description="Orders of a list of institutions that papers join with another.")
class InstitutionCollaboratorOrder(Enum):
    """Orders of institutions that papers join with another."""

    STRENGTH_DESC = strawberry.enum_value("strength_desc", description="Strongest first.")
    PAPERS_DESC = strawberry.enum_value("papers_desc", description="Most joint papers first.")
    PAPER_COUNT_DESC = strawberry.enum_value(
        "paper_count_desc", description="Those with most papers in all first."
    )
    PAPER_COUNT_ASC = strawberry.enum_value(
        "paper_count_asc", description="Those with fewest papers in all first."
    )
    NAME_ASC = strawberry.enum_value("name_asc", description="By name, A first.")


@strawberry.enum(description="Orders of the authors of a topic or an institution.")
class SubjectAuthorOrder(Enum):
    """Orders of the authors of a topic or an institution."""

    PAPERS_DESC = strawberry.enum_value(
        "papers_desc", description="Most papers about the topic, or from the institution, first."
    )
    PAPER_COUNT_DESC = strawberry.enum_value(
        "paper_count_desc", description="Those with most papers in all first."
    )
    PAPER_COUNT_ASC = strawberry.enum_value(
        "paper_count_asc", description="Those with fewest papers in all first."
    )
    COLLABORATOR_COUNT_DESC = strawberry.enum_value(
        "collaborator_count_desc", description="Most collaborators first."
    )
    COLLABORATOR_COUNT_ASC = strawberry.enum_value(
        "collaborator_count_asc", description="Fewest collaborators first."
    )
    LAST_YEAR_DESC = strawberry.enum_value(
        "last_year_desc", description="Most recently active first; without a year last."
    )
    NAME_ASC = strawberry.enum_value("name_asc", description="By name, A first.")


@strawberry.enum(description="Orders of an author's topics.")
class AuthorTopicOrder(Enum):
    """Orders of an author's topics."""

    PAPERS_DESC = strawberry.enum_value(
        "papers_desc", description="Most papers of the author about it first."
    )
    PAPER_COUNT_DESC = strawberry.enum_value(
        "paper_count_desc", description="Those with most papers in all first."
    )
    PAPER_COUNT_ASC = strawberry.enum_value(
        "paper_count_asc", description="Those with fewest papers in all first."
    )
    NAME_ASC = strawberry.enum_value("name_asc", description="By name, A first.")


@strawberry.enum(description="Orders of an author's institutions.")
class AuthorInstitutionOrder(Enum):
    """Orders of an author's institutions."""

    PAPERS_DESC = strawberry.enum_value(
        "papers_desc", description="Most papers of the author from it first."
    )
    LAST_YEAR_DESC = strawberry.enum_value(
        "last_year_desc",
        description="Latest paper of the author from it first; without a year last.",
    )
    PAPER_COUNT_DESC = strawberry.enum_value(
        "paper_count_desc", description="Those with most papers in all first."
    )
    PAPER_COUNT_ASC = strawberry.enum_value(
        "paper_count_asc", description="Those with fewest papers in all first."
    )
    NAME_ASC = strawberry.enum_value("name_asc", description="By name, A first.")
