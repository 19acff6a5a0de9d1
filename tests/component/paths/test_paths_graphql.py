"""Paths asked over GraphQL, as a client asks for them."""

from typing import Any

import httpx
import pytest

from graph.store.database import Database
from tests.component.paths.asking import Answer, post
from tests.helpers.statements import counted_statements
from tests.helpers.stored_world import store_merged

pytestmark = pytest.mark.anyio

PATHS = """
query ($input: CollaboratorPathsInput!, $papers: Int! = 3, $after: String) {
  collaboratorPaths(input: $input) {
    outcome
    paths {
      length cost
      authors { id name collaborators { totalCount } }
      hops {
        from { id } to { name }
        paperCount strength firstYear lastYear confidence doubtful
        papers(first: $papers, after: $after) {
          totalCount
          pageInfo { hasNextPage hasPreviousPage endCursor }
          edges { confidence cursor node { id title } }
        }
      }
    }
    effective {
      from to first maxHops weight since until hyperauthor { mode threshold } avoid via
      minConfidence doubtfulBelow searched referenceYear halfLifeYears
    }
    completeness { status provedHops cause reason authorsVisited papersExcluded
                   onlyThroughHyperauthored }
  }
}
"""


async def paths(client: httpx.AsyncClient, start: str, goal: str, **options: Any) -> Answer:
    asked = {"from": f"author:{start}", "to": f"author:{goal}", **options}
    answer = await post(client, PATHS, input=asked)
    assert "errors" not in answer, answer["errors"]
    found: Answer = answer["data"]["collaboratorPaths"]
    return found


def routes(answer: Answer) -> list[str]:
    ids = [
        [author["id"].removeprefix("author:") for author in p["authors"]] for p in answer["paths"]
    ]
    return ["-".join(path) for path in ids]


async def test_paths_come_with_authors_papers_options_and_completeness(
    client: httpx.AsyncClient,
) -> None:
    answer = await paths(client, "ann", "cleo")

    assert answer["outcome"] == "FOUND"
    assert routes(answer) == ["ann-bob-cleo", "ann-dan-cleo", "ann-bob-dan-cleo"]
    first, second, _ = answer["paths"]
    assert (first["length"], first["cost"]) == (2, 2.0)
    assert first["authors"][0]["collaborators"]["totalCount"] == 2
    hop = first["hops"][0]
    assert (hop["from"]["id"], hop["to"]["name"]) == ("author:ann", "author:bob")
    assert (hop["paperCount"], hop["strength"]) == (3, 2.5)
    assert (hop["firstYear"], hop["lastYear"], hop["confidence"]) == (2020, 2022, 1.0)
    assert [edge["node"]["id"] for edge in hop["papers"]["edges"]] == [
        "paper:2",
        "paper:3",
        "paper:1",
    ]
    assert [edge["confidence"] for edge in hop["papers"]["edges"]] == [0.9, 1.0, 1.0]
    assert [hop["doubtful"] for hop in first["hops"]] == [False, False]
    assert [hop["doubtful"] for hop in second["hops"]] == [True, True]
    assert answer["effective"] == {
        "from": "author:ann",
        "to": "author:cleo",
        "first": 3,
        "maxHops": 6,
        "weight": "HOPS",
        "since": None,
        "until": None,
        "hyperauthor": {"mode": "EXCLUDE", "threshold": 50},
        "avoid": [],
        "via": [],
        "minConfidence": 0,
        "doubtfulBelow": 0.8,
        "searched": "COLLABORATED_WITH",
        "referenceYear": None,
        "halfLifeYears": None,
    }
    assert answer["completeness"] == {
        "status": "COMPLETE",
        "provedHops": 6,
        "cause": None,
        "reason": None,
        "authorsVisited": 4,
        "papersExcluded": 1,
        "onlyThroughHyperauthored": False,
    }


async def test_an_answer_takes_few_statements(client: httpx.AsyncClient) -> None:
    with counted_statements() as counter:
        await paths(client, "ann", "cleo", first=1)

    names = {name.split("/")[0] for name in counter}
    assert names == {"path", "query"}
    assert counter["path/resolve_authors"] == counter["path/read_joint_papers"] == 1
    assert counter["path/read_collaborations"] == 1
    assert counter["path/count_excluded_papers"] == 1
    assert counter.total() == 5, "all authors and papers of the answer are one statement"


async def test_what_is_not_selected_is_not_read(client: httpx.AsyncClient) -> None:
    query = """query ($input: CollaboratorPathsInput!) {
      collaboratorPaths(input: $input) { outcome completeness { status } } }"""
    with counted_statements() as counter:
        await post(client, query, input={"from": "author:ann", "to": "author:loner"})

    assert counter == {"path/resolve_authors": 1}


