"""GraphQL over HTTP: one operation a request, and a code on every error."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path

import orjson
from opentelemetry import trace
from opentelemetry.propagate import extract
from opentelemetry.trace import SpanKind
from starlette.datastructures import Headers
from starlette.requests import ClientDisconnect, Request
from starlette.responses import FileResponse, Response
from starlette.types import Receive, Scope, Send

from graph.store.async_database import AsyncDatabase
from service.curation import Curation
from service.graphql.answering import READING, Answering, Client
from service.graphql.answers import write_answer
from service.graphql.connected import ClientGoneError
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
from service.graphql.streams import Streams
from service.metrics import Metrics
from service.path_index import PathIndex
from service.raw_headers import RawHeaders, read_header
from service.refusals import write_refusal
from service.settings import Access, Limits
from service.tracing import is_traced
from service.versions import GraphVersions, has_tag, keep, make_tag, name_of, not_modified, weaken

_tracer = trace.get_tracer("research-graph")

_CLIENT_GONE = 499
_ALLOWED = "GET, HEAD, POST"
_ASK = "POST the operation as JSON, or GET a query."


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
        self._limits, self._graphiql = limits, graphiql
        self._metrics, self._versions = metrics, versions
        self._persisted = PersistedQueries(access.documents)
        documents = DocumentCache(limits, introspection=access.introspection)
        schema = build_schema(limits, documents)
        self._streams = Streams(schema, documents, limits, metrics.count_error)
        compiled = CompiledExecutor(
            executable(schema), documents, limits, metrics.count_operation, native=native
        )
        self._answering = Answering(
            database,
            limits,
            schema,
            compiled,
            versions=versions,
            path_index=path_index,
            curation=curation,
        )

    async def close(self) -> None:
        """End what goes on behind requests."""
        await self._answering.close()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        response = await self._answer(scope, receive)
        await response(scope, receive, send)

    async def _answer(self, scope: Scope, receive: Receive) -> Response:
        if scope["method"] == "POST":
            return await self.post(scope, receive)
        if scope["method"] in READING:
            with _span(scope):
                return await self._get(Request(scope, receive))
        refused = bad_request(f"The method is {scope['method']}.", status=405, hint=_ASK)
        response = self._refuse(refused, _read_client(scope, receive))
        response.headers["Allow"] = _ALLOWED
        return response

    async def post(self, scope: Scope, receive: Receive) -> Response:
        """Answer one request whose question is its body."""
        with _span(scope):
            return await self._post(scope, receive)

    async def _post(self, scope: Scope, receive: Receive) -> Response:
        client, headers = _read_client(scope, receive), scope["headers"]
        accepts = _text(headers, b"accept")
        try:
            content_type = _text(headers, b"content-type")
            asked = await read_post(receive, content_type, self._limits, self._persisted)
            scope["state"]["operation"] = asked.name
            if self._streams.takes(asked, accepts):
                return self._streams.start(asked, self._answering.open_context(client))
            result = await self._answering.answer(asked, client)
        except HttpError as error:
            return self._refuse(error, client)
        except (ClientDisconnect, ClientGoneError):
            return Response(status_code=_CLIENT_GONE)
        return write_answer(result, client.request_id, accepts, self._metrics.count_error)

    async def _get(self, request: Request) -> Response:
        accepts = request.headers.get("accept", "")
        if not {"query", "extensions"} & request.query_params.keys() and "text/html" in accepts:
            return self._page()
        client = _read_client(request.scope, request.receive)
        try:
            asked = read_get(request, self._persisted)
            request.scope["state"]["operation"] = asked.name
            if self._streams.takes(asked, accepts):
                return self._streams.start(asked, self._answering.open_context(client))
            # Read before the answer, which is then as new as its tag or newer
            tag = await self._make_tag(asked, request)
            if has_tag(request.headers, tag):
                return not_modified(tag)
            result = await self._answering.answer(asked, client)
        except HttpError as error:
            return self._refuse(error, client)
        except ClientGoneError:
            return Response(status_code=_CLIENT_GONE)
        response = write_answer(result, client.request_id, accepts, self._metrics.count_error)
        return keep(response, request.headers, None if result.errors else tag)

    def _refuse(self, error: HttpError, client: Client) -> Response:
        self._metrics.count_error(error.refusal.code)
        return write_refusal(error.refusal, error.status, client.request_id)

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
        page, state = self._graphiql, self._graphiql.stat()
        headers = {"Cache-Control": "no-cache"}
        return weaken(FileResponse(page, headers=headers, stat_result=state))


def _read_client(scope: Scope, receive: Receive) -> Client:
    authorization = _text(scope["headers"], b"authorization") or None
    return Client(scope["method"], receive, scope["state"]["request_id"], authorization)


def _text(headers: RawHeaders, name: bytes) -> str:
    return read_header(headers, name).decode("latin-1")


def _span(scope: Scope) -> AbstractContextManager[None]:
    """A span that goes on with the client's trace, where anybody wants to know."""
    return _open_span(scope) if is_traced() else nullcontext()


@contextmanager
def _open_span(scope: Scope) -> Iterator[None]:
    with _tracer.start_as_current_span(
        f"{scope['method']} /graphql",
        context=extract(Headers(scope=scope)),
        kind=SpanKind.SERVER,
        attributes={"rgraph.request_id": scope["state"]["request_id"]},
    ):
        yield
