"""PackStream as the driver writes it, for what reads it."""

from typing import Any

from neo4j._codec.packstream.v1 import PackableBuffer, Packer


def pack(value: Any) -> bytes:
    """The value as Neo4j would send it."""
    buffer: Any = PackableBuffer()
    packer: Any = Packer(buffer)
    packer.pack(value)
    return bytes(buffer.data)
