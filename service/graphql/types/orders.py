"""The orders in which lists can be asked for; each value names an order of `graph.query`."""

from enum import Enum

import strawberry


@strawberry.enum(description="Orders of a list of authors.")
class AuthorOrder(Enum):
    """Orders of authors."""

    NAME_ASC = strawberry.enum_value("name_asc", description="By name, A first.")
    NAME_DESC = strawberry.enum_value("name_desc", description="By name, Z first.")
    PAPER_COUNT_DESC = strawberry.enum_value("paper_count_desc", description="Most papers first.")
    COLLABORATOR_COUNT_DESC = strawberry.enum_value(
        "collaborator_count_desc", description="Most collaborators first."
    )
    LAST_YEAR_DESC = strawberry.enum_value(
        "last_year_desc", description="Most recently active first; without a year last."
    )


@strawberry.enum(description="Orders of a list of papers. Papers without the value come last.")
class PaperOrder(Enum):
    """Orders of papers."""

    DATE_DESC = strawberry.enum_value("date_desc", description="Newest first.")
    DATE_ASC = strawberry.enum_value("date_asc", description="Oldest first.")
    TITLE_ASC = strawberry.enum_value("title_asc", description="By title, A first.")
    CITED_BY_COUNT_DESC = strawberry.enum_value(
        "cited_by_count_desc", description="Most cited first."
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


@strawberry.enum(description="Orders of a list of topics.")
class TopicOrder(Enum):
    """Orders of topics."""

    PAPER_COUNT_DESC = strawberry.enum_value("paper_count_desc", description="Most papers first.")
    NAME_ASC = strawberry.enum_value("name_asc", description="By name, A first.")


@strawberry.enum(description="Orders of a list of institutions.")
class InstitutionOrder(Enum):
    """Orders of institutions."""

    PAPER_COUNT_DESC = strawberry.enum_value("paper_count_desc", description="Most papers first.")
    NAME_ASC = strawberry.enum_value("name_asc", description="By name, A first.")


@strawberry.enum(description="Orders of a list of institutions that papers join with another.")
class InstitutionCollaboratorOrder(Enum):
    """Orders of institutions that papers join with another."""

    STRENGTH_DESC = strawberry.enum_value("strength_desc", description="Strongest first.")
    PAPERS_DESC = strawberry.enum_value("papers_desc", description="Most joint papers first.")
    NAME_ASC = strawberry.enum_value("name_asc", description="By name, A first.")
