"""Clients that ask without a pause over kept connections, and cost little themselves.

An answer is only looked at as bytes: to parse it may take as long as a service takes to make it.
"""

import selectors
import socket
import time
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from urllib.parse import urlsplit

import orjson

from bench.harness.http_answers import AnswerReader, write_post

_WRONG = b'"errors"'
_BEGINNING = 200
"""Of an answer; whoever has errors tells them there."""
_AT_ONCE = 1 << 18
"""Bytes that are read at a time."""
_PATIENCE = 60.0


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
    requests = [
        write_post(address, orjson.dumps({"query": document, "variables": each}))
        for each in variables
    ]
    with ExitStack() as stack:
        selector = stack.enter_context(selectors.DefaultSelector())
        askers = [_Asker(address, requests[at::clients] or requests) for at in range(clients)]
        for asker in askers:
            stack.callback(asker.close)
        begun = time.perf_counter()
        for asker in askers:
            asker.ask()
            selector.register(asker.socket, selectors.EVENT_READ, asker)
        _listen(selector, begun + seconds)
        elapsed = time.perf_counter() - begun
    took = [each for asker in askers for each in asker.took]
    return Pressure(took, sum(asker.failed for asker in askers), elapsed)


def _listen(selector: selectors.BaseSelector, until: float) -> None:
    """Let each ask again when it has its answer, until the time is over and all are answered."""
    while selector.get_map():
        ready = selector.select(_PATIENCE)
        if not ready:
            raise TimeoutError(f"No answer came for {_PATIENCE:.0f} s.")
        for key, _ in ready:
            asker: _Asker = key.data
            if not asker.hear():
                continue
            if asker.is_lost:
                selector.unregister(asker.socket)
                asker.connect()
                selector.register(asker.socket, selectors.EVENT_READ, asker)
            if time.perf_counter() < until:
                asker.ask()
            else:
                selector.unregister(asker.socket)


class _Asker:
    """One client with its connection."""

    def __init__(self, address: str, requests: Sequence[bytes]) -> None:
        parts = urlsplit(address)
        self._where = parts.hostname or "", parts.port or 80
        self._requests, self._number, self._begun = requests, 0, 0.0
        self.took: list[float] = []
        self.failed = 0
        self.is_lost = False
        self.connect()

    def connect(self) -> None:
        """Open a connection, and close the one before it."""
        if self.is_lost:
            self.close()
        self.socket = socket.create_connection(self._where, _PATIENCE)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._reader, self.is_lost = AnswerReader(), False

    def ask(self) -> None:
        """Send the next question."""
        request = self._requests[self._number % len(self._requests)]
        self._number += 1
        self._begun = time.perf_counter()
        with suppress(ConnectionError):  # then there is no answer either
            self.socket.sendall(request)

    def hear(self) -> bool:
        """Take what has come; gives whether the question is answered, or never will be."""
        data = b""
        with suppress(ConnectionError):
            data = self.socket.recv(_AT_ONCE)
        if not data:
            self.is_lost = True
            self.failed += 1
            return True
        answer = self._reader.feed(data)
        if answer is None:
            return False
        self.took.append(time.perf_counter() - self._begun)
        self.failed += not self._reader.is_good or _WRONG in answer[:_BEGINNING]
        return True

    def close(self) -> None:
        """Close the connection."""
        self.socket.close()
