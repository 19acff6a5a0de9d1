"""How far a run of the ingest is."""

import asyncio
from collections.abc import AsyncGenerator, Mapping
from contextlib import aclosing
from enum import Enum
from typing import Annotated, Any

import orjson
import strawberry

from service.errors import RequestError
from service.graphql.context import RequestContext
from service.graphql.fields import RequestInfo, leaf

IMPORT_PROGRESS_DESCRIPTION = (
    "How far a run of the ingest is: at once, and then whenever it has written more. It ends when "
    "the run does. Without `id` it is the newest run, if that one goes on (or was stopped: nobody "
    "can tell); if it has ended, the next one is waited for. The graph is looked at once a second."
)

_Row = Mapping[str, Any]

EVERY_SECONDS = 1.0
_UNDER_WAY = {"unfinished", "undoing"}


@strawberry.enum(description="What a run of the ingest is doing.")
class ImportStatus(Enum):
    """What a run of the ingest is doing."""

    UNFINISHED = strawberry.enum_value(
        "unfinished", description="It runs, or was stopped before it came to its end."
    )
    FINISHED = strawberry.enum_value("finished", description="It came to its end.")
    UNDOING = strawberry.enum_value("undoing", description="It is being taken back.")
    UNDONE = strawberry.enum_value("undone", description="It has been taken back.")


@strawberry.type(description="How many records came to one outcome.")
class ImportCount:
    """How many records came to one outcome."""

    kind: str = leaf("What the records are about, such as `paper`.")
    outcome: str = leaf("What became of them, such as `new`, `unchanged` or `rejected`.")
    reason: str | None = leaf("Why, where there is more than one reason.")
    count: int = leaf("How many.")


@strawberry.type(description="How far a run of the ingest is.")
class ImportProgress:
    """How far a run of the ingest is."""

    id: strawberry.ID = leaf("The run's id, as `rgraph imports list` shows it; it is no node.")
    status: ImportStatus = leaf("What it is doing.")
    started_at: str = leaf("When it began, ISO 8601.")
    wrote_at: str = leaf("When it last wrote, ISO 8601.")
    files: list[str] = leaf("The files and folders that it was given.")
    records: int = leaf("How many records it has dealt with so far.")
    counts: list[ImportCount] = leaf("What became of them.")


async def watch_import(
    info: RequestInfo,
    id: Annotated[  # noqa: A002 - the name that the API gives it
        strawberry.ID | None,
        strawberry.argument(
            description="The run; without it the newest one that goes on, or else the next."
        ),
    ] = None,
) -> AsyncGenerator[ImportProgress, None]:
    """Look again and again; say what has changed."""
    context: RequestContext = info.context
    rows = _follow_newest(context) if id is None else _follow(context, id)
    told = None
    async with aclosing(rows):
        async for row in rows:
            if row != told:
                yield _show(row)
            told = row


async def _follow(context: RequestContext, wanted: str) -> AsyncGenerator[_Row, None]:
    """Give one run until it ends."""
    while True:
        row = await _read(context, wanted)
        if row is None:
            raise RequestError(
                "NOT_FOUND",
                f"No run is {wanted!r}.",
                argument="id",
                actual=wanted,
                hint="`rgraph imports list` shows the runs that changed something.",
            )
        yield row
        if _has_ended(row):
            return
        await asyncio.sleep(EVERY_SECONDS)


async def _follow_newest(context: RequestContext) -> AsyncGenerator[_Row, None]:
    """Give the newest run until it ends; one that had ended before is none.

    A run that was stopped never ends: when a newer one begins, that one is followed.
    """
    row = await _read(context, None)
    over = row["id"] if row and _has_ended(row) else None
    followed: str | None = None
    while True:
        if row and followed not in {None, row["id"]}:
            last = await _read(context, followed)
            if last and _has_ended(last):
                row = last
        if row and row["id"] != over:
            followed = row["id"]
            yield row
            if _has_ended(row):
                return
        await asyncio.sleep(EVERY_SECONDS)
        row = await _read(context, None)


def _has_ended(row: _Row) -> bool:
    return row["status"] not in _UNDER_WAY


async def _read(context: RequestContext, wanted: str | None) -> _Row | None:
    context.renew()
    rows = await context.database.run_named(
        "imports/get_progress", timeout=context.timeout, id=wanted
    )
    return rows[0] if rows else None


def _show(row: _Row) -> ImportProgress:
    counts = [ImportCount(**count) for count in orjson.loads(row["counts"])]
    return ImportProgress(
        id=row["id"],
        status=ImportStatus(row["status"]),
        started_at=row["startedAt"],
        wrote_at=row["wroteAt"],
        files=row["files"],
        records=sum(count.count for count in counts),
        counts=counts,
    )
