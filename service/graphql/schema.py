"""The schema: root fields, their types, and what watches over every operation."""

import strawberry
from strawberry.schema.config import StrawberryConfig

from service.graphql.fields import RequestInfo, read_leaf
from service.graphql.queries import Query


def build_schema() -> strawberry.Schema:
    """The executable schema."""
    config = StrawberryConfig(default_resolver=read_leaf, info_class=RequestInfo)
    return strawberry.Schema(Query, config=config)
