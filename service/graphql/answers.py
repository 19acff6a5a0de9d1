"""What a request came to, as the body of a response."""

import time
from collections.abc import Callable
from typing import Any

import orjson
from graphql import GraphQLError
from starlette.responses import Response
from strawberry.types import ExecutionResult

from graph.store.tally import Tally
from service.accepted import wants
from service.errors import as_request_error
from service.graphql.context import RequestContext

_JSON, _GRAPHQL_JSON = "application/json", "application/graphql-response+json"


def describe_cost(context: RequestContext, tally: Tally) -> dict[str, Any]:
    """What the request asked for and what it took, for the answer's `extensions`.

    `nodes` is how many nodes it asks for at most, held against `nodesLimit` before it runs; times
    are in milliseconds.
    """
    return {
        "cost": {
            "nodes": context.nodes,
            "nodesLimit": context.limits.nodes,
            "statements": tally.statements.total(),
            "rows": tally.rows,
        },
        "timings": {
            "total": round((time.monotonic() - context.began) * 1e3, 2),
            "database": round(tally.seconds * 1e3, 2),
        },
    }


def write_answer(
    result: ExecutionResult, request_id: str, accepts: str, count_error: Callable[[str], None]
) -> Response:
    """The answer in the media type that the client accepts; `count_error` is told each code."""
    answer = describe_answer(result, request_id, count_error)
    accepts_graphql = wants(accepts, _GRAPHQL_JSON)
    return _Json(
        orjson.dumps(answer),
        400 if accepts_graphql and "data" not in answer else 200,
        _GRAPHQL_JSON if accepts_graphql else _JSON,
    )


class _Json(Response):
    """The headers need not be worked out: they are the same two each time."""

    def __init__(self, body: bytes, status_code: int, media_type: str) -> None:
        self.body, self.status_code, self.background = body, status_code, None
        self.raw_headers = [
            (b"content-length", b"%d" % len(body)),
            (b"content-type", media_type.encode()),
        ]


def describe_answer(
    result: ExecutionResult, request_id: str, count_error: Callable[[str], None]
) -> dict[str, Any]:
    """The answer as JSON; `count_error` is told each code."""
    answer: dict[str, Any] = {}
    if result.errors:
        answer["errors"] = [_format(error, request_id) for error in result.errors]
        for error in answer["errors"]:
            count_error(error["extensions"]["code"])
    # Without a path the operation was refused as a whole: it has no data, not even null.
    if result.data is not None or any(error.path for error in result.errors or ()):
        answer["data"] = result.data
    if result.extensions:
        answer["extensions"] = result.extensions
    return answer


def _format(error: GraphQLError, request_id: str) -> dict[str, Any]:
    formatted: dict[str, Any] = dict(error.formatted)
    if error.original_error is not None and not _is_about_input(error):
        refusal = as_request_error(error.original_error, request_id)
        formatted["message"], extensions = str(refusal), refusal.extensions
    else:
        extensions = error.extensions or {"code": "INVALID_ARGUMENT"}
    formatted["extensions"] = {**extensions, "requestId": request_id}
    return formatted


def _is_about_input(error: GraphQLError) -> bool:
    """Whether the executor refused a variable (it has no path) or an argument (it has nodes)."""
    original = error.original_error
    return isinstance(original, GraphQLError) and (error.path is None or bool(original.nodes))
