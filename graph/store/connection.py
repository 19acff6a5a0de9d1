"""Where the database is, and the driver's errors in our words."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit

from neo4j.exceptions import (
    AuthError,
    DriverError,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
    TransientError,
)

from graph.errors import (
    AuthenticationError,
    GraphError,
    QueryTimeoutError,
    UnavailableError,
    UnsupportedServerError,
)
from graph.store.interruption import find_interruption

MINIMUM_SERVER = (5, 26)
"""The oldest Neo4j that has every clause used in `cypher/` (the last long-term version of 5)."""

_TIMEOUT_CODES = frozenset(
    {
        "TransactionTimedOut",
        "TransactionTimedOutClientConfiguration",
        "LockAcquisitionTimeout",
        "LockClientStopped",  # the time limit, while the statement waited for a lock
    }
)


@dataclass(frozen=True, slots=True)
class Connection:
    """A Neo4j database and how to sign in; `uri` is bolt://, neo4j:// or one with +s or +ssc."""

    uri: str
    username: str
    password: str
    database: str | None = None

    def __post_init__(self) -> None:
        """Refuse an address that the driver would only stumble over later."""
        try:
            _ = urlsplit(self.uri).port
        except ValueError as error:
            raise UnavailableError(
                f"{self.uri!r} is not the address of a Neo4j: {error}"
            ) from error

    def __repr__(self) -> str:
        """Leave the password out of logs and tracebacks."""
        return f"Connection({self.uri!r}, {self.username!r}, database={self.database!r})"


DRIVER_ERRORS = (DriverError, Neo4jError, OSError)
"""What the driver raises where the database cannot do what it was asked for."""


@contextmanager
def translated(uri: str) -> Iterator[None]:
    """Turn the driver's errors into those of `graph.errors`; an interruption stays one.

    Where a server is away as well, the driver fails while it closes what was interrupted.
    """
    try:
        yield
    except DRIVER_ERRORS as error:
        raise find_interruption(error) or translate(uri, error) from error


def translate(uri: str, error: Exception) -> GraphError:
    """One of `DRIVER_ERRORS` in our words."""
    if isinstance(error, ServiceUnavailable | SessionExpired):
        said = " ".join(str(error).split())  # which the driver says in several lines
        return UnavailableError(f"Neo4j at {uri} cannot be reached: {said}")
    if isinstance(error, Neo4jError):
        return _translate_answer(uri, error)
    return UnavailableError(f"Neo4j at {uri} cannot be used: {error}")


def _translate_answer(uri: str, error: Neo4jError) -> GraphError:
    _, _, category, title = (error.code or "...").split(".")
    if isinstance(error, AuthError) or category == "Security":
        return AuthenticationError(
            f"Neo4j at {uri} refused the user name or password: {error.message}"
        )
    if title in _TIMEOUT_CODES:
        return QueryTimeoutError(f"Neo4j stopped the statement: {error.message}")
    if title == "Terminated":
        return UnavailableError(f"Neo4j at {uri} ended the statement early: {error.message}")
    if title == "DatabaseNotFound":
        return UnavailableError(f"Neo4j at {uri} has no such database. {error.message}")
    if isinstance(error, TransientError):
        return UnavailableError(f"Neo4j at {uri} is busy: {error.message}")
    return GraphError(f"Neo4j refused the statement: {error.message}")


def check_version(uri: str, agent: str) -> None:
    """Refuse a server that is not Neo4j 5.26 or newer; `agent` is like 'Neo4j/2026.08.1'."""
    match = re.match(r"Neo4j/(\d+)\.(\d+)", agent)
    if match is None:
        raise UnsupportedServerError(f"The server at {uri} calls itself {agent!r}, not Neo4j.")
    if (int(match[1]), int(match[2])) < MINIMUM_SERVER:
        wanted = ".".join(map(str, MINIMUM_SERVER))
        raise UnsupportedServerError(f"{agent} at {uri} is too old: {wanted} or newer is needed.")
