"""What fails in passing is tried again, for so long after it first failed; the clock is ours."""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from threading import Event, Timer

import pytest
from neo4j.exceptions import ClientError, ServiceUnavailable, TransientError

from graph.store import patience
from graph.store.patience import try_patiently
from graph.store.reach import Reach

AWAY = ServiceUnavailable("gone")


@dataclass
class _Clock:
    """Time that passes while somebody waits or works."""

    now: float = 100.0

    def monotonic(self) -> float:
        return self.now

    def pass_by(self, seconds: float) -> bool:
        self.now += seconds
        return False


class _Resting(Event):
    """Waits by the clock."""

    def __init__(self, clock: _Clock) -> None:
        super().__init__()
        self.clock = clock

    def wait(self, timeout: float | None = None) -> bool:
        return self.clock.pass_by(timeout or 0)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> _Clock:
    clock = _Clock()
    monkeypatch.setattr("graph.store.patience.time", clock)
    monkeypatch.setattr("graph.store.reach.time", clock)
    monkeypatch.setattr(patience, "Event", lambda: _Resting(clock))
    return clock


@pytest.fixture
def told(caplog: pytest.LogCaptureFixture) -> Callable[[], list[str]]:
    caplog.set_level(logging.WARNING)
    return lambda: [record.getMessage() for record in caplog.records]


def _work(outcomes: Iterator[object], clock: _Clock, takes: float = 0.0) -> Callable[[], object]:
    def work() -> object:
        clock.pass_by(takes)
        outcome = next(outcomes)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    return work


def _again(error: Exception) -> Iterator[Exception]:
    while True:
        yield error


def test_a_retry_that_succeeds_says_that_the_server_is_back(
    clock: _Clock, told: Callable[[], list[str]]
) -> None:
    work = _work(iter([AWAY, AWAY, "done"]), clock)

    assert try_patiently(work, 30, Reach("bolt://there")) == "done"

    away, back = told()
    assert away == "Neo4j at bolt://there is away; waiting for it, up to 30 s"
    assert back == f"Neo4j at bolt://there is back, after {clock.now - 100:.0f} s"
    assert 3 <= clock.now - 100 < 4, "about 1 s before the second attempt, 2 s before the third"


def test_time_counts_from_the_first_failure_however_long_the_work_had_gone_on(
    clock: _Clock,
) -> None:
    def work() -> None:
        clock.pass_by(0 if failures else 500)
        failures.append(clock.now)
        raise AWAY

    failures: list[float] = []
    with pytest.raises(ServiceUnavailable, match="gone"):
        try_patiently(work, 20, Reach("bolt://there"))

    assert len(failures) > 3
    assert all(at - failures[0] < 20 for at in failures[:-1])
    assert 20 <= failures[-1] - failures[0] < 26, "no wait is longer than 5 s and what is added"


def test_what_the_last_attempt_fails_with_is_raised(clock: _Clock) -> None:
    last = ServiceUnavailable("still gone")
    work = _work(iter([AWAY, last]), clock, takes=15)

    with pytest.raises(ServiceUnavailable) as raised:
        try_patiently(work, 10, Reach("bolt://there"))

    assert raised.value is last


@pytest.mark.parametrize("error", [ClientError("wrong"), ValueError("ours")])
def test_what_would_fail_again_is_raised_at_once(
    error: Exception, clock: _Clock, told: Callable[[], list[str]]
) -> None:
    outcomes = iter([error, "never"])

    with pytest.raises(type(error)):
        try_patiently(_work(outcomes, clock), 30, Reach("bolt://there"))

    assert next(outcomes) == "never"
    assert (clock.now, told()) == (100, [])


def test_a_server_that_is_busy_is_not_away(clock: _Clock, told: Callable[[], list[str]]) -> None:
    work = _work(iter([TransientError("deadlock"), "done"]), clock)

    assert try_patiently(work, 30, Reach("bolt://there")) == "done"

    assert told() == []
    assert clock.now > 100


def test_nothing_is_tried_again_once_it_is_given_up(clock: _Clock) -> None:
    given_up, tries = Event(), list[int]()

    def work() -> None:
        tries.append(1)
        raise AWAY

    Timer(0.1, given_up.set).start()  # in the midst of the wait, which is a real one
    with pytest.raises(ServiceUnavailable, match="gone"):
        try_patiently(work, 30, Reach("bolt://there"), given_up)
    with pytest.raises(ServiceUnavailable, match="gone"):
        try_patiently(work, 30, Reach("bolt://there"), given_up)

    assert len(tries) == 2
    assert clock.now == 100


@pytest.mark.parametrize("signal", [KeyboardInterrupt(), SystemExit(143)])
def test_work_that_was_interrupted_is_not_tried_again(signal: BaseException, clock: _Clock) -> None:
    def work() -> None:
        try:
            raise signal
        finally:
            raise AWAY  # as the driver does, which rolls back at a server that is gone

    with pytest.raises(ServiceUnavailable) as raised:
        try_patiently(work, 30, Reach("bolt://there"))

    assert raised.value.__context__ is signal
    assert clock.now == 100


def test_no_wait_without_patience(clock: _Clock, told: Callable[[], list[str]]) -> None:
    with pytest.raises(ServiceUnavailable):
        try_patiently(_work(_again(AWAY), clock), 0, Reach("bolt://there"))

    assert (clock.now, told()) == (100, [])
