"""The queries that the first pages show give the answers that they show."""

import json
import re
from pathlib import Path
from typing import Any

import httpx
import pytest

from graph.store.database import Database
from ingest.pipeline import ingest
from service.app import create_app

pytestmark = pytest.mark.anyio

ROOT = Path(__file__).parents[3]


def blocks(page: str, language: str) -> list[str]:
    text = (ROOT / page).read_text(encoding="utf-8")
    return re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)


async def ask(database: Database, query: str) -> dict[str, Any]:
    app = create_app(database.connection)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test") as client,
    ):
        response = await client.post("/graphql", json={"query": query})
    answer: dict[str, Any] = response.json()
    return answer


async def test_the_readme_shows_a_query_and_its_real_answer(database: Database) -> None:
    ingest(database, [ROOT / "seeds" / "pages.jsonl"])
    (query,), (shown,) = blocks("README.md", "graphql"), blocks("README.md", "json")

    answer = await ask(database, query)
    cost = answer.pop("extensions")["cost"]
    assert answer == json.loads(shown)
    assert cost["statements"] > 0


async def test_the_query_of_the_first_steps_finds_the_papers(database: Database) -> None:
    ingest(database, [ROOT / "seeds" / "pages.jsonl"])
    (query,) = blocks("docs/tutorials/first-steps.md", "graphql")

    author = (await ask(database, query))["data"]["author"]

    assert (author["name"], author["paperCount"]) == ("Lukas Klein", 8)
    assert len(author["papers"]["edges"]) == 3
    assert author["papers"]["pageInfo"]["hasNextPage"]
