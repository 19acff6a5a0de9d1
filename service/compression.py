"""Compressed answers, for those clients only that can read them."""

from starlette.middleware.gzip import GZipMiddleware
from starlette.types import Receive, Scope, Send

from service.accepted import wants
from service.raw_headers import RawHeaders, read_header

_ACCEPT = b"accept-encoding"


class Compression(GZipMiddleware):
    """As Starlette's, which overlooks that `gzip;q=0` means none, and `GZIP` is the same."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; its answer is compressed if the client wants that."""
        if scope["type"] == "http":
            headers = [(name, value) for name, value in scope["headers"] if name != _ACCEPT]
            if accepts_gzip(scope["headers"]):
                headers.append((_ACCEPT, b"gzip"))
            scope = {**scope, "headers": headers}
        await super().__call__(scope, receive, send)


def accepts_gzip(headers: RawHeaders) -> bool:
    """Whether the client names gzip, and not with the weight nought."""
    return wants(read_header(headers, _ACCEPT).decode("latin-1"), "gzip")
