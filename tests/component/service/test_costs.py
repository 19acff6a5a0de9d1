"""What the main questions cost the database: statements, rows and db hits, which need no clock.

A case holds the hits that were measured; a margin allows for what a store's layout adds to the same
plan. What raises a figure should be meant.
"""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from graph.store.database import Database
from graph.store.statement import Statement
from graph.store.tally import tallied
from service.graphql.context import RequestContext
from service.graphql.documents import DocumentCache
from service.graphql.executor import CompiledExecutor
from service.graphql.http_request import GraphQLRequest
from service.graphql.schema import build_schema, executable
from service.settings import Limits
from tests.conftest import SharedDatabase
from tests.helpers.profiled import Profiled

PAPERS, AUTHORS = 2_000, 400
LEAST_MARGIN = 6  # hits
WRITE = """
UNWIND range(0, $authors - 1) AS n
CREATE (:Author {id: 'author:a' + n, name: 'Author ' + n, nameKey: 'author ' + n, nameVariants: [],
  searchText: 'Author ' + n, paperCount: 15, collaboratorCount: 8, component: 'author:a0',
  authorshipComponent: 'author:a0'})
WITH count(*) AS made
UNWIND range(0, 9) AS n
CREATE (:Category {id: 'c' + n, name: 'Category ' + n, scheme: 'test', searchText: 'Category'})
WITH count(*) AS made
UNWIND range(0, $papers - 1) AS n
CREATE (p:Paper {id: 'paper:p' + right('000' + n, 4), title: 'Paper ' + n, titleKey: 'paper ' + n,
  searchText: 'Paper ' + n, authorCount: 3, hasCode: false, yearInferred: false,
  date: toString(1990 + n % 30), datePrecision: 'year', year: 1990 + n % 30, type: 'article'})
WITH p, n
MATCH (c:Category {id: 'c' + n % 10})
CREATE (p)-[:IN_CATEGORY {primary: true, ambiguous: false}]->(c)
WITH p, n UNWIND [0, 1, 5] AS k
MATCH (a:Author {id: 'author:a' + (n + k) % $authors})
CREATE (a)-[:AUTHORED {position: k, inferred: false, confidence: 1.0, sources: [], evidence: [],
  method: 'test', profiles: []}]->(p)
"""
JOIN = """
MATCH (a:Author)-[:AUTHORED]->(p:Paper)<-[:AUTHORED]-(b:Author) WHERE a.id < b.id
WITH a, b, count(*) AS papers, min(p.year) AS first, max(p.year) AS last
CREATE (a)-[:COLLABORATED_WITH {papers: papers, strength: papers / 2.0, firstYear: first,
  lastYear: last, confidence: 1.0}]->(b)
"""
LISTS = {
    "all papers": "",
    "papers of some years": "where: {year: {gte: 1991}}",
    "papers with a condition that no index answers": "where: {authorCount: {lt: 9}}",
    "papers by title": "orderBy: [TITLE_ASC]",
}


