"""Collaborator paths: how two authors are connected, and through which papers."""

from typing import Annotated, cast

import strawberry

from service.graphql.fields import leaf, planned
from service.graphql.types.author import Author
from service.graphql.types.completeness import CompletenessStatus
from service.graphql.types.filter_arguments import EffectiveHyperauthor
from service.graphql.types.hop import Hop
from service.graphql.types.named import named
from service.graphql.types.paper_filter import check_range
from service.graphql.types.path_answer import (
    AnsweredCompleteness,
    AnsweredDistance,
    AnsweredPath,
    AnsweredPaths,
)
from service.graphql.types.path_input import PathWeight
from service.graphql.types.path_outcome import (
    PathCause,
    PathOutcome,
    SearchedGraph,
    SearchEngine,
)
from service.graphql.types.weaker_ties import WeakerTies

MAX_EACH = 100

WEAKER_TIES_DESCRIPTION = (
    "What the two have in common beside joint papers: much weaker, and no path. Null where a path "
    "was found or the two are one author. The filters do not apply. Read only when it is selected."
)


async def count_papers_excluded(completeness: strawberry.Parent[AnsweredCompleteness]) -> int:
    """Counted by a statement of its own."""
    return await completeness.count_excluded()


async def read_hops(path: strawberry.Parent[AnsweredPath]) -> list[Hop]:
    """Read for all paths together."""
    return cast("list[Hop]", await path.read_hops())


async def find_weaker_ties(
    answer: strawberry.Parent[AnsweredPaths | AnsweredDistance],
    first: Annotated[
        int, strawberry.argument(description=f"How many ties of each kind, 1 to {MAX_EACH}.")
    ] = 5,
) -> WeakerTies | None:
    """Read by statements of its own."""
    check_range("first", first, 1, MAX_EACH)
    return cast("WeakerTies | None", await answer.find_weaker_ties(first))


@strawberry.type(description="One chain of collaborators.")
class CollaboratorPath:
    """A path; no author comes twice on it, and no two paths have the same authors."""

    length: int = leaf("The number of hops.")
    cost: float = leaf("The sum of what its hops cost by the `weight` that was asked for.")
    authors: list[Author] = planned("Everybody on it, from one end to the other.")
    hops: list[Hop] = strawberry.field(
        resolver=read_hops,
        description="Its steps, in the same order, with the papers behind each.",
    )


@strawberry.type(description="The options that were really used, defaults and look-ups included.")
class EffectivePathOptions:
    """The options that were really used."""

    from_: strawberry.ID = named(
        "from", leaf("The present id of the first author, also where a merged one was asked for.")
    )
    to: strawberry.ID = leaf("The same for the other author.")
    first: int = leaf("How many paths were asked for.")
    max_hops: int = leaf("How many hops a path could have.")
    weight: PathWeight = leaf("What a hop cost.")
    since: int | None = leaf("The first year that counted; null without a limit.")
    until: int | None = leaf("The last year that counted; null without a limit.")
    hyperauthor: EffectiveHyperauthor = planned("What was done with papers of very many authors.")
    avoid: list[strawberry.ID] = leaf("The present ids of the authors that were avoided.")
    via: list[strawberry.ID] = leaf(
        "The present ids of the authors that every path leads through; without the two ends."
    )
    min_confidence: float = leaf("The least certain authorship that counted.")
    doubtful_below: float = leaf("Below this confidence a hop is marked as doubtful.")
    searched: SearchedGraph = leaf("Which relationships were searched.")
    engine: SearchEngine = leaf("Where the search ran.")
    change_number: int | None = leaf(
        "The version of the graph that the search was about: the number is raised by every change "
        "of papers, of who wrote them or of authors' names. Null where the graph has none yet."
    )
    reference_year: int | None = leaf("With `RECENT`: the year that papers aged up to.")
    half_life_years: int | None = leaf(
        "With `RECENT`: after how many years a paper counts half as much."
    )


@strawberry.type(description="How complete an answer is, and what was left out.")
class PathCompleteness:
    """How complete an answer is."""

    status: CompletenessStatus = leaf("Whether a limit ended the search.")
    proved_hops: int = leaf(
        "Every path of at most so many hops was taken into account: it is among the paths, or "
        "comes after them. It is `maxHops` in an answer that is complete."
    )
    cause: PathCause | None = leaf(
        "Why there are fewer paths than asked for; null where there are not, or where the outcome "
        "says it already."
    )
    reason: str | None = leaf("The same as a sentence.")
    authors_visited: int = leaf(
        "Whose papers or collaborations the search looked at, the two ends included."
    )
    papers_excluded: int = strawberry.field(
        resolver=count_papers_excluded,
        description="How many papers with at least one visited author the hyper-author policy "
        "alone left out: with more authors than the threshold, in the window, by an authorship "
        "that is certain enough. Each counts once. Nobody else's papers are counted, so a wider "
        "search may count more. Counted only when it is selected.",
    )
    only_through_hyperauthored: bool | None = leaf(
        "Whether chains of papers join the two, and every one of them has a paper that the "
        "hyper-author policy excludes. It is about chains of whatever length, before any other "
        "filter: where it is true, `INCLUDE` and a `maxHops` that is large enough find a path. "
        "False also where papers of any size leave the two apart; null where neither component "
        "ids nor an exhausted search prove it."
    )


@strawberry.type(description="How far two authors are apart.")
class CollaboratorDistance:
    """The answer to a question for a distance."""

    outcome: PathOutcome = leaf("What the search came to.")
    distance: int | None = leaf(
        "The fewest hops; 0 for one author under two ids, and null where no path was found."
    )
    effective: EffectivePathOptions = planned("The options that were really used.")
    completeness: PathCompleteness = planned("How complete the answer is, and what was left out.")
    weaker_ties: WeakerTies | None = strawberry.field(
        resolver=find_weaker_ties, description=WEAKER_TIES_DESCRIPTION
    )


@strawberry.type(description="How two authors are connected through joint papers.")
class CollaboratorPaths:
    """The answer to a question for paths."""

    outcome: PathOutcome = leaf("What the search came to.")
    paths: list[CollaboratorPath] = planned(
        "The best paths: by cost, then length, then strength (the strongest first; that of a path "
        "is 1 / the sum of 1 / strength of its hops), then by the ids along the path. The order is "
        "total, so the same question has the same answer."
    )
    effective: EffectivePathOptions = planned("The options that were really used.")
    completeness: PathCompleteness = planned("How complete the answer is, and what was left out.")
    weaker_ties: WeakerTies | None = strawberry.field(
        resolver=find_weaker_ties, description=WEAKER_TIES_DESCRIPTION
    )
