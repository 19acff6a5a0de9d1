"""Who could introduce two people to each other: whoever wrote with both."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import Enum

from graph.paths.options import PaperFilter
from graph.paths.statement_filter import strength_parameters
from graph.store.async_database import AsyncDatabase

_NO_YEAR = -10_000

_Tie = tuple[float, int | None]
"""Strength and last year of a collaboration."""


class IntroductionOrder(Enum):
    """What makes an introduction a good one, first of all."""

    STRENGTH = "STRENGTH"
    RECENT = "RECENT"


@dataclass(frozen=True, slots=True)
class Introduction:
    """Somebody between two people, by the weaker and by the older of the two collaborations.

    The least `rank` is the best.
    """

    id: str
    weakest: float
    latest_of_both: int | None
    rank: tuple[float, float, str]


@dataclass(frozen=True, slots=True)
class Introductions:
    """Everybody who wrote with both, the best first; and whether the two wrote together."""

    ranked: tuple[Introduction, ...]
    already_collaborated: bool


async def find_introductions(  # noqa: PLR0913 - what a question takes
    database: AsyncDatabase,
    start: str,
    goal: str,
    papers: PaperFilter,
    *,
    avoid: Collection[str],
    order: IntroductionOrder,
    seconds: float,
) -> Introductions:
    """Everybody who wrote papers that count with both of two different authors."""
    rows = await database.run_named(
        "path/list_strengths",
        timeout=seconds,
        authors=[start, goal],
        **strength_parameters(papers),
    )
    known: dict[str, dict[str, _Tie]] = {
        row["author"]: {id_: (strength, year) for id_, strength, year in row["collaborators"]}
        for row in rows
    }
    near, far = known.get(start, {}), known.get(goal, {})
    between = (near.keys() & far.keys()) - {start, goal, *avoid}
    found = [_introduce(id_, near[id_], far[id_], order) for id_ in between]
    return Introductions(tuple(sorted(found, key=lambda one: one.rank)), goal in near)


def _introduce(id_: str, near: _Tie, far: _Tie, order: IntroductionOrder) -> Introduction:
    weakest = min(near[0], far[0])
    years = [year for year in (near[1], far[1]) if year is not None]
    latest = min(years) if len(years) == 2 else None  # noqa: PLR2004 - both
    recent = float(_NO_YEAR if latest is None else latest)
    keys = (-weakest, -recent) if order is IntroductionOrder.STRENGTH else (-recent, -weakest)
    return Introduction(id_, weakest, latest, (*keys, id_))
