"""The schema: root fields, their types, and what watches over every operation."""

import strawberry
from graphql import GraphQLSchema
from strawberry.schema.config import StrawberryConfig

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
        extensions=[lambda: OperationChecks(documents, limits)],
    )


def executable(schema: strawberry.Schema) -> GraphQLSchema:
    """The same as graphql-core knows it."""
    core: GraphQLSchema = schema._schema  # noqa: SLF001 - Strawberry shows it nowhere
    return core
