"""Slices asked over GraphQL, as a client asks for them."""

import httpx
import pytest

from tests.component.paths.asking import Answer, post
from tests.helpers.statements import counted_statements

pytestmark = pytest.mark.anyio

SLICE = """
query ($around: [ID!]!, $kinds: [NodeKind!], $most: Int! = 100, $hops: Int! = 1, $since: Int,
       $hyperauthor: HyperauthorInput, $quotas: [SliceQuota!], $after: String) {
  slice(around: $around, kinds: $kinds, maxNodes: $most, hops: $hops, since: $since,
        hyperauthor: $hyperauthor, quotas: $quotas, after: $after) {
    nodes {
      distance
      node { __typename id ... on Author { name paperCount } ... on Paper { title } }
    }
    edges { source target kind papers strength firstYear lastYear confidence score inferred }
    completeness {
      status cause reason totalsExact edgesTotal papersExcluded cursor
      totals { kind total shown }
    }
  }
}
"""


async def test_a_slice_shows_nodes_edges_and_completeness(client: httpx.AsyncClient) -> None:
    with counted_statements() as counter:
        answer = await post(client, SLICE, around=["author:cleo"])

    made = answer["data"]["slice"]
    assert [(n["distance"], n["node"]["id"]) for n in made["nodes"]] == [
        (0, "author:cleo"),
        (1, "author:bob"),
        (1, "paper:4"),
        (1, "author:dan"),
        (1, "paper:5"),
    ]
    assert made["nodes"][1]["node"] == {
        "__typename": "Author",
        "id": "author:bob",
        "name": "author:bob",
        "paperCount": 4,
    }
    assert {(e["kind"], e["source"], e["target"]) for e in made["edges"]} == {
        ("AUTHORED", "author:cleo", "paper:4"),
        ("AUTHORED", "author:cleo", "paper:5"),
        ("AUTHORED", "author:bob", "paper:4"),
        ("AUTHORED", "author:dan", "paper:5"),
        ("COLLABORATED_WITH", "author:bob", "author:cleo"),
        ("COLLABORATED_WITH", "author:bob", "author:dan"),
        ("COLLABORATED_WITH", "author:cleo", "author:dan"),
    }
    assert made["completeness"] == {
        "status": "COMPLETE",
        "cause": None,
        "reason": None,
        "totalsExact": True,
        "edgesTotal": 7,
        "papersExcluded": 0,
        "cursor": None,
        "totals": [
            {"kind": "AUTHOR", "total": 3, "shown": 3},
            {"kind": "PAPER", "total": 2, "shown": 2},
        ],
    }
    assert counter.total() == 4


async def test_a_slice_that_is_cut_says_so(client: httpx.AsyncClient) -> None:
    answer = await post(client, SLICE, around=["author:ann"], most=2, kinds=["AUTHOR"])

    told = answer["data"]["slice"]["completeness"]
    assert (told["status"], told["cause"]) == ("TRUNCATED", "MAX_NODES")
    assert told["totals"] == [{"kind": "AUTHOR", "total": 3, "shown": 2}]
    assert told["papersExcluded"] == 1


async def test_a_slice_goes_on_where_it_was_cut(client: httpx.AsyncClient) -> None:
    whole = (await post(client, SLICE, around=["author:ann"]))["data"]["slice"]
    first = (await post(client, SLICE, around=["author:ann"], most=3))["data"]["slice"]
    cursor = first["completeness"]["cursor"]

    rest = (await post(client, SLICE, around=["author:ann"], after=cursor))["data"]["slice"]
    other = await post(client, SLICE, around=["author:bob"], after=cursor)

    assert first["nodes"] + rest["nodes"] == whole["nodes"]
    assert {str(edge) for edge in first["edges"] + rest["edges"]} == {
        str(edge) for edge in whole["edges"]
    }
    assert rest["completeness"] | {"edgesTotal": 0} == whole["completeness"] | {"edgesTotal": 0}
    assert other["errors"][0]["extensions"]["code"] == "INVALID_CURSOR"


async def test_quotas_of_a_slice_are_named_where_they_cut(client: httpx.AsyncClient) -> None:
    quotas = [{"kind": "AUTHOR", "nodes": 1}]

    answer = await post(client, SLICE, around=["author:ann"], quotas=quotas)

    made = answer["data"]["slice"]
    told = made["completeness"]
    assert (told["status"], told["cause"], told["cursor"]) == ("TRUNCATED", "QUOTA", None)
    assert told["reason"] == "There may be more of a kind than was asked for: 1 of AUTHOR."
    assert {"kind": "AUTHOR", "total": 3, "shown": 2} in told["totals"]
    assert {"author", "paper"} == {n["node"]["id"].split(":")[0] for n in made["nodes"]}


@pytest.mark.parametrize(
    ("arguments", "code", "argument"),
    [
        ({"around": []}, "INVALID_ARGUMENT", "around"),
        ({"around": ["author:nobody"]}, "NOT_FOUND", "around"),
        ({"around": ["category:cs.XX"]}, "NOT_FOUND", "around"),
        ({"around": ["nonsense"]}, "WRONG_TYPE", "around"),
        ({"around": ["author:ann"], "hops": 4}, "LIMIT_EXCEEDED", "hops"),
        ({"around": ["author:ann"], "most": 2001}, "LIMIT_EXCEEDED", "maxNodes"),
        ({"around": ["author:ann", "author:bob"], "most": 1}, "INVALID_ARGUMENT", "maxNodes"),
        ({"around": ["author:ann"], "after": "nonsense"}, "INVALID_CURSOR", "after"),
        (
            {"around": ["author:ann"], "quotas": [{"kind": "PAPER", "nodes": 0}]},
            "INVALID_ARGUMENT",
            "quotas[0].nodes",
        ),
        (
            {"around": ["author:ann"], "quotas": [{"kind": "PAPER", "nodes": 2}] * 2},
            "INVALID_ARGUMENT",
            "quotas",
        ),
    ],
    ids=str,
)
async def test_a_bad_slice_is_named(
    client: httpx.AsyncClient, arguments: Answer, code: str, argument: str
) -> None:
    answer = await post(client, SLICE, **arguments)

    [error] = answer["errors"]
    assert (error["extensions"]["code"], error["extensions"]["argument"]) == (code, argument)