@dataclass(frozen=True, slots=True)
class Case:
    """A question, and what it costs."""

    name: str
    query: str
    statements: int
    rows: int
    hits: int

    @property
    def most_hits(self) -> int:
        # An Expand(Into) hits a store more or less often by the order in which it keeps a node's
        # relationships: of a few hits, a fifth is less than one such operator varies by.
        return self.hits + max(self.hits // 5, LEAST_MARGIN)

    def __str__(self) -> str:
        return self.name


A = "author:a7"
CASES = [
    Case("look-up by id", f'{{ author(by: {{id: "{A}"}}) {{ name paperCount }} }}', 1, 1, 6),
    Case(
        "an author's papers with authors and categories",
        f"""{{ author(by: {{id: "{A}"}}) {{ name papers(first: 10) {{ nodes {{ title year
          authors(first: 5) {{ nodes {{ name }} }} categories {{ nodes {{ code }} }} }} }} }} }}""",
        1,
        1,
        287,
    ),
    Case(
        "1,000 papers of six fields",
        "{ papers(first: 1000) { nodes { id title year type authorCount hasCode } } }",
        1,
        1,
        8_128,
    ),
    Case(
        "search with the authors of the hits",
        """{ search(query: "paper 77", first: 5) { nodes { ... on Paper { title
          authors(first: 5) { nodes { name } } } } } }""",
        1,
        1,
        111,
    ),
    Case(
        "a list with facets",
        f"""{{ author(by: {{id: "{A}"}}) {{ papers(first: 5) {{ nodes {{ id }}
          facets(by: [YEAR]) {{ values {{ keys count }} }} }} }} }}""",
        1,
        1,
        93,
    ),
    Case(
        "facets of all papers, by their categories",
        "{ papers { facets(by: [CATEGORY]) { values { keys count } } } }",
        1,
        1,
        41,
    ),
    Case(
        "facets of what fits, by years",
        """{ papers(where: {year: {gte: 2005}}) {
          facets(by: [YEAR]) { values { keys count } missing } } }""",
        1,
        1,
        996,
    ),
    Case(
        "papers of some years",
        "{ papers(first: 10, where: {year: {gte: 2000}}) { nodes { id } } }",
        1,
        1,
        203,
    ),
    Case(
        "papers of a category, read from there",
        """{ papers(first: 10, where: {categories: {some: {code: {eq: "c1"}}}}) {
          nodes { id } totalCount } }""",
        1,
        1,
        808,
    ),
    Case(
        "a paper by its id, with a condition on its categories",
        """{ papers(where: {categories: {some: {code: {eq: "c7"}}}, id: {eq: "paper:p0007"}}) {
          nodes { id } totalCount } }""",
        1,
        1,
        18,
    ),
    Case(
        "papers of an author whose id was not merged: one look at that, and properties read once",
        f"""{{ papers(where: {{authors: {{some: {{id: {{eq: "{A}"}}}}}}}}) {{
          nodes {{ id }} totalCount }} }}""",
        1,
        1,
        79,
    ),
    Case(
        "papers of a category and an author, the category first",
        f"""{{ papers(where: {{and: [{{categories: {{some: {{code: {{eq: "c7"}}}}}}}},
          {{authors: {{some: {{id: {{eq: "{A}"}}}}}}}}]}}) {{ nodes {{ id }} totalCount }} }}""",
        1,
        1,
        285,
    ),
    Case(
        "collaborators",
        f'{{ collaborators(of: "{A}") {{ edges {{ strength node {{ name }} }} }} }}',
        3,
        3,
        102,
    ),
    Case(
        "a slice of one hop",
        f"""{{ slice(around: ["{A}"], hops: 1) {{ nodes {{ node {{ id }} }}
          edges {{ source target kind }} }} }}""",
        3,
        4,
        1_674,
    ),
    Case(
        "a slice of two hops",
        f"""{{ slice(around: ["{A}"], hops: 2) {{ nodes {{ node {{ id }} }}
          edges {{ source target kind }} }} }}""",
        4,
        7,
        7_746,
    ),
    Case(
        "paths",
        f"""{{ collaboratorPaths(input: {{from: "{A}", to: "author:a19"}}) {{ outcome
          paths {{ authors {{ name }}
            hops {{ papers(first: 2) {{ nodes {{ title }} }} }} }} }} }}""",
        6,
        13,
        2_125,
    ),
]


@dataclass(frozen=True, slots=True)
class Cost:
    """What one request took, with its answer."""

    data: Any
    statements: int
    rows: int
    hits: int


class Meter:
    """Asks the way the service does, and tells what it took."""

    def __init__(self, database: Database, runner: asyncio.Runner) -> None:
        self._runner = runner
        self.database = Profiled(database.connection)
        limits = Limits()
        documents = DocumentCache(limits)
        self._schema, self._limits = build_schema(limits, documents), limits
        core = executable(self._schema)
        self._compiled = CompiledExecutor(core, documents, limits, lambda _: None)

    def ask(self, query: str, **variables: Any) -> Cost:
        return self._runner.run(self._ask(query, variables))

    async def _ask(self, query: str, variables: dict[str, Any]) -> Cost:
        self.database.hits = 0
        context = RequestContext(self.database, self._limits, "test")
        with tallied() as tally:
            data = await self._compiled.execute(GraphQLRequest(query, variables, None), context)
            if data is None:
                result = await self._schema.execute(
                    query, variable_values=variables, context_value=context
                )
                assert not result.errors, result.errors
                data = result.data
        await context.close()
        return Cost(data, tally.statements.total(), tally.rows, self.database.hits)


@pytest.fixture(scope="module")
def meter(shared_database: SharedDatabase) -> Iterator[Meter]:
    database = shared_database.without_data()
    values = {"papers": PAPERS, "authors": AUTHORS}
    database.run(Statement("test/costs", WRITE, "write", values))
    database.run(Statement("test/join", JOIN, "write"))
    database.run_named("maintenance/await_indexes", seconds=120)
    # Plans that are still kept were made for the few nodes of other tests.
    database.run_unmanaged(Statement("test/plans", "CALL db.prepareForReplanning(60)", "read"))
    with asyncio.Runner() as runner:
        meter = Meter(database, runner)
        yield meter
        runner.run(meter.database.close())


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_question_costs_no_more_than_it_may(meter: Meter, case: Case) -> None:
    cost = meter.ask(case.query)
    assert (cost.statements, cost.rows) == (case.statements, case.rows)
    assert 0 < cost.hits <= case.most_hits


@pytest.mark.parametrize("arguments", LISTS.values(), ids=LISTS)
def test_page_1_000_costs_what_page_1_costs(meter: Meter, arguments: str) -> None:
    page = f"""query ($after: String) {{ papers(first: 1, after: $after, {arguments}) {{
      nodes {{ id title }} pageInfo {{ endCursor }} }} }}"""
    first = meter.ask(page)
    far = meter.ask(f"{{ papers(first: 1000, {arguments}) {{ pageInfo {{ endCursor }} }} }}")
    deep = meter.ask(page, after=far.data["papers"]["pageInfo"]["endCursor"])
    assert deep.data != first.data
    assert (deep.statements, deep.rows) == (first.statements, first.rows) == (1, 1)
    assert 0 < deep.hits <= 2 * first.hits + 20
