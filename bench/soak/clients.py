"""Clients that ask for a long time, leave and come back, and look at every answer."""

import asyncio
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import orjson

from bench.soak.questions import Asked

_KEPT = 200
"""Requests on one connection, after which a client comes anew."""
_LEAVES = 97
"""Each so many-th request is given up before it is answered."""
_TIME_LIMIT = "TIMEOUT"
_HEAD_END, _LENGTH = b"\r\n\r\n", b"content-length:"


@dataclass(slots=True)
class Crowd:
    """Some clients of one service, and what they saw.

    Answers that ran into their time limit while everything was warming up are `early`, not `wrong`:
    Java compiles what fifty clients are waiting for.
    """

    address: str
    questions: Sequence[Asked]
    answered: int = 0
    left: int = 0
    wrong: Counter[str] = field(default_factory=Counter)
    early: Counter[str] = field(default_factory=Counter)
    warm_at: float = 0.0
    slowest: float = 0.0

    async def ask(self, clients: int, seconds: float, warm_up: float) -> None:
        """Ask with so many clients for so long, of which the first seconds are to warm up."""
        self.warm_at = time.monotonic() + warm_up
        until = time.monotonic() + seconds
        await asyncio.gather(*(self._stay(place, until) for place in range(clients)))

    async def _stay(self, number: int, until: float) -> None:
        while time.monotonic() < until:
            parts = urlsplit(self.address)
            try:
                number = await self._visit(parts.hostname or "", parts.port or 80, number, until)
            except (OSError, EOFError) as error:
                self.wrong[f"connection: {type(error).__name__}"] += 1
                await asyncio.sleep(0.5)

    async def _visit(self, host: str, port: int, number: int, until: float) -> int:
        """Ask on one connection; gives the number of the next question."""
        reader, writer = await asyncio.open_connection(host, port, limit=1 << 24)
        try:
            for _ in range(_KEPT):
                number += 1
                if time.monotonic() >= until:
                    break
                asked = self.questions[number * 31 % len(self.questions)]
                writer.write(self._write(asked))
                if number % _LEAVES == 0:
                    self.left += 1
                    break
                self._look(asked, *await self._read(reader))
        finally:
            writer.close()
        return number

    def _write(self, asked: Asked) -> bytes:
        body = orjson.dumps({"query": asked.document, "variables": asked.variables})
        head = (
            "POST /graphql HTTP/1.1\r\nhost: soak\r\ncontent-type: application/json\r\n"
            f"content-length: {len(body)}\r\n\r\n"
        )
        return head.encode() + body

    async def _read(self, reader: asyncio.StreamReader) -> tuple[bytes, float]:
        began = time.perf_counter()
        head = (await reader.readuntil(_HEAD_END)).lower()
        at = head.index(_LENGTH) + len(_LENGTH)
        body = await reader.readexactly(int(head[at : head.index(b"\r\n", at)]))
        return body, time.perf_counter() - began

    def _look(self, asked: Asked, body: bytes, seconds: float) -> None:
        self.answered += 1
        self.slowest = max(self.slowest, seconds)
        errors = orjson.loads(body).get("errors", []) if b'"errors"' in body else []
        codes = {str(error["extensions"]["code"]) for error in errors}
        if codes != ({asked.refused} if asked.refused else set()):
            said = " ".join(sorted(codes)) or f"no {asked.refused}"
            is_early = codes == {_TIME_LIMIT} and time.monotonic() < self.warm_at
            (self.early if is_early else self.wrong)[f"{asked.field}: {said}"] += 1
