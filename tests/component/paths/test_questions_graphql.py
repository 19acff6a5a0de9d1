"""Groups, introductions and second degree, as a client asks for them."""

from collections.abc import AsyncIterator

import httpx
import pytest

from graph.store.database import Database
from graph.store.statement import Statement
from tests.component.paths.asking import Answer, ask, asked_service, post
from tests.component.paths.people import PEOPLE
from tests.helpers.statements import counted_statements
from tests.helpers.stored_world import store_merged, store_world

pytestmark = pytest.mark.anyio

TOPICS = """
UNWIND [['paper:2', 'topic:x'], ['paper:4', 'topic:x'], ['paper:5', 'topic:x'],
        ['paper:5', 'topic:y'], ['paper:3', 'topic:y']] AS row
MERGE (topic:Topic {id: row[1]})
  ON CREATE SET topic.name = row[1], topic.kind = 'test', topic.searchText = row[1],
                topic.paperCount = 0
WITH topic, row
MATCH (paper:Paper {id: row[0]})
CREATE (paper)-[:ABOUT {score: 1.0, method: 'test'}]->(topic)
"""


@pytest.fixture
async def client(
    database: Database,
    anyio_backend: str,  # noqa: ARG001 - runs async fixtures
) -> AsyncIterator[httpx.AsyncClient]:
    store_world(database, PEOPLE)
    store_merged(database, "author:annie", "author:ann")
    database.run(Statement("tests/topics", TOPICS, "write"))
    async with asked_service(database) as client:
        yield client


AMONG = """
query ($authors: [ID!]!, $bridges: Boolean!, $most: Int! = 25, $avoid: [ID!], $since: Int) {
  collaborationAmong(
    authors: $authors, includeBridges: $bridges, maxBridges: $most, avoid: $avoid, since: $since
  ) {
    authors { id }
    edges { from { id } to { id } paperCount strength papers(first: 1) { nodes { id } } }
    groups { authors { id } }
    bridges { author { id } groupCount members { id } weakestStrength }
    completeness { status reason bridgeTotal papersExcluded }
  }
}
"""


async def test_people_hang_together_and_others_bridge_them(client: httpx.AsyncClient) -> None:
    people = ["author:annie", "author:cleo", "author:ann", "author:loner"]
    with counted_statements() as counter:
        answer = await ask(client, AMONG, authors=people, bridges=True)

    assert [a["id"] for a in answer["authors"]] == ["author:ann", "author:cleo", "author:loner"]
    assert answer["edges"] == []
    assert len(answer["groups"]) == 3
    assert answer["bridges"] == [
        {
            "author": {"id": "author:bob"},
            "groupCount": 2,
            "members": [{"id": "author:ann"}, {"id": "author:cleo"}],
            "weakestStrength": 1.0,
        },
        {
            "author": {"id": "author:dan"},
            "groupCount": 2,
            "members": [{"id": "author:ann"}, {"id": "author:cleo"}],
            "weakestStrength": 0.5,
        },
    ]
    assert answer["completeness"] == {
        "status": "COMPLETE",
        "reason": None,
        "bridgeTotal": 2,
        "papersExcluded": 1,
    }
    assert counter.total() == 5


async def test_edges_among_people_come_with_papers(client: httpx.AsyncClient) -> None:
    people = ["author:ann", "author:bob", "author:dan"]
    answer = await ask(client, AMONG, authors=people, bridges=False)

    pairs = [(e["from"]["id"], e["to"]["id"], e["paperCount"]) for e in answer["edges"]]
    assert pairs == [
        ("author:ann", "author:bob", 3),
        ("author:ann", "author:dan", 1),
        ("author:bob", "author:dan", 1),
    ]
    assert answer["edges"][0]["papers"]["nodes"] == [{"id": "paper:2"}]
    assert (answer["bridges"], answer["completeness"]["bridgeTotal"]) == (None, None)


