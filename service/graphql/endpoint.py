"""GraphQL over HTTP: one operation a request, and a code on every error."""

import asyncio
from pathlib import Path
from typing import Any

import orjson
from graphql import GraphQLError
from opentelemetry import trace
from opentelemetry.propagate import extract
from opentelemetry.trace import SpanKind
from starlette.requests import ClientDisconnect, Request
from starlette.responses import FileResponse, Response
from strawberry.schema.exceptions import CannotGetOperationTypeError, InvalidOperationTypeError
from strawberry.types import ExecutionResult
from strawberry.types.graphql import OperationType

from graph.errors import QueryTimeoutError
from graph.paths.version_reader import VersionReader
from graph.store.async_database import AsyncDatabase
from graph.store.tally import tallied
from service.curation import Curation
from service.errors import RequestError
from service.graphql.answers import describe_cost, write_answer, write_refusal
from service.graphql.connected import ClientGoneError, while_connected
from service.graphql.context import RequestContext
from service.graphql.documents import DocumentCache
from service.graphql.executor import CompiledExecutor
from service.graphql.http_request import (
    GraphQLRequest,
    HttpError,
    bad_request,
    read_get,
    read_post,
)
from service.graphql.persisted import PersistedQueries
from service.graphql.schema import build_schema, executable
from service.graphql.streams import EVENT_STREAM, Streams
from service.graphql.trust import Trust
from service.metrics import Metrics
from service.path_index import PathIndex
from service.settings import Access, Limits
from service.versions import GraphVersions, has_tag, make_tag, mark_kept, name_of, not_modified

_tracer = trace.get_tracer("research-graph")

_READING = {"GET", "HEAD"}
"""Methods whose question stands in the address, and which change nothing."""
_CLIENT_GONE = 499
_GRACE = 1.0
"""Seconds for the database to stop a statement by itself before the request is given up."""


