"""Conflicts of interest and weaker ties, as a client asks for them."""

from collections.abc import AsyncIterator

import httpx
import pytest

from graph.store.database import Database
from graph.store.statement import Statement
from tests.component.paths.asking import Answer, ask, asked_service, post
from tests.component.paths.people import paper
from tests.helpers.collaborations import World
from tests.helpers.statements import counted_statements
from tests.helpers.stored_world import store_merged, store_world

pytestmark = pytest.mark.anyio

# Reviewers and authors: who wrote with whom, and when, on or about the day 2026-06-15.
MADE = World(
    tuple(f"author:{n}" for n in ("ann", "bob", "cleo", "dan", "eve", "fay", "gus", "hal")),
    (
        paper(1, 2025, 0, ("ann", 1), ("bob", 1)),
        paper(2, 2022, 0, ("ann", 1), ("cleo", 1)),
        paper(3, 2023, 0, ("ann", 1), ("dan", 1)),
        paper(4, None, 0, ("ann", 1), ("eve", 1)),
        paper(5, 2025, 0, ("ann", 1), ("fay", 0.5)),
        paper(6, 2025, 3000, ("ann", 1), ("gus", 1)),
        paper(7, 2024, 0, ("hal", 1)),
        paper(8, 2020, 0, ("ann", 1)),
    ),
)
PLACES = """
UNWIND [['ann', 2019, 2025], ['hal', 2024, 2024], ['gus', 2010, 2012], ['dan', null, null],
        ['cleo', 2026, 2026]] AS row
MERGE (place:Institution {id: 'institution:tu'})
  ON CREATE SET place.name = 'TU', place.aliases = [], place.searchText = 'TU',
                place.paperCount = 0
WITH place, row
MATCH (author:Author {id: 'author:' + row[0]})
CREATE (author)-[:AFFILIATED_WITH {papers: 1, firstYear: row[1], lastYear: row[2]}]->(place)
"""
SUBJECTS = """
MATCH (eight:Paper {id: 'paper:8'})
MATCH (seven:Paper {id: 'paper:7'})
CREATE (topic:Topic {id: 'topic:x', name: 'x', kind: 'test', searchText: 'x', paperCount: 2})
CREATE (category:Category {id: 'cs.CV', name: 'Vision', scheme: 'arxiv', searchText: 'cs.CV'})
CREATE (seven)-[:ABOUT {score: 1.0, method: 'test'}]->(topic),
       (eight)-[:ABOUT {score: 1.0, method: 'test'}]->(topic),
       (seven)-[:IN_CATEGORY {primary: true, ambiguous: false}]->(category),
       (eight)-[:IN_CATEGORY {primary: true, ambiguous: false}]->(category),
       (seven)-[:CITES]->(eight)
"""


@pytest.fixture
async def client(
    database: Database,
    anyio_backend: str,  # noqa: ARG001 - runs async fixtures
) -> AsyncIterator[httpx.AsyncClient]:
    store_world(database, MADE)
    store_merged(database, "author:annie", "author:ann")
    database.run(Statement("tests/places", PLACES, "write"))
    database.run(Statement("tests/subjects", SUBJECTS, "write"))
    async with asked_service(database) as client:
        yield client


CHECK = """
query ($left: [ID!]!, $right: [ID!]!, $policy: ConflictPolicyInput) {
  conflictCheck(left: $left, right: $right, policy: $policy) {
    pairCount
    conflicts {
      left { id } right { id } verdict sameAuthor
      papers(first: 1) { totalCount edges { certain confidence node { id } } }
      institutions {
        certain leftFirstYear leftLastYear rightFirstYear rightLastYear institution { name }
      }
    }
    effective {
      preset asOf coauthors coauthorsSince institutions institutionsSince maxAuthors minConfidence
    }
    completeness { status reason papersExcluded }
  }
}
"""


