"""One operation, answered within its time while somebody waits for it."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any

import strawberry
from graphql import GraphQLError
from starlette.types import Receive
from strawberry.schema.exceptions import CannotGetOperationTypeError, InvalidOperationTypeError
from strawberry.types import ExecutionResult
from strawberry.types.graphql import OperationType

from graph.errors import QueryTimeoutError
from graph.paths.version_reader import VersionReader
from graph.store.async_database import AsyncDatabase
from graph.store.tally import tallied
from service.curation import Curation
from service.errors import RequestError
from service.graphql.answers import describe_cost
from service.graphql.connected import while_wanted
from service.graphql.context import RequestContext
from service.graphql.executor import CompiledExecutor
from service.graphql.http_request import GraphQLRequest, bad_request
from service.graphql.kept_records import KeptRecords
from service.graphql.streams import EVENT_STREAM
from service.graphql.trust import Trust
from service.path_index import PathIndex
from service.settings import Limits
from service.versions import GraphVersions

READING = frozenset({"GET", "HEAD"})
"""Methods whose question stands in the address, and which change nothing."""
_QUERIES = frozenset({OperationType.QUERY})
_QUERIES_AND_MUTATIONS = frozenset({OperationType.QUERY, OperationType.MUTATION})
_GRACE = 1.0
"""Seconds for the database to stop a statement by itself before the request is given up."""


@dataclass(frozen=True, slots=True)
class Client:
    """Who asks, as HTTP tells it."""

    method: str
    receive: Receive
    """Tells when the client goes away."""
    request_id: str
    authorization: str | None


class Answering:
    """Answers operations: compiled where plans cover them, else by Strawberry's executor."""

    def __init__(  # noqa: PLR0913 - all that requests share
        self,
        database: AsyncDatabase,
        limits: Limits,
        schema: strawberry.Schema,
        compiled: CompiledExecutor,
        *,
        versions: GraphVersions,
        path_index: PathIndex | None = None,
        curation: Curation | None = None,
    ) -> None:
        """`curation` is None where it is off."""
        self._database, self._limits = database, limits
        self._schema, self._compiled = schema, compiled
        self._versions, self._path_index, self._curation = versions, path_index, curation
        self._present = VersionReader(database, seconds=limits.seconds)
        self._records = KeptRecords(versions)

    async def close(self) -> None:
        """End what goes on behind requests."""
        await self._records.close()

    def open_context(self, client: Client, trust: Trust | None = None) -> RequestContext:
        """What the fields of one request share; whoever opens it closes it."""
        return RequestContext(
            self._database,
            self._limits,
            client.request_id,
            self._path_index,
            curation=self._curation,
            authorization=client.authorization,
            trust=trust,
            records=self._records,
        )

    async def answer(self, asked: GraphQLRequest, client: Client) -> ExecutionResult:
        """What came of the operation.

        Raises:
            ClientGoneError: Nobody waits any more.
            HttpError: It is none that this method of HTTP may ask for.
        """
        context = self.open_context(client, Trust(self._present))
        work = self._answer_once_more(asked, context, client.method)
        try:
            return await while_wanted(client.receive, work, self._limits.seconds + _GRACE)
        except TimeoutError:
            return ExecutionResult(data=None, errors=[_late(context)])
        except CannotGetOperationTypeError as error:
            raise bad_request(error.as_http_error_reason().rstrip(".") + ".") from error
        except InvalidOperationTypeError as error:
            if error.operation_type is OperationType.SUBSCRIPTION:
                raise bad_request(
                    "A subscription is answered as a stream.",
                    status=406,
                    hint=f"Send `Accept: {EVENT_STREAM}`.",
                ) from error
            reason = error.as_http_error_reason(client.method)
            raise bad_request(f"{reason[0].upper()}{reason[1:]}.", status=405) from error
        finally:
            if context.has_written:
                self._versions.forget()
                self._present.forget()
            await context.close()

    async def _answer_once_more(
        self, asked: GraphQLRequest, context: RequestContext, method: str
    ) -> ExecutionResult:
        """Answer, and again where the answer rests on what turned out to be no more so."""
        allowed = _QUERIES if method in READING else _QUERIES_AND_MUTATIONS
        with tallied() as tally:
            result = await self._answer(asked, context, allowed)
            if context.trust is not None and not await context.trust.holds():
                await context.begin_again()
                result = await self._answer(asked, context, allowed)
        result.extensions = describe_cost(context, tally)
        return result

    async def _answer(
        self, asked: GraphQLRequest, context: RequestContext, allowed: AbstractSet[OperationType]
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
