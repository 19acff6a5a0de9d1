"""What several modules here ask."""

from collections.abc import AsyncIterator

import httpx
import pytest

from graph.paths.slicer import Slicer
from graph.store.async_database import AsyncDatabase
from graph.store.database import Database
from graph.store.statement import Statement
from tests.component.paths.asking import asked_service
from tests.component.paths.people import PEOPLE
from tests.component.paths.slicing import MADE, SUBJECTS
from tests.helpers.stored_world import store_world


@pytest.fixture
async def client(
    database: Database,
    anyio_backend: str,  # noqa: ARG001 - runs async fixtures
) -> AsyncIterator[httpx.AsyncClient]:
    store_world(database, PEOPLE)
    async with asked_service(database) as client:
        yield client


@pytest.fixture
def slicer(database: Database, async_database: AsyncDatabase) -> Slicer:
    store_world(database, MADE)
    database.run(Statement("tests/subjects", SUBJECTS, "write"))
    return Slicer(async_database)
