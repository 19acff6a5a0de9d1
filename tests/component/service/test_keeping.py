"""GET requests whose answers a client may keep: ETag, If-None-Match, Cache-Control."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx
import pytest

from cli.shell import OutputFormat, run_script
from graph.errors import UnavailableError
from graph.store.async_database import AsyncDatabase
from graph.store.connection import Connection
from graph.store.database import Database
from graph.store.statement import Statement
from service import versions
from service.graphql import kept_records
from service.versions import GraphVersions, has_tag, make_tag
from tests.component.ingest.dump import rows
from tests.helpers.statements import counted_statements

pytestmark = pytest.mark.anyio

JSONL = OutputFormat.JSONL
QUERY = "query ($n: Int! = 3) { authors(first: $n) { nodes { id } } }"


@pytest.fixture(autouse=True)
def _state(small_graph: Database) -> None:
    text = "MERGE (s:GraphState {id: 'graph'}) SET s.identity = 'test', s.changes = 7, s.writes = 1"
    small_graph.run(Statement("test/state", text, "write"))


def _write(database: Database) -> None:
    database.run_named("load/raise_write_number")


async def _get(
    client: httpx.AsyncClient, headers: dict[str, str] | None = None, **asked: Any
) -> httpx.Response:
    return await client.get("/graphql", params={"query": QUERY, **asked}, headers=headers)


def _is_kept(response: httpx.Response) -> bool:
    return response.headers["cache-control"] == "no-cache" and "etag" in response.headers


async def test_an_answer_is_sent_once(client: httpx.AsyncClient) -> None:
    first = await _get(client)
    assert first.status_code == 200
    assert _is_kept(first)
    assert "Accept" in first.headers["vary"]

    again = await _get(client, {"If-None-Match": f'"other", {first.headers["etag"]}'})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert again.headers["cache-control"] == "no-cache"


async def test_a_write_makes_it_another_answer(
    client: httpx.AsyncClient, small_graph: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(versions, "BELIEVED_SECONDS", 0.0)
    first = await _get(client)
    _write(small_graph)

    second = await _get(client, {"If-None-Match": first.headers["etag"]})

    assert second.status_code == 200
    assert second.headers["etag"] != first.headers["etag"]
    assert rows(small_graph, "MATCH (s:GraphState) RETURN s.writes, s.changes") == [(2, 7)]


async def test_a_write_at_the_prompt_is_counted(small_graph: Database) -> None:
    read = "MATCH (s:GraphState) RETURN s.writes"
    run_script(small_graph, "MATCH (p:Paper) RETURN count(p); EXPLAIN CREATE (:Topic)", JSONL)
    assert rows(small_graph, read) == [(1,)]
    paper = "MATCH (p:Paper {id: 'paper:nnunet'})"
    run_script(small_graph, f"{paper} SET p.read = 1; {paper} REMOVE p.read; RETUR", JSONL)
    assert rows(small_graph, read) == [(3,)]


async def test_tags_tell_questions_apart(client: httpx.AsyncClient) -> None:
    answers = [
        await _get(client),
        await _get(client, variables='{"n": 4}'),
        await _get(client, query=QUERY + " "),
        await _get(client, query=QUERY.replace("query", "query A"), operationName="A"),
        await _get(client, {"Accept": "application/graphql-response+json"}),
    ]
    assert len({answer.headers["etag"] for answer in answers}) == len(answers)
    same = [
        await _get(client, variables='{"n": 4, "m": 1}'),
        await _get(client, variables='{"m": 1,  "n": 4}'),
    ]
    assert same[0].headers["etag"] == same[1].headers["etag"]


async def test_the_number_is_read_once_for_many_requests(
    client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(versions, "BELIEVED_SECONDS", 600.0)
    for _ in range(5):
        await _get(client)
    metrics = (await client.get("/metrics")).text
    counted = 'rgraph_statement_seconds_count{statement="maintenance/get_graph_version"} 1.0'
    assert counted in metrics


async def test_errors_and_posts_are_not_kept(client: httpx.AsyncClient) -> None:
    refused = [
        await _get(client, query="{ nothing }"),
        await _get(client, query='{ author(by: {id: "x"}) { id } }'),
        await _get(client, query="{"),
        await _get(client, query=""),
        await _get(client, query="{ __typename }", operationName="Unknown"),
        await _get(client, query="{ __typename }", variables="["),
    ]
    for answer in refused:
        assert "errors" in answer.json()
        assert answer.headers["cache-control"] == "no-store"
        assert "etag" not in answer.headers
    posted = await client.post("/graphql", json={"query": QUERY})
    assert "etag" not in posted.headers
    tag = (await _get(client)).headers["etag"]
    posted = await client.post("/graphql", json={"query": QUERY}, headers={"If-None-Match": tag})
    assert posted.status_code == 200


async def test_a_graph_that_says_nothing_about_itself_is_not_kept(
    client: httpx.AsyncClient, small_graph: Database
) -> None:
    small_graph.run(Statement("test/state", "MATCH (s:GraphState) DELETE s", "write"))

    answer = await _get(client)

    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    assert "etag" not in answer.headers


async def test_files_are_kept_too(client: httpx.AsyncClient) -> None:
    first = await client.get("/paper/paper:nnunet.bib")
    assert _is_kept(first)
    again = await client.get(
        "/paper/paper:nnunet.bib", headers={"If-None-Match": first.headers["etag"]}
    )
    other = await client.get(
        "/paper/paper:nnunet.jsonld", headers={"If-None-Match": first.headers["etag"]}
    )
    missing = await client.get("/paper/paper:none.bib")
    assert (again.status_code, other.status_code) == (304, 200)
    assert missing.headers["cache-control"] == "no-store"


async def test_whoever_takes_any_answer_has_it_already(client: httpx.AsyncClient) -> None:
    headers = {"If-None-Match": "*"}
    kept = await _get(client, headers)
    file = await client.get("/paper/paper:nnunet.bib", headers=headers)
    assert (kept.status_code, file.status_code) == (304, 304)
    assert kept.headers["etag"] == (await _get(client)).headers["etag"]
    refused = await _get(client, headers, query="{ nothing }")
    missing = await client.get("/paper/paper:none.bib", headers=headers)
    assert (refused.status_code, missing.status_code) == (200, 404)


def test_a_tag_is_found_among_several() -> None:
    tag = make_tag("graph:1", "a", "b")
    assert tag is not None
    assert tag != make_tag("graph:1", "ab", "")
    assert has_tag({"if-none-match": tag}, tag)
    assert has_tag({"if-none-match": f'"x",{tag.removeprefix("W/")}'}, tag)
    assert not has_tag({"if-none-match": ""}, tag)
    assert not has_tag({}, tag)
    assert not has_tag({"if-none-match": '"None"'}, None)
    assert make_tag(None, "a") is None


class _GoneDatabase(AsyncDatabase):
    """Counts how often it was asked for nothing."""

    asked = 0

    async def run_named(self, *_: Any, **__: Any) -> list[dict[str, Any]]:
        self.asked += 1
        raise UnavailableError("gone")


async def test_a_database_that_is_gone_is_not_asked_for_every_request(
    connection: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(versions, "BELIEVED_SECONDS", 600.0)
    async with _GoneDatabase(connection) as database:
        known = GraphVersions(database)
        assert [await known.read() for _ in range(5)] == [None] * 5
        assert database.asked == 1
        known.forget()
        await known.read()
        assert database.asked == 2


FACETS = """{ papers(where: {year: {gte: 1990}, authorCount: {lt: 100}}) {
  facets(by: [YEAR], top: 1) { otherCount } } }"""
"""No counts of all papers tell these: the record itself is what is kept."""


async def _count(client: httpx.AsyncClient, query: str = FACETS) -> tuple[int, int]:
    """What a facet comes to, and how many statements of it the database was sent."""
    with counted_statements() as statements:
        answer = (await client.post("/graphql", json={"query": query})).json()
    return answer["data"]["papers"]["facets"]["otherCount"], statements["query/papers"]


async def test_facets_are_counted_once_until_the_graph_is_written(
    client: httpx.AsyncClient, small_graph: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(versions, "BELIEVED_SECONDS", 0.0)
    before, sent = await _count(client)
    assert sent == 1
    assert await _count(client) == (before, 0)
    _, other = await _count(client, FACETS.replace("1990", "1991"))
    assert other == 1
    with temporary_paper(small_graph):
        assert await _count(client) == (before, 0)
        _write(small_graph)
        assert await _count(client) == (before + 1, 1)
    monkeypatch.setattr(kept_records, "KEPT_SECONDS", -1.0)
    _write(small_graph)
    assert await _count(client) == (before, 1)
    assert await _count(client) == (before, 1)


async def test_other_answers_are_read_each_time(client: httpx.AsyncClient) -> None:
    query = "{ papers(first: 3) { nodes { id } totalCount } }"
    for _ in range(2):
        with counted_statements() as statements:
            await client.post("/graphql", json={"query": query})
        assert statements["query/papers"] == 1


@contextmanager
def temporary_paper(database: Database) -> Iterator[None]:
    text = """CREATE (:Paper {id: 'paper:kept', title: 'Kept', titleKey: 'kept', searchText: 'Kept',
      authorCount: 0, hasCode: false, yearInferred: false, date: '1990', datePrecision: 'year',
      year: 1990})"""
    database.run(Statement("test/paper", text, "write"))
    try:
        yield
    finally:
        database.run(Statement("test/gone", "MATCH (p:Paper {id: 'paper:kept'}) DELETE p", "write"))
