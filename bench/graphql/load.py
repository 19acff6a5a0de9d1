"""Clients that ask without a pause over kept connections, and cost little themselves.

An answer is only looked at as bytes: to parse it may take as long as a service takes to make it.
"""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

import orjson

_END = b"\r\n\r\n"
_LENGTH = b"content-length:"
_WRONG = b'"errors"'


@dataclass(frozen=True, slots=True)
class Pressure:
    """What clients saw: seconds of each request, those that went wrong, and the time in all."""

    seconds: Sequence[float]
    failed: int
    elapsed: float

    @property
    def rate(self) -> float:
        """Requests a second."""
        return len(self.seconds) / self.elapsed


def press(
    address: str, document: str, variables: Sequence[object], *, clients: int, seconds: float
) -> Pressure:
    """Let some clients ask one document with one set of variables after another."""
    parts = urlsplit(address)
    requests = [_write(parts.netloc, parts.path, document, each) for each in variables]
    return asyncio.run(_press(parts.hostname or "", parts.port or 80, requests, clients, seconds))


def _write(host: str, path: str, document: str, variables: object) -> bytes:
    body = orjson.dumps({"query": document, "variables": variables})
    head = (
        f"POST {path} HTTP/1.1\r\nhost: {host}\r\ncontent-type: application/json\r\n"
        f"accept: application/json\r\ncontent-length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


async def _press(
    host: str, port: int, requests: Sequence[bytes], clients: int, seconds: float
) -> Pressure:
    begun = time.perf_counter()
    until = begun + seconds
    asked = await asyncio.gather(
        *(_ask(host, port, requests[at::clients], until) for at in range(clients))
    )
    elapsed = time.perf_counter() - begun
    took = [each for client, _ in asked for each in client]
    return Pressure(took, sum(failed for _, failed in asked), elapsed)


async def _ask(
    host: str, port: int, requests: Sequence[bytes], until: float
) -> tuple[list[float], int]:
    reader, writer = await asyncio.open_connection(host, port, limit=1 << 24)
    took, failed, number = [], 0, 0
    while (begun := time.perf_counter()) < until:
        writer.write(requests[number % len(requests)])
        head = (await reader.readuntil(_END)).lower()
        at = head.index(_LENGTH) + len(_LENGTH)
        answer = await reader.readexactly(int(head[at : head.index(b"\r\n", at)]))
        took.append(time.perf_counter() - begun)
        failed += _WRONG in answer[:200]
        number += 1
    writer.close()
    return took, failed
