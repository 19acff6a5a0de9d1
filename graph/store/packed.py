"""Reads the one record of a statement as the bytes that Neo4j sent, without objects in between.

Everything else stays the driver's own: addresses and routing, signing in, encryption, the pool,
limits of time, failures and what becomes of the connection after them. Only the inbox of a
connection is another one, which takes messages apart with `rgraph_native` and leaves a record
packed for whoever wants it so. That inbox is no public part of the driver: hence the versions.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from neo4j import READ_ACCESS, AsyncDriver
from neo4j._async.io._common import AsyncInbox
from neo4j._codec.packstream.v1 import UnpackableBuffer, Unpacker
from neo4j._exceptions import SocketDeadlineExceededError
from rgraph_native import Messages, check

from graph.store.statement import Statement

_NEWEST = 1 << 18
"""Bytes taken at once: more than the driver's stream holds, so all that has come."""

_RECORD = b"\x71"
_HEAD = 2
"""Bytes before the first field of a message: how many there are, and which message it is."""

_OnError = Callable[[BaseException], Awaitable[None]]


class _Packed(dict[type, Any]):
    """In the place of the hooks that make objects: records are wanted as they are."""


_PACKED = _Packed()


class PackedInbox:
    """Takes the place of a connection's inbox, and leaves records packed that are wanted so."""

    def __init__(self, socket: Any, on_error: _OnError, messages: Messages) -> None:  # noqa: ANN401 - the driver's
        """Receive from `socket` all that the inbox before has not; `on_error` is the same."""
        self._socket, self._on_error, self._messages = socket, on_error, messages

    async def pop(self, hydration_hooks: dict[type, Any] | None) -> tuple[bytes, list[Any]]:
        """The next message: what it is, and its fields."""
        message = await self._receive()
        tag = message[1:_HEAD]
        if hydration_hooks is _PACKED and tag == _RECORD:
            return tag, [message]
        try:
            return tag, _unpack(message, hydration_hooks)
        except ValueError as error:
            await self._on_error(error)
            raise

    async def _receive(self) -> bytes:
        while (message := self._messages.pop()) is None:
            try:
                self._messages.feed(await self._read())
            except (OSError, SocketDeadlineExceededError, asyncio.CancelledError) as error:
                await self._on_error(error)
                raise
        return message

    async def _read(self) -> bytes:
        socket = self._socket
        data: bytes
        if socket.get_read_deadline() is not None:
            data = await socket.recv(_NEWEST)
        else:
            # The same without a task of its own, of which the loop takes three turns more.
            async with asyncio.timeout(socket.get_read_timeout()):
                data = await socket._reader.read(_NEWEST)  # noqa: SLF001
        if not data:
            raise OSError("No data")
        return data


def _unpack(message: bytes, hooks: dict[type, Any] | None) -> list[Any]:
    # The driver's own unpacking trusts every length, and panics in Rust where one is wrong.
    check(message)
    unpacker: Any = Unpacker(UnpackableBuffer(message))  # type: ignore[no-untyped-call]  # the driver's
    size, _ = unpacker.unpack_structure_header()
    return [unpacker.unpack(hooks) for _ in range(size)]


def unpack_record(record: bytes) -> Any:  # noqa: ANN401 - any Bolt type
    """The one value of a record that was read packed."""
    ((value,),) = _unpack(_RECORD_HEAD + record, None)
    return value


_RECORD_HEAD = b"\xb1" + _RECORD


async def read_packed(
    driver: AsyncDriver, database: str | None, statement: Statement, seconds: float
) -> Sequence[bytes]:
    """The list of values of each record, packed; raises what the driver raises."""
    messages: list[bytes] = []
    opened: Any = driver.session(database=database, default_access_mode=READ_ACCESS)
    async with opened as session:
        # As the session's own `run` begins, which then hands records out as objects.
        await session._connect(READ_ACCESS)  # noqa: SLF001
        connection = session._connection  # noqa: SLF001
        if isinstance(connection.inbox, AsyncInbox):
            connection.inbox = _replace(connection.inbox, connection.socket)
        connection.run(
            statement.text,
            dict(statement.parameters),
            mode=READ_ACCESS,
            timeout=seconds,
            db=session._config.database,  # noqa: SLF001
        )
        connection.pull(hydration_hooks=_PACKED, on_records=messages.extend)
        await connection.send_all()
        await connection.fetch_all()
    return [message[_HEAD:] for message in messages]


def _replace(inbox: AsyncInbox, socket: Any) -> PackedInbox:  # noqa: ANN401 - the driver's
    return PackedInbox(socket, inbox.on_error, Messages())
