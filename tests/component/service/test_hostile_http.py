"""Connections, heads and bodies that no honest client sends: refused in their time, by a server."""

import asyncio
import time
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import urlsplit

import httpx
import orjson
import psutil
import pytest

from cli import http_protocol
from cli.http_protocol import BoundedHttpProtocol
from graph.store.database import Database
from service.app import create_app
from service.settings import Limits
from tests.helpers.serving import served

pytestmark = pytest.mark.anyio

BODY_SECONDS = 1.0
HEAD_SECONDS = 0.5
SLACK = 60.0
"""A machine that is busy with other things; what is to be proved is that it ends at all."""
MIB = 1 << 20
QUERY = {"query": "{ topics { totalCount } }"}
POST = b"POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n"


@pytest.fixture
async def address(
    small_graph: Database,
    anyio_backend: str,  # noqa: ARG001 - runs async fixtures
) -> AsyncIterator[str]:
    app = create_app(small_graph.connection, limits=Limits(seconds=BODY_SECONDS))
    async with served(app, http=BoundedHttpProtocol) as address:
        yield address
        async with httpx.AsyncClient(timeout=SLACK) as client, asyncio.timeout(SLACK):
            # A second may be too little for a first read where the machine is busy.
            answer = await client.post(f"{address}/graphql", json=QUERY)
            while "errors" in answer.json():
                assert answer.json()["errors"][0]["extensions"]["code"] == "TIMEOUT"
                answer = await client.post(f"{address}/graphql", json=QUERY)
            assert answer.json()["data"] == {"topics": {"totalCount": 3}}


