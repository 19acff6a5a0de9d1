"""A server that is away is told of once, and once when it is back, whoever notices."""

import time

import pytest

from graph.store.reach import Reach


@pytest.fixture
def reach() -> Reach:
    return Reach("bolt://there")


def _told(caplog: pytest.LogCaptureFixture) -> list[str]:
    said = [
        record.getMessage().removeprefix("Neo4j at bolt://there is ") for record in caplog.records
    ]
    caplog.clear()
    return [text[:4] for text in said]


def test_each_is_said_once(reach: Reach, caplog: pytest.LogCaptureFixture) -> None:
    reach.find(time.monotonic())
    assert _told(caplog) == []

    reach.miss(30, began=time.monotonic())
    reach.miss(20)
    assert _told(caplog) == ["away"]
    assert reach.away_since is not None

    reach.find(time.monotonic())
    reach.find(time.monotonic())
    assert _told(caplog) == ["back"]
    assert reach.away_since is None


def test_an_answer_that_was_under_way_does_not_say_that_it_is_back(
    reach: Reach, caplog: pytest.LogCaptureFixture
) -> None:
    under_way = time.monotonic()
    reach.miss(30, began=under_way)
    between = time.monotonic()
    reach.miss(30)

    reach.find(under_way)
    reach.find(between)

    assert _told(caplog) == ["away"]
    assert reach.away_since is not None


def test_a_failure_that_was_under_way_does_not_say_that_it_is_away_again(
    reach: Reach, caplog: pytest.LogCaptureFixture
) -> None:
    reach.miss(30)
    slow = time.monotonic()
    reach.find(time.monotonic())

    reach.miss(30, began=slow)
    assert _told(caplog) == ["away", "back"]

    reach.miss(30, began=time.monotonic())
    assert _told(caplog) == ["away"]
