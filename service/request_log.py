"""Gives every request an id, and every answered request one line in the log."""

import logging
import os
import re
import time

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.metrics import Metrics
from service.raw_headers import read_header

log = logging.getLogger(__name__)

_OURS = {"/graphql", "/metrics", "/health/live", "/health/ready"}
_ID = b"x-request-id"
_GIVEN_ID = re.compile(rb"[A-Za-z0-9._-]{1,64}")
_STREAM = b"text/event-stream"


class RequestLog:
    """Takes `X-Request-ID` from the client if it is harmless, else makes one; sends it back."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        """Wrap an application."""
        self._app, self._metrics = app, metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on with its id, and log what became of it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        given = read_header(scope["headers"], _ID)
        # As long as a UUID, and as random; nobody reads more out of it.
        request_id = given if _GIVEN_ID.fullmatch(given) else os.urandom(16).hex().encode()
        scope.setdefault("state", {})["request_id"] = request_id.decode()
        started, status, route = time.perf_counter(), 0, _route_of(scope)

        async def send_with_id(message: Message) -> None:
            nonlocal status, route
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = message["headers"] = [*message.get("headers", ()), (_ID, request_id)]
                if read_header(headers, b"content-type").startswith(_STREAM):
                    # How long somebody listens says nothing about how quick the service is
                    route += " (stream)"
            await send(message)

        try:
            await self._app(scope, receive, send_with_id)
        finally:
            seconds = time.perf_counter() - started
            self._metrics.count_request(scope["method"], route, status, seconds)
            if log.isEnabledFor(logging.INFO):
                _write(scope, status, seconds)


def _write(scope: Scope, status: int, seconds: float) -> None:
    log.info(
        "%s %s %d",
        scope["method"],
        scope["path"],
        status,
        extra={
            "request_id": scope["state"]["request_id"],
            "method": scope["method"],
            "path": scope["path"],
            "status": status,
            "ms": round(seconds * 1e3, 1),
        },
    )


def _route_of(scope: Scope) -> str:
    """The path where it is one of ours; files are counted together."""
    path: str = scope["path"]
    return path if path in _OURS else "/*"
