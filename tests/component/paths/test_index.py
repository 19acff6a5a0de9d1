"""The index beside Neo4j: the same answers, as new as the graph, and nothing lost without it."""

import asyncio
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import httpx
import pytest

from graph.paths.ends import GraphVersion
from graph.paths.engine import EngineName
from graph.paths.finder import PathAnswer, PathFinder, PathOutcome
from graph.paths.index.desk import IndexDesk
from graph.paths.options import PaperFilter, PathOptions, SearchBudget
from graph.paths.search import SearchEnd
from graph.paths.version_reader import BELIEVED_SECONDS
from graph.store.async_database import AsyncDatabase
from graph.store.catalog import get_statement
from graph.store.database import Database
from graph.store.statement import Statement
from ingest.loaders.changes import Changes, Row
from ingest.loaders.load_batch import load_changes
from service.app import create_app
from service.settings import Limits
from tests.helpers.collaborations import World, WorldPaper, prefixed
from tests.helpers.statements import counted_statements
from tests.helpers.stored_world import store_merged, store_world
from tests.unit.graph.paths.worlds import dense_question

pytestmark = pytest.mark.anyio

Answer = dict[str, Any]

PATIENCE = 180.0
BUDGET = SearchBudget(seconds=60)


def paper(number: int, *authors: str, year: int | None = 2020) -> WorldPaper:
    mentions = tuple((f"author:{author}", 1.0) for author in authors)
    return WorldPaper(f"paper:{number}", len(authors), year, mentions)


def world(*papers: WorldPaper) -> World:
    return World(tuple(sorted({a for p in papers for a, _ in p.mentions})), papers)


CHAIN = world(paper(1, "a", "b"), paper(2, "b", "c"), paper(3, "a", "d"), paper(4, "d", "c"))


