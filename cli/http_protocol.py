"""HTTP as uvicorn speaks it, with bounds on how long and how large a request's head may be.

Without them a client that sends a head byte by byte keeps its connection for ever, and one that
never ends it fills the memory; the body's bounds are the service's own.
"""

import asyncio
from typing import Any, cast

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

HEAD_SECONDS = 20.0
"""From the connection, or the first byte of a later request, to the end of the head."""
HEAD_BYTES = 64 * 1024

_TOO_LARGE = (
    b"HTTP/1.1 431 Request Header Fields Too Large\r\n"
    b"content-type: text/plain; charset=utf-8\r\ncontent-length: 50\r\nconnection: close\r\n\r\n"
    b"The head of the request is larger than it may be.\n"
)


class BoundedHttpProtocol(HttpToolsProtocol):
    """Closes connections whose next head does not come in time, or does not end."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - whatever uvicorn passes
        """Wait for nothing yet."""
        super().__init__(*args, **kwargs)
        self._patience: asyncio.TimerHandle | None = None
        self._head_bytes = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin to wait for the first head."""
        super().connection_made(cast("asyncio.Transport", transport))
        self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no more."""
        self._come()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Take some more bytes, unless there are too many of them in a head."""
        if self._patience is not None:
            self._head_bytes += len(data)
        super().data_received(data)
        if self._patience is not None and self._head_bytes > HEAD_BYTES:
            self.transport.write(_TOO_LARGE)
            self._give_up()

    def on_message_begin(self) -> None:
        """Wait for the rest of the head."""
        super().on_message_begin()
        if self._patience is None:
            self._wait()

    def on_headers_complete(self) -> None:
        """The head is there."""
        self._come()
        super().on_headers_complete()

    def _wait(self) -> None:
        self._head_bytes = 0
        self._patience = self.loop.call_later(HEAD_SECONDS, self._give_up)

    def _come(self) -> None:
        if self._patience is not None:
            self._patience.cancel()
            self._patience = None

    def _give_up(self) -> None:
        self._come()
        self.transport.close()