async def check(client: httpx.AsyncClient, right: list[str], **policy: object) -> Answer:
    return await ask(
        client,
        CHECK,
        left=["author:annie"],
        right=[f"author:{name}" for name in right],
        policy={"asOf": "2026-06-15", **policy},
    )


def verdicts(answer: Answer) -> dict[str, str]:
    return {c["right"]["id"].removeprefix("author:"): c["verdict"] for c in answer["conflicts"]}


PAPERS_ONLY = {"institutions": False}
PLACES_ONLY = {"coauthors": False}
EVERYBODY = ["bob", "cleo", "dan", "eve", "fay", "gus", "hal"]


@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        (
            {"preset": "NEURIPS", **PAPERS_ONLY},
            # 2023 may be before or after the 15th of June; nobody knows the date of the fourth.
            {"bob": "CONFLICT", "gus": "CONFLICT"}
            | dict.fromkeys(("dan", "eve", "fay"), "POSSIBLE"),
        ),
        (
            {"preset": "NSF", **PAPERS_ONLY},
            dict.fromkeys(("bob", "dan", "gus"), "CONFLICT")
            | dict.fromkeys(("cleo", "eve", "fay"), "POSSIBLE"),
        ),
        (
            {"preset": "EVER", **PAPERS_ONLY},
            dict.fromkeys(("bob", "cleo", "dan", "eve", "gus"), "CONFLICT") | {"fay": "POSSIBLE"},
        ),
        (
            {"coauthorMonths": 12, "maxAuthors": 50, "minConfidence": 0.6, **PAPERS_ONLY},
            {"bob": "POSSIBLE", "eve": "POSSIBLE"},
        ),
        (
            {"preset": "NEURIPS", **PLACES_ONLY},
            {"hal": "CONFLICT", "cleo": "POSSIBLE", "dan": "POSSIBLE"},
        ),
        ({"preset": "NSF", **PLACES_ONLY}, {"cleo": "POSSIBLE", "dan": "POSSIBLE"}),
        (
            {"preset": "EVER", **PLACES_ONLY},
            {"hal": "CONFLICT"} | dict.fromkeys(("cleo", "dan", "gus"), "POSSIBLE"),
        ),
        ({"asOf": "2010-01-01", **PAPERS_ONLY}, {"eve": "POSSIBLE"}),
        ({"coauthors": False, "institutions": False}, {}),
    ],
    ids=str,
)
async def test_policies_decide_on_what_counts(
    client: httpx.AsyncClient, policy: Answer, expected: dict[str, str]
) -> None:
    assert verdicts(await check(client, EVERYBODY, **policy)) == expected


async def test_a_conflict_comes_with_its_evidence(client: httpx.AsyncClient) -> None:
    with counted_statements() as counter:
        answer = await check(client, ["bob", "hal"], maxAuthors=50)

    joint, place = answer["conflicts"]
    assert joint["papers"] == {
        "totalCount": 1,
        "edges": [{"certain": True, "confidence": 1.0, "node": {"id": "paper:1"}}],
    }
    assert place["institutions"] == [
        {
            "certain": True,
            "leftFirstYear": 2019,
            "leftLastYear": 2025,
            "rightFirstYear": 2024,
            "rightLastYear": 2024,
            "institution": {"name": "TU"},
        }
    ]
    assert answer["effective"] == {
        "preset": "NEURIPS",
        "asOf": "2026-06-15",
        "coauthors": True,
        "coauthorsSince": "2023-06-15",
        "institutions": True,
        "institutionsSince": "2023-06-15",
        "maxAuthors": 50,
        "minConfidence": 0,
    }
    assert answer["completeness"] == {"status": "COMPLETE", "reason": None, "papersExcluded": 1}
    assert counter.total() == 5


async def test_somebody_on_both_sides_is_a_conflict(client: httpx.AsyncClient) -> None:
    answer = await check(client, ["ann"])

    [conflict] = answer["conflicts"]
    assert (conflict["verdict"], conflict["sameAuthor"]) == ("CONFLICT", True)


