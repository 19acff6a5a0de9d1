"""The authors that a question names: found by their ids, and proved apart by their components."""

from collections.abc import Iterable
from dataclasses import dataclass

from graph.errors import NotFoundError
from graph.paths.options import DERIVATION_THRESHOLD, Hyperauthor, HyperauthorMode
from graph.store.async_database import AsyncDatabase, Row


@dataclass(frozen=True, slots=True)
class End:
    """An author as the graph has it now; `asked` may be an id that was merged into `id`."""

    asked: str
    id: str
    component: str | None
    authorship_component: str | None


@dataclass(frozen=True, slots=True)
class GraphVersion:
    """Which graph it is, and how often it was changed."""

    identity: str
    changes: int


async def find_ends(database: AsyncDatabase, ids: Iterable[str], *, seconds: float) -> list[End]:
    """The authors behind `ids`, in that order.

    Raises:
        NotFoundError: Nothing answers to one of them.
    """
    ends, _ = await find_ends_and_version(database, ids, seconds=seconds)
    return ends


async def find_ends_and_version(
    database: AsyncDatabase, ids: Iterable[str], *, seconds: float
) -> tuple[list[End], GraphVersion | None]:
    """As `find_ends`, with the version of the graph if it has one, all by one statement."""
    wanted = list(ids)
    rows = await database.run_named("path/resolve_authors", timeout=seconds, ids=wanted)
    found = {
        row["asked"]: End(row["asked"], row["id"], row["component"], row["authorshipComponent"])
        for row in rows
    }
    for asked in wanted:
        if asked not in found:
            raise NotFoundError("author", asked)
    return [found[asked] for asked in wanted], read_version(rows[0]) if rows else None


def find_merged(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The merged ids that nodes were asked for by, by the nodes' own; of several the first counts.

    `pairs` are ids as they were asked for, each with the id of its node.
    """
    first: dict[str, str] = {}
    for asked, own in pairs:
        first.setdefault(own, asked)
    return {own: asked for own, asked in first.items() if own != asked}


def read_version(row: Row) -> GraphVersion | None:
    """The version that a row states; none where the graph was never loaded by an ingest."""
    return None if row["identity"] is None else GraphVersion(row["identity"], row["changes"])


def are_disconnected(start: End, goal: End, hyperauthor: Hyperauthor) -> bool:
    """Whether component ids prove that the policy's graph has no path, whatever the filters.

    Every graph of joint papers is part of the one over all authorships; one with a threshold up
    to that of the derivation is part of the one over `COLLABORATED_WITH`.
    """
    if are_apart(start.authorship_component, goal.authorship_component):
        return True
    within_derived = (
        hyperauthor.mode is HyperauthorMode.EXCLUDE
        and hyperauthor.threshold <= DERIVATION_THRESHOLD
    )
    return within_derived and are_apart(start.component, goal.component)


def are_apart(left: str | None, right: str | None) -> bool:
    """Whether two component ids are known and differ."""
    return left is not None and right is not None and left != right
