"""A chain of papers for indexes, and the graph's change number that they follow."""

import time
from collections.abc import Callable, Sequence

import pytest

from graph.paths.index import keeper
from graph.store.catalog import get_statement
from graph.store.database import Database
from tests.helpers.collaborations import World, WorldPaper

PATIENCE = 180.0


def paper(number: int, *authors: str, year: int | None = 2020) -> WorldPaper:
    mentions = tuple((f"author:{author}", 1.0) for author in authors)
    return WorldPaper(f"paper:{number}", len(authors), year, mentions)


def world(*papers: WorldPaper) -> World:
    return World(tuple(sorted({a for p in papers for a, _ in p.mentions})), papers)


CHAIN = world(paper(1, "a", "b"), paper(2, "b", "c"), paper(3, "a", "d"), paper(4, "d", "c"))


def look_when_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have an index renewed when somebody has found it stale, and not before."""
    monkeypatch.setattr(keeper, "_LOOKS_EVERY_SECONDS", PATIENCE)


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
