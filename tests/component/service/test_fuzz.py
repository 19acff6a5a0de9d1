"""Whatever is sent is answered or refused, in its time, with a code, and changes nothing."""

import asyncio
import base64
import gc
import json
import logging
from collections.abc import Iterator
from typing import Any
from zlib import crc32

import httpx
import orjson
import psutil
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.store.database import Database
from graph.store.statement import Statement
from service.app import create_app
from service.settings import Limits
from tests.component.ingest.dump import dump
from tests.helpers.door import SECONDS, Door
from tests.helpers.generated_operations import Asked, Grammar, operations
from tests.helpers.generation import generated, is_long
from tests.helpers.hostile import TEXTS, hostile_scalar
from tests.helpers.plain_executor import SCHEMA
from tests.helpers.research_graph import AUTHORS, CATEGORIES, INSTITUTIONS, PAPERS, TOPICS
from tests.helpers.schema import show_indexes
from tests.helpers.text_positions import Position, list_positions

# Neo4j's driver leaves the socket of a connection that was being opened for a request that has been
# refused meanwhile to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore:.*socket:pytest.PytestUnraisableExceptionWarning")


MIB = 1 << 20
IDS = [
    *(one["id"] for group in (AUTHORS, PAPERS, TOPICS, INSTITUTIONS) for one in group),
    *(f"category:{one['id']}" for one in CATEGORIES),
    "author:l-ruff",
]
NAMES = [one["name"] for one in AUTHORS]
LARGEST = 4_000
"""Characters that an index takes."""
STORED = [
    text
    for text in TEXTS
    if text and len(text) < LARGEST and not any("\ud800" <= c <= "\udfff" for c in text)
]


@pytest.fixture(scope="module")
def hostile_graph(small_graph: Database) -> Database:
    """The small graph, and an author named like each of the texts."""
    rows = [{"id": f"author:hostile-{place}", "name": text} for place, text in enumerate(STORED)]
    text = """UNWIND $rows AS row
      CREATE (:Author {id: row.id, name: row.name, nameVariants: [row.name], nameKey: row.name,
        searchText: row.name, paperCount: 0, collaboratorCount: 0,
        component: row.id, authorshipComponent: row.id})"""
    small_graph.run(Statement("test/hostile", text, "write", {"rows": rows}))
    small_graph.run_named("maintenance/await_indexes", seconds=120)
    return small_graph


@pytest.fixture(scope="module")
def door(hostile_graph: Database) -> Iterator[Door]:
    before = dump(hostile_graph), show_indexes(hostile_graph)
    logged = _Errors()
    logging.getLogger("service").addHandler(logged)
    with asyncio.Runner() as runner:
        app = create_app(hostile_graph.connection, limits=Limits(seconds=SECONDS))
        lifespan = app.router.lifespan_context(app)
        runner.run(lifespan.__aenter__())
        client = httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test")
        began = psutil.Process().memory_info().rss
        yield Door(client, runner)
        grown = psutil.Process().memory_info().rss - began
        runner.run(client.aclose())
        runner.run(lifespan.__aexit__(None, None, None))
    gc.collect()  # what is found there belongs to this module, see above
    logging.getLogger("service").removeHandler(logged)
    assert logged.records == []
    assert grown < 400 * MIB
    assert (dump(hostile_graph), show_indexes(hostile_graph)) == before


class _Errors(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.records: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record.getMessage())


def _scalar(type_: str, name: str) -> st.SearchStrategy[Any]:
    """Mostly what gets further than the first check, with a hostile text now and then."""
    hostile = hostile_scalar(type_, name)
    match type_, name:
        case "ID", _:
            return st.one_of(st.sampled_from(IDS), st.sampled_from(IDS), hostile)
        case "Int", "first" | "maxNodes" | "top" | "hops" | "maxHops":
            return st.one_of(st.integers(1, 5), st.integers(1, 5), hostile)
        case "String", ("query" | "text"):
            return st.one_of(st.sampled_from(["ruff", "deep learn", "muller"]), hostile)
    return hostile


GRAMMAR = Grammar(SCHEMA, _scalar, longest=4, nulls=True)


@generated(120)
@given(asked=operations(GRAMMAR))
def test_queries(door: Door, asked: Asked) -> None:
    door.ask(asked)


@generated(15)
@given(asked=operations(Grammar(SCHEMA, hostile_scalar, depth=2, nulls=True), "Mutation"))
def test_mutations_by_nobody(door: Door, asked: Asked) -> None:
    assert "errors" in door.ask(asked)


