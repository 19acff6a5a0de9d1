"""The service over HTTP: methods, bodies, headers, health, and the explorer's files."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from graphql import get_introspection_query

from graph.store.connection import Connection
from service.app import create_app
from service.settings import Limits
from service.sharing import Shared
from tests.component.service.conftest import Ask

pytestmark = pytest.mark.anyio

HTML = {"Accept": "text/html,application/xhtml+xml"}


@asynccontextmanager
async def client_of(connection: Connection, **settings: Any) -> AsyncIterator[httpx.AsyncClient]:
    app = create_app(connection, **settings)
    async with app.router.lifespan_context(app):
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
            yield client


@pytest.mark.parametrize(
    ("content", "content_type", "status", "said"),
    [
        (b"", "application/json", 400, "not valid JSON"),
        (b"{", "application/json", 400, "not valid JSON"),
        (b'"text"', "application/json", 400, "not a JSON object"),
        (b"null", "application/json", 400, "not a JSON object"),
        (b'[{"query": "{ __typename }"}]', "application/json", 400, "several operations"),
        (b"{}", "application/json", 400, "no `query`"),
        (b'{"query": 1}', "application/json", 400, "no `query`"),
        (b'{"query": "  "}', "application/json", 400, "no `query`"),
        (b'{"query": "{ a }", "variables": []}', "application/json", 400, "`variables`"),
        (b'{"query": "{ a }", "extensions": []}', "application/json", 400, "`extensions`"),
        (b'{"query": "{ a }", "extensions": "x"}', "application/json", 400, "`extensions`"),
        (b'{"query": "{ a }", "operationName": 1}', "application/json", 400, "`operationName`"),
        (b'{"query": "\\ud800"}', "application/json", 400, "not valid JSON"),
        (b"\xff\xfe", "application/json", 400, "not valid JSON"),
        (b"{ __typename }", "application/graphql", 415, "application/graphql"),
        (b"query=x", "application/x-www-form-urlencoded", 415, "x-www-form-urlencoded"),
        (b"{}", "", 415, "not given"),
    ],
)
async def test_bodies_that_are_no_request(
    client: httpx.AsyncClient, content: bytes, content_type: str, status: int, said: str
) -> None:
    headers = {"Content-Type": content_type} if content_type else {}
    response = await client.post("/graphql", content=content, headers=headers)
    (error,) = response.json()["errors"]
    assert response.status_code == status
    assert error["extensions"]["code"] == "BAD_REQUEST"
    assert said in error["message"]


async def test_a_body_that_is_too_large(client: httpx.AsyncClient) -> None:
    content = b'{"query": "' + b" " * 1_000_000 + b'"}'
    headers = {"Content-Type": "application/json"}
    response = await client.post("/graphql", content=content, headers=headers)
    (error,) = response.json()["errors"]
    assert response.status_code == 413
    assert error["extensions"]["code"] == "LIMIT_EXCEEDED"
    assert error["extensions"]["limit"] == 1_000_000


async def test_an_operation_is_chosen_by_name(client: httpx.AsyncClient) -> None:
    query = "query A { a: __typename } query B { b: __typename }"
    answer = await client.post("/graphql", json={"query": query, "operationName": "B"})
    assert answer.json()["data"] == {"b": "Query"}
    for name in ("C", None):
        answer = await client.post("/graphql", json={"query": query, "operationName": name})
        (error,) = answer.json()["errors"]
        assert error["extensions"]["code"] == "BAD_REQUEST"


async def test_queries_by_get(client: httpx.AsyncClient) -> None:
    parameters = {
        "query": "query ($id: ID!) { node(id: $id) { id } }",
        "variables": '{"id": "author:lonely"}',
    }
    response = await client.get("/graphql", params=parameters)
    assert response.json()["data"] == {"node": {"id": "author:lonely"}}
    response = await client.get("/graphql", params={**parameters, "variables": "{"})
    assert response.status_code == 400
    assert (await client.get("/graphql")).status_code == 400
    response = await client.get("/graphql", params={"query": "mutation { x }"})
    assert response.status_code == 405
    assert (await client.put("/graphql")).status_code == 405


async def test_media_types(client: httpx.AsyncClient) -> None:
    newer = {"Accept": "application/graphql-response+json"}
    good, bad = {"query": "{ __typename }"}, {"query": "{ nope }"}
    response = await client.post("/graphql", json=good, headers=newer)
    assert (response.status_code, response.headers["content-type"]) == (200, newer["Accept"])
    response = await client.post("/graphql", json=bad, headers=newer)
    assert response.status_code == 400
    assert "data" not in response.json()
    response = await client.post("/graphql", json=bad)
    assert (response.status_code, response.headers["content-type"]) == (200, "application/json")


async def test_request_ids(client: httpx.AsyncClient) -> None:
    body = {"query": "{ nope }"}
    response = await client.post("/graphql", json=body, headers={"X-Request-ID": "mine-1"})
    assert response.headers["x-request-id"] == "mine-1"
    assert response.json()["errors"][0]["extensions"]["requestId"] == "mine-1"
    response = await client.post("/graphql", json=body, headers={"X-Request-ID": "a b\tc"})
    made = response.headers["x-request-id"]
    assert made != "a b\tc"
    assert response.json()["errors"][0]["extensions"]["requestId"] == made


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "BREW"])
async def test_other_methods_are_told_which_there_are(
    client: httpx.AsyncClient, method: str
) -> None:
    response = await client.request(method, "/graphql")
    assert response.status_code == 405
    assert response.headers["allow"] == "GET, HEAD, POST"
    (error,) = response.json()["errors"]
    assert error["extensions"]["code"] == "BAD_REQUEST"
    assert error["extensions"]["requestId"] == response.headers["x-request-id"]


async def test_a_slash_at_the_end_of_the_address_changes_nothing(
    connection: Connection, tmp_path: Path
) -> None:
    (tmp_path / "index.html").write_text("the page")
    body = {"query": "{ __typename }"}
    async with client_of(connection, explorer=tmp_path) as client:
        posted = await client.post("/graphql/", json=body)
        got = await client.get("/graphql/", params=body)
        refused = await client.put("/graphql")
    assert posted.json()["data"] == got.json()["data"] == {"__typename": "Query"}
    assert refused.headers["allow"] == "GET, HEAD, POST"


class _LostMemory:
    """What the service's processes shared is there no more."""

    def read(self) -> int:
        raise OSError("the memory of the service has gone")

    def tell(self) -> None:
        self.read()


