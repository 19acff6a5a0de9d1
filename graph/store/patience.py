"""Tries a transaction again that fails in passing: a deadlock, a server that is away."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from threading import Event
from typing import Generic, TypeVar

from neo4j.exceptions import DriverError, Neo4jError
from tenacity import RetryCallState, Retrying, retry_if_exception
from tenacity.wait import wait_exponential_jitter, wait_random_exponential

from graph.store.interruption import find_interruption
from graph.store.reach import Reach, is_away

log = logging.getLogger(__name__)

_WHILE_AWAY = wait_exponential_jitter(initial=1, max=5, jitter=0.4)
_WHILE_BUSY = wait_random_exponential(multiplier=0.1, max=5)
_T = TypeVar("_T")


def try_patiently(
    work: Callable[[], _T], seconds: float, reach: Reach, given_up: Event | None = None
) -> _T:
    """Do the work, again and again for so long after it first failed, or until it is `given_up`.

    `reach` is told of a server that is away, and that it answers. What the last attempt failed with
    is raised.
    """
    patient = _Patient(work, seconds, reach, given_up or Event())
    attempts = Retrying(
        retry=retry_if_exception(_is_passing),
        stop=patient.is_enough,
        wait=_choose_wait,
        before_sleep=patient.note,
        sleep=patient.rest,
        reraise=True,
    )
    return attempts(patient.attempt)


@dataclass(slots=True)
class _Patient(Generic[_T]):
    """Work that is tried again, and what is known of its attempts."""

    work: Callable[[], _T]
    seconds: float
    reach: Reach
    given_up: Event
    began: float = 0.0
    """When the last attempt began."""
    failed: float | None = None
    """When the first one failed."""
    error: BaseException | None = None

    def attempt(self) -> _T:
        """Do the work once; raise what it failed with before where it is given up."""
        if self.error is not None and self.given_up.is_set():
            raise self.error
        self.began = time.monotonic()
        done = self.work()
        self.reach.find(self.began)
        return done

    def is_enough(self, _: RetryCallState) -> bool:
        """Whether it is not tried again."""
        # From the first failure on: what fails at its end may itself have taken longer.
        now = time.monotonic()
        self.failed = now if self.failed is None else self.failed
        return self.given_up.is_set() or now - self.failed >= self.seconds

    def note(self, state: RetryCallState) -> None:
        """Tell of an attempt that failed."""
        self.error = _find_error(state)
        if _is_away(state):
            self.reach.miss(self.seconds, began=self.began)
        log.debug("tried again in %.2f s: %s", state.upcoming_sleep, self.error)

    def rest(self, seconds: float) -> None:
        """Wait for the next attempt; not to the end where it is given up."""
        self.given_up.wait(seconds)


def _find_error(state: RetryCallState) -> BaseException | None:
    return state.outcome.exception() if state.outcome else None


def _is_passing(error: BaseException) -> bool:
    passing = isinstance(error, DriverError | Neo4jError) and error.is_retryable()
    return passing and find_interruption(error) is None


def _is_away(state: RetryCallState) -> bool:
    error = _find_error(state)
    return error is not None and is_away(error)


def _choose_wait(state: RetryCallState) -> float:
    # Of two transactions in each other's way, the one that is ended need not wait for long.
    return (_WHILE_AWAY if _is_away(state) else _WHILE_BUSY)(state)
