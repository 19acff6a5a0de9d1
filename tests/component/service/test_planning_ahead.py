"""The statements of slices are planned when the service starts, for lists of every size."""

import asyncio
import logging
import time
from typing import Any

import pytest

from graph.errors import UnavailableError
from graph.paths.slice_at_hand import AUTHORS
from graph.paths.slicer import Slicer
from graph.paths.slices import SliceOptions
from graph.store.async_database import AsyncDatabase
from graph.store.connection import Connection
from graph.store.database import Database
from graph.store.statement import Statement
from service import planning_ahead as module
from service.planning_ahead import planning_ahead
from tests.helpers.tcp_proxy import proxied

pytestmark = pytest.mark.anyio

PLANNED = "planned the statements of slices"
NOT_PLANNED = "the statements of slices are not all planned"
PATIENCE = 120.0


async def wait_for(caplog: pytest.LogCaptureFixture, text: str) -> None:
    until = time.monotonic() + PATIENCE
    while text not in caplog.text:
        assert time.monotonic() < until, f"nobody logged {text!r}"
        await asyncio.sleep(0.02)


def forget_plans(database: Database) -> str:
    """How many plans there were, in Neo4j's words."""
    clear = Statement("tests/forget", "CALL db.clearQueryCaches()", "read")
    return str(database.run(clear)[0]["value"])


async def test_nothing_of_a_slice_is_planned_any_more(
    database: Database, async_database: AsyncDatabase, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "service.planning_ahead")
    planned = []
    sliced = [(1, SliceOptions(AUTHORS)), (1, SliceOptions())]
    for rehearsed in ([], sliced):
        forget_plans(database)
        caplog.clear()
        async with planning_ahead(async_database, wanted=True, seconds=PATIENCE, sizes=(1,)):
            await wait_for(caplog, PLANNED)
        for size, options in rehearsed:
            await Slicer(async_database).rehearse(size, options, seconds=PATIENCE)
        planned.append(forget_plans(database))

    assert planned[0] == planned[1]


async def test_a_database_that_is_away_is_told_of_and_hurts_nobody(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    # No time is left to ask again, and enough to ask once.
    monkeypatch.setattr(module, "_PAUSE", PATIENCE)
    away = Connection("bolt://127.0.0.1:9", "neo4j", "nothing")
    async with (
        AsyncDatabase(away) as nowhere,
        planning_ahead(nowhere, wanted=True, seconds=PATIENCE),
    ):
        await wait_for(caplog, NOT_PLANNED)
    assert "bolt://127.0.0.1:9 cannot be reached" in caplog.text


async def test_a_database_that_comes_later_is_waited_for(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "service.planning_ahead")
    with proxied(database.connection) as (wire, connection):
        wire.go_down()
        async with (
            AsyncDatabase(connection) as coming,
            planning_ahead(coming, wanted=True, seconds=PATIENCE, sizes=(1,)),
        ):
            with pytest.raises(UnavailableError):
                await coming.verify()
            wire.come_back()
            await wait_for(caplog, PLANNED)
    assert NOT_PLANNED not in caplog.text


async def test_an_error_that_nobody_expects_is_logged(
    async_database: AsyncDatabase, caplog: pytest.LogCaptureFixture
) -> None:
    sizes: Any = ["not a number"]
    async with planning_ahead(async_database, wanted=True, sizes=sizes):
        await wait_for(caplog, "the statements of slices are not planned")
    assert "TypeError" in caplog.text


async def test_time_that_is_over_ends_it(
    async_database: AsyncDatabase, caplog: pytest.LogCaptureFixture
) -> None:
    async with planning_ahead(async_database, wanted=True, seconds=0.0):
        await wait_for(caplog, NOT_PLANNED)


async def test_who_stops_at_once_does_not_wait(
    async_database: AsyncDatabase, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "service.planning_ahead")
    async with planning_ahead(async_database, wanted=True):
        pass
    assert PLANNED not in caplog.text
