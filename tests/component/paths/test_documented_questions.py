"""The recipes can be asked, and the questions about the seeds have the documented answers."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from graph.store.database import Database
from ingest.pipeline import ingest
from tests.component.paths.asking import Answer, asked_service, post

pytestmark = pytest.mark.anyio

ROOT = Path(__file__).parents[3]
RECIPES = re.findall(
    r"```graphql\n(.*?)```", (ROOT / "docs/how-to/ask-who-knows-whom.md").read_text(), re.DOTALL
)

FACTS = """
query ($rule: ConflictPreset!) {
  ruff: distancesFrom(author: "author:lukas-ruff", maxHops: 6) {
    tiers { authorCount } completeness { cause }
  }
  liznerski: distancesFrom(author: "author:philipp-liznerski", maxHops: 6) {
    tiers { authorCount }
  }
  apart: collaboratorDistance(input: {
    from: "author:lukas-ruff", to: "author:georgios-kaissis"
  }) {
    outcome
    completeness { onlyThroughHyperauthored papersExcluded }
    weakerTies { kinds categories { category { id } } }
  }
  near: collaboratorDistance(input: {
    from: "author:philipp-liznerski", to: "author:jonas-dippel"
  }) { distance }
  via: collaboratorPaths(input: {
    from: "author:philipp-liznerski", to: "author:jonas-dippel", via: ["author:jacob-kauffmann"]
  }) { paths { length } }
  among: collaborationAmong(
    authors: ["author:philipp-liznerski", "author:jonas-dippel", "author:georgios-kaissis"]
    includeBridges: true
  ) { edges { strength } groups { authors { id } } bridges { groupCount author { id } } }
  second: secondDegree(author: "author:philipp-liznerski", first: 4) {
    totalCount edges { node { id } sharedCollaborators { totalCount } }
  }
  introduced: introductions(from: "author:robert-a-vandermeulen", to: "author:jonas-dippel") {
    edges { weakestStrength node { id } hops { strength } }
  }
  checked: conflictCheck(
    left: ["author:lukas-ruff"]
    right: ["author:jonas-dippel", "author:philipp-liznerski", "author:jacob-kauffmann"]
    policy: { preset: $rule, asOf: "2026-05-31" }
  ) { conflicts { verdict papers { totalCount } } }
}
"""


@pytest.fixture
async def client(
    database: Database,
    anyio_backend: str,  # noqa: ARG001 - runs async fixtures
) -> AsyncIterator[httpx.AsyncClient]:
    ingest(database, [ROOT / "seeds" / "pages.jsonl"])
    async with asked_service(database) as client:
        yield client


async def test_the_seeds_answer_as_the_documentation_says(client: httpx.AsyncClient) -> None:
    answer = await post(client, FACTS, rule="NSF")
    assert "errors" not in answer, answer["errors"]
    found: Answer = answer["data"]

    assert [t["authorCount"] for t in found["ruff"]["tiers"]] == [35]
    assert found["ruff"]["completeness"]["cause"] is None
    assert [t["authorCount"] for t in found["liznerski"]["tiers"]] == [2, 33]
    assert found["apart"]["outcome"] == "DISCONNECTED"
    assert found["apart"]["completeness"] == {
        "onlyThroughHyperauthored": False,
        "papersExcluded": 0,
    }
    ties = found["apart"]["weakerTies"]
    assert ties["kinds"] == ["TOPIC", "CATEGORY"]
    assert {"category": {"id": "category:cs.CV"}} in ties["categories"]
    assert found["near"]["distance"] == 2
    assert [path["length"] for path in found["via"]["paths"]] == [3, 3, 4]
    assert found["among"]["edges"] == []
    assert len(found["among"]["groups"]) == 3
    assert found["among"]["bridges"] == [{"groupCount": 2, "author": {"id": "author:lukas-ruff"}}]
    assert found["second"]["totalCount"] == 33
    shared = {
        e["node"]["id"]: e["sharedCollaborators"]["totalCount"] for e in found["second"]["edges"]
    }
    assert shared["author:jacob-kauffmann"] == 2
    introduced = [
        (e["node"]["id"], [hop["strength"] for hop in e["hops"]])
        for e in found["introduced"]["edges"]
    ]
    assert introduced == [
        ("author:lukas-ruff", [3.0, 1.5]),
        ("author:jacob-kauffmann", [0.5, 0.5]),
    ]
    assert [c["papers"]["totalCount"] for c in found["checked"]["conflicts"]] == [1, 4]
    older: Answer = (await post(client, FACTS, rule="ASPLOS"))["data"]["checked"]
    assert [c["verdict"] for c in older["conflicts"]] == ["CONFLICT"] * 3


async def test_every_recipe_can_be_asked(client: httpx.AsyncClient) -> None:
    token = None
    for recipe in RECIPES:
        variables = {"token": token} if "$token" in recipe else {}
        answer = await post(client, recipe, **variables)
        assert "errors" not in answer, (recipe, answer["errors"])
        token = answer["data"].get("watchPath", {}).get("token", token)
    assert token
    assert len(RECIPES) == 8
