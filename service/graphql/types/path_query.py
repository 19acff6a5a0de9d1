"""The root fields `collaboratorPaths` and `collaboratorDistance`."""

from typing import Annotated, cast

import strawberry

from graph.errors import NotFoundError
from graph.paths.evidence import Hop
from graph.paths.finder import PathAnswer, PathFinder, PathOutcome
from graph.paths.options import PathOptions, SearchBudget
from graph.paths.weaker_ties import find_weaker_ties
from service.errors import RequestError, refuse_unknown
from service.graphql.fields import RequestInfo
from service.graphql.types.path import CollaboratorDistance, CollaboratorPaths
from service.graphql.types.path_answer import Later, show_answer, show_distance
from service.graphql.types.path_input import (
    CollaboratorDistanceInput,
    CollaboratorPathsInput,
    parse_ids,
    parse_options,
    parse_path_options,
    refuse_avoided,
)
from service.graphql.types.weaker_ties_answer import AnsweredWeakerTies, show_weaker_ties

COLLABORATOR_PATHS_DESCRIPTION = (
    "How two authors are connected: the best chains of collaborators between them, with the joint "
    "papers behind every hop. That there is no path, or that a limit ended the search, is an "
    "answer and not an error."
)

COLLABORATOR_DISTANCE_DESCRIPTION = (
    "The fewest hops between two authors: as `collaboratorPaths` for one path, without reading "
    "who is on it."
)

SEARCH_SHARE = 0.5
"""The share of a request's time that a search may use: the papers are read after it."""


async def resolve_collaborator_paths(
    info: RequestInfo,
    input: Annotated[  # noqa: A002 - the name that the API gives it
        CollaboratorPathsInput, strawberry.argument(description="What to look for.")
    ],
) -> CollaboratorPaths:
    """Search; hops, authors and papers are read by their selection."""
    answer = await _ask(info, input, parse_path_options(input))
    info.context.reader.know(answer.engine)
    shown = show_answer(answer, _read_later(info, answer))
    return cast("CollaboratorPaths", shown)


async def resolve_collaborator_distance(
    info: RequestInfo,
    input: Annotated[  # noqa: A002 - the name that the API gives it
        CollaboratorDistanceInput, strawberry.argument(description="What to measure.")
    ],
) -> CollaboratorDistance:
    """Search for the shortest path, and read nothing about it."""
    answer = await ask_distance(info, input)
    shown = show_distance(answer, _read_later(info, answer))
    return cast("CollaboratorDistance", shown)


async def ask_distance(info: RequestInfo, asked: CollaboratorDistanceInput) -> PathAnswer:
    """The answer for one path by hops."""
    return await _ask(info, asked, parse_options(asked))


async def _ask(
    info: RequestInfo, asked: CollaboratorDistanceInput, options: PathOptions
) -> PathAnswer:
    start, goal = parse_ids(asked)
    context = info.context
    budget = SearchBudget(seconds=context.timeout * SEARCH_SHARE)
    finder = PathFinder(
        context.database,
        budget,
        quicker=context.path_index,
        trust=context.trust and context.trust.rely_on,
    )
    try:
        answer = await finder.find_paths(start, goal, options, seconds=context.timeout)
    except NotFoundError as error:
        raise _name_argument(error, asked) from error
    # Only now is it known whom merged ids mean.
    refuse_avoided(
        (answer.start, answer.goal), sorted(answer.options.avoid), sorted(answer.options.via)
    )
    return answer


def _read_later(info: RequestInfo, answer: PathAnswer) -> Later:
    context, key = info.context, info.path.key

    async def read() -> list[tuple[Hop, ...]]:
        return await answer.read_hops(seconds=context.timeout)

    async def count() -> int:
        return await answer.engine.count_excluded(
            answer.visited, answer.options.papers, seconds=context.timeout
        )

    async def find(first: int) -> AnsweredWeakerTies | None:
        if answer.paths or answer.outcome is PathOutcome.SAME_AUTHOR:
            return None
        ties = await find_weaker_ties(
            context.database, answer.start, answer.goal, most=first, seconds=context.timeout
        )
        return show_weaker_ties(ties)

    # No field of a response has a space in its key.
    return Later(lambda: context.compute(f"{key} hops", read), count, find)


def _name_argument(error: NotFoundError, asked: CollaboratorDistanceInput) -> RequestError:
    start, goal = parse_ids(asked)
    argument = {start: "from", goal: "to"}.get(error.node_id)
    argument = argument or ("avoid" if error.node_id in asked.avoid else "via")
    return refuse_unknown(error, argument)
