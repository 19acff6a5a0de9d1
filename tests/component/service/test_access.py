"""Who may ask what: persisted documents, a list of allowed ones, other sites, the schema itself."""

from typing import Any

import httpx
import pytest

from graph.store.connection import Connection
from service.graphql.persisted import hash_document
from service.settings import Access
from tests.component.service.test_http import client_of

pytestmark = pytest.mark.anyio

QUERY = "query($n: Int!) { authors(first: $n) { totalCount } }"
OTHER = "{ papers(first: 1) { totalCount } }"


def _named(text: str, *, version: Any = 1) -> dict[str, Any]:
    return {"persistedQuery": {"version": version, "sha256Hash": hash_document(text)}}


def _code(response: httpx.Response) -> str:
    (error,) = response.json()["errors"]
    code: str = error["extensions"]["code"]
    return code


async def test_a_document_is_sent_once(client: httpx.AsyncClient) -> None:
    short = {"extensions": _named(QUERY), "variables": {"n": 1}}
    unknown = await client.post("/graphql", json=short)
    sent = await client.post("/graphql", json={**short, "query": QUERY})
    again = await client.post("/graphql", json=short)

    assert (unknown.status_code, _code(unknown)) == (200, "PERSISTED_QUERY_NOT_FOUND")
    assert unknown.json()["errors"][0]["message"] == "PersistedQueryNotFound"
    assert again.json()["data"] == sent.json()["data"]
    by_get = {"extensions": str(_named(QUERY)).replace("'", '"'), "variables": '{"n": 1}'}
    assert (await client.get("/graphql", params=by_get)).json()["data"] == sent.json()["data"]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({"query": OTHER, "extensions": _named(QUERY)}, "not the hash"),
        ({"extensions": _named(QUERY, version=2)}, "version: 1"),
        ({"extensions": {"persistedQuery": "abc"}}, "version: 1"),
        ({"extensions": {"other": 1}}, "no `query`"),
        ({"extensions": []}, "`extensions` is not a JSON object"),
    ],
)
async def test_hashes_that_do_not_fit(
    client: httpx.AsyncClient, body: dict[str, Any], said: str
) -> None:
    response = await client.post("/graphql", json=body)

    assert (response.status_code, _code(response)) == (400, "BAD_REQUEST")
    assert said in response.json()["errors"][0]["message"]


async def test_only_documents_of_the_list(connection: Connection) -> None:
    async with client_of(connection, access=Access(documents=(QUERY,))) as client:
        allowed = {"query": QUERY, "variables": {"n": 2}}
        by_name = {"extensions": _named(QUERY), "variables": {"n": 2}}
        for body in (allowed, by_name):
            assert "data" in (await client.post("/graphql", json=body)).json()
        for text in (OTHER, QUERY + " "):
            refused = await client.post("/graphql", json={"query": text, "extensions": {}})
            assert (refused.status_code, _code(refused)) == (403, "OPERATION_NOT_ALLOWED")


async def test_the_schema_can_be_kept_to_oneself(connection: Connection) -> None:
    async with client_of(connection, access=Access(introspection=False)) as client:
        asked = await client.post("/graphql", json={"query": "{ __schema { types { name } } }"})
        typename = await client.post("/graphql", json={"query": "{ __typename }"})

        assert {e["extensions"]["code"] for e in asked.json()["errors"]} == {
            "GRAPHQL_VALIDATION_FAILED"
        }
        assert typename.json()["data"] == {"__typename": "Query"}


MISSPELT: list[dict[str, Any]] = [
    {"query": "{ paprs { totalCount } }"},
    {"query": "{ papers(frist: 1) { totalCount } }"},
    {"query": "query ($f: Pape) { papers { totalCount } }"},
    {"query": '{ search(query: "a") { nodes { ... on Pape { id } } } }'},
    {"query": "{ papers(where: {yaer: {eq: 1}}) { totalCount } }"},
    {"query": "{ papers(orderBy: [DATE_DES]) { totalCount } }"},
    {"query": "{ papers @skip(fi: true) { totalCount } }"},
    {
        "query": "query ($w: PaperWhere) { papers(where: $w) { totalCount } }",
        "variables": {"w": {"yaer": {"eq": 1}}},
    },
    {
        "query": "query ($o: [PaperOrder!]!) { papers(orderBy: $o) { totalCount } }",
        "variables": {"o": ["DATE_DES"]},
    },
    {
        "query": "subscription ($k: [NodeKind!]) { "
        'growingSlice(around: ["author:x"], kinds: $k) { __typename } }',
        "variables": {"k": ["AUTHR"]},
    },
]


@pytest.mark.parametrize("body", MISSPELT, ids=lambda body: str(body["query"]))
async def test_what_is_misspelt_is_put_right_unless_the_schema_is_kept_to_oneself(
    connection: Connection, body: dict[str, Any]
) -> None:
    accept = {"Accept": "text/event-stream" if "subscription" in body["query"] else "*/*"}
    for access in (Access(), Access(introspection=False)):
        async with client_of(connection, access=access) as client:
            said = (await client.post("/graphql", json=body, headers=accept)).text
        assert '"errors"' in said
        assert ("Did you mean" in said) == access.introspection


async def test_other_sites_may_ask_if_they_are_named(connection: Connection) -> None:
    preflight = {
        "Origin": "https://ours.example",
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "content-type,traceparent,apollo-require-preflight",
    }
    async with client_of(connection, access=Access(origins=("https://ours.example",))) as client:
        ours = await client.options("/graphql", headers=preflight)
        theirs = await client.options(
            "/graphql", headers={**preflight, "Origin": "https://t.example"}
        )
        assert ours.headers["access-control-allow-origin"] == "https://ours.example"
        assert (ours.status_code, theirs.status_code) == (200, 400)
    async with client_of(connection) as client:
        closed = await client.options("/graphql", headers=preflight)
        assert "access-control-allow-origin" not in closed.headers
