"""Values out of messages, by the driver's own unpacker."""

from typing import Any

from neo4j._codec.hydration import BrokenHydrationObject
from neo4j._codec.packstream import Structure
from neo4j._codec.packstream.v1 import UnpackableBuffer, Unpacker
from neo4j.exceptions import BrokenRecordError

Hooks = dict[type, Any]
"""What the unpacker calls to make something of what it has read, by its type."""

_STRUCTURE, _SIZES = 0xB0, range(16)
"""How a message begins: with the number of its fields."""

HEAD = 2
"""Bytes of a message before its first field: how many there are, and which message it is."""

_PANIC = "PanicException"
"""What the driver's unpacker in Rust raises where a length is wrong; it is in no module."""


def unpack_fields(message: bytes, hooks: Hooks | None) -> list[Any]:
    """The fields of a message.

    Raises:
        ValueError: It is no message.
        BrokenRecordError: The driver does not know such a value.
    """
    buffer: Any = UnpackableBuffer(message)  # type: ignore[no-untyped-call]  # the driver's
    try:
        fields = _unpack(buffer, hooks)
    except (IndexError, TypeError) as error:
        raise _wrong(message) from error
    except BaseException as error:
        if type(error).__name__ != _PANIC:
            raise
        raise _wrong(message) from error
    if buffer.p != len(message):
        raise _wrong(message)
    return fields


def _unpack(buffer: Any, hooks: Hooks | None) -> list[Any]:  # noqa: ANN401 - the driver's
    size = buffer.data[0] - _STRUCTURE
    if size not in _SIZES:
        raise TypeError
    buffer.p = HEAD
    unpacker: Any = Unpacker(buffer)  # type: ignore[no-untyped-call]  # the driver's
    unpack = unpacker.unpack
    return [unpack(hooks) for _ in range(size)]


def _wrong(message: bytes) -> ValueError:
    return ValueError(f"Neo4j sent {len(message)} bytes that are no message")


class Structures:
    """Makes dates, points and nodes of one answer; most answers have none, and make nothing.

    What the driver cannot make is an error here wherever it stands, and not only in a column.
    """

    __slots__ = ("_connection", "_make")

    def __init__(self, connection: Any) -> None:  # noqa: ANN401 - the driver's
        """Of an answer that came by `connection`."""
        self._connection = connection
        self._make: Any = None

    def __call__(self, read: Any) -> Any:  # noqa: ANN401 - any Bolt type
        """What the driver makes of a structure; raises `BrokenRecordError` if it cannot."""
        if self._make is None:
            self._make = self._connection.new_hydration_scope().hydration_hooks[Structure]
        made = self._make(read)
        if isinstance(made, BrokenHydrationObject):
            raise BrokenRecordError("The driver cannot make a value of a record") from made.error
        return made

    @property
    def hooks(self) -> Hooks:
        """For the unpacker."""
        return {Structure: self}
