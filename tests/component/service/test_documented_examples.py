"""Every root field has an example in the reference, with the answer that it really has."""

import json
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from graphql import FieldNode, OperationDefinitionNode, parse

from graph.store.connection import Connection
from graph.store.database import Database
from ingest.imports.show import list_imports
from ingest.pipeline import ingest
from service.settings import Limits
from tests.component.service.curators import BEARER, curated
from tests.helpers.plain_executor import SCHEMA

pytestmark = pytest.mark.anyio

ROOT = Path(__file__).parents[3]
PAGE = ROOT / "docs" / "reference" / "graphql-by-example.md"
EXAMPLE = re.compile(r"### (\w+)\n.*?```graphql\n(.*?)```\s+```json\n(.*?)```", re.DOTALL)


@asynccontextmanager
async def examples_client(connection: Connection) -> AsyncIterator[httpx.AsyncClient]:
    async with curated(connection, limits=Limits(seconds=60)) as client:
        yield client


async def answer_of(client: httpx.AsyncClient, query: str) -> Any:
    """The answer without what it cost; of a stream all answers."""
    is_stream = query.startswith("subscription")
    headers = {**BEARER, "Accept": "text/event-stream"} if is_stream else BEARER
    response = await client.post("/graphql", json={"query": query}, headers=headers)
    if is_stream:
        found = re.findall(r"^event: next\ndata: (.*)$", response.text, re.MULTILINE)
        return [json.loads(one) for one in found]
    answer = response.json()
    del answer["extensions"]
    return answer


def _examples() -> list[tuple[str, str, Any]]:
    found = EXAMPLE.findall(PAGE.read_text(encoding="utf-8"))
    return [(name, query, json.loads(answer)) for name, query, answer in found]


def _root_fields() -> set[str]:
    roots = (SCHEMA.query_type, SCHEMA.mutation_type, SCHEMA.subscription_type)
    return {name for root in roots if root is not None for name in root.fields}


def test_every_root_field_has_its_example() -> None:
    named = []
    for name, query, _ in _examples():
        (operation,) = parse(query).definitions
        assert isinstance(operation, OperationDefinitionNode)
        fields = operation.selection_set.selections
        assert [one.name.value for one in fields if isinstance(one, FieldNode)] == [name]
        named.append(name)
    assert set(named) == _root_fields()
    assert len(named) == len(set(named))


async def test_the_answers_are_the_real_ones(database: Database) -> None:
    ingest(database, [ROOT / "seeds" / "pages.jsonl"])
    [run], _ = list_imports(database, first=1)
    async with examples_client(database.connection) as client:
        for name, query, shown in _examples():
            assert await answer_of(client, query.replace("import:…", run.id)) == shown, name
