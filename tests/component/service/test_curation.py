"""Mutations: decisions of curators over GraphQL, for those who bear the token."""

import asyncio
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest

from cli.curation_desk import IngestDesk
from graph.store.database import Database
from ingest.curation import decide
from ingest.curation.apply import Effect, put_into_effect
from service.curation import Curation, Decider, DecisionEffect
from service.settings import Limits
from tests.component.curation.world import BIOLOGY, RENAMED, WORLD, load, paper_id, people, titles
from tests.component.ingest.dump import dump
from tests.component.service.curators import BEARER, BY, TOKEN, curated, post
from tests.component.service.test_http import client_of
from tests.helpers.tcp_proxy import proxied

pytestmark = pytest.mark.anyio

WANG, SMITH, JONES = "author:wei-wang", "author:mary-smith", "author:mary-jones"
RESULT = """{
  __typename
  ... on DecisionMade {
    decision { id kind who why active name summary mentionCount mentionsFound undoneBy undoneWhy }
    authors { id name papers { nodes { title } } }
    newAuthors { id }
    merged { id into }
    overruled { id by }
  }
  ... on DecisionRefused { problem message }
}"""
MERGE = f"""mutation ($authors: [ID!]!, $by: DeciderInput!) {{
  result: mergeAuthors(authors: $authors, by: $by) {RESULT}
}}"""
SPLIT = f"""mutation ($author: ID!, $papers: [ID!]!, $name: String, $by: DeciderInput!) {{
  result: splitAuthor(author: $author, papers: $papers, name: $name, by: $by) {RESULT}
}}"""
VERIFY = f"""mutation ($author: ID!, $by: DeciderInput!) {{
  result: verifyAuthor(author: $author, by: $by) {RESULT}
}}"""
RENAME = f"""mutation ($author: ID!, $name: String!, $by: DeciderInput!) {{
  result: renameAuthor(author: $author, name: $name, by: $by) {RESULT}
}}"""
UNDO = f"""mutation ($decision: ID!, $by: DeciderInput!) {{
  result: undoDecision(decision: $decision, by: $by) {RESULT}
}}"""


@pytest.fixture
def world(database: Database, tmp_path: Path) -> Database:
    load(database, tmp_path, *WORLD)
    return database


async def _decide(client: httpx.AsyncClient, query: str, **variables: Any) -> dict[str, Any]:
    answer = await post(client, query, BEARER, **{"by": BY, **variables})
    assert "errors" not in answer, answer["errors"]
    result: dict[str, Any] = answer["data"]["result"]
    return result


async def test_a_merge_and_its_undoing(world: Database) -> None:
    async with curated(world.connection) as client:
        made = await _decide(client, MERGE, authors=[SMITH, JONES])
        assert people(world)[SMITH] == titles(*RENAMED)
        (author,) = made["authors"]
        assert author["id"] == SMITH
        assert {one["title"] for one in author["papers"]["nodes"]} == titles(*RENAMED)
        assert made["merged"] == [{"id": JONES, "into": SMITH}]
        decision = made["decision"]
        assert (decision["kind"], decision["who"], decision["why"]) == ("MERGE", *BY.values())
        assert (decision["mentionCount"], decision["mentionsFound"]) == (2, 2)

        undone = await _decide(
            client, UNDO, decision=decision["id"], by={"who": "Bo", "why": "they are two"}
        )
        assert {one["id"] for one in undone["authors"]} == {SMITH, JONES}
        assert undone["decision"]["undoneBy"] == "Bo"
        assert undone["decision"]["active"] is False
        assert people(world)[JONES] == titles(RENAMED[1])


