"""The root field `collaboratorPaths`."""

from functools import partial
from typing import Annotated, cast

import strawberry

from graph.errors import NotFoundError
from graph.paths.evidence import count_excluded
from graph.paths.finder import PathFinder
from graph.paths.options import SearchBudget
from service.errors import RequestError, refuse_unknown
from service.graphql.fields import RequestInfo
from service.graphql.types.path import CollaboratorPaths
from service.graphql.types.path_answer import show_answer
from service.graphql.types.path_input import (
    CollaboratorDistanceInput,
    CollaboratorPathsInput,
    parse_ids,
    parse_path_options,
)

COLLABORATOR_PATHS_DESCRIPTION = (
    "How two authors are connected: the best chains of collaborators between them, with the joint "
    "papers behind every hop. That there is no path, or that a limit ended the search, is an "
    "answer and not an error."
)

SEARCH_SHARE = 0.5
"""The share of a request's time that a search may use: the papers are read after it."""


async def resolve_collaborator_paths(
    info: RequestInfo,
    input: Annotated[  # noqa: A002 - the name that the API gives it
        CollaboratorPathsInput, strawberry.argument(description="What to look for.")
    ],
) -> CollaboratorPaths:
    """Search, then read the papers of the hops; authors and papers are read by their selection."""
    start, goal = parse_ids(input)
    options = parse_path_options(input)
    context = info.context
    budget = SearchBudget(seconds=context.timeout * SEARCH_SHARE)
    finder = PathFinder(context.database, budget)
    try:
        answer = await finder.find_paths(start, goal, options, seconds=context.timeout)
    except NotFoundError as error:
        raise name_argument(error, input) from error
    excluded = partial(
        count_excluded, context.database, sorted(answer.visited), answer.options.papers
    )
    return cast("CollaboratorPaths", show_answer(answer, lambda: excluded(seconds=context.timeout)))


def name_argument(error: NotFoundError, asked: CollaboratorDistanceInput) -> RequestError:
    """The refusal of an unknown id, with the argument that holds it."""
    start, goal = parse_ids(asked)
    argument = {start: "from", goal: "to"}.get(error.node_id)
    argument = argument or ("avoid" if error.node_id in asked.avoid else "via")
    return refuse_unknown(error, argument)