@pytest.fixture
def short_heads(address: str) -> Iterator[None]:  # noqa: ARG001 - ends before the address
    """Heads are given up soon; an honest client on a busy machine may be as slow as that."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(http_protocol, "HEAD_SECONDS", HEAD_SECONDS)
        yield


@dataclass(frozen=True, slots=True)
class Talk:
    """What the server said before it ended the connection, after how long and how much."""

    said: bytes
    seconds: float
    parts: int


async def _talk(address: str, *parts: bytes, pause: float = 0.0) -> Talk:
    """Say all the parts, unless the server ends the connection before."""
    url = urlsplit(address)
    return await _go_on(*await asyncio.open_connection(url.hostname, url.port), parts, pause)


async def _go_on(
    reader: asyncio.StreamReader,
    writer: asyncio.StreamWriter,
    parts: Iterable[bytes],
    pause: float,
) -> Talk:
    began, sent = time.monotonic(), 0
    reading = asyncio.create_task(_hear(reader))
    try:
        with suppress(ConnectionError):
            for part in parts:
                if reading.done():
                    break
                writer.write(part)
                await writer.drain()
                sent += 1
                await asyncio.sleep(pause)
        said = await asyncio.wait_for(reading, BODY_SECONDS + SLACK)
    finally:
        reading.cancel()
        writer.close()
    return Talk(said, time.monotonic() - began, sent)


async def _hear(reader: asyncio.StreamReader) -> bytes:
    """All that comes: also what came before the end of a connection on which more was said."""
    heard = b""
    with suppress(ConnectionError):
        while data := await reader.read(65536):
            heard += data
    return heard


def _code(said: bytes) -> str:
    _, _, body = said.partition(b"\r\n\r\n")
    (error,) = orjson.loads(body)["errors"]
    return str(error["extensions"]["code"])


async def test_a_body_that_comes_byte_by_byte_is_given_up(address: str) -> None:
    head = POST + b"content-length: 1000\r\nconnection: close\r\n\r\n"
    talk = await _talk(address, head, *[b" "] * 80, pause=0.05)
    assert talk.said.startswith(b"HTTP/1.1 408")
    assert _code(talk.said) == "TIMEOUT"
    assert talk.seconds >= BODY_SECONDS
    assert talk.parts < 80


@pytest.mark.usefixtures("short_heads")
@pytest.mark.parametrize("sent", [b"", b"POST", b"POST /graphql HTTP/1.1\r\nhost: x\r\n"])
async def test_a_head_that_does_not_come_is_given_up(address: str, sent: bytes) -> None:
    talk = await _talk(address, sent)
    assert talk.said == b""


async def test_a_second_head_that_does_not_end_is_given_up(
    address: str, request: pytest.FixtureRequest
) -> None:
    url = urlsplit(address)
    reader, writer = await asyncio.open_connection(url.hostname, url.port)
    writer.write(b"GET /health/live HTTP/1.1\r\nhost: x\r\n\r\n")
    first = await asyncio.wait_for(reader.readuntil(b"}"), SLACK)
    request.getfixturevalue("short_heads")
    talk = await _go_on(reader, writer, [b"GET / HTTP/1.1\r\nx-a: ", *[b"x"] * 60], pause=0.1)
    assert first.startswith(b"HTTP/1.1 200")
    assert talk.said == b""
    assert talk.parts < 61


@pytest.mark.parametrize("line", [b"x-a: " + b"a" * 100 + b"\r\n", b"a" * 1000])
async def test_a_head_that_grows_and_grows_is_refused(address: str, line: bytes) -> None:
    said = (await _talk(address, POST, *[line * 20] * 100)).said
    assert said == b"" or said.startswith((b"HTTP/1.1 431", b"HTTP/1.1 400"))


async def test_ten_megabytes_are_refused_and_not_kept(address: str) -> None:
    before = psutil.Process().memory_info().rss
    for chunked in (False, True):
        how = b"transfer-encoding: chunked" if chunked else b"content-length: %d" % (10 * MIB)
        part = b" " * 65536
        parts = [(b"10000\r\n" + part + b"\r\n") if chunked else part] * 160
        head = POST + how + b"\r\nconnection: close\r\n\r\n"
        if said := (
            await _talk(address, head, *parts)
        ).said:  # The system may throw away what was said to somebody who went on talking
            assert said.startswith(b"HTTP/1.1 413")
            assert _code(said) == "LIMIT_EXCEEDED"
    assert psutil.Process().memory_info().rss - before < 50 * MIB


async def test_many_at_once_do_not_keep_others_waiting(address: str) -> None:
    slow = [asyncio.create_task(_talk(address, POST)) for _ in range(100)]
    await asyncio.sleep(0)
    async with httpx.AsyncClient(timeout=SLACK) as client:
        answer = await client.post(f"{address}/graphql", json=QUERY)
    assert answer.status_code == 200
    assert not any(task.done() for task in slow)
    for task in slow:
        task.cancel()
    await asyncio.gather(*slow, return_exceptions=True)


@pytest.mark.parametrize(
    "garbage",
    [
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"\x00" * 100,
        b"GET\r\n\r\n",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        POST + b"content-length: -1\r\n\r\n",
        POST + b"content-length: 99999999999999999999\r\n\r\n",
        POST + b"content-length: 2\r\ncontent-length: 3\r\n\r\n{}",
        POST + b"transfer-encoding: chunked\r\n\r\nzz\r\n",
        POST + b"content-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n",
        b"GET /graphql?query=%ff%fe HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n",
        b"GET /graphql?query=a&variables=%00 HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n",
        b"GET /%00%ff/../../etc/passwd HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n",
        b"GET /paper/%00.bib HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n",
        b"GET /paper/" + b"x" * 9000 + b".bib HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n",
        (
            b"GET /graphql HTTP/1.1\r\nhost: x\r\nupgrade: websocket\r\nconnection: upgrade\r\n"
            b"sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\nsec-websocket-version: 13\r\n\r\n"
        ),
        b"GET /metrics HTTP/1.1\r\nhost: x\r\naccept: \xff\xff\r\nconnection: close\r\n\r\n",
        (
            b'GET /graphql?query={__typename} HTTP/1.1\r\nhost: x\r\nif-none-match: \xff",,,W/\r\n'
            b"x-request-id: \xe9\r\ntraceparent: zz-\xff\r\nconnection: close\r\n\r\n"
        ),
    ],
)
async def test_what_is_not_http_or_not_sense(
    address: str, garbage: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    said = (await _talk(address, garbage)).said
    assert not said.startswith(b"HTTP/1.1 5"), said
    assert b"Traceback" not in said
    assert not [record for record in caplog.records if record.levelname == "ERROR"]


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW"])
async def test_other_methods(address: str, method: str) -> None:
    async with httpx.AsyncClient(timeout=SLACK) as client:
        response = await client.request(method, f"{address}/graphql")
    assert response.status_code in {400, 404, 405}


async def test_head_is_get_without_the_answer(address: str) -> None:
    async with httpx.AsyncClient(timeout=SLACK) as client:
        for path in ("/graphql", "/graphql?query={__typename}", "/graphql?query=mutation{x}"):
            got, told = await client.get(address + path), await client.head(address + path)
            assert (told.status_code, told.content) == (got.status_code, b"")
