"""Reads on the driver's connections, without what the driver does around them.

Of what `session.run` takes for a small answer, nine tenths go into sessions, tasks of the event
loop and objects for every message. Here a read takes a connection from the driver's pool, writes
two messages and takes what comes. Addresses and routing, signing in, encryption, the pool and its
limits, failures and what becomes of a connection after them are the driver's own: wherever
anything is not as usual, it goes on by itself, and finds everything as if it had asked. What is
used of it is no public part: hence `graph.store.known_driver`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from neo4j import READ_ACCESS, AsyncDriver
from neo4j._async.io._common import Response

from graph.errors import GraphError
from graph.store.asking import join_hooks, pack_extra, pack_question
from graph.store.inbox import Inbox
from graph.store.statement import Statement
from graph.store.unpacking import HEAD, Hooks, Structures, unpack_fields

_RECORD, _SUCCESS = b"\xb1\x71", b"\xb1\x70"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a statement gave, as it came; it is taken apart when somebody asks for it."""

    connection: Any
    head: bytes
    """The message before the records, which names their columns."""
    messages: list[bytes]
    """Those of the records."""

    @property
    def columns(self) -> list[str]:
        """The columns' names; raises `GraphError` where Neo4j sent no message."""
        (said,) = _unpack([self.head], None)
        names: list[str] = said["fields"]
        return names

    @property
    def packed(self) -> list[bytes]:
        """The list of values of each record, as PackStream."""
        return [message[HEAD:] for message in self.messages]

    @property
    def records(self) -> list[list[Any]]:
        """The values of each record.

        Raises:
            BrokenRecordError: The driver does not know such a value.
            GraphError: Neo4j sent no message.
        """
        return _unpack(self.messages, Structures(self.connection).hooks)


def _unpack(messages: Iterable[bytes], hooks: Hooks | None) -> list[Any]:
    try:
        return [unpack_fields(message, hooks)[0] for message in messages]
    except (ValueError, IndexError) as error:
        # Not the client's: a value of its own that cannot be packed is a `ValueError`, too.
        raise GraphError(f"An answer cannot be read: {error}.") from error


def unpack_record(record: bytes) -> Any:  # noqa: ANN401 - any Bolt type
    """The one value of a record that was read packed."""
    ((value,),) = unpack_fields(_RECORD + record, None)
    return value


class BoltReader:
    """Reads from one database by a driver's connections."""

    def __init__(self, driver: AsyncDriver, database: str | None) -> None:
        """Open no connection yet."""
        self._driver, self._database = driver, database
        self._pool: Any = driver._pool  # noqa: SLF001

    async def read(self, statement: Statement, seconds: float) -> Answer:
        """All that the statement gives; the database stops it after `seconds`.

        Raises:
            Neo4jError, DriverError: As the driver does.
        """
        connection = self._take_idle()
        if connection is None:
            return await self._read_in_session(statement, seconds)
        try:
            answer = await _exchange(connection, self._database, statement, seconds)
        except BaseException:
            await self._pool.release(connection)
            raise
        self._give_back(connection)
        return answer

    def _take_idle(self) -> Any:  # noqa: ANN401 - the driver's
        """A connection that is ready; None where the driver has to choose, open or mend one."""
        if not self._pool.is_direct_pool:
            return None
        for connection in self._pool.connections.get(self._pool.address, ()):
            if connection.in_use:
                continue
            if not _is_ready(connection):
                break
            connection.in_use = True
            return connection
        return None

    def _give_back(self, connection: Any) -> None:  # noqa: ANN401 - the driver's
        """What the pool's `release` comes to where a connection is as it was taken."""
        connection.in_use = False
        if self._pool.cond._waiters:  # noqa: SLF001
            with self._pool.lock:
                self._pool.cond.notify_all()

    async def _read_in_session(self, statement: Statement, seconds: float) -> Answer:
        opened: Any = self._driver.session(database=self._database, default_access_mode=READ_ACCESS)
        async with opened as session:
            # As the session's own `run` begins, which then hands records out as objects.
            await session._connect(READ_ACCESS)  # noqa: SLF001
            connection = session._connection  # noqa: SLF001
            if connection.responses:
                # The pool has it sign in anew.
                await connection.send_all()
                await connection.fetch_all()
            database = session._config.database  # noqa: SLF001
            return await _exchange(connection, database, statement, seconds)


def _is_ready(connection: Any) -> bool:  # noqa: ANN401 - the driver's
    return not (
        connection.closed()
        or connection.defunct()
        or connection.stale()
        or connection.responses
        or not connection.auth_dict  # what it had signed in with was refused elsewhere
    )


class _Line(Inbox):
    """A connection's inbox, and how values are packed for it."""

    __slots__ = ("hooks",)

    def __init__(self, connection: Any) -> None:  # noqa: ANN401 - the driver's
        super().__init__(connection.socket, connection.inbox.on_error)
        self.hooks = join_hooks(connection)


async def _exchange(
    connection: Any,  # noqa: ANN401 - the driver's
    database: str | None,
    statement: Statement,
    seconds: float,
) -> Answer:
    line = connection.inbox
    if not isinstance(line, _Line):
        line = connection.inbox = _Line(connection)
    extra = pack_extra(database, seconds)
    asked = pack_question(statement.text, statement.parameters, extra, line.hooks)
    writer = connection.socket._writer  # noqa: SLF001
    if writer.is_closing():
        await connection._set_defunct_write(OSError("the connection is closed"))  # noqa: SLF001
    writer.write(asked)
    # Until both are answered the driver takes the connection for one that needs a reset.
    waiting = connection.responses
    waiting.append(Response(connection, "run", None))  # type: ignore[no-untyped-call]  # the driver's
    waiting.append(Response(connection, "pull", None))  # type: ignore[no-untyped-call]  # as above
    connection.last_database = database

    head = await line.receive()
    await _expect_success(connection, head)
    messages: list[bytes] = []
    while (message := await line.receive()).startswith(_RECORD):
        messages.append(message)
    await _expect_success(connection, message)
    return Answer(connection, head, messages)


async def _expect_success(connection: Any, message: bytes) -> None:  # noqa: ANN401 - the driver's
    if message.startswith(_SUCCESS):
        connection.responses.popleft()
        return
    # The driver raises what it makes of a failure, after it has reset the connection.
    await connection._process_message(message[1:HEAD], unpack_fields(message, None))  # noqa: SLF001
    await connection._set_defunct_read(OSError("Neo4j ignored a statement"))  # noqa: SLF001
