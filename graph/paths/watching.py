"""Whether the distance between two people changed since somebody last asked."""

from dataclasses import dataclass

from graph.store.async_database import AsyncDatabase


@dataclass(frozen=True, slots=True)
class ChangeNumber:
    """Which graph answers, and how often its papers and authorships were changed.

    Two equal ones mean that no answer about papers and authorships can differ.
    """

    identity: str
    changes: int


@dataclass(frozen=True, slots=True)
class Watched:
    """What was answered: a search that a limit ended is not `conclusive`."""

    outcome: str
    distance: int | None
    conclusive: bool


async def get_change_number(database: AsyncDatabase, *, seconds: float) -> ChangeNumber | None:
    """The present number; None where the graph does not count its changes."""
    [row] = await database.run_named("path/get_change_number", timeout=seconds)
    if row["changes"] is None:
        return None
    return ChangeNumber(row["identity"], row["changes"])


def is_changed(before: Watched, now: Watched) -> bool | None:
    """Whether the two answers differ; None where one of them proves too little to tell."""
    if before.distance is not None and now.distance is not None:
        return before.distance != now.distance
    if not (before.conclusive and now.conclusive):
        return None
    return (before.outcome, before.distance) != (now.outcome, now.distance)
