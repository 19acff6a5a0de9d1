"""One GraphQL request from HTTP: JSON by POST, or query parameters by GET."""

import re
from dataclasses import dataclass
from typing import Any

import orjson
from starlette.requests import ClientDisconnect, Request
from starlette.types import Receive

from service.errors import RequestError
from service.graphql.connected import within
from service.graphql.persisted import PersistedQueries
from service.settings import Limits

_NAME = re.compile("[_A-Za-z][_0-9A-Za-z]{0,99}")
_NAMED = re.compile(rf"\s*(?:query|mutation|subscription)\s+({_NAME.pattern})")


@dataclass(frozen=True, slots=True)
class GraphQLRequest:
    """What the client wants executed."""

    query: str
    variables: dict[str, Any] | None
    operation_name: str | None

    @property
    def name(self) -> str | None:
        """What the client calls the operation, if it is told in a way that is quick to read."""
        if self.operation_name is None:
            found = _NAMED.match(self.query)
            return found[1] if found else None
        return self.operation_name if _NAME.fullmatch(self.operation_name) else None


class HttpError(Exception):
    """A request that is no GraphQL request; `refusal` is for the body, `status` for HTTP."""

    def __init__(self, status: int, refusal: RequestError) -> None:
        """Both are what the client sees."""
        super().__init__(str(refusal))
        self.status, self.refusal = status, refusal


def bad_request(message: str, *, status: int = 400, hint: str | None = None) -> HttpError:
    """The refusal of something that is no GraphQL request."""
    return HttpError(status, RequestError("BAD_REQUEST", message, hint=hint))


async def read_post(
    receive: Receive, content_type: str, limits: Limits, persisted: PersistedQueries
) -> GraphQLRequest:
    """Read the JSON body; `HttpError` where it is too large, too slow or none.

    Raises:
        ClientDisconnect: The client went away before it had sent all of it.
    """
    media_type = content_type.partition(";")[0].strip().lower()
    if media_type != "application/json":
        raise bad_request(
            f"The content type is {media_type or 'not given'}.",
            status=415,
            hint="Send JSON with `Content-Type: application/json`.",
        )
    try:
        body = await within(limits.seconds, _read_body(receive, limits.body_bytes))
    except TimeoutError as error:
        refusal = RequestError("TIMEOUT", "The body did not arrive in time.", limit=limits.seconds)
        raise HttpError(408, refusal) from error
    return _checked(_parsed(body, "The body"), persisted)


async def _read_body(receive: Receive, most: int) -> bytes:
    chunks, size, has_more = [], 0, True
    while has_more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ClientDisconnect
        chunk, has_more = message.get("body", b""), message.get("more_body", False)
        size += len(chunk)
        if size > most:
            told = f"The body is larger than {most} bytes."
            raise HttpError(413, RequestError("LIMIT_EXCEEDED", told, limit=most))
        chunks.append(chunk)
    return b"".join(chunks)


def read_get(request: Request, persisted: PersistedQueries) -> GraphQLRequest:
    """Read the parameters `query`, `operationName`, and `variables` and `extensions` as JSON."""
    parameters = request.query_params
    read = {
        name: _parsed(text, f"`{name}`")
        for name in ("variables", "extensions")
        if (text := parameters.get(name))
    }
    names = ("query", "operationName")
    return _checked({**read, **{name: parameters.get(name) for name in names}}, persisted)


def _parsed(text: str | bytes, what: str) -> object:
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise bad_request(f"{what} is not valid JSON: {error}.") from error


def _checked(body: object, persisted: PersistedQueries) -> GraphQLRequest:
    if isinstance(body, list):
        raise bad_request(
            "The body is a list; several operations in one request are refused.",
            hint="Send one operation a request; it can have several root fields.",
        )
    if not isinstance(body, dict):
        raise bad_request("The body is not a JSON object.")
    query, variables, name = (body.get(key) for key in ("query", "variables", "operationName"))
    extensions = body.get("extensions")
    if extensions is not None and not isinstance(extensions, dict):
        raise bad_request("`extensions` is not a JSON object.")
    query = _find_document(query, extensions, persisted)
    if not isinstance(query, str) or not query.strip():
        raise bad_request("There is no `query`, or it is not a text.")
    if variables is not None and not isinstance(variables, dict):
        raise bad_request("`variables` is not a JSON object.")
    if name is not None and not isinstance(name, str):
        raise bad_request("`operationName` is not a text.")
    return GraphQLRequest(query, variables, name or None)


def _find_document(query: object, extensions: object, persisted: PersistedQueries) -> object:
    digest: str | None = None
    match extensions:
        case {"persistedQuery": {"version": 1, "sha256Hash": str(given)}}:
            digest = given
        case {"persistedQuery": given} if given is not None:
            raise bad_request(
                "`extensions.persistedQuery` is not `{version: 1, sha256Hash: …}`.",
                hint="Only version 1 of the protocol is spoken.",
            )
    if query is not None and not isinstance(query, str):
        return query
    try:
        return persisted.find(query, digest)
    except RequestError as error:
        status = 403 if error.code == "OPERATION_NOT_ALLOWED" else 400
        # Clients of the protocol take an unknown hash for an answer, not for a failure.
        raise HttpError(
            200 if error.code == "PERSISTED_QUERY_NOT_FOUND" else status, error
        ) from error