async def test_bridges_that_are_not_shown_are_counted(client: httpx.AsyncClient) -> None:
    people = ["author:ann", "author:cleo"]
    cut = await ask(client, AMONG, authors=people, bridges=True, most=1)
    without = await ask(client, AMONG, authors=people, bridges=True, avoid=["author:bob"])

    assert cut["completeness"]["status"] == "TRUNCATED"
    assert cut["completeness"]["reason"] == "1 of 2 bridges are not shown."
    assert [b["author"]["id"] for b in without["bridges"]] == ["author:dan"]


INTRODUCTIONS = """
query ($from: ID!, $to: ID!, $first: Int! = 10, $after: String, $order: [IntroductionOrder!]!,
       $avoid: [ID!]) {
  introductions(from: $from, to: $to, first: $first, after: $after, orderBy: $order,
                avoid: $avoid) {
    totalCount alreadyCollaborated papersExcluded
    pageInfo { hasNextPage endCursor }
    edges {
      weakestStrength latestOfBoth
      node { id }
      hops { from { id } to { id } strength papers { nodes { id } } }
    }
  }
}
"""


async def test_introductions_are_as_good_as_their_weaker_half(client: httpx.AsyncClient) -> None:
    ends = {"from": "author:ann", "to": "author:cleo", "order": "STRENGTH"}
    with counted_statements() as counter:
        answer = await ask(client, INTRODUCTIONS, **ends)

    shown = [(e["node"]["id"], e["weakestStrength"], e["latestOfBoth"]) for e in answer["edges"]]
    assert shown == [("author:bob", 1.0, 2019), ("author:dan", 0.5, None)]
    assert (answer["alreadyCollaborated"], answer["papersExcluded"]) == (False, 1)
    hops = answer["edges"][0]["hops"]
    assert [(h["from"]["id"], h["to"]["id"]) for h in hops] == [
        ("author:ann", "author:bob"),
        ("author:bob", "author:cleo"),
    ]
    assert hops[1]["papers"]["nodes"] == [{"id": "paper:4"}]
    assert counter.total() == 5


async def test_introductions_are_paged(client: httpx.AsyncClient) -> None:
    ends = {"from": "author:ann", "to": "author:cleo", "order": "RECENT", "first": 1}
    first = await ask(client, INTRODUCTIONS, **ends)
    after = first["pageInfo"]["endCursor"]
    second = await ask(client, INTRODUCTIONS, **ends, after=after)
    refused = await post(client, INTRODUCTIONS, **{**ends, "order": "STRENGTH"}, after=after)

    assert (first["totalCount"], first["pageInfo"]["hasNextPage"]) == (2, True)
    assert [e["node"]["id"] for e in second["edges"]] == ["author:dan"]
    assert second["pageInfo"]["hasNextPage"] is False
    assert refused["errors"][0]["extensions"]["code"] == "INVALID_CURSOR"


SECOND = """
query ($author: ID!, $order: [SecondDegreeOrder!]!, $first: Int! = 25, $after: String,
       $hyperauthor: HyperauthorInput) {
  secondDegree(author: $author, orderBy: $order, first: $first, after: $after,
               hyperauthor: $hyperauthor) {
    totalCount papersExcluded
    pageInfo { hasNextPage hasPreviousPage endCursor }
    edges {
      node { id }
      sharedCollaborators { totalCount nodes { id } }
      sharedTopics(first: 1) { totalCount edges { papers node { id } } }
    }
  }
}
"""


async def test_second_degree_collaborators_come_with_reasons(client: httpx.AsyncClient) -> None:
    with counted_statements() as counter:
        answer = await ask(client, SECOND, author="author:ann", order="SHARED_COLLABORATORS_DESC")

    assert answer["edges"] == [
        {
            "node": {"id": "author:cleo"},
            "sharedCollaborators": {
                "totalCount": 2,
                "nodes": [{"id": "author:bob"}, {"id": "author:dan"}],
            },
            "sharedTopics": {
                "totalCount": 2,
                "edges": [{"papers": 1, "node": {"id": "topic:x"}}],
            },
        }
    ]
    assert (answer["totalCount"], answer["papersExcluded"]) == (1, 1)
    assert counter.total() == 6


