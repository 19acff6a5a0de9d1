"""Whether the server answers: said once when it has gone away, and once when it is back."""

import logging
import threading
import time
from math import inf
from weakref import WeakValueDictionary

from neo4j.exceptions import Neo4jError, ServiceUnavailable, SessionExpired

from graph.errors import UnavailableError

log = logging.getLogger(__name__)

_AWAY_CODES = frozenset({"DatabaseUnavailable", "NotALeader"})
"""What a server answers that is about to end, or has just begun."""


def is_away(error: BaseException) -> bool:
    """Whether the server cannot be reached; one that is busy, or refuses, can."""
    if isinstance(error, UnavailableError):
        return error.__cause__ is None or is_away(error.__cause__)
    if isinstance(error, Neo4jError) and error.code:
        return error.code.rpartition(".")[2] in _AWAY_CODES
    return isinstance(error, ServiceUnavailable | SessionExpired | OSError)


class Reach:
    """What is known of one server; several threads may tell of it.

    Whoever asks a server takes it from `get_reach`: what several notice is told once. They say when
    what they asked for began, as `time.monotonic` has it: an answer that was under way when the
    server was missed does not mean that it is back, nor a failure that was under way when it was
    back that it is away again.
    """

    def __init__(self, uri: str) -> None:
        """Take it that the server answers."""
        self._uri = uri
        self._since: float | None = None
        self._missed = self._back = -inf
        self._lock = threading.Lock()

    @property
    def away_since(self) -> float | None:
        """Since when the server does not answer, as `time.monotonic` has it."""
        return self._since

    def miss(self, patience: float = 0.0, *, began: float | None = None) -> None:
        """Take note that it does not answer; say so, and for how long it is waited for.

        What does not say when it began has begun just now.
        """
        with self._lock:
            now = time.monotonic()
            if (now if began is None else began) < self._back:
                return
            self._missed = now
            if self._since is None:
                self._since = now
                waiting = f"; waiting for it, up to {patience:.0f} s" if patience else ""
                log.warning("Neo4j at %s is away%s", self._uri, waiting)

    def find(self, began: float) -> None:
        """Take note that it answers; say so where it did not."""
        if self._since is None:  # nearly always: no lock then
            return
        with self._lock:
            since, now = self._since, time.monotonic()
            if since is None or began < self._missed:
                return
            self._since, self._back = None, now
            log.warning("Neo4j at %s is back, after %.0f s", self._uri, now - since)


_known: WeakValueDictionary[str, Reach] = WeakValueDictionary()
_one_by_one = threading.Lock()


def get_reach(uri: str) -> Reach:
    """Give what is known of that server: the same to all of this process who ask it now."""
    with _one_by_one:
        return _known.setdefault(uri, Reach(uri))
