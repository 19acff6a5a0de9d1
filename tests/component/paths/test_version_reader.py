"""Who asks which version the graph has is told what it was after he asked, by few statements."""

import asyncio
from typing import Any

import pytest

from graph.errors import UnavailableError
from graph.paths.version_reader import Reading, VersionReader
from graph.store.async_database import AsyncDatabase, Row
from graph.store.connection import Connection
from graph.store.database import Database
from graph.store.statement import Statement
from tests.helpers.statements import counted_statements

pytestmark = pytest.mark.anyio


class HeldDatabase(AsyncDatabase):
    """A database whose statements begin when they are let."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection)
        self.held: list[asyncio.Event] = []

    async def run_named(self, name: str, /, **given: Any) -> list[Row]:
        let = asyncio.Event()
        self.held.append(let)
        await let.wait()
        return await super().run_named(name, **given)


async def changes_of(reading: Reading) -> int:
    version = await reading
    assert version is not None
    return version.changes


async def settle() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


def set_changes(database: Database, number: int) -> None:
    text = "MERGE (s:GraphState {id: 'graph'}) SET s.identity = 'test', s.changes = $number"
    database.run(Statement("tests/set_changes", text, "write", {"number": number}))


async def test_who_asks_while_a_statement_runs_shares_the_next_one(database: Database) -> None:
    set_changes(database, 1)
    async with HeldDatabase(database.connection) as held:
        versions = VersionReader(held, seconds=60, believed=0)
        first = versions.begin()
        await settle()
        later = [versions.begin() for _ in range(8)]
        await settle()
        assert len(held.held) == 1

        held.held[0].set()
        assert await changes_of(first) == 1
        set_changes(database, 2)
        await settle()
        held.held[1].set()

        assert [await changes_of(one) for one in later] == [2] * 8
        assert len(held.held) == 2


async def test_a_version_is_believed_for_a_moment_or_until_it_is_forgotten(
    database: Database, async_database: AsyncDatabase
) -> None:
    set_changes(database, 1)
    moment, long = (
        VersionReader(async_database, seconds=60, believed=believed) for believed in (0, 600)
    )
    for versions in (moment, long):
        assert await changes_of(versions.begin()) == 1
    set_changes(database, 2)

    with counted_statements() as counter:
        assert await changes_of(long.begin()) == 1
    assert not counter
    assert await changes_of(moment.begin()) == 2
    long.forget()
    assert await changes_of(long.begin()) == 2


async def test_a_server_that_does_not_answer_is_an_error_for_everybody() -> None:
    nowhere = Connection("bolt://127.0.0.1:1", "neo4j", "none", "neo4j")
    async with HeldDatabase(nowhere) as held:
        versions = VersionReader(held, seconds=1)
        readings = [versions.begin(), versions.begin()]
        for number, reading in enumerate(readings):
            await settle()
            held.held[number].set()
            with pytest.raises(UnavailableError):
                await reading