@pytest.mark.parametrize(
    ("selection", "reads"),
    [
        ("length cost", 0),
        ("length hops @skip(if: true) { strength }", 0),
        ("hops { strength }", 1),
        ("a: hops { strength } b: hops { paperCount }", 1),
    ],
)
async def test_hops_are_read_where_they_are_selected(
    client: httpx.AsyncClient, selection: str, reads: int
) -> None:
    query = f"""query ($input: CollaboratorPathsInput!) {{
      collaboratorPaths(input: $input) {{ paths {{ {selection} }} }} }}"""
    with counted_statements() as counter:
        answer = await post(client, query, input={"from": "author:ann", "to": "author:cleo"})

    assert len(answer["data"]["collaboratorPaths"]["paths"]) == 3
    assert counter["path/read_joint_papers"] == reads


async def test_papers_of_a_hop_are_paged(client: httpx.AsyncClient) -> None:
    asked = {"from": "author:ann", "to": "author:bob", "first": 1}
    seen: list[str] = []
    after = None
    for _ in range(3):
        answer = await post(client, PATHS, input=asked, papers=1, after=after)
        [path] = answer["data"]["collaboratorPaths"]["paths"]
        page = path["hops"][0]["papers"]
        assert page["totalCount"] == 3
        assert page["pageInfo"]["hasPreviousPage"] == bool(seen)
        seen += [edge["node"]["id"] for edge in page["edges"]]
        assert page["pageInfo"]["hasNextPage"] == (len(seen) < 3)
        after = page["pageInfo"]["endCursor"]
    assert seen == ["paper:2", "paper:3", "paper:1"]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"first": 1}, ["ann-bob-cleo"]),
        ({"maxHops": 2}, ["ann-bob-cleo", "ann-dan-cleo"]),
        ({"since": 2020}, []),
        ({"until": 2020}, ["ann-bob-cleo"]),
        ({"avoid": ["author:bob"]}, ["ann-dan-cleo"]),
        ({"minConfidence": 0.6}, ["ann-bob-cleo"]),
        ({"hyperauthor": {"mode": "EXCLUDE", "threshold": 2}}, ["ann-bob-cleo"]),
        ({"via": ["author:dan"]}, ["ann-dan-cleo", "ann-bob-dan-cleo", "ann-dan-bob-cleo"]),
        ({"via": ["author:bob", "author:dan"], "first": 1}, ["ann-bob-dan-cleo"]),
        ({"via": ["author:dan"], "avoid": ["author:bob"]}, ["ann-dan-cleo"]),
        ({"via": ["author:dan", "author:ann"], "maxHops": 2}, ["ann-dan-cleo"]),
        ({"via": ["author:loner"]}, []),
        ({"weight": "STRENGTH"}, ["ann-bob-cleo", "ann-dan-cleo", "ann-bob-dan-cleo"]),
    ],
    ids=str,
)
async def test_every_option_takes_effect(
    client: httpx.AsyncClient, options: Answer, expected: list[str]
) -> None:
    assert routes(await paths(client, "ann", "cleo", **options)) == expected


async def test_weights_are_costs(client: httpx.AsyncClient) -> None:
    strong = await paths(client, "ann", "bob", weight="STRENGTH", first=1)
    recent = await paths(client, "ann", "bob", weight="RECENT", until=2027, first=1)
    late = await paths(client, "ann", "bob", weight="RECENT", first=1)

    assert strong["paths"][0]["cost"] == pytest.approx(1 / 2.5)
    aged = 0.5 ** (7 / 5) + 1.5 * 0.5 ** (5 / 5)
    assert recent["paths"][0]["cost"] == pytest.approx(1 / aged)
    assert (recent["effective"]["referenceYear"], late["effective"]["referenceYear"]) == (
        2027,
        2022,
    )
    assert recent["effective"]["halfLifeYears"] == 5
    assert recent["paths"][0]["hops"][0]["strength"] == 2.5


@pytest.mark.parametrize(
    ("policy", "outcome", "excluded", "searched"),
    [
        (None, "DISCONNECTED", 1, "COLLABORATED_WITH"),
        ({"mode": "EXCLUDE", "threshold": 399}, "NO_PATH_WITHIN_BOUND", 1, "AUTHORED"),
        ({"mode": "EXCLUDE", "threshold": 400}, "FOUND", 0, "AUTHORED"),
        ({"mode": "INCLUDE"}, "FOUND", 0, "AUTHORED"),
        ({"mode": "DOWNWEIGHT"}, "FOUND", 0, "AUTHORED"),
    ],
    ids=str,
)
async def test_hyperauthor_policies_say_what_they_left_out(
    client: httpx.AsyncClient, policy: Answer | None, outcome: str, excluded: int, searched: str
) -> None:
    answer = await paths(client, "bob", "eve", hyperauthor=policy)

    assert answer["outcome"] == outcome
    assert answer["effective"]["searched"] == searched
    visited = answer["completeness"]["authorsVisited"]
    assert answer["completeness"]["papersExcluded"] == excluded, visited


