"""Answers the operations that plans cover; leaves all others to Strawberry."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import orjson
from graphql import (
    DocumentNode,
    GraphQLError,
    GraphQLSchema,
    OperationDefinitionNode,
    VariableValues,
)

from graph.errors import CursorError, GraphError
from service.errors import RequestError
from service.graphql.compiled.errors import (
    InvalidOperationError,
    NotCompiledError,
    NotCovered,
    OddValueError,
)
from service.graphql.compiled.operation import CompiledOperation, Data, compile_operation
from service.graphql.context import RequestContext
from service.graphql.documents import DocumentCache, PreparedDocument
from service.graphql.http_request import GraphQLRequest
from service.graphql.kept import Kept
from service.graphql.literals import Literals
from service.graphql.selection import fragments_of
from service.settings import Limits

if TYPE_CHECKING:
    from service.graphql.compiled.native import NativeShaper


_Read = tuple[PreparedDocument, Mapping[str, Any]]
"""What becomes of a text: its document, and what was lifted out of it."""

_TEXTS = 512
_CHARACTERS = 250_000
"""Of all texts together whose documents are known without looking at them."""


class CompiledExecutor:
    """Keeps what it has compiled, the least recently used forgotten first."""

    def __init__(
        self,
        schema: GraphQLSchema,
        documents: DocumentCache,
        limits: Limits,
        count: Callable[[str], None],
        *,
        native: bool = False,
    ) -> None:
        """Share `documents` with Strawberry's executor; `count` is told each way of answering.

        With `native` records become JSON without Python objects wherever that is possible.
        """
        self._schema, self._documents, self._limits = schema, documents, limits
        self._count, self._literals = count, Literals(schema, documents)
        self._native = _import_native() if native else None
        self._known: Kept[str, _Read] = Kept(_TEXTS, _CHARACTERS)

    async def execute(self, asked: GraphQLRequest, context: RequestContext) -> Data | None:
        """The response's data; None where Strawberry has to answer, be it with an error."""
        try:
            data = await self._answer(asked, context)
        except (InvalidOperationError, GraphQLError):
            # graphql-core's own error: an argument or a directive is given a variable that is null.
            self._count("invalid")
        except NotCompiledError:
            self._count("not covered")
        except OddValueError:
            self._count("odd value")
        except (RequestError, CursorError, GraphError):
            # With the same outcome, but told as the executor tells it: at a path.
            self._count("refused")
        else:
            self._count("native" if isinstance(data, orjson.Fragment) else "compiled")
            return data
        return None

    async def _answer(self, asked: GraphQLRequest, context: RequestContext) -> Data:
        prepared, given = self._prepare(asked)
        chosen = self._documents.choose(self._schema, prepared, asked.operation_name)
        if chosen is None or prepared.document is None:
            raise InvalidOperationError
        variables = chosen.variables.read(given)
        if variables is None:
            raise InvalidOperationError
        key = (asked.operation_name, *prepared.signature.key(given))
        compiled = prepared.operations.get(key)
        if compiled is None:
            compiled = self._compile(prepared.document, chosen.definition, variables)
            prepared.operations.put(key, compiled)
        if isinstance(compiled, NotCovered):
            raise NotCompiledError(compiled.reason)
        context.nodes = compiled.nodes
        return await compiled.answer(variables, context)

    def _prepare(self, asked: GraphQLRequest) -> tuple[PreparedDocument, dict[str, Any]]:
        """The document with its literals lifted out, or as it is where that is not valid."""
        text, given = asked.query, asked.variables or {}
        known = self._known.get(text)
        if known is None:
            known = self._read(text)
            self._known.put(text, known, len(text))
        prepared, lifted = known
        return prepared, {**given, **lifted} if lifted else given

    def _read(self, text: str) -> _Read:
        lifted = self._literals.lift(text)
        if lifted is not None:
            prepared = self._documents.prepare(self._schema, lifted.text)
            if not prepared.errors:
                return prepared, lifted.variables
        prepared = self._documents.prepare(self._schema, text)
        if prepared.errors:
            raise InvalidOperationError
        return prepared, {}

    def _compile(
        self,
        document: DocumentNode,
        definition: OperationDefinitionNode,
        variables: VariableValues,
    ) -> CompiledOperation | NotCovered:
        fragments = fragments_of(document)
        try:
            compiled = compile_operation(
                self._schema, definition, fragments, variables, self._limits
            )
        except NotCompiledError as error:
            return NotCovered(str(error))
        if self._native is None:
            return compiled
        try:
            return replace(compiled, native=self._native(compiled.written))
        except NotCompiledError:
            return compiled


def _import_native() -> type["NativeShaper"]:
    # A package of its own that is not everywhere.
    from service.graphql.compiled.native import NativeShaper  # noqa: PLC0415

    return NativeShaper