@pytest.mark.parametrize(
    ("variables", "code", "argument"),
    [
        ({"left": []}, "INVALID_ARGUMENT", "left"),
        ({"right": ["author:bob"] * 21}, "LIMIT_EXCEEDED", "right"),
        ({"right": ["author:no"]}, "NOT_FOUND", "right"),
        ({"right": ["paper:1"]}, "WRONG_TYPE", "right"),
        ({"policy": {"asOf": "yesterday"}}, "INVALID_ARGUMENT", "policy.asOf"),
        ({"policy": {"coauthorMonths": 0}}, "INVALID_ARGUMENT", "policy.coauthorMonths"),
        ({"policy": {"institutionMonths": 1201}}, "LIMIT_EXCEEDED", "policy.institutionMonths"),
        ({"policy": {"maxAuthors": 1}}, "INVALID_ARGUMENT", "policy.maxAuthors"),
    ],
    ids=str,
)
async def test_a_bad_check_is_named(
    client: httpx.AsyncClient, variables: Answer, code: str, argument: str
) -> None:
    asked = {"left": ["author:ann"], "right": ["author:bob"], **variables}

    answer = await post(client, CHECK, **asked)

    [error] = answer["errors"]
    assert (error["extensions"]["code"], error["extensions"]["argument"]) == (code, argument)


WEAKER = """
query ($input: CollaboratorDistanceInput!, $first: Int! = 5) {
  collaboratorDistance(input: $input) {
    outcome
    weakerTies(first: $first) {
      kinds
      institutions { firstYear lastYear institution { id } } institutionTotal
      citations { author { id } citing { id } cited { title } } citationTotal
      topics { fromPapers toPapers topic { name } } topicTotal
      categories { fromPapers toPapers category { id } } categoryTotal
    }
  }
}
"""


async def test_without_a_path_weaker_ties_are_told(client: httpx.AsyncClient) -> None:
    with counted_statements() as counter:
        asked = {"from": "author:ann", "to": "author:hal"}
        answer = await ask(client, WEAKER, input=asked)

    assert answer["outcome"] == "DISCONNECTED"
    assert answer["weakerTies"] == {
        "kinds": ["INSTITUTION", "CITATION", "TOPIC", "CATEGORY"],
        "institutions": [
            {"firstYear": 2024, "lastYear": 2024, "institution": {"id": "institution:tu"}}
        ],
        "institutionTotal": 1,
        "citations": [
            {
                "author": {"id": "author:hal"},
                "citing": {"id": "paper:7"},
                "cited": {"title": "paper:8"},
            }
        ],
        "citationTotal": 1,
        "topics": [{"fromPapers": 1, "toPapers": 1, "topic": {"name": "x"}}],
        "topicTotal": 1,
        "categories": [{"fromPapers": 1, "toPapers": 1, "category": {"id": "category:cs.CV"}}],
        "categoryTotal": 1,
    }
    assert counter.total() == 5


@pytest.mark.parametrize("goal", ["author:bob", "author:annie"])
async def test_with_a_path_there_are_no_weaker_ties(client: httpx.AsyncClient, goal: str) -> None:
    with counted_statements() as counter:
        answer = await ask(client, WEAKER, input={"from": "author:ann", "to": goal})

    assert answer["weakerTies"] is None
    assert not any("shared" in name or "affiliations" in name for name in counter)


async def test_the_paths_tell_weaker_ties_too(client: httpx.AsyncClient) -> None:
    query = """query ($input: CollaboratorPathsInput!) {
      collaboratorPaths(input: $input) { paths { length } weakerTies(first: 101) { kinds } } }"""
    few = query.replace("101", "1")
    asked = {"from": "author:bob", "to": "author:hal"}

    refused = await post(client, query, input=asked)
    answer = await ask(client, few, input=asked)

    assert refused["errors"][0]["extensions"]["argument"] == "first"
    assert answer == {"paths": [], "weakerTies": {"kinds": []}}
