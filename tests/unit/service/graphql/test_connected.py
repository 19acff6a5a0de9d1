"""Work ends when its client leaves or its time is over, and for nothing else."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from service.graphql import connected
from service.graphql.connected import ClientGoneError, while_wanted, within

pytestmark = pytest.mark.anyio


class Client:
    """Leaves after some seconds."""

    def __init__(self, seconds: float = 60) -> None:
        self.seconds, self.asked = seconds, 0

    async def receive(self) -> dict[str, Any]:
        self.asked += 1
        if self.asked == 1:
            return {"type": "http.request", "body": b"", "more_body": False}
        await asyncio.sleep(self.seconds)
        return {"type": "http.disconnect"}


class Work:
    """Takes some seconds, and knows whether it has ended."""

    def __init__(self, seconds: float) -> None:
        self.seconds, self.has_ended = seconds, False

    async def __call__(self) -> str:
        try:
            await asyncio.sleep(self.seconds)
            return "done"
        finally:
            await asyncio.sleep(0)
            self.has_ended = True


def _is_quiet() -> bool:
    """Whether nothing is left of what has been watched."""
    task = asyncio.current_task()
    watching = [one for one in asyncio.all_tasks() if "Watch." in repr(one)]
    return task is not None and task.cancelling() == 0 and not watching


async def test_quick_work_is_not_watched(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connected, "_AT_ONCE", 60.0)
    client = Client()
    assert await while_wanted(client.receive, Work(0)(), 60) == "done"
    assert client.asked == 0
    assert _is_quiet()


async def test_slow_work_is_done_too() -> None:
    client = Client()
    assert await while_wanted(client.receive, Work(0.1)(), 60) == "done"
    assert client.asked == 2
    assert _is_quiet()


async def test_work_ends_with_its_client() -> None:
    work = Work(60)
    with pytest.raises(ClientGoneError):
        await while_wanted(Client(0.05).receive, work(), 60)
    assert work.has_ended
    assert _is_quiet()


@pytest.mark.parametrize("seconds", [0.0, 0.01, 0.1])
async def test_work_ends_with_its_time(seconds: float) -> None:
    work = Work(60)
    with pytest.raises(TimeoutError):
        await while_wanted(Client().receive, work(), seconds)
    assert work.has_ended
    assert _is_quiet()


async def test_a_time_that_is_over_while_the_work_ends_disturbs_nobody(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    loop, ended = asyncio.get_running_loop(), []

    async def work() -> None:
        try:
            await asyncio.sleep(600)
        finally:
            monkeypatch.setattr(loop, "time", lambda: time.monotonic() + 100)  # the time is over
            await asyncio.sleep(0.05)
            ended.append(True)

    with pytest.raises(ClientGoneError):
        await while_wanted(Client(0.05).receive, work(), 60)
    assert ended
    assert _is_quiet()


async def test_work_ends_with_its_time_where_nobody_can_tell_of_its_client() -> None:
    async def broken() -> dict[str, Any]:
        raise OSError("no socket any more")

    work = Work(60)
    async with asyncio.timeout(60):
        with pytest.raises(TimeoutError):
            await while_wanted(broken, work(), 0.1)
    assert work.has_ended
    assert _is_quiet()


async def test_a_body_ends_with_its_time() -> None:
    assert await within(60, Work(0)()) == "done"
    work = Work(60)
    with pytest.raises(TimeoutError):
        await within(0.05, work())
    assert work.has_ended
    assert _is_quiet()


async def _wanted(work: Work) -> str:
    return await while_wanted(Client().receive, work(), 60)


async def _within(work: Work) -> str:
    return await within(60, work())


@pytest.mark.parametrize("wait", [_wanted, _within])
@pytest.mark.parametrize("seconds", [0.001, 0.05])
async def test_whoever_cancels_the_request_is_heard(
    wait: Callable[[Work], Awaitable[str]], seconds: float
) -> None:
    work = Work(60)
    asking = asyncio.ensure_future(wait(work))
    await asyncio.sleep(seconds)
    asking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asking
    assert work.has_ended
    assert _is_quiet()


async def test_a_time_inside_another_is_told_apart() -> None:
    async def work() -> str:
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.03):
                await asyncio.sleep(60)
        await asyncio.sleep(60)
        return "never"

    with pytest.raises(ClientGoneError):
        await while_wanted(Client(0.5).receive, work(), 60)
    assert _is_quiet()


async def test_errors_of_the_work_are_its_own() -> None:
    async def work() -> None:
        await asyncio.sleep(0.05)
        raise KeyError("x")

    with pytest.raises(KeyError):
        await while_wanted(Client().receive, work(), 60)
    assert _is_quiet()
