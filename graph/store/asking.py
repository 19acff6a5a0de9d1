"""The two messages that ask for all records of a statement that reads."""

from collections.abc import Mapping
from functools import lru_cache
from struct import Struct
from typing import Any

from neo4j._async.io._bolt import tx_timeout_as_ms
from neo4j._codec.packstream.v1 import Packer

_RUN = b"\xb3\x10"
_PULL_ALL = b"\x00\x06\xb1\x3f\xa1\x81n\xff\x00\x00"

_LONGEST = 0xFFFF
"""Bytes in a chunk."""

_END = b"\x00\x00"
"""A chunk of no length, behind each message."""

_INTEGER = Struct(">Bq")
"""One of PackStream, with the byte that says how long it is."""

_EIGHT_BYTES = 0xCB


class _Pieces(list[bytes]):
    """What the driver's packer writes to."""

    write = list.append


def pack_question(text: str, parameters: Mapping[str, Any], extra: bytes, hooks: Any) -> bytes:  # noqa: ANN401 - the driver's
    """RUN and PULL, in chunks.

    Args:
        text: The statement.
        parameters: Its values.
        extra: What `pack_extra` gave.
        hooks: What `join_hooks` gave.

    Raises:
        ValueError: A value is of a type that Bolt has not.
        OverflowError: An integer is of more than 64 bits.
    """
    pieces = _Pieces((_RUN,))
    packer: Any = Packer(pieces)  # type: ignore[no-untyped-call]  # the driver's
    pack = packer._pack  # noqa: SLF001
    pack(text, hooks)
    # Not as a whole: the driver's packer is slow to find out that something is a mapping.
    packer._pack_map_header(len(parameters))  # noqa: SLF001
    for name, value in parameters.items():
        pack(name, hooks)
        pack(value, hooks)
    pieces.append(extra)
    return _chunk(b"".join(pieces)) + _PULL_ALL


def _chunk(message: bytes) -> bytes:
    if len(message) <= _LONGEST:
        return len(message).to_bytes(2) + message + _END
    pieces = [message[at : at + _LONGEST] for at in range(0, len(message), _LONGEST)]
    return b"".join([len(piece).to_bytes(2) + piece for piece in pieces]) + _END


def pack_extra(database: str | None, seconds: float) -> bytes:
    """What RUN says of its transaction: that it reads, where, and for how long at most."""
    return _begin_extra(database) + _INTEGER.pack(_EIGHT_BYTES, tx_timeout_as_ms(seconds))


@lru_cache(maxsize=16)
def _begin_extra(database: str | None) -> bytes:
    """The same for every statement: all but the number of milliseconds, which comes last."""
    extra: dict[str, Any] = {"mode": "r"}
    if database:
        extra["db"] = database
    pieces = _Pieces()
    packer: Any = Packer(pieces)  # type: ignore[no-untyped-call]  # the driver's
    packer.pack({**extra, "tx_timeout": 0})
    return b"".join(pieces).removesuffix(b"\x00")


def join_hooks(connection: Any) -> Any:  # noqa: ANN401 - the driver's
    """What becomes of values like dates on this connection, as the driver itself joins it."""
    own = connection.hydration_handler.dehydration_hooks
    return Packer._inject_hooks(own)  # type: ignore[no-untyped-call]  # noqa: SLF001 - the driver's
