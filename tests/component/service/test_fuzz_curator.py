"""Hostile texts from somebody who bears the curators' token: only decisions come of them."""

import asyncio
import json
from collections.abc import Iterator
from typing import Any
from zlib import crc32

import httpx
import pytest

from cli.curation_desk import IngestDesk
from graph.store.database import Database
from service.app import create_app
from service.curation import Curation
from service.settings import Limits
from tests.component.curation.world import BIOLOGY, WORLD, load, paper_id, people
from tests.component.ingest.dump import Dump, dump
from tests.component.service.curators import BEARER, TOKEN
from tests.conftest import SharedDatabase
from tests.helpers.door import Door
from tests.helpers.generated_operations import Asked
from tests.helpers.generation import is_long
from tests.helpers.hostile import TEXTS
from tests.helpers.schema import show_indexes

# As in test_fuzz.
pytestmark = pytest.mark.filterwarnings("ignore:.*socket:pytest.PytestUnraisableExceptionWarning")

WANG, SMITH, JONES = "author:wei-wang", "author:mary-smith", "author:mary-jones"
MADE = """{
  __typename
  ... on DecisionMade { decision { id who why name summary } authors { id name } }
  ... on DecisionRefused { problem message }
}"""
BY = '{who: "Ada", why: "I know"}'
UNDO = f"mutation ($id: ID!) {{ undoDecision(decision: $id, by: {BY}) {MADE} }}"
POSITIONS = {
    "mergeAuthors.authors": f'mergeAuthors(authors: ["{SMITH}", $text], by: {BY})',
    "mergeAuthors.by.who": f'mergeAuthors(authors: ["{SMITH}", "{JONES}"], '
    'by: {who: $text, why: "x"})',
    "mergeAuthors.by.why": f'mergeAuthors(authors: ["{SMITH}", "{JONES}"], '
    'by: {who: "x", why: $text})',
    "splitAuthor.author": f'splitAuthor(author: $text, papers: ["PAPER"], by: {BY})',
    "splitAuthor.papers": f'splitAuthor(author: "{WANG}", papers: ["PAPER", $text], by: {BY})',
    "splitAuthor.name": f'splitAuthor(author: "{WANG}", papers: ["PAPER"], name: $text, by: {BY})',
    "verifyAuthor.author": f"verifyAuthor(author: $text, by: {BY})",
    "renameAuthor.author": f'renameAuthor(author: $text, name: "N", by: {BY})',
    "renameAuthor.name": f'renameAuthor(author: "{WANG}", name: $text, by: {BY})',
    "undoDecision.decision": f"undoDecision(decision: $text, by: {BY})",
}
KNOWN = {"splitAuthor.name": ["x" * 10_000], "renameAuthor.name": ["x" * 10_000]}
"""What was found by all texts: a name that no index takes."""
RECORDS = ("Decision", "Merged")
"""Labels of what a decision leaves behind when it is undone."""
PATIENCE = 60.0
"""A decision that takes longer is made nevertheless, and nobody is told its id."""


@pytest.fixture(scope="module")
def world(shared_database: SharedDatabase, tmp_path_factory: pytest.TempPathFactory) -> Database:
    database = shared_database.without_data()
    load(database, tmp_path_factory.mktemp("world"), *WORLD)
    return database


@pytest.fixture(scope="module")
def door(world: Database) -> Iterator[Door]:
    before = show_indexes(world)
    with asyncio.Runner() as runner:
        app = create_app(
            world.connection,
            limits=Limits(seconds=PATIENCE),
            curation=Curation(IngestDesk(world.connection), TOKEN),
        )
        lifespan = app.router.lifespan_context(app)
        runner.run(lifespan.__aenter__())
        transport = httpx.ASGITransport(app)
        client = httpx.AsyncClient(transport=transport, base_url="http://test", headers=BEARER)
        yield Door(client, runner)
        runner.run(client.aclose())
        runner.run(lifespan.__aexit__(None, None, None))
    assert show_indexes(world) == before


def _without_records(found: Dump) -> Dump:
    def is_record(line: str) -> bool:
        return any(f'"{label}"' in line for label in RECORDS)

    nodes = frozenset(line for line in found.nodes if not is_record(line))
    known = {json.loads(line)["properties"].get("id") for line in nodes}
    relationships = frozenset(
        line for line in found.relationships if json.loads(line)["source"] in known
    )
    return Dump(nodes, relationships)


def _undo(door: Door, answer: Any) -> None:
    """Take back what was decided; nothing else may have come of it."""
    for made in (answer.get("data") or {}).values():
        if made and made["__typename"] == "DecisionMade":
            undone = door.ask(Asked(UNDO, {"id": made["decision"]["id"]}))
            assert undone["data"]["undoDecision"]["__typename"] == "DecisionMade", undone


@pytest.mark.parametrize("position", POSITIONS)
def test_hostile_texts_in_every_argument(door: Door, world: Database, position: str) -> None:
    field = POSITIONS[position].replace("PAPER", paper_id(world, BIOLOGY[0]))
    kind = "String" if position.endswith(("name", "who", "why")) else "ID"
    before, who = _without_records(dump(world)), people(world)
    some = TEXTS if is_long() else [TEXTS[crc32(position.encode()) % len(TEXTS)]]
    for text in dict.fromkeys([*some, *KNOWN.get(position, ())]):
        asked = Asked(f"mutation ($text: {kind}!) {{ {field} {MADE} }}", {"text": text})
        _undo(door, door.ask(asked))
    assert people(world) == who
    after = _without_records(dump(world))
    assert sorted(before.nodes ^ after.nodes) == []
    assert sorted(before.relationships ^ after.relationships) == []
