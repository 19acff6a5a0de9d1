"""A wait in which nothing comes ends, and no other."""

import asyncio
import time

import pytest

from graph.store.silence import Silence

pytestmark = pytest.mark.anyio

SECONDS = 0.02


async def read(reader: asyncio.StreamReader, silence: Silence) -> bytes:
    silence.begin(SECONDS)
    try:
        return await reader.read(10)
    finally:
        silence.end()


async def test_a_wait_ends_in_which_nothing_comes() -> None:
    reader = asyncio.StreamReader()
    with pytest.raises(TimeoutError, match="says nothing"):
        await asyncio.wait_for(read(reader, Silence(reader)), 60)


async def test_bytes_that_come_with_the_alarm_are_heard_first() -> None:
    reader = asyncio.StreamReader()
    silence = Silence(reader)
    waiting = asyncio.create_task(read(reader, silence))
    await asyncio.sleep(0)
    # While the loop is kept busy both become due; in its next turn the bytes come, then the alarm.
    asyncio.get_running_loop().call_soon(reader.feed_data, b"late")
    time.sleep(2 * SECONDS)  # noqa: ASYNC251 - keeps the loop busy
    assert await waiting == b"late"
    reader.feed_data(b"next")
    assert await read(reader, silence) == b"next"
    with pytest.raises(TimeoutError, match="says nothing"):
        await asyncio.wait_for(read(reader, silence), 60)
