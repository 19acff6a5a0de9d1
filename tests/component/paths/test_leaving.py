"""A client that goes away stops its search, in the database and in memory."""

import asyncio
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette

from graph.paths.index.file import save_index
from graph.store.database import Database
from graph.store.statement import Statement
from service.app import create_app
from service.settings import Limits
from tests.conftest import SharedDatabase
from tests.helpers.crowds import FIRST, LAST, index_crowds, name_author
from tests.helpers.serving import served, until

pytestmark = pytest.mark.anyio

HARD = """query ($from: ID!, $to: ID!, $via: [ID!]! = []) { collaboratorPaths(input: {
  from: $from, to: $to, via: $via, first: 20, maxHops: 10, weight: RECENT,
  hyperauthor: {mode: INCLUDE}
}) { outcome paths { length } } }"""
PATIENCE = 240.0
"""Seconds within which the service may have to compile its searches first."""
BEGINNING = 2.0
"""Seconds after which it is no short beginning of the work that is seen."""
LIMITS = Limits(seconds=120)
ENDING = 30.0
"""Seconds within which the work ends that would go on until its limit."""

SEARCHES = ("/graph/paths/search.py", "/graph/paths/index/search.py")


@pytest.fixture(scope="module")
def everybody_knows_everybody(shared_database: SharedDatabase) -> Iterator[Database]:
    """What is quickly written, takes Neo4j some time to read, and Python long to weigh."""
    database = shared_database.without_data()
    text = """
      UNWIND range(1, 1000) AS i CREATE (:Author {id: 'author:' + i, name: 'A' + i})
      WITH count(*) AS made
      UNWIND range(1, 150) AS i
      CREATE (:Paper {id: 'paper:' + i, title: 'P' + i, authorCount: 1000, year: 2020})
      WITH count(*) AS made
      MATCH (p:Paper) MATCH (a:Author) CREATE (a)-[:AUTHORED {confidence: 1.0}]->(p)"""
    database.run(Statement("test/dense", text, "write"))
    yield database
    shared_database.without_data()


def is_searching() -> bool:
    """Whether a thread of this process is in a search, be it of the one engine or the other."""
    for frame in sys._current_frames().values():  # noqa: SLF001 - nothing else shows other threads
        inner = frame
        while inner is not None:
            name = inner.f_code.co_filename.replace("\\", "/")
            if name.endswith(SEARCHES) and inner.f_code.co_name in {"_weigh", "search_index"}:
                return True
            inner = inner.f_back
    return False


def is_read(database: Database) -> bool:
    """Whether Neo4j looks the two authors up."""
    text = (
        "SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery CONTAINS 'MERGED_INTO' "
        "AND NOT currentQuery CONTAINS 'SHOW' RETURN count(*) AS running"
    )
    [row] = database.run_unmanaged(Statement("test/transactions", text, "read"))
    return bool(row["running"])


def is_ready(address: str) -> bool:
    """Whether the service has the index, if it is to have one."""
    told = httpx.get(f"{address}/health/ready", timeout=PATIENCE).json()
    return bool(told.get("pathIndex", {"status": "ready"})["status"] == "ready")


async def ask_and_leave(
    app: Starlette, start: str, goal: str, is_at_work: Callable[[], bool], via: Sequence[str] = ()
) -> None:
    """Leave as soon as the work is seen, and wait until it is seen no more."""
    asked = {"query": HARD, "variables": {"from": start, "to": goal, "via": list(via)}}
    async with served(app) as address:
        await until(lambda: is_ready(address), PATIENCE)
        async with httpx.AsyncClient(timeout=PATIENCE) as client:
            request = asyncio.create_task(client.post(f"{address}/graphql", json=asked))
            await until(is_at_work, PATIENCE)
            await asyncio.sleep(BEGINNING)
            await until(is_at_work, PATIENCE)
            assert not request.done()
            request.cancel()  # closes the connection
            with suppress(asyncio.CancelledError):
                await request
        await until(lambda: not is_at_work(), ENDING)


async def test_what_neo4j_reads_ends(database: Database) -> None:
    # As many ways from the first to the last as no program can go.
    maze = """
      UNWIND range(1, 20) AS n CREATE (:Merged {id: 'author:' + n})
      WITH count(*) AS made
      MATCH (one:Merged) MATCH (next:Merged {id: 'author:' + (toInteger(substring(one.id, 7)) + 1)})
      UNWIND range(1, 4) AS way CREATE (one)-[:MERGED_INTO]->(next)"""
    database.run(Statement("test/maze", maze, "write"))
    app = create_app(database.connection, limits=LIMITS)

    await ask_and_leave(app, "author:1", "author:2", lambda: is_read(database))


async def test_what_weighs_what_neo4j_gave_ends(everybody_knows_everybody: Database) -> None:
    app = create_app(everybody_knows_everybody.connection, limits=LIMITS)

    await ask_and_leave(app, "author:1", "author:3", is_searching, via=["author:2"])


async def test_what_searches_in_memory_ends(database: Database, tmp_path: Path) -> None:
    state = "CREATE (:GraphState {id: 'graph', identity: 'crowds', changes: 0})"
    database.run(Statement("test/state", state, "write"))
    save_index(index_crowds("crowds"), tmp_path / "path-index")
    app = create_app(database.connection, limits=LIMITS, path_index=tmp_path / "path-index")

    await ask_and_leave(app, name_author(FIRST), name_author(LAST), is_searching)
