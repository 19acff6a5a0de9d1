"""Collaborators asked over GraphQL, as a client asks for them."""

import httpx
import pytest

from tests.component.paths.asking import post

pytestmark = pytest.mark.anyio

COLLABORATORS = """
query ($of: ID!, $first: Int! = 25, $after: String, $order: [CollaboratorOrder!]! = STRENGTH_DESC,
       $since: Int, $hyperauthor: HyperauthorInput) {
  collaborators(of: $of, first: $first, after: $after, orderBy: $order, since: $since,
                hyperauthor: $hyperauthor) {
    totalCount
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    edges { papers strength firstYear lastYear confidence node { id name } }
    completeness { papersExcluded threshold }
  }
}
"""


async def test_collaborators_are_ranked_and_filtered(client: httpx.AsyncClient) -> None:
    plain = (await post(client, COLLABORATORS, of="author:ann"))["data"]["collaborators"]
    included = await post(
        client, COLLABORATORS, of="author:ann", hyperauthor={"mode": "INCLUDE"}, order="NAME_ASC"
    )
    late = await post(client, COLLABORATORS, of="author:ann", since=2022)

    assert [(e["node"]["id"], e["papers"], e["strength"]) for e in plain["edges"]] == [
        ("author:bob", 3, 2.5),
        ("author:dan", 1, 0.5),
    ]
    assert plain["completeness"] == {"papersExcluded": 1, "threshold": 50}
    everybody = included["data"]["collaborators"]
    assert [e["node"]["name"] for e in everybody["edges"]] == [
        "author:bob",
        "author:dan",
        "author:eve",
    ]
    assert everybody["completeness"] == {"papersExcluded": 0, "threshold": None}
    assert [e["strength"] for e in late["data"]["collaborators"]["edges"]] == [1.5, 0.5]


async def test_collaborators_are_paged(client: httpx.AsyncClient) -> None:
    first = (await post(client, COLLABORATORS, of="author:ann", first=1))["data"]["collaborators"]
    after = first["pageInfo"]["endCursor"]
    second = await post(client, COLLABORATORS, of="author:ann", first=1, after=after)
    other = await post(client, COLLABORATORS, of="author:ann", after=after, order="NAME_ASC")

    assert first["totalCount"] == 2
    assert (first["pageInfo"]["hasNextPage"], first["pageInfo"]["hasPreviousPage"]) == (True, False)
    page = second["data"]["collaborators"]
    assert [e["node"]["id"] for e in page["edges"]] == ["author:dan"]
    assert (page["pageInfo"]["hasNextPage"], page["pageInfo"]["hasPreviousPage"]) == (False, True)
    assert other["errors"][0]["extensions"]["code"] == "INVALID_CURSOR"


@pytest.mark.parametrize(
    ("of", "code"), [("author:nobody", "NOT_FOUND"), ("paper:1", "WRONG_TYPE")]
)
async def test_collaborators_of_nobody(client: httpx.AsyncClient, of: str, code: str) -> None:
    answer = await post(client, COLLABORATORS, of=of)

    extensions = answer["errors"][0]["extensions"]
    assert (extensions["code"], extensions["argument"]) == (code, "of")
