"""What the service tells of its work: cost in the answer, metrics, spans."""

import re

import httpx
import pytest
from opentelemetry import trace
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from tests.helpers.research_graph import AUTHORS

pytestmark = pytest.mark.anyio

ONE = '{ author(by: {id: "%s"}) { name papers(first: 2) { nodes { title } } } }'
TRACE = "a" * 32
PATH = '{ collaboratorPaths(input: {from: "%s", to: "%s"}) { outcome } }'


@pytest.fixture(scope="module")
def spans() -> InMemorySpanExporter:
    """Every span of this process from now on: the provider can be set once only."""
    exporter = InMemorySpanExporter()
    provider = TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    trace.set_tracer_provider(provider)
    return exporter


async def test_an_answer_says_what_it_cost(client: httpx.AsyncClient) -> None:
    query = ONE % AUTHORS[0]["id"]
    said = (await client.post("/graphql", json={"query": query})).json()["extensions"]

    assert said["cost"] == {"nodes": 3, "nodesLimit": 50_000, "statements": 1, "rows": 1}
    assert 0 < said["timings"]["database"] <= said["timings"]["total"]


async def test_what_the_executor_answers_is_counted_too(client: httpx.AsyncClient) -> None:
    query = PATH % (AUTHORS[0]["id"], AUTHORS[1]["id"])
    said = (await client.post("/graphql", json={"query": query})).json()["extensions"]

    assert said["cost"]["statements"] >= 2
    assert 0 < said["timings"]["database"] <= said["timings"]["total"]
    assert said["cost"]["nodes"] > 0


async def test_a_refused_operation_has_no_cost_in_the_database(client: httpx.AsyncClient) -> None:
    answer = (await client.post("/graphql", json={"query": "{ nope }"})).json()

    assert answer["extensions"]["cost"]["statements"] == 0


async def test_metrics_count_what_was_done(client: httpx.AsyncClient) -> None:
    for query in (ONE % AUTHORS[0]["id"], ONE % AUTHORS[1]["id"], "{ nope }"):
        await client.post("/graphql", json={"query": query})
    await client.get("/nothing/there")

    page = (await client.get("/metrics")).text

    assert _value(page, 'rgraph_graphql_operations_total{way="compiled"}') == 2
    assert _value(page, 'rgraph_graphql_operations_total{way="invalid"}') == 1
    assert _value(page, 'rgraph_graphql_errors_total{code="GRAPHQL_VALIDATION_FAILED"}') == 1
    assert _value(page, 'rgraph_statement_seconds_count{statement="query/author"}') == 2
    request = 'rgraph_http_request_seconds_count{method="%s",path="%s",status="%d"}'
    assert _value(page, request % ("POST", "/graphql", 200)) == 3
    assert "/nothing/there" not in page


async def test_every_statement_is_a_span(
    client: httpx.AsyncClient, spans: InMemorySpanExporter
) -> None:
    given = f"00-{TRACE}-{'b' * 16}-01"
    headers = {"traceparent": given, "X-Request-ID": "mine"}
    await client.post("/graphql", json={"query": ONE % AUTHORS[0]["id"]}, headers=headers)

    statement, request = spans.get_finished_spans()
    assert (statement.name, request.name) == ("query/author", "POST /graphql")
    assert dict(statement.attributes or {}) == {"db.system.name": "neo4j"}
    assert dict(request.attributes or {}) == {"rgraph.request_id": "mine"}
    assert {f"{s.context.trace_id:032x}" for s in (statement, request)} == {TRACE}


def _value(page: str, sample: str) -> float:
    found = re.search(rf"^{re.escape(sample)} (\S+)$", page, re.MULTILINE)
    assert found, page
    return float(found[1])
