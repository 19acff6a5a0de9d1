"""Whoever is answered on the short way is told what the long way tells."""

from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Message, Receive, Scope

from service.compression import Compression
from service.short_way import ShortWay

pytestmark = pytest.mark.anyio

FROM = 100
GZIP = Middleware(Compression, minimum_size=FROM, compresslevel=5)


ACCEPTED = {
    None: False,
    b"gzip": True,
    b"br, GZIP ; q=0.5": True,
    b"br": False,
    b"gzip;q=0": False,
    b"br;q=1.0, gzip; q=0.000": False,
    b"identity;q=0.5, gzip;q=1": True,
}
"""Whether an answer is compressed for whoever sends this header."""


class Answers:
    """Counts which way requests come."""

    def __init__(self, size: int) -> None:
        self.size, self.short, self.long = size, 0, 0

    async def post(self, _scope: Scope, _receive: Receive) -> Response:
        self.short += 1
        return Response(b"a" * self.size, media_type="application/json")

    async def answer(self, _request: Request) -> Response:
        self.long += 1
        return Response(b"a" * self.size, media_type="application/json")


def _app(answers: Answers, *, is_short: bool) -> Starlette:
    route = Route("/graphql", answers.answer, methods=["GET", "POST"])
    short = Middleware(
        ShortWay, path="/graphql", post=answers.post, compress_from=FROM, compress_level=5
    )
    return Starlette(routes=[route], middleware=[short, GZIP] if is_short else [GZIP])


async def _ask(app: Starlette, **scope: Any) -> list[Message]:
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        sent.append(message)

    asked = {"type": "http", "method": "POST", "path": "/graphql", "headers": [], "root_path": ""}
    await app({**asked, **scope}, receive, send)
    return sent


@pytest.mark.parametrize("size", [0, FROM - 1, FROM, 10 * FROM])
@pytest.mark.parametrize("accepted", ACCEPTED)
async def test_answers_are_the_same(size: int, accepted: bytes | None) -> None:
    headers = [(b"host", b"x")] + ([(b"accept-encoding", accepted)] if accepted else [])
    answers = Answers(size)
    short, long = [
        await _ask(_app(answers, is_short=is_short), headers=headers) for is_short in (True, False)
    ]
    assert (answers.short, answers.long) == (1, 1)
    is_compressed = (b"content-encoding", b"gzip") in short[0]["headers"]
    assert is_compressed == (ACCEPTED[accepted] and size >= FROM)
    assert sorted(short[0].pop("headers")) == sorted(long[0].pop("headers"))
    for message in (*short, *long):
        # A compressed body has the second in which it was made
        message["body"] = message.get("body", b"")[:4] + message.get("body", b"")[8:]
    assert short == long


@pytest.mark.parametrize(
    "other",
    [
        {"method": "GET"},
        {"method": "PUT"},
        {"path": "/graphql/"},
        {"path": "/other"},
        {"path": "/mounted/graphql", "root_path": "/mounted"},
    ],
)
async def test_other_requests_go_on(other: dict[str, Any]) -> None:
    answers = Answers(1)
    await _ask(_app(answers, is_short=True), **other)
    assert answers.short == 0
