"""Gives every request an id, and every answered request one line in the log."""

import logging
import os
import re
import time
from urllib.parse import quote

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.metrics import Metrics
from service.raw_headers import read_header

log = logging.getLogger(__name__)

_OURS = {"/graphql", "/graphql/", "/metrics", "/health/live", "/health/ready"}
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
                log.handle(_line(scope, status, seconds))


def _line(scope: Scope, status: int, seconds: float) -> logging.LogRecord:
    """Made by hand: `log.info` takes half as long again, to find out where it was called."""
    method, path, state = scope["method"], scope["path"], scope["state"]
    if not path.isprintable():
        path = quote(path)  # a line stays a line
    said = "%s %s %d", (method, path, status)
    line = logging.LogRecord(log.name, logging.INFO, __file__, 0, *said, None)
    line.request_id = state["request_id"]
    line.method, line.path, line.status = method, path, status
    line.ms = round(seconds * 1e3, 1)
    if operation := state.get("operation"):
        line.operation = operation
    return line


def _route_of(scope: Scope) -> str:
    """The path where it is one of ours; files are counted together."""
    path: str = scope["path"]
    return path if path in _OURS else "/*"