class GraphQLEndpoint:
    """Answers `/graphql`; browsers that ask for a page get GraphiQL."""

    def __init__(  # noqa: PLR0913 - all that requests share
        self,
        database: AsyncDatabase,
        limits: Limits,
        access: Access,
        metrics: Metrics,
        graphiql: Path | None,
        *,
        versions: GraphVersions,
        path_index: PathIndex | None = None,
        curation: Curation | None = None,
        native: bool = False,
    ) -> None:
        """`graphiql` is the built page; None where there is none. So is `curation` if it is off."""
        self._path_index, self._curation = path_index, curation
        self._database, self._limits, self._graphiql = database, limits, graphiql
        self._metrics, self._versions = metrics, versions
        self._present = VersionReader(database, seconds=limits.seconds)
        self._persisted = PersistedQueries(access.documents)
        documents = DocumentCache(limits, introspection=access.introspection)
        self._schema = build_schema(limits, documents)
        self._streams = Streams(self._schema, documents, limits, metrics.count_error)
        self._compiled = CompiledExecutor(
            executable(self._schema), documents, limits, metrics.count_operation, native=native
        )

    async def answer(self, request: Request) -> Response:
        """Answer one request, in a span that goes on with the client's trace."""
        span = _tracer.start_as_current_span(
            f"{request.method} /graphql",
            context=extract(request.headers),
            kind=SpanKind.SERVER,
            attributes={"rgraph.request_id": request.state.request_id},
        )
        with span:
            return await self._respond(request)

    async def _respond(self, request: Request) -> Response:
        request_id: str = request.state.request_id
        asks = {"query", "extensions"} & request.query_params.keys()
        in_address = request.method in _READING
        wants_page = in_address and not asks
        if wants_page and "text/html" in request.headers.get("accept", ""):
            return self._page()
        try:
            asked = (
                read_get(request, self._persisted)
                if in_address
                else await read_post(request, self._limits, self._persisted)
            )
            if self._streams.takes(asked, request.headers.get("accept", "")):
                return self._streams.start(asked, self._open_context(request))
            # Read before the answer, which is then as new as its tag or newer
            tag = await self._make_tag(asked, request) if in_address else None
            if has_tag(request.headers, tag):
                return not_modified(tag)
            result = await while_connected(request.receive, self._execute(asked, request))
        except HttpError as error:
            self._metrics.count_error(error.refusal.code)
            return write_refusal(error, request_id)
        except (ClientDisconnect, ClientGoneError):
            return Response(status_code=_CLIENT_GONE)
        accepts = request.headers.get("accept", "")
        response = write_answer(result, request_id, accepts, self._metrics.count_error)
        if in_address:
            mark_kept(response, None if result.errors else tag)
        return response

    async def _make_tag(self, asked: GraphQLRequest, request: Request) -> str | None:
        variables = orjson.dumps(asked.variables, option=orjson.OPT_SORT_KEYS).decode()
        graph = await self._versions.read()
        return make_tag(graph, name_of(request), asked.query, asked.operation_name or "", variables)

    def _page(self) -> Response:
        if self._graphiql is None or not self._graphiql.is_file():
            return Response(
                "GraphiQL has not been built. POST GraphQL as JSON to this address; "
                "`make explorer` builds the page.\n",
                media_type="text/plain",
                status_code=404,
            )
        return FileResponse(self._graphiql, headers={"Cache-Control": "no-cache"})

    def _open_context(self, request: Request, trust: Trust | None = None) -> RequestContext:
        return RequestContext(
            self._database,
            self._limits,
            request.state.request_id,
            self._path_index,
            curation=self._curation,
            authorization=request.headers.get("authorization"),
            trust=trust,
        )

    async def _execute(self, asked: GraphQLRequest, request: Request) -> ExecutionResult:
        trust = Trust(self._present)
        context = self._open_context(request, trust)
        try:
            async with asyncio.timeout(self._limits.seconds + _GRACE):
                with tallied() as tally:
                    result = await self._answer(asked, context, _allowed(request.method))
                    if not await trust.holds():
                        await context.begin_again()
                        result = await self._answer(asked, context, _allowed(request.method))
                result.extensions = describe_cost(context, tally)
                return result
        except TimeoutError:
            return ExecutionResult(data=None, errors=[_late(context)])
        except CannotGetOperationTypeError as error:
            raise bad_request(error.as_http_error_reason() + ".") from error
        except InvalidOperationTypeError as error:
            if error.operation_type is OperationType.SUBSCRIPTION:
                raise bad_request(
                    "A subscription is answered as a stream.",
                    status=406,
                    hint=f"Send `Accept: {EVENT_STREAM}`.",
                ) from error
            reason = error.as_http_error_reason(request.method)
            raise bad_request(f"{reason[0].upper()}{reason[1:]}.", status=405) from error
        finally:
            if context.has_written:
                self._versions.forget()
                self._present.forget()
            await context.close()

    async def _answer(
        self, asked: GraphQLRequest, context: RequestContext, allowed: set[OperationType]
    ) -> ExecutionResult:
        data: Any = await self._compiled.execute(asked, context)
        if data is not None:
            return ExecutionResult(data=data, errors=None)
        return await self._schema.execute(
            asked.query,
            variable_values=asked.variables,
            context_value=context,
            operation_name=asked.operation_name,
            allowed_operation_types=allowed,
        )


def _late(context: RequestContext) -> GraphQLError:
    error: Exception = QueryTimeoutError("The request took too long.")
    if context.writes:
        error = RequestError(
            "TIMEOUT",
            "The request took longer than it may; the decision may still be made.",
            hint="Read `Author.decisions` before you try again.",
        )
    return GraphQLError("", original_error=error)


def _allowed(method: str) -> set[OperationType]:
    allowed = {OperationType.QUERY}
    return allowed if method in _READING else allowed | {OperationType.MUTATION}
