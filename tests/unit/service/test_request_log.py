"""One line in the log for each request, with its id, and nothing in it that a client forges."""

import logging
from typing import Any

import pytest
from starlette.responses import PlainTextResponse
from starlette.types import Message, Receive, Scope, Send

from service.graphql.http_request import GraphQLRequest
from service.metrics import Metrics
from service.request_log import RequestLog

pytestmark = pytest.mark.anyio


async def _app(scope: Scope, receive: Receive, send: Send) -> None:
    if scope["path"] == "/graphql":
        scope["state"]["operation"] = "Lists"
    await PlainTextResponse("", status_code=201)(scope, receive, send)


async def _receive() -> Message:
    return {}


async def _send(_message: Message) -> None:
    pass


async def _line(path: str, caplog: pytest.LogCaptureFixture) -> dict[str, Any]:
    caplog.set_level(logging.INFO)
    headers = [(b"x-request-id", b"trace-me-1")]
    scope = {"type": "http", "method": "GET", "path": path, "headers": headers}
    await RequestLog(_app, Metrics())(scope, _receive, _send)
    (line,) = caplog.records
    return {**line.__dict__, "said": line.getMessage()}


async def test_a_line_tells_what_was_asked(caplog: pytest.LogCaptureFixture) -> None:
    line = await _line("/graphql", caplog)
    assert line["said"] == "GET /graphql 201"
    assert (line["levelname"], line["name"]) == ("INFO", "service.request_log")
    assert (line["method"], line["path"], line["status"]) == ("GET", "/graphql", 201)
    assert (line["request_id"], line["operation"]) == ("trace-me-1", "Lists")
    assert 0 <= line["ms"] < 60_000


async def test_a_path_makes_no_second_line(caplog: pytest.LogCaptureFixture) -> None:
    line = await _line("/a\nINFO forged\x1b[2J é", caplog)
    assert line["said"] == "GET /a%0AINFO%20forged%1B%5B2J%20%C3%A9 201"
    assert "operation" not in line


@pytest.mark.parametrize(
    ("query", "name", "operation"),
    [
        ("query Lists { a }", None, "Lists"),
        ("\n  mutation   Make($a: Int) { a }", None, "Make"),
        ("query($a: Int) { a }", None, None),
        ("{ a }", None, None),
        ("query A { a } query B { b }", "B", "B"),
        ("query A { a }", "A\nforged", None),
        ("query A { a }", "A" * 101, None),
        (f"query {'A' * 200} {{ a }}", None, "A" * 100),
    ],
)
def test_the_name_of_an_operation(query: str, name: str | None, operation: str | None) -> None:
    assert GraphQLRequest(query, None, name).name == operation
