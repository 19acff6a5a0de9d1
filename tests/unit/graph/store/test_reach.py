"""A server that is away is told of once, and once when it is back, whoever notices."""

import time

import pytest

from graph.store.reach import Reach, get_reach


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


def test_all_who_ask_a_server_know_the_same_of_it() -> None:
    known = get_reach("bolt://there")

    assert get_reach("bolt://there") is known
    assert get_reach("bolt://elsewhere") is not known


def test_nothing_is_waited_for_without_patience(
    reach: Reach, caplog: pytest.LogCaptureFixture
) -> None:
    reach.miss()

    assert caplog.messages == ["Neo4j at bolt://there is away"]
