"""Refusals and failures as a client sees them."""

import logging
from typing import Any, Literal

from graph.errors import (
    AuthenticationError,
    CursorError,
    NotFoundError,
    QueryTimeoutError,
    UnavailableError,
)

log = logging.getLogger(__name__)

Code = Literal[
    "BAD_REQUEST",
    "PERSISTED_QUERY_NOT_FOUND",
    "OPERATION_NOT_ALLOWED",
    "GRAPHQL_PARSE_FAILED",
    "GRAPHQL_VALIDATION_FAILED",
    "INVALID_ARGUMENT",
    "INVALID_CURSOR",
    "WRONG_TYPE",
    "UNAUTHENTICATED",
    "CURATION_DISABLED",
    "NOT_FOUND",
    "LIMIT_EXCEEDED",
    "TIMEOUT",
    "UNAVAILABLE",
    "INTERNAL",
]


class RequestError(Exception):
    """Something that the client can put right; its text is written for a person."""

    def __init__(  # noqa: PLR0913 - the fields of the error contract
        self,
        code: Code,
        message: str,
        *,
        argument: str | None = None,
        limit: float | None = None,
        actual: object = None,
        hint: str | None = None,
    ) -> None:
        """Name the argument by its GraphQL name, and the limit with what was given instead."""
        super().__init__(message)
        self.code = code
        facts = {"argument": argument, "limit": limit, "actual": actual, "hint": hint}
        self.extensions: dict[str, Any] = {
            "code": code,
            **{name: value for name, value in facts.items() if value is not None},
        }


def refuse_unknown(error: NotFoundError, argument: str) -> RequestError:
    """The refusal of an id that nothing answers to, with the argument that holds it."""
    return RequestError(
        "NOT_FOUND",
        str(error),
        argument=argument,
        actual=error.node_id,
        hint="Find the id with `search`.",
    )


def as_request_error(error: BaseException, request_id: str) -> RequestError:
    """Any failure as a client may see it; one that is not the client's is logged and masked."""
    match error:
        case RequestError():
            return error
        case CursorError():
            return RequestError(
                "INVALID_CURSOR",
                str(error),
                argument="after",
                hint="Use an `endCursor` of the same field with the same arguments and order.",
            )
        case NotFoundError():
            return RequestError("NOT_FOUND", str(error), actual=error.node_id)
        case QueryTimeoutError():
            return RequestError(
                "TIMEOUT",
                "The request took longer than it may; the database has stopped working on it.",
                hint="Ask for less: smaller `first`, fewer nested lists.",
            )
    return _mask(error, request_id)


def _mask(error: BaseException, request_id: str) -> RequestError:
    """A failure that is not the client's: told to the log, and to the client without its cause."""
    if isinstance(error, UnavailableError | AuthenticationError):
        log.warning("database unavailable: %s", error, extra={"request_id": request_id})
        return RequestError(
            "UNAVAILABLE",
            "The database cannot be reached at the moment.",
            hint="Try again in a few seconds.",
        )
    log.error("internal error", exc_info=error, extra={"request_id": request_id})
    return RequestError(
        "INTERNAL",
        "Something went wrong in the service; it has been logged.",
        hint=f"Give the request id {request_id} when you report it.",
    )
