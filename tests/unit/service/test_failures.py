"""Whatever raises is answered with the request's id, counted, and logged once."""

import asyncio
import logging
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from prometheus_client import generate_latest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route
from starlette.types import Message, Receive, Scope

from graph.errors import UnavailableError
from service.failures import Failures
from service.metrics import Metrics
from service.request_log import RequestLog
from service.short_way import ShortWay

pytestmark = pytest.mark.anyio

ORIGIN = {"Origin": "https://elsewhere.example", "X-Request-ID": "trace-me-1"}


async def _post(_scope: Scope, _receive: Receive) -> Response:
    raise KeyError("secret")


async def _begin_and_raise() -> AsyncIterator[bytes]:
    yield b"half an ans"
    raise ValueError("secret")


async def _stream(_request: Request) -> Response:
    return StreamingResponse(_begin_and_raise())


def _app(metrics: Metrics, error: Exception) -> Starlette:
    async def get(_request: Request) -> Response:
        raise error

    return Starlette(
        routes=[Route("/graphql", get), Route("/stream", _stream)],
        middleware=[
            Middleware(RequestLog, metrics=metrics),
            Middleware(CORSMiddleware, allow_origins=["*"], expose_headers=["X-Request-ID"]),
            Middleware(Failures, metrics=metrics),
            Middleware(ShortWay, path="/graphql", post=_post, compress_from=1000, compress_level=5),
        ],
    )


@pytest.mark.parametrize("method", ["GET", "POST"])
async def test_what_raises_is_an_internal_error(
    caplog: pytest.LogCaptureFixture, method: str
) -> None:
    metrics = Metrics()
    transport = httpx.ASGITransport(_app(metrics, RuntimeError("secret")))
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
        response = await client.request(method, "/graphql", headers=ORIGIN)

    assert response.status_code == 500
    assert response.headers["content-type"] == "application/json"
    assert response.headers["x-request-id"] == "trace-me-1"
    assert response.headers["access-control-allow-origin"] == "*"
    (error,) = response.json()["errors"]
    assert error["extensions"]["code"] == "INTERNAL"
    assert error["extensions"]["requestId"] == "trace-me-1"
    assert "secret" not in response.text
    (logged,) = [one for one in caplog.records if one.levelno >= logging.ERROR]
    assert logged.__dict__["request_id"] == "trace-me-1"
    assert logged.exc_info is not None
    figures = generate_latest(metrics.registry).decode()
    assert f'method="{method}",path="/graphql",status="500"' in figures
    assert 'rgraph_graphql_errors_total{code="INTERNAL"} 1.0' in figures


async def test_a_database_that_is_gone_is_no_internal_error() -> None:
    app = _app(Metrics(), UnavailableError("bolt://secret"))
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
        response = await client.get("/graphql", headers=ORIGIN)

    assert response.status_code == 503
    assert response.json()["errors"][0]["extensions"]["code"] == "UNAVAILABLE"


async def _sent(app: Starlette, path: str) -> list[Message]:
    sent: list[Message] = []

    async def receive() -> Message:
        await asyncio.get_running_loop().create_future()
        raise AssertionError

    async def send(message: Message) -> None:
        sent.append(message)

    scope: dict[str, Any] = {"type": "http", "method": "GET", "path": path, "headers": []}
    await app({**scope, "root_path": "", "query_string": b""}, receive, send)
    return sent


async def test_an_answer_that_has_begun_is_left_unfinished(
    caplog: pytest.LogCaptureFixture,
) -> None:
    sent = await _sent(_app(Metrics(), RuntimeError()), "/stream")

    assert [one["type"] for one in sent] == ["http.response.start", "http.response.body"]
    assert sent[-1]["more_body"]
    assert len([one for one in caplog.records if one.levelno >= logging.ERROR]) == 1


async def test_a_client_that_has_gone_is_no_failure(caplog: pytest.LogCaptureFixture) -> None:
    assert await _sent(_app(Metrics(), ClientDisconnect()), "/graphql") == []
    assert caplog.records == []


async def test_only_requests_are_answered() -> None:
    async def app(scope: Scope, _receive: Receive, _send: object) -> None:
        raise ValueError(scope["type"])

    async def nothing(*_: object) -> Any:
        raise AssertionError

    with pytest.raises(ValueError, match="lifespan"):
        await Failures(app, Metrics())({"type": "lifespan"}, nothing, nothing)