@pytest.mark.parametrize("path", ["/graphql?query={__typename}", "/paper/paper:x.bib"])
async def test_what_fails_beside_the_fields_is_answered_too(
    connection: Connection, tmp_path: Path, path: str
) -> None:
    async with client_of(connection, shared=Shared(tmp_path, _LostMemory())) as client:
        response = await client.get(path)
    assert response.status_code == 500
    (error,) = response.json()["errors"]
    assert error["extensions"]["code"] == "INTERNAL"
    assert error["extensions"]["requestId"] == response.headers["x-request-id"]
    assert "memory" not in response.text


async def test_large_answers_are_compressed(client: httpx.AsyncClient) -> None:
    query = "{ papers { nodes { title abstract authors { nodes { name nameVariants } } } } }"
    response = await client.post("/graphql", json={"query": query})
    assert response.headers["content-encoding"] == "gzip"


async def test_introspection_works(ask: Ask) -> None:
    data = await ask(get_introspection_query(input_value_deprecation=True))
    assert {t["name"] for t in data["__schema"]["types"]} >= {"Author", "Paper", "Node"}


async def test_health(client: httpx.AsyncClient) -> None:
    assert (await client.get("/health/live")).json() == {"status": "alive"}
    response = await client.get("/health/ready")
    assert (response.status_code, response.json()) == (200, {"status": "ready"})


async def test_explorer_and_graphiql_are_served_when_built(
    connection: Connection, tmp_path: Path
) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "index.html").write_text("<h1>explorer</h1>")
    (tmp_path / "graphiql.html").write_text("<h1>graphiql</h1>")
    (tmp_path / "assets" / "app-1234.js").write_text("1")
    async with client_of(connection, explorer=tmp_path) as client:
        assert "explorer" in (await client.get("/", headers=HTML)).text
        assert "graphiql" in (await client.get("/graphql", headers=HTML)).text
        asset = await client.get("/assets/app-1234.js")
        assert "immutable" in asset.headers["cache-control"]
        assert (await client.get("/../pyproject.toml")).status_code == 404
        assert (await client.get("/nothing")).status_code == 404


async def test_an_unknown_address_is_refused_like_a_question(
    connection: Connection, tmp_path: Path
) -> None:
    (tmp_path / "index.html").write_text("the page")
    for explorer in (tmp_path, None):
        async with client_of(connection, explorer=explorer) as client:
            missing = await client.get("/nothing")
            posted = await client.post("/metrics")
        codes = []
        for response in (missing, posted):
            (error,) = response.json()["errors"]
            assert error["extensions"]["requestId"] == response.headers["x-request-id"]
            codes.append((response.status_code, error["extensions"]["code"]))
        assert codes == [(404, "NOT_FOUND"), (405, "BAD_REQUEST")]
        assert error["message"] == "Method Not Allowed: POST /metrics."
        assert "GET" in posted.headers["allow"]


async def test_files_that_may_be_compressed_have_weak_tags(
    connection: Connection, tmp_path: Path
) -> None:
    (tmp_path / "assets").mkdir()
    for name in ("index.html", "graphiql.html", "assets/app-1234.js"):
        (tmp_path / name).write_text("1" * 2000)
    async with client_of(connection, explorer=tmp_path) as client:
        for path in ("/", "/assets/app-1234.js", "/graphql"):
            packed = await client.get(path, headers=HTML)
            plain = await client.get(path, headers={**HTML, "Accept-Encoding": "identity"})
            assert packed.headers["content-encoding"] == "gzip"
            assert "content-encoding" not in plain.headers
            assert packed.headers["etag"] == plain.headers["etag"]
            assert packed.headers["etag"].startswith('W/"')
            assert packed.headers["vary"] == plain.headers["vary"] == "Accept-Encoding"
        asset = await client.get("/assets/app-1234.js")
        for tag in (asset.headers["etag"], asset.headers["etag"].removeprefix("W/")):
            again = await client.get("/assets/app-1234.js", headers={"If-None-Match": tag})
            assert (again.status_code, again.headers["etag"]) == (304, asset.headers["etag"])


async def test_a_page_says_that_the_explorer_is_not_built(
    connection: Connection, tmp_path: Path
) -> None:
    async with client_of(connection, explorer=tmp_path / "missing") as client:
        response = await client.get("/", headers=HTML)
        assert response.status_code == 503
        assert "make explorer" in response.text
        response = await client.get("/graphql", headers=HTML)
        assert response.status_code == 404


async def test_limits_can_be_set(connection: Connection) -> None:
    async with client_of(connection, limits=Limits(nodes=10, depth=3)) as client:
        response = await client.post(
            "/graphql", json={"query": "{ papers(first: 11) { nodes { id } } }"}
        )
        assert response.json()["errors"][0]["extensions"]["limit"] == 10
