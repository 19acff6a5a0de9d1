"""One operation answered both ways: by what is compiled, and by Strawberry's executor."""

from typing import Any

import orjson

from graph.store.async_database import AsyncDatabase
from service.graphql.context import RequestContext
from service.graphql.documents import DocumentCache
from service.graphql.executor import CompiledExecutor
from service.graphql.http_request import GraphQLRequest
from service.graphql.literals import Literals
from service.graphql.schema import build_schema, executable
from service.settings import Limits
from tests.helpers.native import NATIVE
from tests.helpers.statements import counted_statements

Variables = dict[str, Any]


class Both:
    """Runs operations both ways; `ways` says how each was answered.

    Where native reads are built, what is compiled is run with them as well.
    """

    def __init__(self, database: AsyncDatabase, limits: Limits | None = None) -> None:
        """Share the documents between the two."""
        self.database, self.limits = database, limits or Limits()
        documents = DocumentCache(self.limits)
        self.schema = build_schema(self.limits, documents)
        self.documents = documents
        self.ways: list[str] = []
        core = executable(self.schema)
        self.literals = Literals(core, documents)
        self.compiled = CompiledExecutor(core, documents, self.limits, self.ways.append)
        own = DocumentCache(self.limits)  # which keep what was compiled
        ways = self.native_ways = list[str]()
        self.native = CompiledExecutor(core, own, self.limits, ways.append, native=NATIVE)

    def open_context(self) -> RequestContext:
        """What the fields of a new request share."""
        return RequestContext(self.database, self.limits, "test")

    async def slow(self, text: str, variables: Variables) -> Any:
        """What graphql-core makes of it, with Strawberry's resolvers."""
        context = self.open_context()
        try:
            return await self.schema.execute(text, variable_values=variables, context_value=context)
        finally:
            await context.close()

    async def fast(self, text: str, variables: Variables) -> Any:
        """The data; None where the executor has to answer."""
        return await self._execute(self.compiled, text, variables)

    async def _execute(self, executor: CompiledExecutor, text: str, variables: Variables) -> Any:
        asked = GraphQLRequest(text, variables, None)
        context = self.open_context()
        try:
            return await executor.execute(asked, context)
        finally:
            await context.close()

    async def agree(self, text: str, variables: Variables, *, statements: int | None = 1) -> Any:
        """The answer that both give; the compiled one with so many statements."""
        wanted = await self.slow(text, variables)
        assert wanted.errors is None, wanted.errors
        with counted_statements() as counted:
            data = await self.fast(text, variables)
        # As text, since the order of the fields counts as well.
        assert orjson.dumps(data) == orjson.dumps(wanted.data), self.ways
        assert statements in {None, counted.total()}, counted
        native = await self._execute(self.native, text, variables)
        assert orjson.dumps(native) == orjson.dumps(data), self.native_ways
        return data

    def variants(self, text: str) -> int:
        """How often the document has been compiled."""
        lifted = self.literals.lift(text)
        text = lifted.text if lifted else text
        return len(self.documents.prepare(executable(self.schema), text).operations)