async def test_a_split_overrules_a_verification_and_a_rename_says_the_name(
    world: Database,
) -> None:
    async with curated(world.connection) as client:
        verified = await _decide(client, VERIFY, author=WANG)
        split = await _decide(
            client,
            SPLIT,
            author=WANG,
            papers=[paper_id(world, line) for line in BIOLOGY],
            name="Wei Wang (Sleep)",
        )
        assert split["newAuthors"] == [{"id": "author:wei-wang-sleep"}]
        assert split["overruled"] == [
            {"id": verified["decision"]["id"], "by": [split["decision"]["id"]]}
        ]
        renamed = await _decide(client, RENAME, author="author:omar-said", name="Omar al-Said")
        assert [one["name"] for one in renamed["authors"]] == ["Omar al-Said"]

        query = "query($id: ID!) { author(by: {id: $id}) { decisions { id kind who active } } }"
        told = await post(client, query, id=WANG)
        assert told["data"]["author"]["decisions"] == [
            {"id": one["decision"]["id"], "kind": kind, "who": "Ada", "active": True}
            for one, kind in ((verified, "VERIFY"), (split, "SPLIT"))
        ]
        metrics = (await client.get("/metrics")).text
        assert 'rgraph_graphql_operations_total{way="compiled"} 1.0' in metrics
        assert 'rgraph_graphql_operations_total{way="not covered"} 3.0' in metrics


IMPOSSIBLE: list[tuple[str, dict[str, Any], str]] = [
    (MERGE, {"authors": [SMITH, "author:nobody"]}, "UNKNOWN_AUTHOR"),
    (MERGE, {"authors": [SMITH, SMITH]}, "SAME_AUTHOR"),
    (MERGE, {"authors": [SMITH, "author:per-dahl"]}, "JOINT_PAPERS"),
    (MERGE, {"authors": [SMITH, JONES], "by": {"who": " ", "why": "x"}}, "INVALID_INPUT"),
    (MERGE, {"authors": [SMITH, JONES], "by": {"who": "Ada", "why": " "}}, "INVALID_INPUT"),
    (MERGE, {"authors": []}, "INVALID_INPUT"),
    (SPLIT, {"author": WANG, "papers": ["paper:none"]}, "UNKNOWN_PAPER"),
    (SPLIT, {"author": WANG, "papers": []}, "INVALID_INPUT"),
    (SPLIT, {"author": WANG, "papers": ["paper:none"], "name": "?"}, "INVALID_INPUT"),
    (RENAME, {"author": WANG, "name": "..."}, "INVALID_INPUT"),
    (UNDO, {"decision": "decision:none"}, "UNKNOWN_DECISION"),
    (VERIFY, {"author": "'; MATCH (n) DETACH DELETE n; //"}, "UNKNOWN_AUTHOR"),
]


async def test_what_cannot_be_decided_is_an_answer_and_changes_nothing(world: Database) -> None:
    only = {"author": "author:lea-roth", "papers": [paper_id(world, BIOLOGY[1])]}
    before = dump(world)
    async with curated(world.connection) as client:
        for query, variables, problem in [*IMPOSSIBLE, (SPLIT, only, "NOTHING_LEFT")]:
            refused = await _decide(client, query, **variables)
            assert (refused["__typename"], refused["problem"]) == ("DecisionRefused", problem)
            assert refused["message"]
    assert dump(world) == before


async def test_a_decision_is_undone_once(world: Database) -> None:
    async with curated(world.connection) as client:
        made = await _decide(client, VERIFY, author=WANG)
        await _decide(client, UNDO, decision=made["decision"]["id"])
        again = await _decide(client, UNDO, decision=made["decision"]["id"])

    assert again["problem"] == "ALREADY_UNDONE"
    assert "was undone by Ada" in again["message"]


@dataclass(frozen=True)
class LateDesk(IngestDesk):
    """Its turn to write comes when the test says so."""

    turn: threading.Event = field(default_factory=threading.Event)

    def verify_author(self, author: str, by: Decider) -> DecisionEffect:
        self.turn.wait(120)
        return super().verify_author(author, by)


async def test_who_decides_too_late_is_told_that_it_may_still_be_made(world: Database) -> None:
    desk = LateDesk(world.connection)
    settings = {"curation": Curation(desk, TOKEN), "limits": Limits(seconds=1.5)}
    try:
        async with client_of(world.connection, **settings) as client:
            (error,) = (await post(client, VERIFY, BEARER, author=WANG, by=BY))["errors"]
    finally:
        desk.turn.set()
    assert error["extensions"]["code"] == "TIMEOUT"
    assert "may still be made" in error["message"]
    assert "Author.decisions" in error["extensions"]["hint"]

    query = "query($id: ID!) { author(by: {id: $id}) { decisions { kind } } }"
    made: list[Any] = []
    async with client_of(world.connection) as client, asyncio.timeout(120):
        while not made:
            made = (await post(client, query, id=WANG))["data"]["author"]["decisions"]
    assert made == [{"kind": "VERIFY"}]


