"""What a GraphQL text is planned and compiled to, without a database."""

import asyncio
from typing import TYPE_CHECKING, Any, cast

from graph.query.plan import Plan
from service.graphql.context import RequestContext
from service.graphql.reader import Reader
from service.graphql.schema import build_schema
from service.settings import Limits

if TYPE_CHECKING:
    from graph.store.async_database import AsyncDatabase

_SCHEMA = build_schema()


class PlannedError(Exception):
    """Ends the request where the plan would be read."""


def plan_of(query: str, **variables: Any) -> Plan:
    """The plan of the first statement that the operation needs."""
    plans: list[Plan] = []

    async def keep(plan: Plan) -> list[Any]:
        plans.append(plan)
        raise PlannedError

    async def execute() -> None:
        context = RequestContext(cast("AsyncDatabase", None), Limits(), "test")
        context.reader = Reader(keep)
        result = await _SCHEMA.execute(query, variable_values=variables, context_value=context)
        for error in result.errors or []:
            if not isinstance(error.original_error, PlannedError):
                raise error

    asyncio.run(execute())
    (plan,) = plans
    return plan
