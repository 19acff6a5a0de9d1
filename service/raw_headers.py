"""Headers as ASGI gives them: to make a mapping of all for the sake of one takes longer."""

from collections.abc import Iterable

RawHeaders = Iterable[tuple[bytes, bytes]]


def read_header(headers: RawHeaders, name: bytes) -> bytes:
    """The first value of a header, whose name is in small letters; empty where it is not there."""
    for given, value in headers:
        if given == name:
            return value
    return b""