@pytest.mark.parametrize(
    ("start", "goal", "options", "expected"),
    [
        ("ann", "cleo", {}, False),
        ("ann", "cleo", {"maxHops": 1}, False),
        ("ann", "ann", {}, False),
        ("bob", "eve", {}, True),
        ("bob", "eve", {"since": 2030}, True),
        ("bob", "eve", {"hyperauthor": {"threshold": 10}}, True),
        ("bob", "eve", {"hyperauthor": {"threshold": 399}}, True),
        ("bob", "eve", {"hyperauthor": {"threshold": 399}, "since": 2000}, None),
        ("bob", "eve", {"hyperauthor": {"threshold": 400}}, False),
        ("bob", "eve", {"hyperauthor": {"mode": "INCLUDE"}, "maxHops": 1}, False),
        ("ann", "loner", {}, False),
    ],
    ids=str,
)
async def test_an_answer_says_whether_only_excluded_papers_join_the_two(
    client: httpx.AsyncClient, start: str, goal: str, options: Answer, expected: object
) -> None:
    answer = await paths(client, start, goal, **options)

    assert answer["completeness"]["onlyThroughHyperauthored"] is expected


async def test_no_path_tells_its_reason(client: httpx.AsyncClient) -> None:
    bound = await paths(client, "ann", "cleo", maxHops=1)
    filters = await paths(client, "ann", "cleo", since=2030)

    assert bound["outcome"] == filters["outcome"] == "NO_PATH_WITHIN_BOUND"
    assert (bound["completeness"]["cause"], filters["completeness"]["cause"]) == (
        "BOUND",
        "FILTERS",
    )
    assert "1 hop" in bound["completeness"]["reason"]
    assert "filters" in filters["completeness"]["reason"].lower()


async def test_one_author_under_two_ids(client: httpx.AsyncClient, database: Database) -> None:
    store_merged(database, "author:annie", "author:ann")

    answer = await paths(client, "annie", "ann")

    assert (answer["outcome"], answer["paths"]) == ("SAME_AUTHOR", [])
    assert answer["effective"]["from"] == "author:ann"


@pytest.mark.parametrize(
    ("options", "argument"),
    [
        ({"from": "author:annie", "avoid": ["author:ann"]}, "avoid"),
        ({"from": "author:dan", "via": ["author:ann"], "avoid": ["author:annie"]}, "via"),
    ],
)
async def test_nobody_is_both_wanted_and_avoided_under_two_ids(
    client: httpx.AsyncClient, database: Database, options: Answer, argument: str
) -> None:
    store_merged(database, "author:annie", "author:ann")

    answer = await post(client, PATHS, input={"to": "author:cleo", **options})

    told = answer["errors"][0]["extensions"]
    assert (told["code"], told["argument"]) == ("INVALID_ARGUMENT", argument)


@pytest.mark.parametrize(
    ("options", "code", "argument"),
    [
        ({"from": "author:nobody"}, "NOT_FOUND", "from"),
        ({"to": "author:nobody"}, "NOT_FOUND", "to"),
        ({"avoid": ["author:nobody"]}, "NOT_FOUND", "avoid"),
        ({"via": ["author:nobody"]}, "NOT_FOUND", "via"),
        ({"via": ["paper:1"]}, "WRONG_TYPE", "via"),
        ({"via": ["author:bob"], "avoid": ["author:bob"]}, "INVALID_ARGUMENT", "via"),
        ({"via": ["author:bob"] * 4}, "LIMIT_EXCEEDED", "via"),
        ({"first": 5000}, "LIMIT_EXCEEDED", "first"),
        ({"maxHops": 5000}, "LIMIT_EXCEEDED", "maxHops"),
        ({"from": "paper:1"}, "WRONG_TYPE", "from"),
        ({"to": "nonsense"}, "WRONG_TYPE", "to"),
        ({"avoid": ["topic:x"]}, "WRONG_TYPE", "avoid"),
        ({"avoid": ["author:ann"]}, "INVALID_ARGUMENT", "avoid"),
        ({"first": 0}, "INVALID_ARGUMENT", "first"),
        ({"first": 21}, "LIMIT_EXCEEDED", "first"),
        ({"maxHops": 11}, "LIMIT_EXCEEDED", "maxHops"),
        ({"minConfidence": 1.5}, "LIMIT_EXCEEDED", "minConfidence"),
        ({"since": 2022, "until": 2020}, "INVALID_ARGUMENT", "since"),
        ({"hyperauthor": {"threshold": 1}}, "INVALID_ARGUMENT", "hyperauthor.threshold"),
    ],
    ids=str,
)
async def test_bad_input_is_named(
    client: httpx.AsyncClient, options: Answer, code: str, argument: str
) -> None:
    asked = {"from": "author:ann", "to": "author:cleo", **options}

    answer = await post(client, PATHS, input=asked)

    [error] = answer["errors"]
    assert (error["extensions"]["code"], error["extensions"]["argument"]) == (code, argument)
