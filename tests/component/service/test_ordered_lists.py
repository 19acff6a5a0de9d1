"""Lists of all nodes of a kind: read in the order of an index, and no further than a page."""

import asyncio
from typing import Any

import neo4j
import pytest

from graph.query.compiler import compile_plan
from graph.query.plan import Plan
from graph.store.database import Database
from graph.store.statement import Statement
from tests.component.service.conftest import Ask
from tests.helpers.planned import plan_of

pytestmark = pytest.mark.anyio

PAPERS = 600
DATED = 500
WRITE = """
UNWIND range(1, $papers) AS n
CREATE (p:Paper {
  id: 'paper:many-' + right('000' + n, 4), title: 'Paper ' + n, titleKey: 'paper ' + n,
  searchText: 'paper ' + n, authorCount: 0, hasCode: false, citedByCount: n % 7
})
SET p.date = CASE WHEN n <= $dated THEN toString(1900 + n % 90) END
CREATE (:Author {
  id: 'author:many-' + right('000' + n, 4), name: 'Author ' + n % 50, nameKey: 'author',
  searchText: 'author', nameVariants: [], paperCount: n % 40, collaboratorCount: n % 3
})
"""
LISTS = [
    "{ papers(first: 20) { nodes { id } pageInfo { hasNextPage } } }",
    "{ papers(first: 20, orderBy: [DATE_ASC]) { nodes { id } pageInfo { hasNextPage } } }",
    "{ papers(first: 20, orderBy: [TITLE_DESC]) { nodes { id } pageInfo { hasNextPage } } }",
    "{ authors(first: 20) { nodes { id } pageInfo { hasNextPage } } }",
    "{ authors(first: 20, orderBy: [PAPER_COUNT_DESC]) { nodes { id } } }",
]


@pytest.fixture(scope="module")
def many(small_graph: Database) -> Database:
    text = WRITE.replace("$papers", str(PAPERS)).replace("$dated", str(DATED))
    small_graph.run(Statement("test/many", text, "write"))
    return small_graph


async def _plan(query: str, **variables: Any) -> Plan:
    return await asyncio.to_thread(plan_of, query, **variables)


def _count_hits(database: Database, plan: Plan) -> int:
    statement = compile_plan(plan).statement
    query = neo4j.Query(f"PROFILE {statement.text}")
    with database.driver.session() as session:
        return _sum_hits(session.run(query, dict(statement.parameters)).consume())


def _sum_hits(summary: neo4j.ResultSummary) -> int:
    def sum_of(plan: Any) -> int:
        return int(plan["args"].get("DbHits", 0)) + sum(map(sum_of, plan.get("children", ())))

    return sum_of(summary.profile)


@pytest.mark.parametrize("query", LISTS)
def test_a_page_does_not_read_all_nodes(many: Database, query: str) -> None:
    assert _count_hits(many, plan_of(query)) < PAPERS / 2


@pytest.mark.parametrize("order", ["DATE_DESC", "TITLE_ASC"])
async def test_a_page_far_behind_costs_what_the_first_costs(
    many: Database, ask: Ask, order: str
) -> None:
    query = f"""query ($after: String, $first: Int!) {{
      papers(first: $first, after: $after, orderBy: {order}) {{
        nodes {{ id }} pageInfo {{ hasNextPage endCursor }} }} }}"""
    far = await ask(query, first=460)

    cursor = far["papers"]["pageInfo"]["endCursor"]

    near = _count_hits(many, await _plan(query, first=10, after=None))
    deep = _count_hits(many, await _plan(query, first=10, after=cursor))
    assert deep < 1.5 * near


@pytest.mark.parametrize("order", ["DATE_DESC", "DATE_ASC"])
@pytest.mark.parametrize("first", [7, 99, 1000])
async def test_papers_without_a_date_come_last_by_id(
    many: Database, ask: Ask, order: str, first: int
) -> None:
    query = """query ($first: Int!, $after: String, $order: [PaperOrder!]!) {
      papers(first: $first, after: $after, orderBy: $order) {
        nodes { id } pageInfo { hasNextPage endCursor } } }"""
    rows = many.run(
        Statement("test/papers", "MATCH (p:Paper) RETURN p.id AS id, p.date AS d", "read")
    )
    dated = sorted((row["d"], row["id"]) for row in rows if row["d"] is not None)
    if order == "DATE_DESC":
        dates = sorted({d for d, _ in dated}, reverse=True)
        dated = [one for date in dates for one in dated if one[0] == date]
    expected = [id_ for _, id_ in dated] + sorted(row["id"] for row in rows if row["d"] is None)

    found: list[str] = []
    after = None
    while True:
        page = (await ask(query, first=first, after=after, order=order))["papers"]
        found += [node["id"] for node in page["nodes"]]
        if not page["pageInfo"]["hasNextPage"]:
            break
        after = page["pageInfo"]["endCursor"]

    assert found == expected