@pytest.mark.parametrize("goes_down", ["before", "while it is decided"])
async def test_a_database_that_is_away_is_told_at_once_and_nothing_is_decided_later(
    world: Database, goes_down: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = dump(world)
    with proxied(world.connection) as (proxy, through):

        def fail_on_the_way(*given: Any) -> Effect:
            proxy.go_down()
            return put_into_effect(*given)

        async with curated(through) as client:
            if goes_down == "before":
                proxy.go_down()
            else:
                monkeypatch.setattr(decide, "put_into_effect", fail_on_the_way)
            (error,) = (await post(client, VERIFY, BEARER, author=WANG, by=BY))["errors"]
            monkeypatch.undo()
            proxy.come_back()
            await asyncio.sleep(1.5)

    # Had it been waited for as a command waits, the request would have run out of time.
    assert error["extensions"]["code"] == "UNAVAILABLE"
    assert dump(world) == before


async def test_nobody_decides_without_the_token(world: Database) -> None:
    before = dump(world)
    given = ["", "Bearer", "Bearer wrong", f"Basic {TOKEN}", TOKEN, f"Bearer {TOKEN}x", "Bearer ä"]
    headers: list[dict[str, Any]] = [{}, *({"Authorization": one.encode()} for one in given)]
    async with curated(world.connection) as client:
        for one in headers:
            (error,) = (await post(client, VERIFY, one, author=WANG, by=BY))["errors"]
            assert error["extensions"]["code"] == "UNAUTHENTICATED"
            assert error["path"] == ["result"]
    async with client_of(world.connection) as client:
        (error,) = (await post(client, VERIFY, BEARER, author=WANG, by=BY))["errors"]
        assert error["extensions"]["code"] == "CURATION_DISABLED"
    assert dump(world) == before


async def test_a_get_request_decides_nothing(world: Database) -> None:
    before = dump(world)
    document = f"""query Harmless {{ __typename }}
    mutation Verify {{
      result: verifyAuthor(author: "{WANG}", by: {{who: "Ada", why: "x"}}) {{ __typename }}
    }}"""
    async with curated(world.connection) as client:
        for name in ("Verify", "Harmless"):
            asked = {"query": document, "operationName": name}
            response = await client.get("/graphql", params=asked, headers=BEARER)
            if name == "Verify":
                assert response.status_code == 405
                (error,) = response.json()["errors"]
                assert error["extensions"]["code"] == "BAD_REQUEST"
            else:
                assert response.json()["data"] == {"__typename": "Query"}
    assert dump(world) == before


async def test_a_decision_makes_kept_answers_old_at_once(world: Database) -> None:
    asked = {"query": f'{{ author(by: {{id: "{WANG}"}}) {{ name }} }}'}
    async with curated(world.connection) as client:
        kept = await client.get("/graphql", params=asked)
        tag = {"If-None-Match": kept.headers["etag"]}
        assert (await client.get("/graphql", params=asked, headers=tag)).status_code == 304
        await _decide(client, RENAME, author=WANG, name="Wei Wang the Elder")
        new = await client.get("/graphql", params=asked, headers=tag)

    assert new.json()["data"] == {"author": {"name": "Wei Wang the Elder"}}


async def test_mutations_are_held_to_the_limits(world: Database) -> None:
    nested = "authors { papers(first: 1000) { nodes { authors(first: 1000) { nodes { id } } } } }"
    document = f"""mutation ($by: DeciderInput!) {{
      verifyAuthor(author: "{WANG}", by: $by) {{ ... on DecisionMade {{ {nested} }} }}
    }}"""
    before = dump(world)
    async with curated(world.connection) as client:
        answer = await post(client, document, BEARER, by=BY)

    (error,) = answer["errors"]
    assert error["extensions"]["code"] == "LIMIT_EXCEEDED"
    assert dump(world) == before


def test_a_token_is_shown_to_nobody() -> None:
    curation = Curation(None, "very secret")  # type: ignore[arg-type] - only its text matters here
    assert "very secret" not in repr(curation)