def wait_until(holds: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < until, "the index did not come in time"
        time.sleep(0.05)


def raise_change_number(database: Database, *papers: str, authors: Sequence[str] = ()) -> int:
    changed = {"papers": list(papers), "authors": list(authors)}
    database.run(get_statement("load/raise_change_number", **changed, kept=1000))
    [row] = database.run_named("path/get_graph_state")
    number: int = row["changes"]
    return number


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> Iterator[IndexDesk]:
    """An index of whatever the test has stored when it starts it."""
    desk = IndexDesk(database.connection, tmp_path / "path-index")
    yield desk
    desk.close()


def start(desk: IndexDesk, changes: int) -> None:
    desk.start()
    wait_for(desk, changes)


def wait_for(desk: IndexDesk, changes: int) -> None:
    wait_until(
        lambda: desk.describe()["status"] == "ready" and desk.describe()["changes"] == changes
    )


async def find(  # noqa: PLR0913 - one question
    database: AsyncDatabase,
    quicker: IndexDesk | None,
    first: str,
    second: str,
    options: PathOptions,
    *,
    relied_on: list[GraphVersion] | None = None,
) -> PathAnswer:
    trust = None if relied_on is None else relied_on.append
    finder = PathFinder(database, BUDGET, quicker=quicker, trust=trust)
    return await finder.find_paths(first, second, options, seconds=60)


def shown(answer: PathAnswer) -> tuple[object, ...]:
    """All that both engines must agree on."""
    return (
        answer.outcome,
        answer.paths,
        answer.start,
        answer.goal,
        answer.options,
        answer.reference_year,
        answer.derived,
        answer.proved_hops,
        answer.reason,
        answer.only_through_excluded,
        answer.version,
    )


async def test_both_engines_have_the_same_answers(
    database: Database, async_database: AsyncDatabase, desk: IndexDesk
) -> None:
    questions = []
    for seed in range(80):
        made, first, second, options = dense_question(Random(seed))  # noqa: S311 - tests, not secrets
        prefix = f"{seed}-"
        made, first, second = prefixed(made, prefix), prefix + first, prefix + second
        options = replace(
            options,
            avoid=frozenset(prefix + a for a in options.avoid),
            via=frozenset(),
        )
        if seed % 4 == 0:
            options = replace(options, papers=PaperFilter())
        store_world(database, made)
        questions.append((first, second, options))
    start(desk, raise_change_number(database))
    outcomes: Counter[PathOutcome] = Counter()
    for first, second, options in questions:
        slow = await find(async_database, None, first, second, options)

        quick = await find(async_database, desk, first, second, options)

        assert (slow.engine.name, quick.engine.name) == (EngineName.CYPHER, EngineName.INDEX)
        assert shown(quick) == shown(slow), (first, second, options)
        relied_on: list[GraphVersion] = []
        early = await find(async_database, desk, first, second, options, relied_on=relied_on)
        assert shown(early) == shown(slow), (first, second, options)
        assert relied_on == [early.version] * bool(early.paths)
        outcomes[quick.outcome] += 1
    assert outcomes[PathOutcome.FOUND] > 30
    assert outcomes.keys() >= {PathOutcome.NO_PATH_WITHIN_BOUND}


async def test_an_answer_from_the_index_takes_one_statement(
    database: Database, async_database: AsyncDatabase, desk: IndexDesk
) -> None:
    store_world(database, CHAIN)
    start(desk, raise_change_number(database))

    with counted_statements() as counter:
        answer = await find(async_database, desk, "author:a", "author:c", PathOptions())

    assert [path.authors[1] for path in answer.paths] == ["author:b", "author:d"]
    assert [p.id for hop in answer.paths[0].hops for p in hop.papers] == ["paper:1", "paper:2"]
    assert counter == {"path/resolve_authors": 1}


async def test_an_answer_that_rests_on_trust_takes_no_statement(
    database: Database, async_database: AsyncDatabase, desk: IndexDesk
) -> None:
    store_world(database, CHAIN)
    store_merged(database, "author:old", "author:a")
    changes = raise_change_number(database)
    start(desk, changes)
    by_any_id: list[GraphVersion] = []
    relied_on: list[GraphVersion] = []

    with counted_statements() as counter:
        answer = await find(
            async_database, desk, "author:a", "author:c", PathOptions(), relied_on=relied_on
        )
    merged = await find(
        async_database, desk, "author:old", "author:c", PathOptions(), relied_on=by_any_id
    )

    assert not counter
    assert [version.changes for version in relied_on] == [changes]
    assert shown(merged) == shown(answer)
    assert by_any_id == []


async def test_the_limit_of_authors_is_one_of_what_is_read_from_neo4j(
    database: Database, async_database: AsyncDatabase, desk: IndexDesk
) -> None:
    store_world(database, CHAIN)
    start(desk, raise_change_number(database))
    two = SearchBudget(seconds=60, authors=2)

    read, kept = [
        await PathFinder(async_database, two, quicker=quicker).find_paths(
            "author:a", "author:c", PathOptions(), seconds=60
        )
        for quicker in (None, desk)
    ]

    assert (read.outcome, read.reason) == (PathOutcome.TRUNCATED, SearchEnd.AUTHOR_LIMIT)
    assert (kept.outcome, len(kept.visited) > 2) == (PathOutcome.FOUND, True)


async def test_a_stale_index_is_not_used_and_catches_up(
    database: Database, async_database: AsyncDatabase, desk: IndexDesk
) -> None:
    store_world(database, CHAIN)
    store_merged(database, "author:old", "author:a")
    start(desk, raise_change_number(database))
    shortcut = """
    MATCH (a:Author {id: 'author:a'})
    MATCH (c:Author {id: 'author:c'})
    MATCH (b:Author {id: 'author:b'})
    MATCH (gone:Paper {id: 'paper:3'})
    DETACH DELETE gone
    CREATE (p:Paper {id: 'paper:0', authorCount: 3, year: 2021, date: '2021-05'})
    CREATE (new:Author {id: 'author:aa', component: 'author:a', authorshipComponent: 'author:a'})
    CREATE (a)-[:AUTHORED {confidence: 1.0}]->(p)<-[:AUTHORED {confidence: 0.5}]-(c)
    CREATE (new)-[:AUTHORED {confidence: 1.0}]->(p)
    CREATE (a)-[:COLLABORATED_WITH {strength: 0.5}]->(c)
    CREATE (new)-[:COLLABORATED_WITH {strength: 0.5}]->(c)
    CREATE (a)-[:COLLABORATED_WITH {strength: 0.5}]->(new)
    WITH a
    MATCH (a)-[stale:COLLABORATED_WITH]-(:Author {id: 'author:d'})
    DELETE stale
    """
    database.run(Statement("tests/shortcut", shortcut, "write"))
    changes = raise_change_number(database, "paper:0", "paper:3")

    stale = await find(async_database, desk, "author:old", "author:c", PathOptions())
    wait_for(desk, changes)
    fresh = await find(async_database, desk, "author:old", "author:c", PathOptions())

    assert (stale.engine.name, fresh.engine.name) == (EngineName.CYPHER, EngineName.INDEX)
    assert shown(fresh) == shown(stale)
    assert [path.authors for path in fresh.paths] == [
        ("author:a", "author:c"),
        ("author:a", "author:b", "author:c"),
        ("author:a", "author:aa", "author:c"),
    ]
    assert fresh.paths[0].hops[0].confidence == 0.5


async def test_a_change_that_nobody_wrote_down_is_read_anew(
    database: Database, async_database: AsyncDatabase, desk: IndexDesk
) -> None:
    store_world(database, CHAIN)
    start(desk, raise_change_number(database))
    by_hand = """
    MATCH (:Author {id: 'author:b'})-[r]-() DELETE r
    WITH DISTINCT 1 AS one
    MATCH (state:GraphState) SET state.changes = state.changes + 1
    """
    database.run(Statement("tests/by_hand", by_hand, "write"))
    wait_for(desk, 2)

    answer = await find(async_database, desk, "author:a", "author:c", PathOptions())

    assert answer.engine.name is EngineName.INDEX
    assert [path.authors[1] for path in answer.paths] == ["author:d"]


async def test_a_second_program_opens_what_the_first_has_built(
    database: Database, desk: IndexDesk, tmp_path: Path
) -> None:
    store_world(database, CHAIN)
    changes = raise_change_number(database)
    start(desk, changes)
    second = IndexDesk(database.connection, tmp_path / "path-index")
    reads = second.keeper

    start(second, changes)

    assert reads.get_state() == desk.keeper.get_state()
    second.close()


@pytest.mark.parametrize("damage", [b"", b"rgraph", None], ids=["empty", "cut", "another graph's"])
async def test_a_file_that_is_of_no_use_is_replaced(
    database: Database, tmp_path: Path, desk: IndexDesk, damage: bytes | None
) -> None:
    store_world(database, CHAIN)
    changes = raise_change_number(database)
    file = tmp_path / "path-index"
    if damage is None:
        start(desk, changes)
        desk.close()
        database.run(
            Statement("tests/other", "MATCH (s:GraphState) SET s.identity = 'other'", "write")
        )
    else:
        file.write_bytes(damage)
    again = IndexDesk(database.connection, file)

    start(again, changes)

    assert again.describe()["authors"] == 4
    again.close()


@pytest.fixture
async def client(
    database: Database,
    tmp_path: Path,
    anyio_backend: str,  # noqa: ARG001 - runs async fixtures
) -> AsyncIterator[httpx.AsyncClient]:
    store_world(database, CHAIN)
    raise_change_number(database)
    app = create_app(
        database.connection, limits=Limits(seconds=60), path_index=tmp_path / "path-index"
    )
    async with app.router.lifespan_context(app):
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
            yield client


PATHS = """{ collaboratorPaths(input: {from: "author:a", to: "author:c"}) {
  paths { authors { id name } hops { papers { nodes { title } } } }
  effective { engine changeNumber } completeness { papersExcluded }
} }"""


async def wait_until_ready(client: httpx.AsyncClient, changes: int = 1) -> None:
    until = time.monotonic() + PATIENCE
    while True:
        told = (await client.get("/health/ready")).json()["pathIndex"]
        if (told["status"], told["changes"]) == ("ready", changes):
            return
        assert time.monotonic() < until
        time.sleep(0.05)  # noqa: ASYNC251 - nothing else runs


async def test_an_answer_says_which_engine_ran_for_which_version(
    client: httpx.AsyncClient,
) -> None:
    await wait_until_ready(client)

    with counted_statements() as counter:
        answer = (await client.post("/graphql", json={"query": PATHS})).json()

    found = answer["data"]["collaboratorPaths"]
    assert found["effective"] == {"engine": "INDEX", "changeNumber": 1}
    assert [path["authors"][1]["id"] for path in found["paths"]] == ["author:b", "author:d"]
    assert found["completeness"] == {"papersExcluded": 0}
    assert counter == {"path/get_change_number": 1}


async def test_what_a_path_shows_is_what_the_graph_has(
    client: httpx.AsyncClient,
) -> None:
    await wait_until_ready(client)
    shown = """paths { authors { __typename id called: name %s } hops {
      from { name } to { id } papers(first: 1) { edges { node { id title year %s } } nodes { id } }
    } }"""
    asked = """{ collaboratorPaths(input: {from: "author:a", to: "author:c"}) { %s } }"""

    with counted_statements() as kept:
        known = await client.post("/graphql", json={"query": asked % (shown % ("", ""))})
    with counted_statements() as planned:
        more = await client.post("/graphql", json={"query": asked % (shown % ("orcid", "venue"))})

    without = [author | {"orcid": None} for author in authors_of(known.json())]
    assert without == authors_of(more.json())
    assert [p | {"venue": None} for p in papers_of(known.json())] == papers_of(more.json())
    assert kept == {"path/get_change_number": 1}
    assert sum(planned.values()) - planned["path/get_change_number"] == 1


def authors_of(answer: Answer) -> list[Answer]:
    paths = answer["data"]["collaboratorPaths"]["paths"]
    return [author for path in paths for author in path["authors"]]


def papers_of(answer: Answer) -> list[Answer]:
    paths = answer["data"]["collaboratorPaths"]["paths"]
    hops = [hop for path in paths for hop in path["hops"]]
    return [edge["node"] for hop in hops for edge in hop["papers"]["edges"]]


async def test_a_new_name_is_shown_at_once_and_then_from_the_index(
    database: Database, client: httpx.AsyncClient
) -> None:
    await wait_until_ready(client)
    renamed: list[Row] = [{"id": "author:b", "properties": {"name": "Beatrix"}}]
    load_changes(database, Changes(authors=renamed), threshold=50)

    stale = (await client.post("/graphql", json={"query": PATHS})).json()
    await wait_until_ready(client, 2)
    with counted_statements() as counter:
        fresh = (await client.post("/graphql", json={"query": PATHS})).json()

    assert [author["name"] for author in authors_of(stale)][1] == "Beatrix"
    assert authors_of(fresh) == authors_of(stale)
    assert counter.keys() <= {"path/get_change_number"}


async def test_an_answer_is_made_again_where_the_graph_has_changed(
    database: Database, client: httpx.AsyncClient
) -> None:
    await wait_until_ready(client)
    cut = "MATCH (p:Paper {id: 'paper:4'}) DETACH DELETE p"
    apart = "MATCH (:Author {id: 'author:c'})-[r:COLLABORATED_WITH]-(:Author {id: 'author:d'})"
    database.run(Statement("tests/cut", cut, "write"))
    database.run(Statement("tests/apart", f"{apart} DELETE r", "write"))
    changes = raise_change_number(database, "paper:4")

    answer = (await client.post("/graphql", json={"query": PATHS})).json()

    found = answer["data"]["collaboratorPaths"]
    assert found["effective"] == {"engine": "CYPHER", "changeNumber": changes}
    assert [path["authors"][1]["id"] for path in found["paths"]] == ["author:b"]


SLICE = """{ slice(around: ["author:a"], kinds: [AUTHOR], hops: 2) {
  nodes { distance node { id ... on Author { name } } }
  edges { source target papers strength firstYear lastYear confidence }
  completeness { status papersExcluded edgesTotal totals { kind total shown } }
} }"""


async def test_a_slice_of_authors_takes_no_statement_and_is_made_again_for_another_graph(
    database: Database, client: httpx.AsyncClient
) -> None:
    await wait_until_ready(client)

    with counted_statements() as counter:
        quick = (await client.post("/graphql", json={"query": SLICE})).json()
    apart = "MATCH (:Author {id: 'author:c'})-[r:COLLABORATED_WITH]-(:Author {id: 'author:d'})"
    database.run(Statement("tests/apart", f"{apart} DELETE r", "write"))
    raise_change_number(database, "paper:4")
    await asyncio.sleep(2 * BELIEVED_SECONDS)
    with counted_statements() as again:
        slow = (await client.post("/graphql", json={"query": SLICE})).json()

    assert counter == {"path/get_change_number": 1}
    assert again["slice/walk_on"] == 2
    before, after = quick["data"]["slice"], slow["data"]["slice"]
    lost = [one for one in before["edges"] if one not in after["edges"]]
    assert [(one["source"], one["target"]) for one in lost] == [("author:c", "author:d")]
    assert sorted(before["nodes"], key=str) == sorted(after["nodes"], key=str)