@generated(40)
@given(
    asked=operations(GRAMMAR),
    place=st.integers(0, 5_000),
    put=st.sampled_from(list('{}()[]"$!:@…\\\x00\ufeffa1#&|')),
)
def test_documents_with_something_put_in(door: Door, asked: Asked, place: int, put: str) -> None:
    place %= len(asked.text)
    door.ask(Asked(asked.text[:place] + put + asked.text[place:], asked.variables))


@generated(40)
@given(
    body=st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
        lambda inner: (
            st.lists(inner)
            | st.dictionaries(
                st.sampled_from(
                    [
                        "query",
                        "variables",
                        "operationName",
                        "extensions",
                        "persistedQuery",
                        "version",
                        "sha256Hash",
                    ]
                ),
                inner,
            )
        ),
        max_leaves=12,
    )
)
def test_bodies(door: Door, body: Any) -> None:
    door.post(json.dumps(body).encode())


@generated(40)
@given(body=st.binary(max_size=200))
def test_bytes(door: Door, body: bytes) -> None:
    door.post(body)


@pytest.mark.parametrize("position", list(list_positions()), ids=str)
def test_hostile_texts_in_every_argument(door: Door, position: Position) -> None:
    place = crc32(position.name.encode())
    some = TEXTS if is_long() else [TEXTS[(place + step * 17) % len(TEXTS)] for step in range(4)]
    for text in some:
        door.ask(Asked(position.document, {"text": text}))
        literal = position.document.replace("$text: ", "$unused: ").replace(
            "$text", json.dumps(text)
        )
        _, _, literal = literal.partition(") ")
        door.ask(Asked(literal, {}))


def test_an_author_with_a_hostile_name_is_found_and_nobody_else(door: Door) -> None:
    document = """query ($text: String!) {
      eq: authors(where: {name: {eq: $text}}) { nodes { name } }
      in: authors(where: {name: {in: [$text]}}) { nodes { name } }
      begins: authors(where: {name: {startsWith: $text}}, first: 100) { nodes { name } } }"""
    for text in STORED:
        data = door.ask(Asked(document, {"text": text}))["data"]
        assert data["eq"] == data["in"] == {"nodes": [{"name": text}]}
        names = [node["name"] for node in data["begins"]["nodes"]]
        assert set(names) == {name for name in [*STORED, *NAMES] if name.startswith(text)}


LISTS = [
    "authors",
    "papers",
    "papers(orderBy: [YEAR_DESC, TITLE_ASC])",
    "categories",
    "topics",
    "institutions",
    'search(query: "a")',
    'suggest(text: "l")',
    'collaborators(of: "author:lukas-ruff")',
    'introductions(from: "author:lukas-ruff", to: "author:marius-kloft")',
    *(
        f'author(by: {{id: "author:lukas-ruff"}}) {{ {one} AT }}'
        for one in ("papers", "collaborators", "topics", "institutions")
    ),
    *(
        f'paper(by: {{id: "paper:deep-one-class"}}) {{ {one} AT }}'
        for one in ("authors", "categories", "topics", "institutions", "similar")
    ),
]
VALUES: list[Any] = [None, True, 2**63 - 1, "x", {}]
VALUES += [-1, 0, 2**63, 1e308, "", "2021", TEXTS[1], [], [1]]


@pytest.mark.parametrize("listed", LISTS)
def test_cursors_with_other_values(door: Door, listed: str) -> None:
    def page(after: str) -> str:
        body = "{ pageInfo { endCursor } nodes { __typename } }"
        if " AT" not in listed:
            name, _, arguments = listed.rstrip(")").partition("(")
            return f"{{ {name}({arguments} first: 1 {after}) {body} }}"
        return "{ " + listed.replace(" AT", f"(first: 1 {after}) {body}") + " }"

    def find(data: Any) -> Any:
        (found,) = data.values()
        return found["pageInfo"]["endCursor"] if "pageInfo" in found else find(found)

    cursor = find(door.ask(Asked(page(""), {}))["data"])
    some = VALUES if is_long() else VALUES[:5]
    made_for, *values = orjson.loads(base64.urlsafe_b64decode(cursor + "=="))
    made_up = [[made_for], [made_for, *values, None], [], [made_for.swapcase(), *values]]
    for place in range(len(values)):
        made_up += [[made_for, *values[:place], value, *values[place + 1 :]] for value in some]
    for one in made_up:
        text = base64.urlsafe_b64encode(json.dumps(one).encode()).decode().rstrip("=")
        answer = door.ask(Asked(page(f'after: "{text}"'), {}))
        codes = {error["extensions"]["code"] for error in answer.get("errors", ())}
        assert codes <= {"INVALID_CURSOR"}, (one, answer)
