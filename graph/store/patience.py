"""Tries a transaction again that fails in passing: a deadlock, a server that is away."""

import logging
from collections.abc import Callable
from typing import TypeVar

from neo4j.exceptions import DriverError, Neo4jError
from tenacity import RetryCallState, Retrying, retry_if_exception
from tenacity.wait import wait_exponential_jitter, wait_random_exponential

from graph.store.reach import Reach, is_away

log = logging.getLogger(__name__)

_WHILE_AWAY = wait_exponential_jitter(initial=1, max=5, jitter=0.4)
_WHILE_BUSY = wait_random_exponential(multiplier=0.1, max=5)
_T = TypeVar("_T")


def try_patiently(work: Callable[[], _T], seconds: float, reach: Reach) -> _T:
    """Do the work, again and again for so long after it first failed.

    `reach` is told of a server that is away. What the last attempt failed with is raised.
    """

    def note(state: RetryCallState) -> None:
        if _is_away(state):
            reach.miss(seconds)
        log.debug("tried again in %.2f s: %s", state.upcoming_sleep, _find_error(state))

    attempts = Retrying(
        retry=retry_if_exception(_is_passing),
        stop=_stop_after(seconds),
        wait=_choose_wait,
        before_sleep=note,
        reraise=True,
    )
    return attempts(work)


def _find_error(state: RetryCallState) -> BaseException | None:
    return state.outcome.exception() if state.outcome else None


def _is_passing(error: BaseException) -> bool:
    return isinstance(error, DriverError | Neo4jError) and error.is_retryable()


def _is_away(state: RetryCallState) -> bool:
    error = _find_error(state)
    return error is not None and is_away(error)


def _choose_wait(state: RetryCallState) -> float:
    # Of two transactions in each other's way, the one that is ended need not wait for long.
    return (_WHILE_AWAY if _is_away(state) else _WHILE_BUSY)(state)


def _stop_after(seconds: float) -> Callable[[RetryCallState], bool]:
    """Count from the first failure: what fails at its end may itself have taken longer."""
    failed: list[float] = []

    def stop(state: RetryCallState) -> bool:
        failed.append(state.outcome_timestamp or 0)
        return failed[-1] - failed[0] >= seconds

    return stop
