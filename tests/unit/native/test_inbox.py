"""The inbox on the driver's own socket: messages as they come, and what goes wrong with them."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from neo4j._async.io._bolt_socket import AsyncBoltSocket

from tests.helpers.native import NATIVE, needs_native
from tests.helpers.packstream import pack

if NATIVE:
    from rgraph_native import Messages

    from graph.store.packed import PackedInbox

pytestmark = [needs_native, pytest.mark.anyio]

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
        self.inbox = PackedInbox(self.socket, self.tell, Messages())

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


@pytest.mark.parametrize("deadline", [None, 5])
async def test_a_server_that_says_nothing_is_not_waited_for(deadline: float | None) -> None:
    async with opened() as it:
        it.socket.set_read_timeout(0.05)
        it.socket.set_read_deadline(deadline)
        with pytest.raises(TimeoutError):
            await it.inbox.pop({})

    assert [type(error) for error in it.errors] == [TimeoutError]


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
    ("message", "said"),
    [
        (SUCCESS[:-1], "ends too early"),
        (SUCCESS + b"\x00", "bytes behind"),
        (b"\xb1\x70\xc4", "a marker that there is not"),
        (b"\xb1\x70\x81\xff", "not UTF-8"),
        (b"\xb1\x70\xd6\xff\xff\xff\xff", "ends too early"),
        (b"\xb1", "ends too early"),
        (b"\x01", "Expected structure"),
    ],
)
async def test_a_message_that_is_none_is_an_error(message: bytes, said: str) -> None:
    async with opened() as it:
        it.server.write(chunked(message))
        with pytest.raises(ValueError, match=said):
            await it.inbox.pop({})

    assert len(it.errors) == 1
