"""What is answered from the index, as a client sees it."""

import asyncio
import time
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from graph.paths.version_reader import BELIEVED_SECONDS
from graph.store.database import Database
from graph.store.statement import Statement
from ingest.loaders.changes import Changes, Row
from ingest.loaders.load_batch import load_changes
from tests.component.paths.asking import Answer, asked_service
from tests.component.paths.indexing import (
    CHAIN,
    PATIENCE,
    look_when_asked,
    raise_change_number,
)
from tests.helpers.statements import counted_statements
from tests.helpers.stored_world import store_world

pytestmark = pytest.mark.anyio


@pytest.fixture
async def client(
    database: Database,
    tmp_path: Path,
    anyio_backend: str,  # noqa: ARG001 - runs async fixtures
    monkeypatch: pytest.MonkeyPatch,
) -> AsyncIterator[httpx.AsyncClient]:
    look_when_asked(monkeypatch)
    store_world(database, CHAIN)
    raise_change_number(database)
    async with asked_service(database, tmp_path / "path-index") as client:
        yield client


PATHS = """{ collaboratorPaths(input: {from: "author:a", to: "author:c"}) {
  paths { authors { id name } hops { papers { nodes { title } } } }
  effective { engine changeNumber } completeness { papersExcluded }
} }"""


async def wait_until_ready(client: httpx.AsyncClient, changes: int = 1) -> None:
    until = time.monotonic() + PATIENCE
    while True:
        told = (await client.get("/health/ready")).json()["pathIndex"]
        if (told["status"], told["changes"]) == ("ready", changes):
            return
        assert time.monotonic() < until
        time.sleep(0.05)  # noqa: ASYNC251 - nothing else runs


async def test_an_answer_says_which_engine_ran_for_which_version(
    client: httpx.AsyncClient,
) -> None:
    await wait_until_ready(client)

    with counted_statements() as counter:
        answer = (await client.post("/graphql", json={"query": PATHS})).json()

    found = answer["data"]["collaboratorPaths"]
    assert found["effective"] == {"engine": "INDEX", "changeNumber": 1}
    assert [path["authors"][1]["id"] for path in found["paths"]] == ["author:b", "author:d"]
    assert found["completeness"] == {"papersExcluded": 0}
    assert counter == {"path/get_change_number": 1}


async def test_what_a_path_shows_is_what_the_graph_has(
    client: httpx.AsyncClient,
) -> None:
    await wait_until_ready(client)
    shown = """paths { authors { __typename id called: name %s } hops {
      from { name } to { id } papers(first: 1) { edges { node { id title year %s } } nodes { id } }
    } }"""
    asked = """{ collaboratorPaths(input: {from: "author:a", to: "author:c"}) { %s } }"""

    with counted_statements() as kept:
        known = await client.post("/graphql", json={"query": asked % (shown % ("", ""))})
    with counted_statements() as planned:
        more = await client.post("/graphql", json={"query": asked % (shown % ("orcid", "venue"))})

    without = [author | {"orcid": None} for author in authors_of(known.json())]
    assert without == authors_of(more.json())
    assert [p | {"venue": None} for p in papers_of(known.json())] == papers_of(more.json())
    assert kept == {"path/get_change_number": 1}
    assert sum(planned.values()) - planned["path/get_change_number"] == 1


def authors_of(answer: Answer) -> list[Answer]:
    paths = answer["data"]["collaboratorPaths"]["paths"]
    return [author for path in paths for author in path["authors"]]


def papers_of(answer: Answer) -> list[Answer]:
    paths = answer["data"]["collaboratorPaths"]["paths"]
    hops = [hop for path in paths for hop in path["hops"]]
    return [edge["node"] for hop in hops for edge in hop["papers"]["edges"]]


async def test_a_new_name_is_shown_at_once_and_then_from_the_index(
    database: Database, client: httpx.AsyncClient
) -> None:
    await wait_until_ready(client)
    renamed: list[Row] = [{"id": "author:b", "properties": {"name": "Beatrix"}}]
    load_changes(database, Changes(authors=renamed), threshold=50)

    stale = (await client.post("/graphql", json={"query": PATHS})).json()
    await wait_until_ready(client, 2)
    with counted_statements() as counter:
        fresh = (await client.post("/graphql", json={"query": PATHS})).json()

    assert [author["name"] for author in authors_of(stale)][1] == "Beatrix"
    assert authors_of(fresh) == authors_of(stale)
    assert counter.keys() <= {"path/get_change_number"}


async def test_an_answer_is_made_again_where_the_graph_has_changed(
    database: Database, client: httpx.AsyncClient
) -> None:
    await wait_until_ready(client)
    cut = "MATCH (p:Paper {id: 'paper:4'}) DETACH DELETE p"
    apart = "MATCH (:Author {id: 'author:c'})-[r:COLLABORATED_WITH]-(:Author {id: 'author:d'})"
    database.run(Statement("tests/cut", cut, "write"))
    database.run(Statement("tests/apart", f"{apart} DELETE r", "write"))
    changes = raise_change_number(database, "paper:4")

    answer = (await client.post("/graphql", json={"query": PATHS})).json()

    found = answer["data"]["collaboratorPaths"]
    assert found["effective"] == {"engine": "CYPHER", "changeNumber": changes}
    assert [path["authors"][1]["id"] for path in found["paths"]] == ["author:b"]


SLICE = """{ slice(around: ["author:a"], kinds: [AUTHOR], hops: 2) {
  nodes { distance node { id ... on Author { name } } }
  edges { source target papers strength firstYear lastYear confidence }
  completeness { status papersExcluded edgesTotal totals { kind total shown } }
} }"""


async def test_a_slice_of_authors_takes_no_statement_and_is_made_again_for_another_graph(
    database: Database, client: httpx.AsyncClient
) -> None:
    await wait_until_ready(client)

    with counted_statements() as counter:
        quick = (await client.post("/graphql", json={"query": SLICE})).json()
    apart = "MATCH (:Author {id: 'author:c'})-[r:COLLABORATED_WITH]-(:Author {id: 'author:d'})"
    database.run(Statement("tests/apart", f"{apart} DELETE r", "write"))
    raise_change_number(database, "paper:4")
    await asyncio.sleep(2 * BELIEVED_SECONDS)
    with counted_statements() as again:
        slow = (await client.post("/graphql", json={"query": SLICE})).json()

    assert counter == {"path/get_change_number": 1}
    assert again["slice/walk_on"] == 2
    before, after = quick["data"]["slice"], slow["data"]["slice"]
    lost = [one for one in before["edges"] if one not in after["edges"]]
    assert [(one["source"], one["target"]) for one in lost] == [("author:c", "author:d")]
    assert sorted(before["nodes"], key=str) == sorted(after["nodes"], key=str)
