"""The schema: root fields, their types, and what watches over every operation."""

from typing import Any

import strawberry
from graphql import GraphQLSchema
from strawberry.schema.config import StrawberryConfig
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext

from service.graphql.documents import DocumentCache
from service.graphql.extensions import OperationChecks
from service.graphql.fields import RequestInfo, read_leaf
from service.graphql.mutations import Mutation
from service.graphql.queries import Query
from service.graphql.subscriptions import Subscription
from service.settings import Limits


class ResearchGraphSchema(strawberry.Schema):
    """Leaves the logging of errors to `service.errors`, which knows whose fault they are."""

    def process_errors(self, *_: object) -> None:
        """Say nothing here."""


class _DiscreetContext(StrawberryGraphQLCoreExecutionContext):
    """Names nothing of the schema to those who have misspelt it."""

    @classmethod
    def build(cls, *values: Any, **named: Any) -> Any:  # noqa: ANN401 - whatever graphql-core passes
        """As graphql-core, without its suggestions."""
        return super().build(*values, **{**named, "hide_suggestions": True})


def build_schema(
    limits: Limits | None = None, documents: DocumentCache | None = None
) -> strawberry.Schema:
    """The executable schema, holding every operation to the limits; `documents` are shared."""
    limits = limits or Limits()
    documents = documents or DocumentCache(limits)
    return ResearchGraphSchema(
        Query,
        Mutation,
        Subscription,
        config=StrawberryConfig(default_resolver=read_leaf, info_class=RequestInfo),
        execution_context_class=None if documents.introspection else _DiscreetContext,
        extensions=[lambda: OperationChecks(documents, limits)],
    )


def executable(schema: strawberry.Schema) -> GraphQLSchema:
    """The same as graphql-core knows it."""
    core: GraphQLSchema = schema._schema  # noqa: SLF001 - Strawberry shows it nowhere
    return core
