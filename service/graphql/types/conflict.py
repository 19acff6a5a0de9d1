"""Conflicts of interest between two sides, and what shows them."""

from typing import Annotated, cast

import strawberry

from service.graphql.bounds import MAX_FIRST
from service.graphql.connections import Connection, Edge
from service.graphql.fields import leaf, planned
from service.graphql.types.author import Author
from service.graphql.types.completeness import CompletenessStatus
from service.graphql.types.conflict_answer import AnsweredConflict
from service.graphql.types.conflict_policy import ConflictPreset, ConflictVerdict
from service.graphql.types.institution import Institution
from service.graphql.types.paper import Paper
from service.graphql.types.paper_filter import check_range


@strawberry.type(description="A joint paper that counts.")
class ConflictPaperEdge(Edge[Paper]):
    """A joint paper."""

    certain: bool = leaf(
        "Whether it counts for sure: false where its date (a year, a month, or none at all) may "
        "lie outside the time that counts, or where it may be a namesake's."
    )
    confidence: float = leaf(
        "How sure it is that both wrote it, 0 to 1: the lower of the two authorships."
    )


@strawberry.type(description="A page of the joint papers of a pair, newest first.")
class ConflictPaperConnection(Connection[ConflictPaperEdge, Paper]):
    """A page of joint papers."""


@strawberry.type(description="An institution that papers of both name.")
class ConflictInstitution:
    """An institution of both."""

    institution: Institution = planned("The institution.")
    certain: bool = leaf(
        "Whether both were there in the same years, late enough; false where only one was at a "
        "time, or where a year is not known."
    )
    left_first_year: int | None = leaf("The first year in which papers of the left one name it.")
    left_last_year: int | None = leaf("The last such year.")
    right_first_year: int | None = leaf("The first year in which papers of the right one name it.")
    right_last_year: int | None = leaf("The last such year.")


def page_papers(
    conflict: strawberry.Parent[AnsweredConflict],
    first: Annotated[
        int, strawberry.argument(description=f"How many papers a page has, 1 to {MAX_FIRST}.")
    ] = 3,
    after: Annotated[
        str | None, strawberry.argument(description="The `endCursor` of the page before.")
    ] = None,
) -> ConflictPaperConnection:
    """A page of the joint papers, which were all read with the answer."""
    check_range("first", first, 1, MAX_FIRST)
    return cast("ConflictPaperConnection", conflict.page(first, after))


@strawberry.type(description="Somebody of each side, with what speaks for a conflict.")
class Conflict:
    """One pair."""

    left: Author = planned("The one of the left side.")
    right: Author = planned("The one of the right side.")
    verdict: ConflictVerdict = leaf("How sure the conflict is.")
    same_author: bool = leaf("Whether the two are one author, perhaps under two ids.")
    papers: ConflictPaperConnection = strawberry.field(
        resolver=page_papers, description="The joint papers that count, newest first."
    )
    institutions: list[ConflictInstitution] = planned(
        "The institutions that count, the one with the latest joint year first."
    )


@strawberry.type(description="The policy that was really used.")
class EffectiveConflictPolicy:
    """The policy that was really used."""

    preset: ConflictPreset = leaf("The preset that the other values come from where not given.")
    as_of: str = leaf("The day from which it looks back, ISO 8601; later papers do not count.")
    coauthors: bool = leaf("Whether joint papers count.")
    coauthors_since: str | None = leaf("The first day for joint papers; null without a limit.")
    institutions: bool = leaf("Whether joint institutions count.")
    institutions_since: str | None = leaf(
        "The first day for joint institutions, of which the year alone can be compared; null "
        "without a limit."
    )
    max_authors: int | None = leaf(
        "The greatest number of authors of a joint paper that counts; null where all count."
    )
    min_confidence: float = leaf("The least certain authorship that counted.")


@strawberry.type(description="What a check for conflicts left out.")
class ConflictCompleteness:
    """What a check left out."""

    status: CompletenessStatus = leaf("Whether joint papers may be missing.")
    reason: str | None = leaf("Why, as a sentence; null where nothing is missing.")
    papers_excluded: int = planned(
        "How many papers of the people in these years have more than `maxAuthors` authors. Counted "
        "only when it is selected."
    )


@strawberry.type(description="The conflicts of interest between two sides that the graph shows.")
class ConflictCheck:
    """The answer."""

    pair_count: int = leaf("How many pairs were checked: everybody on the left with the right.")
    conflicts: list[Conflict] = planned(
        "The pairs with a conflict, the certain ones first, then by ids. A pair that is not here "
        "has none that the graph shows: it knows nothing of advisors, family, grants or papers "
        "that it does not hold."
    )
    effective: EffectiveConflictPolicy = planned("The policy that was really used.")
    completeness: ConflictCompleteness = planned("What was left out.")