@pytest.mark.parametrize(
    ("selected", "read"),
    [
        ("node { id }", set()),
        ("a: sharedCollaborators { totalCount } b: sharedCollaborators { totalCount }",
         {"path/read_shared_collaborators"}),
        ("sharedTopics { totalCount }", {"path/read_shared_topics"}),
        ("sharedTopics @skip(if: true) { totalCount } cursor", set()),
    ],
)  # fmt: skip
async def test_reasons_are_read_where_they_are_selected(
    client: httpx.AsyncClient, selected: str, read: set[str]
) -> None:
    query = f"""query ($author: ID!) {{
      secondDegree(author: $author, hyperauthor: {{mode: INCLUDE}}) {{
        edges {{ {selected} }} }} }}"""
    with counted_statements() as counter:
        answer = await ask(client, query, author="author:eve")

    assert len(answer["edges"]) == 2
    reasons = ("path/read_shared_collaborators", "path/read_shared_topics")
    assert {name: counter[name] for name in reasons if counter[name]} == dict.fromkeys(read, 1)


@pytest.mark.parametrize(("selected", "times"), [("node { id }", 0), ("hops { paperCount }", 1)])
async def test_papers_of_introductions_are_read_where_they_are_selected(
    client: httpx.AsyncClient, selected: str, times: int
) -> None:
    asked = 'introductions(from: "author:ann", to: "author:cleo")'
    query = f"{{ {asked} {{ edges {{ {selected} }} }} }}"
    with counted_statements() as counter:
        answer = await ask(client, query)

    assert answer["edges"]
    assert counter["path/read_joint_papers"] == times


async def test_second_degree_is_ordered_and_paged(client: httpx.AsyncClient) -> None:
    asked = {"author": "author:eve", "first": 1, "hyperauthor": {"mode": "INCLUDE"}}
    topics = {**asked, "order": "SHARED_TOPICS_DESC"}
    one = await ask(client, SECOND, **topics)
    two = await ask(client, SECOND, **topics, after=one["pageInfo"]["endCursor"])

    assert (one["totalCount"], one["pageInfo"]["hasNextPage"]) == (2, True)
    shown = [page["edges"][0]["node"]["id"] for page in (one, two)]
    assert shown == ["author:bob", "author:dan"]
    assert (two["pageInfo"]["hasNextPage"], two["pageInfo"]["hasPreviousPage"]) == (False, True)


@pytest.mark.parametrize(
    ("query", "variables", "code", "argument"),
    [
        (AMONG, {"authors": [], "bridges": False}, "INVALID_ARGUMENT", "authors"),
        (AMONG, {"authors": ["author:no"], "bridges": False}, "NOT_FOUND", "authors"),
        (AMONG, {"authors": ["author:ann"] * 51, "bridges": False}, "LIMIT_EXCEEDED", "authors"),
        (
            AMONG,
            {"authors": ["author:ann"], "bridges": True, "most": 101},
            "LIMIT_EXCEEDED",
            "maxBridges",
        ),
        (
            AMONG,
            {"authors": ["author:ann"], "bridges": True, "avoid": ["author:no"]},
            "NOT_FOUND",
            "avoid",
        ),
        (
            INTRODUCTIONS,
            {"from": "author:ann", "to": "author:no", "order": "RECENT"},
            "NOT_FOUND",
            "to",
        ),
        (
            INTRODUCTIONS,
            {"from": "author:ann", "to": "author:annie", "order": "RECENT"},
            "INVALID_ARGUMENT",
            "to",
        ),
        (SECOND, {"author": "topic:x", "order": "SHARED_TOPICS_DESC"}, "WRONG_TYPE", "author"),
        (
            SECOND,
            {"author": "author:ann", "order": "SHARED_TOPICS_DESC", "first": 1001},
            "LIMIT_EXCEEDED",
            "first",
        ),
        (
            SECOND,
            {"author": "author:ann", "order": "SHARED_TOPICS_DESC", "after": "nonsense"},
            "INVALID_CURSOR",
            "after",
        ),
    ],
    ids=str,
)
async def test_bad_input_is_named(
    client: httpx.AsyncClient, query: str, variables: Answer, code: str, argument: str
) -> None:
    answer = await post(client, query, **variables)

    [error] = answer["errors"]
    assert (error["extensions"]["code"], error["extensions"]["argument"]) == (code, argument)
