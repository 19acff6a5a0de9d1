"""What statements cost the database, which needs no clock."""

from typing import Any

import neo4j

from graph.store.async_database import AsyncDatabase
from graph.store.statement import Statement


class Profiled(AsyncDatabase):
    """Has every statement profiled, and sums up the db hits."""

    hits = 0

    async def _run_once(self, statement: Statement, seconds: float) -> list[dict[str, Any]]:
        query = neo4j.Query(f"PROFILE {statement.text}", timeout=seconds)
        async with self.driver.session(database=self.connection.database) as session:
            result = await session.run(query, dict(statement.parameters))
            rows = [dict(zip(one.keys(), one, strict=True)) async for one in result]
            self.hits += _sum_hits((await result.consume()).profile)
        return rows

    async def _list_once(self, statement: Statement, seconds: float) -> list[list[Any]]:
        return [list(row.values()) for row in await self._run_once(statement, seconds)]


def _sum_hits(plan: Any) -> int:
    return int(plan["args"].get("DbHits", 0)) + sum(map(_sum_hits, plan.get("children", ())))
