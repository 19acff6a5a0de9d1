"""Distances, as a client asks for them."""

from collections.abc import AsyncIterator

import httpx
import pytest

from graph.store.database import Database
from tests.component.paths.asking import Answer, ask, asked_service, post
from tests.component.paths.people import PEOPLE
from tests.helpers.statements import counted_statements
from tests.helpers.stored_world import store_merged, store_world

pytestmark = pytest.mark.anyio


@pytest.fixture
async def client(
    database: Database,
    anyio_backend: str,  # noqa: ARG001 - runs async fixtures
) -> AsyncIterator[httpx.AsyncClient]:
    store_world(database, PEOPLE)
    store_merged(database, "author:annie", "author:ann")
    async with asked_service(database) as client:
        yield client


DISTANCE = """
query ($input: CollaboratorDistanceInput!) {
  collaboratorDistance(input: $input) {
    outcome distance
    effective { from to first weight maxHops via avoid searched }
    completeness { status provedHops cause onlyThroughHyperauthored papersExcluded }
  }
}
"""


@pytest.mark.parametrize(
    ("asked", "outcome", "distance"),
    [
        ({"from": "author:annie", "to": "author:cleo"}, "FOUND", 2),
        ({"from": "author:ann", "to": "author:annie"}, "SAME_AUTHOR", 0),
        ({"from": "author:ann", "to": "author:loner"}, "DISCONNECTED", None),
        ({"from": "author:ann", "to": "author:cleo", "maxHops": 1}, "NO_PATH_WITHIN_BOUND", None),
        (
            {"from": "author:ann", "to": "author:cleo", "via": ["author:bob", "author:dan"]},
            "FOUND",
            3,
        ),
        (
            {"from": "author:bob", "to": "author:eve", "hyperauthor": {"mode": "INCLUDE"}},
            "FOUND",
            2,
        ),
    ],
    ids=str,
)
async def test_a_distance_is_that_of_the_shortest_path(
    client: httpx.AsyncClient, asked: Answer, outcome: str, distance: int | None
) -> None:
    answer = await ask(client, DISTANCE, input=asked)

    assert (answer["outcome"], answer["distance"]) == (outcome, distance)
    assert (answer["effective"]["first"], answer["effective"]["weight"]) == (1, "HOPS")


async def test_a_distance_reads_no_paper(client: httpx.AsyncClient) -> None:
    with counted_statements() as counter:
        query = DISTANCE.replace(" papersExcluded", "")
        await ask(client, query, input={"from": "author:ann", "to": "author:cleo"})

    assert counter == {"path/resolve_authors": 1, "path/read_collaborations": 1}


DISTANCES = """
query ($author: ID!, $maxHops: Int! = 3, $since: Int, $hyperauthor: HyperauthorInput,
       $after: String) {
  distancesFrom(author: $author, maxHops: $maxHops, since: $since, hyperauthor: $hyperauthor) {
    author { name }
    maxHops totalCount
    tiers {
      distance authorCount
      authors(first: 1, after: $after) {
        totalCount nodes { id } pageInfo { hasNextPage endCursor }
      }
    }
    effective { since until minConfidence hyperauthor { mode threshold } }
    completeness { status provedHops cause authorsVisited papersExcluded }
  }
}
"""


async def test_everybody_is_counted_by_distance(client: httpx.AsyncClient) -> None:
    with counted_statements() as counter:
        answer = await ask(client, DISTANCES, author="author:annie")

    assert answer["author"]["name"] == "author:ann"
    assert [(t["distance"], t["authorCount"]) for t in answer["tiers"]] == [(1, 2), (2, 1)]
    assert answer["tiers"][0]["authors"]["nodes"] == [{"id": "author:bob"}]
    assert answer["totalCount"] == 3
    assert answer["completeness"] == {
        "status": "COMPLETE",
        "provedHops": 3,
        "cause": None,
        "authorsVisited": 4,
        "papersExcluded": 1,
    }
    assert counter.total() == 6, "one a tier, one for the ids, one for the count, one for authors"


async def test_distances_say_what_lies_behind_the_bound(client: httpx.AsyncClient) -> None:
    near = await ask(client, DISTANCES, author="author:ann", maxHops=1)
    every = await ask(client, DISTANCES, author="author:ann", hyperauthor={"mode": "INCLUDE"})
    late = await ask(client, DISTANCES, author="author:ann", since=2023)

    assert near["completeness"]["cause"] == "BOUND"
    assert [t["authorCount"] for t in every["tiers"]] == [3, 1]
    assert (late["tiers"], late["completeness"]["cause"]) == ([], None)


async def test_a_tier_is_paged(client: httpx.AsyncClient) -> None:
    first = await ask(client, DISTANCES, author="author:ann", maxHops=1)
    cursor = first["tiers"][0]["authors"]["pageInfo"]["endCursor"]
    second = await ask(client, DISTANCES, author="author:ann", maxHops=1, after=cursor)

    page = second["tiers"][0]["authors"]
    assert (page["nodes"], page["totalCount"]) == ([{"id": "author:dan"}], 2)
    assert page["pageInfo"]["hasNextPage"] is False


@pytest.mark.parametrize(
    ("variables", "code", "argument"),
    [
        ({"author": "author:no"}, "NOT_FOUND", "author"),
        ({"author": "paper:1"}, "WRONG_TYPE", "author"),
        ({"author": "author:ann", "maxHops": 11}, "LIMIT_EXCEEDED", "maxHops"),
    ],
    ids=str,
)
async def test_bad_input_is_named(
    client: httpx.AsyncClient, variables: Answer, code: str, argument: str
) -> None:
    answer = await post(client, DISTANCES, **variables)

    [error] = answer["errors"]
    assert (error["extensions"]["code"], error["extensions"]["argument"]) == (code, argument)
