"""Answers that come one after another, as server-sent events.

The protocol is that of "GraphQL over server-sent events" in its mode of distinct connections: one
request, events `next` with one result each, then `complete`.
"""

import asyncio
import logging
import time
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from dataclasses import dataclass

import orjson
import strawberry
from graphql import OperationType, get_operation_ast
from starlette.responses import Response
from starlette.types import Receive, Scope, Send
from strawberry.types import ExecutionResult

from service.accepted import wants
from service.errors import RequestError
from service.graphql.answers import describe_answer
from service.graphql.connected import ClientGoneError, while_connected
from service.graphql.context import RequestContext
from service.graphql.documents import DocumentCache, as_graphql_error
from service.graphql.http_request import GraphQLRequest, HttpError
from service.graphql.schema import executable
from service.settings import Limits

log = logging.getLogger(__name__)

EVENT_STREAM = "text/event-stream"
_COMPLETE = b"event: complete\ndata:\n\n"
_SIGN_OF_LIFE = b":\n\n"
"""A comment; a connection on which nothing passes is cut by proxies, and its end is not noticed."""
SILENCE_SECONDS = 15.0


class _EventStream(Response):
    """Sends what comes, until it ends or the client goes away."""

    def __init__(self, events: AsyncGenerator[bytes, None], close: Callable[[], None]) -> None:
        # nginx would wait until it has some kilobytes
        headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
        super().__init__(media_type=EVENT_STREAM, headers=headers)
        del self.headers["content-length"]
        self._events, self._close = events, close

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        del scope  # the headers are decided
        try:
            await while_connected(receive, self._send(send))
        except ClientGoneError:
            log.debug("the client of a stream has gone")
        finally:
            self._close()

    async def _send(self, send: Send) -> None:
        start = {"type": "http.response.start", "status": 200, "headers": self.raw_headers}
        await send(start)
        async with aclosing(self._events) as events:
            async for event in events:
                await send({"type": "http.response.body", "body": event, "more_body": True})
        await send({"type": "http.response.body", "body": b"", "more_body": False})


@dataclass(slots=True)
class Streams:
    """The streams of one application that are open, of which there are so many at most."""

    schema: strawberry.Schema
    documents: DocumentCache
    limits: Limits
    count_error: Callable[[str], None]
    open: int = 0

    def takes(self, asked: GraphQLRequest, accepts: str) -> bool:
        """Whether a stream is the answer: to a subscription whose client accepts one.

        Some clients accept streams for whatever they ask.
        """
        if not wants(accepts, EVENT_STREAM):
            return False
        document = self.documents.prepare(executable(self.schema), asked.query).document
        if document is None:
            return False
        operation = get_operation_ast(document, asked.operation_name)
        return operation is not None and operation.operation is OperationType.SUBSCRIPTION

    def start(self, asked: GraphQLRequest, context: RequestContext) -> Response:
        """The answer to a subscription; its work ends when the client goes away.

        Raises:
            HttpError: Too many are open.
        """
        if self.open >= self.limits.subscriptions:
            raise HttpError(
                503,
                RequestError(
                    "LIMIT_EXCEEDED",
                    f"{self.open} subscriptions are open, which is as many as the service keeps.",
                    limit=self.limits.subscriptions,
                    hint="Try again later.",
                ),
            )
        self.open += 1
        return _EventStream(self._write(asked, context), self._end)

    def _end(self) -> None:
        self.open -= 1

    async def _write(
        self, asked: GraphQLRequest, context: RequestContext
    ) -> AsyncGenerator[bytes, None]:
        try:
            async with aclosing(self._results(asked, context)) as results:
                async for result in results:
                    if result is None:
                        yield _SIGN_OF_LIFE
                    else:
                        answer = describe_answer(result, context.request_id, self.count_error)
                        yield b"event: next\ndata: " + orjson.dumps(answer) + b"\n\n"
            yield _COMPLETE
        finally:
            await context.close()

    async def _results(
        self, asked: GraphQLRequest, context: RequestContext
    ) -> AsyncGenerator[ExecutionResult | None, None]:
        """The results; None where nothing has come for a while."""
        ends = time.monotonic() + self.limits.subscription_seconds
        stream = await self.schema.subscribe(
            asked.query,
            variable_values=asked.variables,
            context_value=context,
            operation_name=asked.operation_name,
        )
        async with aclosing(stream):
            while True:
                coming = asyncio.ensure_future(anext(stream, None))
                try:
                    while not coming.done() and (left := ends - time.monotonic()) > 0:
                        await asyncio.wait({coming}, timeout=min(left, SILENCE_SECONDS))
                        if not coming.done():
                            yield None
                    result = coming.result() if coming.done() else self._time_is_over()
                    has_ended = not coming.done()
                finally:
                    coming.cancel()
                    await asyncio.gather(coming, return_exceptions=True)
                if result is None:
                    return
                yield result
                if has_ended:
                    return

    def _time_is_over(self) -> ExecutionResult:
        refusal = RequestError(
            "TIMEOUT",
            "The subscription's time is over.",
            limit=self.limits.subscription_seconds,
            hint="Subscribe again to go on.",
        )
        return ExecutionResult(data=None, errors=[as_graphql_error(refusal)])
