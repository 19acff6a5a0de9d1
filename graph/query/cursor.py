"""Keyset cursors: where a page ended, as an opaque text that survives writes.

A cursor holds the name of the list and its order, and the values of the last item that the order
compares; the item itself may be gone by the time the cursor comes back.
"""

import base64
import math
from collections.abc import Sequence

import orjson

from graph.errors import CursorError

Scalar = str | int | float | bool | None

_MAX_LENGTH = 4096


def encode_cursor(order: str, values: Sequence[Scalar]) -> str:
    """An opaque text; `order` names the list, its arguments and its order."""
    return base64.urlsafe_b64encode(orjson.dumps([order, *values])).decode().rstrip("=")


def decode_cursor(text: str, order: str, *, length: int | None = None) -> tuple[Scalar, ...]:
    """The values, `length` of them; `CursorError` unless the cursor was made for `order`."""
    unpacked = _unpack(text)
    if unpacked is None:
        raise CursorError("The cursor is not one that this service gave.")
    made_for, *values = unpacked
    if made_for != order:
        raise CursorError("The cursor belongs to another list, or to another order of this list.")
    if length is not None and len(values) != length:
        raise CursorError("The cursor is not one that this service gave.")
    return tuple(values)


def decode_place(text: str, order: str, length: int) -> tuple[Scalar, ...]:
    """The same of a list whose order the id ends: one that has no id there was made up."""
    values = decode_cursor(text, order, length=length)
    if not isinstance(values[-1], str):
        raise CursorError("The cursor is not one that this service gave.")
    return values


def null_pattern(text: str) -> tuple[bool, ...] | None:
    """Which of a cursor's values are missing; null where it is no cursor."""
    unpacked = _unpack(text)
    return None if unpacked is None else tuple(value is None for value in unpacked[1:])


def _unpack(text: str) -> list[Scalar] | None:
    if len(text) > _MAX_LENGTH:
        return None
    try:
        padded = text.encode("ascii") + b"=" * (-len(text) % 4)
        unpacked = orjson.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
    except ValueError:  # also binascii.Error, and what orjson raises
        return None
    if not isinstance(unpacked, list) or not unpacked or not all(map(_is_scalar, unpacked)):
        return None
    return unpacked


def _is_scalar(value: object) -> bool:
    if isinstance(value, int) and not isinstance(value, bool):
        return -(2**63) <= value < 2**63  # Neo4j's integers
    if isinstance(value, float):
        return math.isfinite(value)
    return value is None or isinstance(value, str | bool)
