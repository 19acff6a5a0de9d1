"""Conditions on the nodes of a list, as a client writes them.

Each input type with the name of a kind holds one comparison a property and one condition a kind of
neighbour; `service.graphql.where` makes a plan's condition of them.
"""

from typing import Any, Optional

import strawberry


def _part(description: str, name: str | None = None) -> Any:  # noqa: ANN401 - typed by its annotation
    return strawberry.field(default=strawberry.UNSET, description=description, name=name)


_WRITTEN = "as people write it: bare, with a prefix or as an address, in any case"
_BEGUN = "`startsWith` takes the beginning of the bare form"
_ORCID = f"The ORCID, {_WRITTEN}; {_BEGUN}."
_OPENALEX = f"The OpenAlex id, {_WRITTEN}; {_BEGUN}, in any case."
_DOI = (
    f"The DOI that `Paper.doi` shows, {_WRITTEN}; {_BEGUN}, in any case. "
    "One of arXiv's own, as a whole, stands for the arXiv id."
)
_ARXIV = f"The arXiv id, {_WRITTEN}, with or without a version; {_BEGUN}, capitals counting."
_ROR = f"The ROR id, {_WRITTEN}; {_BEGUN}, in any case."


@strawberry.input(description="Comparisons with a text.")
class TextWhere:
    """Comparisons with a text."""

    eq: str | None = _part("Equal.")
    ne: str | None = _part("Not equal.")
    in_: list[str] | None = _part("One of these.", name="in")
    starts_with: str | None = _part(
        "Begins with this, capitals counting except in DOIs, OpenAlex and ROR ids."
    )
    exists: bool | None = _part("Whether there is a value at all.")


@strawberry.input(description="Comparisons with a whole number.")
class IntWhere:
    """Comparisons with a whole number."""

    eq: int | None = _part("Equal.")
    ne: int | None = _part("Not equal.")
    in_: list[int] | None = _part("One of these.", name="in")
    lt: int | None = _part("Less.")
    lte: int | None = _part("Less or equal.")
    gt: int | None = _part("Greater.")
    gte: int | None = _part("Greater or equal.")
    exists: bool | None = _part("Whether there is a value at all.")


@strawberry.input(description="Comparisons with a number.")
class FloatWhere:
    """Comparisons with a number."""

    eq: float | None = _part("Equal.")
    ne: float | None = _part("Not equal.")
    in_: list[float] | None = _part("One of these.", name="in")
    lt: float | None = _part("Less.")
    lte: float | None = _part("Less or equal.")
    gt: float | None = _part("Greater.")
    gte: float | None = _part("Greater or equal.")
    exists: bool | None = _part("Whether there is a value at all.")


@strawberry.input(description="Comparisons with true or false.")
class BooleanWhere:
    """Comparisons with true or false."""

    eq: bool | None = _part("Equal.")
    exists: bool | None = _part("Whether there is a value at all.")


@strawberry.input(
    description="Comparisons with a day such as `2022-05-23`, or with all days of a month "
    "(`2022-05`) or of a year (`2022`). A node of which only the month or the year is known counts "
    "as earlier than the days of it."
)
class DateWhere:
    """Comparisons with a date."""

    eq: str | None = _part("Equal, and known as exactly: `2022` is what has no month.")
    lt: str | None = _part("Earlier than it begins.")
    lte: str | None = _part("Not later than it ends: `2022` takes in all of that year.")
    gt: str | None = _part("Later than it ends: `2022` takes in what comes after that year.")
    gte: str | None = _part("Not earlier than it begins.")
    starts_with: str | None = _part("Within this year (`2022`) or month (`2022-05`).")
    exists: bool | None = _part("Whether there is a date.")


@strawberry.input(
    description="Comparisons with ids of the right kind. An id that was merged into another means "
    "that one."
)
class IdWhere:
    """Comparisons with ids of the right kind."""

    eq: strawberry.ID | None = _part("This id.")
    in_: list[strawberry.ID] | None = _part("One of these ids.", name="in")


@strawberry.input(description="Whether there is a value.")
class PresenceWhere:
    """Whether there is a value."""

    exists: bool | None = _part("Whether there is a value.")


@strawberry.input(description="Conditions on authors that are next to the node.")
class AuthorNeighbours:
    """Conditions on authors that are next to the node."""

    some: Optional["AuthorWhere"] = _part("At least one of them fits.")
    none: Optional["AuthorWhere"] = _part("None of them fits.")


@strawberry.input(description="Conditions on papers that are next to the node.")
class PaperNeighbours:
    """Conditions on papers that are next to the node."""

    some: Optional["PaperWhere"] = _part("At least one of them fits.")
    none: Optional["PaperWhere"] = _part("None of them fits.")


@strawberry.input(description="Conditions on categories that are next to the node.")
class CategoryNeighbours:
    """Conditions on categories that are next to the node."""

    some: Optional["CategoryWhere"] = _part("At least one of them fits.")
    none: Optional["CategoryWhere"] = _part("None of them fits.")


@strawberry.input(description="Conditions on topics that are next to the node.")
class TopicNeighbours:
    """Conditions on topics that are next to the node."""

    some: Optional["TopicWhere"] = _part("At least one of them fits.")
    none: Optional["TopicWhere"] = _part("None of them fits.")


