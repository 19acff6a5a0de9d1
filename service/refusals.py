"""Errors as whole answers, in the form that errors of GraphQL have."""

from collections.abc import Callable

import orjson
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from service.errors import RequestError, as_request_error

_STATUS = {"NOT_FOUND": 404, "TIMEOUT": 504, "UNAVAILABLE": 503, "INTERNAL": 500}


def write_refusal(refusal: RequestError, status: int, request_id: str) -> Response:
    """The answer to a request that is refused as a whole, which is not kept."""
    extensions = {**refusal.extensions, "requestId": request_id}
    body = {"errors": [{"message": str(refusal), "extensions": extensions}]}
    return Response(
        orjson.dumps(body),
        status_code=status,
        headers={"Cache-Control": "no-store"},
        media_type="application/json",
    )


def write_failure(error: BaseException, request_id: str) -> tuple[Response, str]:
    """The answer to a request that failed, and the error's code.

    A failure that is not the client's is logged and masked.
    """
    refusal = as_request_error(error, request_id)
    code = refusal.extensions["code"]
    return write_refusal(refusal, _STATUS.get(code, 400), request_id), code


def refuse_routes(count_error: Callable[[str], None]) -> Callable[[Request, Exception], Response]:
    """What answers where no route does: unknown addresses, and methods that a route has not."""

    def refuse(request: Request, error: Exception) -> Response:
        if not isinstance(error, HTTPException):
            raise error
        refusal = _describe(error, request)
        count_error(refusal.code)
        response = write_refusal(refusal, error.status_code, request.state.request_id)
        response.headers.update(error.headers or {})
        return response

    return refuse


def _describe(error: HTTPException, request: Request) -> RequestError:
    if error.status_code == _STATUS["NOT_FOUND"]:
        return RequestError(
            "NOT_FOUND", "There is nothing at this address.", actual=request.url.path
        )
    return RequestError("BAD_REQUEST", f"{error.detail}: {request.method} {request.url.path}.")
