"""The root field `watchPath`."""

import hashlib
from dataclasses import dataclass
from typing import Annotated, cast

import strawberry

from graph.errors import CursorError
from graph.paths.finder import PathOutcome as Outcome
from graph.paths.watching import ChangeNumber, Watched, get_change_number, is_changed
from graph.query.cursor import decode_cursor, encode_cursor
from service.errors import RequestError
from service.graphql.fields import RequestInfo
from service.graphql.types.path_answer import distance_of
from service.graphql.types.path_input import CollaboratorDistanceInput, parse_ids, parse_options
from service.graphql.types.path_outcome import PathOutcome
from service.graphql.types.path_query import ask_distance
from service.graphql.types.watch import PathWatch

WATCH_PATH_DESCRIPTION = (
    "Whether the distance between two authors changed since a token was given: to be asked again "
    "after each ingest run, or as often as you like. While the graph stays as it is an answer "
    "takes one small statement and no search."
)


@dataclass(frozen=True, slots=True)
class AnsweredBefore:
    """As `WatchedBefore`."""

    outcome: PathOutcome
    distance: int | None


@dataclass(frozen=True, slots=True)
class AnsweredWatch:
    """As `PathWatch`."""

    token: str
    outcome: PathOutcome
    distance: int | None
    changed: bool | None
    previous: AnsweredBefore | None
    as_of_change: int | None
    searched: bool


@dataclass(frozen=True, slots=True)
class _Token:
    """What a token says: the answer, and which state of which graph it holds for."""

    watched: Watched
    state: ChangeNumber | None


async def resolve_watch_path(
    info: RequestInfo,
    input: Annotated[  # noqa: A002 - the name that the API gives it
        CollaboratorDistanceInput, strawberry.argument(description="What to watch.")
    ],
    token: Annotated[
        str | None,
        strawberry.argument(description="The `token` of an answer to the same `input`."),
    ] = None,
) -> PathWatch:
    """Look at the graph's change number, and search only where it has moved."""
    scope = _name_scope(input)
    before = None if token is None else _read_token(token, scope)
    context = info.context
    # Before the search: a change meanwhile is then searched for the next time.
    state = await get_change_number(context.database, seconds=context.timeout)
    if before and before.watched.conclusive and state is not None and before.state == state:
        return _show(scope, before.watched, before.watched, state, searched=False)
    answer = await ask_distance(info, input)
    now = _watched(answer.outcome.value, distance_of(answer))
    return _show(scope, before.watched if before else None, now, state, searched=True)


def _name_scope(asked: CollaboratorDistanceInput) -> str:
    options = parse_options(asked)
    people = (parse_ids(asked), sorted(options.avoid), sorted(options.via))
    named = f"{people} {options.max_hops} {options.papers}"
    return f"watch {hashlib.sha256(named.encode()).hexdigest()[:24]}"


def _watched(outcome: str, distance: int | None) -> Watched:
    return Watched(outcome, distance, outcome != Outcome.TRUNCATED.value)


def _read_token(token: str, scope: str) -> _Token:
    try:
        outcome, distance, identity, changes = decode_cursor(token, scope, length=4)
        known = Outcome(outcome)
    except (CursorError, ValueError) as error:
        raise RequestError(
            "INVALID_CURSOR",
            "The token is not one that this service gave for this `input`.",
            argument="token",
            hint="Ask without a token first; it holds for the same `input` only.",
        ) from error
    state = None
    if isinstance(identity, str) and isinstance(changes, int):
        state = ChangeNumber(identity, changes)
    return _Token(_watched(known.value, distance if isinstance(distance, int) else None), state)


def _show(
    scope: str,
    before: Watched | None,
    now: Watched,
    state: ChangeNumber | None,
    *,
    searched: bool,
) -> PathWatch:
    identity, changes = (None, None) if state is None else (state.identity, state.changes)
    answer = AnsweredWatch(
        encode_cursor(scope, [now.outcome, now.distance, identity, changes]),
        PathOutcome(now.outcome),
        now.distance,
        None if before is None else is_changed(before, now),
        None if before is None else AnsweredBefore(PathOutcome(before.outcome), before.distance),
        changes,
        searched,
    )
    return cast("PathWatch", answer)