@strawberry.input(description="Conditions on institutions that are next to the node.")
class InstitutionNeighbours:
    """Conditions on institutions that are next to the node."""

    some: Optional["InstitutionWhere"] = _part("At least one of them fits.")
    none: Optional["InstitutionWhere"] = _part("None of them fits.")


@strawberry.input(description="Conditions on an author. All parts have to hold.")
class AuthorWhere:
    """Conditions on an author. All parts have to hold."""

    and_: list["AuthorWhere"] | None = _part("All of these.", name="and")
    or_: list["AuthorWhere"] | None = _part("At least one of these.", name="or")
    not_: Optional["AuthorWhere"] = _part("Not this.", name="not")
    id: IdWhere | None = _part("The id.")
    name: TextWhere | None = _part("The name to show.")
    orcid: TextWhere | None = _part(_ORCID)
    openalex_id: TextWhere | None = _part(_OPENALEX)
    paper_count: IntWhere | None = _part("How many papers.")
    collaborator_count: IntWhere | None = _part("How many collaborators.")
    first_year: IntWhere | None = _part("The year of the first paper.")
    last_year: IntWhere | None = _part("The year of the last paper.")
    papers: PaperNeighbours | None = _part("The papers.")
    collaborators: AuthorNeighbours | None = _part("The collaborators.")
    institutions: InstitutionNeighbours | None = _part("The institutions.")


@strawberry.input(description="Conditions on a paper. All parts have to hold.")
class PaperWhere:
    """Conditions on a paper. All parts have to hold."""

    and_: list["PaperWhere"] | None = _part("All of these.", name="and")
    or_: list["PaperWhere"] | None = _part("At least one of these.", name="or")
    not_: Optional["PaperWhere"] = _part("Not this.", name="not")
    id: IdWhere | None = _part("The id.")
    title: TextWhere | None = _part("The title.")
    abstract: PresenceWhere | None = _part("The abstract.")
    date: DateWhere | None = _part("The date.")
    year: IntWhere | None = _part("The year of the date.")
    type: TextWhere | None = _part("The type.")
    venue: TextWhere | None = _part("The venue.")
    doi: TextWhere | None = _part(_DOI)
    arxiv_id: TextWhere | None = _part(_ARXIV)
    openalex_id: TextWhere | None = _part(_OPENALEX)
    has_code: BooleanWhere | None = _part("Whether there is code.")
    author_count: IntWhere | None = _part("How many authors are known.")
    authors_truncated: BooleanWhere | None = _part("Whether the source cut the list of authors.")
    cited_by_count: IntWhere | None = _part("How often it is cited, as a source says.")
    reference_count: IntWhere | None = _part("How many works it cites, as a source says.")
    score: FloatWhere | None = _part("The score that a list page prints.")
    authors: AuthorNeighbours | None = _part("The authors.")
    categories: CategoryNeighbours | None = _part("The categories.")
    topics: TopicNeighbours | None = _part("The topics.")
    institutions: InstitutionNeighbours | None = _part("The institutions.")
    cites: PaperNeighbours | None = _part("The papers that it cites.")
    cited_by: PaperNeighbours | None = _part("The papers that cite it.")


@strawberry.input(description="Conditions on a category. All parts have to hold.")
class CategoryWhere:
    """Conditions on a category. All parts have to hold."""

    and_: list["CategoryWhere"] | None = _part("All of these.", name="and")
    or_: list["CategoryWhere"] | None = _part("At least one of these.", name="or")
    not_: Optional["CategoryWhere"] = _part("Not this.", name="not")
    id: IdWhere | None = _part("The id.")
    code: TextWhere | None = _part("The code, such as `cs.CV`.")
    name: TextWhere | None = _part("The name.")
    papers: PaperNeighbours | None = _part("The papers.")


@strawberry.input(description="Conditions on a topic. All parts have to hold.")
class TopicWhere:
    """Conditions on a topic. All parts have to hold."""

    and_: list["TopicWhere"] | None = _part("All of these.", name="and")
    or_: list["TopicWhere"] | None = _part("At least one of these.", name="or")
    not_: Optional["TopicWhere"] = _part("Not this.", name="not")
    id: IdWhere | None = _part("The id.")
    name: TextWhere | None = _part("The name.")
    kind: TextWhere | None = _part("The kind.")
    paper_count: IntWhere | None = _part("How many papers.")
    papers: PaperNeighbours | None = _part("The papers.")


@strawberry.input(description="Conditions on an institution. All parts have to hold.")
class InstitutionWhere:
    """Conditions on an institution. All parts have to hold."""

    and_: list["InstitutionWhere"] | None = _part("All of these.", name="and")
    or_: list["InstitutionWhere"] | None = _part("At least one of these.", name="or")
    not_: Optional["InstitutionWhere"] = _part("Not this.", name="not")
    id: IdWhere | None = _part("The id.")
    name: TextWhere | None = _part("The name.")
    ror: TextWhere | None = _part(_ROR)
    country: TextWhere | None = _part("The country, as two letters.")
    type: TextWhere | None = _part("The type.")
    paper_count: IntWhere | None = _part("How many papers name it.")
    papers: PaperNeighbours | None = _part("The papers.")
    authors: AuthorNeighbours | None = _part("The authors.")
