"""The inbox on the driver's own socket: messages as they come, and what goes wrong with them."""

import asyncio
import time
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from neo4j._async.io._bolt_socket import AsyncBoltSocket

from graph.store.inbox import Inbox
from tests.helpers.packstream import pack

pytestmark = pytest.mark.anyio

SUCCESS = b"\xb1\x70" + pack({"fields": ["value"]})
RECORD = b"\xb1\x71" + pack(["a value"])


def chunked(*messages: bytes) -> bytes:
    return b"".join(len(one).to_bytes(2) + one + b"\x00\x00" for one in messages)


class Opened:
    """An inbox, the server's end of its connection, and the errors that it told of."""

    def __init__(self, reader: Any, writer: asyncio.StreamWriter, server: Any) -> None:
        self.errors: list[BaseException] = []
        protocol = writer.transport.get_protocol()
        self.socket = AsyncBoltSocket(reader, protocol, writer)
        self.server: asyncio.StreamWriter = server
        self.inbox = Inbox(self.socket, self.tell)

    async def tell(self, error: BaseException) -> None:
        self.errors.append(error)


@asynccontextmanager
async def opened() -> AsyncIterator[Opened]:
    ends: asyncio.Queue[asyncio.StreamWriter] = asyncio.Queue()
    server = await asyncio.start_server(lambda _, end: ends.put_nowait(end), "127.0.0.1")
    port = server.sockets[0].getsockname()[1]
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    end = await ends.get()
    try:
        yield Opened(reader, writer, end)
    finally:
        for one in (end, writer):
            one.close()
        server.close()


async def test_messages_are_unpacked_unless_records_are_wanted_packed() -> None:
    async with opened() as it:
        it.server.write(chunked(SUCCESS, RECORD, SUCCESS))

        got = [await it.inbox.pop({}) for _ in range(3)]

    assert got[0] == got[2] == (b"\x70", [{"fields": ["value"]}])
    assert got[1] == (b"\x71", [["a value"]])


@pytest.mark.parametrize("deadline", [None, 600])
async def test_a_server_that_says_nothing_is_not_waited_for(deadline: float | None) -> None:
    async with opened() as it:
        it.socket.set_read_timeout(0.05)
        it.socket.set_read_deadline(deadline)
        with pytest.raises(TimeoutError):
            await it.inbox.pop({})

    assert [type(error) for error in it.errors] == [TimeoutError]


async def test_every_wait_has_its_whole_time() -> None:
    async with opened() as it:
        it.socket.set_read_timeout(1.0)
        waiting = asyncio.create_task(it.inbox.pop({}))
        await asyncio.sleep(0.2)
        it.server.write(chunked(SUCCESS))
        await waiting
        started = time.monotonic()
        with pytest.raises(TimeoutError):
            await it.inbox.pop({})

    assert time.monotonic() - started > 0.99


async def test_a_connection_that_ends_is_an_error() -> None:
    async with opened() as it:
        it.server.write(chunked(SUCCESS)[:-1])
        it.server.close()
        with pytest.raises(OSError, match="No data"):
            await it.inbox.pop({})

    assert len(it.errors) == 1


async def test_whoever_waits_may_be_cancelled() -> None:
    async with opened() as it:
        waiting = asyncio.create_task(it.inbox.pop({}))
        await asyncio.sleep(0.01)
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting

    assert [type(error) for error in it.errors] == [asyncio.CancelledError]


@pytest.mark.parametrize(
    "message",
    [
        SUCCESS[:-1],
        SUCCESS + b"\x00",
        b"\xb1\x70\xc4",
        b"\xb1\x70\x81\xff",
        b"\xb1",
        b"\x01",
    ],
)
async def test_a_message_that_is_none_is_an_error(message: bytes) -> None:
    async with opened() as it:
        it.server.write(chunked(message))
        with pytest.raises(ValueError):  # noqa: PT011 - the driver's words, or ours
            await it.inbox.pop({})

    assert len(it.errors) == 1


@given(
    messages=st.lists(st.binary(min_size=1, max_size=60), max_size=5),
    size=st.integers(1, 20),
    cut=st.integers(1, 9),
)
async def test_messages_are_put_together_from_chunks_however_they_come(
    messages: list[bytes], size: int, cut: int
) -> None:
    sent = b""
    for message in messages:
        for at in range(0, len(message), size):
            chunk = message[at : at + size]
            sent += len(chunk).to_bytes(2) + chunk
        sent += b"\x00\x00" * cut  # what is more than one says that all is well
    inbox = Inbox(Pieces([sent[at : at + cut] for at in range(0, len(sent), cut)]), no_error)

    assert [await inbox.receive() for _ in messages] == messages


class Pieces:
    """A socket that gives pieces one by one."""

    def __init__(self, pieces: list[bytes]) -> None:
        self._pieces = deque(pieces)
        self._reader = self

    def get_read_deadline(self) -> None:
        return None

    def get_read_timeout(self) -> None:
        return None

    async def read(self, _: int) -> bytes:
        return self._pieces.popleft()


async def no_error(error: BaseException) -> None:
    raise AssertionError(error)
