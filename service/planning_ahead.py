"""Has Neo4j plan the statements of slices before anybody waits for one.

Planning them takes a fresh server seconds. It plans a statement again for lists of another order of
magnitude, so each is run with several: around nodes that there are not, which reads nothing.

Neo4j is often started together with the service and comes later, so it is waited for.
"""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from graph.errors import GraphError, UnavailableError
from graph.paths.slice_at_hand import AUTHORS
from graph.paths.slicer import Slicer
from graph.paths.slices import SliceOptions
from graph.store.async_database import AsyncDatabase

log = logging.getLogger(__name__)

PATIENCE = 120.0
"""Seconds after which no more is planned."""

_PAUSE = 1.0
"""Seconds until a database that is not there is asked again."""

SIZES = (1, 11, 2, 101)
"""The least lists of each size that Neo4j plans apart, those first that a slice begins with."""


@asynccontextmanager
async def planning_ahead(
    database: AsyncDatabase,
    *,
    wanted: bool,
    seconds: float = PATIENCE,
    sizes: Sequence[int] = SIZES,
) -> AsyncIterator[None]:
    """Plan in the background while the block runs; what is not planned by its end is left."""
    if not wanted:
        yield
        return
    task = asyncio.create_task(_plan(database, seconds, sizes))
    task.add_done_callback(_tell_of_failure)
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def _plan(database: AsyncDatabase, seconds: float, sizes: Sequence[int]) -> None:
    slicer, started = Slicer(database), time.monotonic()
    try:
        async with asyncio.timeout(seconds):
            for size in sizes:
                for options in (SliceOptions(), SliceOptions(AUTHORS)):
                    took = await _rehearse(slicer, size, options, started + seconds)
                    # Half of the time is left to those who have come to ask.
                    await asyncio.sleep(took)
    except (GraphError, TimeoutError) as error:
        log.warning("the statements of slices are not all planned: %s", error or "time is over")
        return
    log.info("planned the statements of slices", extra={"seconds": time.monotonic() - started})


async def _rehearse(slicer: Slicer, size: int, options: SliceOptions, until: float) -> float:
    """How many seconds it took, without those in which the database was away."""
    while True:
        begun = time.monotonic()
        try:
            await slicer.rehearse(size, options, seconds=max(until - begun, 0.001))
        except UnavailableError:
            if time.monotonic() + _PAUSE >= until:
                raise
            await asyncio.sleep(_PAUSE)
        else:
            return time.monotonic() - begun


def _tell_of_failure(task: asyncio.Task[None]) -> None:
    if not task.cancelled() and (error := task.exception()) is not None:
        log.error("the statements of slices are not planned", exc_info=error)
