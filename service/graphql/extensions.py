"""What watches over every operation: parsing, validation and limits, before anything is read."""

from collections.abc import Iterator

from graphql import (
    ExecutionResult,
    GraphQLError,
    GraphQLSchema,
    get_operation_ast,
    get_variable_values,
)
from strawberry.extensions import SchemaExtension
from strawberry.types.graphql import OperationType

from service.errors import RequestError
from service.graphql.documents import DocumentCache, anew, as_graphql_error
from service.graphql.limits import check_node_budget
from service.graphql.selection import Operation, fragments_of
from service.settings import Limits


class OperationChecks(SchemaExtension):
    """Takes documents from the cache, and holds each operation to the node budget."""

    def __init__(self, documents: DocumentCache, limits: Limits) -> None:
        """`documents` is shared by all requests."""
        super().__init__()
        self._documents, self._limits = documents, limits
        self._errors: tuple[GraphQLError, ...] = ()

    def on_parse(self) -> Iterator[None]:
        """Give the document, unless it cannot be read."""
        context = self.execution_context
        if context.query:
            prepared = self._documents.prepare(self._schema, context.query)
            if prepared.document is None:
                raise anew(prepared.errors[0])
            context.graphql_document, self._errors = prepared.document, prepared.errors
        yield

    def on_validate(self) -> Iterator[None]:
        """Give what validation said, and see that it is clear which operation is meant."""
        context = self.execution_context
        context.pre_execution_errors = list(self._errors)
        # Strawberry would take the first one.
        named = context._provided_operation_name  # noqa: SLF001 - it is shown nowhere else
        if context.graphql_document and not get_operation_ast(context.graphql_document, named):
            message = "The document has several operations, and `operationName` chooses none."
            refused = RequestError("BAD_REQUEST", message, argument="operationName")
            context.pre_execution_errors.append(as_graphql_error(refused))
        yield

    def on_execute(self) -> Iterator[None]:
        """Refuse an operation that asks for more nodes than the budget."""
        try:
            self._check_budget()
        except RequestError as error:
            refused = as_graphql_error(error)
            if self.execution_context.operation_type is OperationType.SUBSCRIPTION:
                # A stream looks at no result that stands there before it begins.
                raise refused from error
            self.execution_context.result = ExecutionResult(data=None, errors=[refused])
        yield

    def _check_budget(self) -> None:
        context, schema = self.execution_context, self._schema
        document = context.graphql_document
        definition = get_operation_ast(document, context.operation_name) if document else None
        if document is None or definition is None:
            return
        variables = get_variable_values(
            schema, definition.variable_definitions or (), context.variables or {}
        )
        if isinstance(variables, list):
            return  # wrong variables; the executor reports them
        try:
            operation = Operation(schema, fragments_of(document), variables)
            context.context.nodes = check_node_budget(definition, operation, self._limits)
        except GraphQLError:
            return  # wrong arguments; the executor reports them where they stand

    @property
    def _schema(self) -> GraphQLSchema:
        return self.execution_context.schema._schema  # noqa: SLF001 - Strawberry shows it nowhere
