"""What became of a decision."""

from collections.abc import Sequence
from enum import Enum
from typing import Annotated, cast

import strawberry

from service.curation import DecisionEffect, DecisionRefusedError
from service.graphql.fields import NodeRef, leaf, planned
from service.graphql.types.author import Author
from service.graphql.types.decision import Decision


@strawberry.enum(description="Why a decision cannot be made; nothing was changed then.")
class DecisionProblem(Enum):
    """Its values are the words of those who refuse."""

    INVALID_INPUT = strawberry.enum_value(
        "invalid-input", description="A name or a reason that says nothing."
    )
    UNKNOWN_AUTHOR = strawberry.enum_value(
        "unknown-author", description="No author has one of the ids."
    )
    AMBIGUOUS_AUTHOR = strawberry.enum_value(
        "ambiguous-author", description="Several authors have one of the ids."
    )
    UNKNOWN_PAPER = strawberry.enum_value(
        "unknown-paper", description="The author has no paper with one of the ids."
    )
    AMBIGUOUS_PAPER = strawberry.enum_value(
        "ambiguous-paper", description="The author has several papers with one of the ids."
    )
    UNKNOWN_DECISION = strawberry.enum_value(
        "unknown-decision", description="There is no decision with the id."
    )
    ALREADY_UNDONE = strawberry.enum_value(
        "already-undone", description="The decision was undone before."
    )
    SAME_AUTHOR = strawberry.enum_value(
        "same-author", description="All ids name one author: there is nothing to merge."
    )
    JOINT_PAPERS = strawberry.enum_value(
        "joint-papers", description="Two of the authors are on one paper, so they are two people."
    )
    NOTHING_LEFT = strawberry.enum_value(
        "nothing-left", description="The author has no other papers than those to split off."
    )


@strawberry.type(description="An id that answers for another author from now on.")
class MergedAuthorId:
    """A merged id."""

    id: strawberry.ID = leaf("The id that was merged.")
    into: strawberry.ID = leaf("The id that it answers for.")


@strawberry.type(description="An earlier decision that gave way, at least in part.")
class OverruledDecision:
    """An overruled decision."""

    id: strawberry.ID = leaf("The earlier decision's id.")
    by: list[strawberry.ID] = leaf("The ids of the later decisions that it contradicts.")


@strawberry.type(description="A decision that was made, or undone, and what came of it.")
class DecisionMade:
    """A decision that was made."""

    decision: Decision = planned("The decision.")
    authors: list[Author] = planned("Whom the decision's mentions are taken for now.")
    new_authors: list[Author] = planned("The authors who were not there before.")
    merged: list[MergedAuthorId] = planned("The ids that answer for another author from now on.")
    overruled: list[OverruledDecision] = planned(
        "The decisions about these names that do not hold as a whole, since later ones contradict "
        "them."
    )


@strawberry.type(description="A decision that cannot be made. Nothing was changed.")
class DecisionRefused:
    """A decision that cannot be made."""

    problem: DecisionProblem = leaf("Why not.")
    message: str = leaf("The same as a sentence, with what was found.")


CurationResult = Annotated[
    DecisionMade | DecisionRefused,
    strawberry.union(
        "CurationResult", description="What became of a decision: it was made, or it cannot be."
    ),
]


def show_made(effect: DecisionEffect) -> DecisionMade:
    """The decision in the API's words; its authors are read by their selection."""
    return DecisionMade(
        decision=cast("Decision", effect.decision),
        authors=_refer(effect.authors),
        new_authors=_refer(effect.new),
        merged=[
            MergedAuthorId(id=strawberry.ID(one), into=strawberry.ID(into))
            for one, into in sorted(effect.merged.items())
        ],
        overruled=[
            OverruledDecision(id=strawberry.ID(one), by=[strawberry.ID(later) for later in by])
            for one, by in sorted(effect.overruled.items())
        ],
    )


def show_refused(error: DecisionRefusedError) -> DecisionRefused:
    """The refusal in the API's words."""
    return DecisionRefused(problem=DecisionProblem(error.problem), message=str(error))


def _refer(authors: Sequence[str]) -> list[Author]:
    return cast("list[Author]", [NodeRef(author) for author in authors])
