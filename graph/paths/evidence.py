"""The joint papers behind the hops of an answer."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from graph.paths.options import DOUBTFUL_BELOW, PaperFilter
from graph.paths.statement_filter import filter_parameters
from graph.paths.strength import newman_strength
from graph.store.async_database import AsyncDatabase

_DECIMALS = 9


@dataclass(frozen=True, slots=True)
class JointPaper:
    """One paper of two authors; `confidence` is the lower of the two authorships'."""

    id: str
    date: str | None
    year: int | None
    author_count: int
    confidence: float


@dataclass(frozen=True, slots=True)
class Hop:
    """One step of a path, with all joint papers that count, newest first."""

    start: str
    goal: str
    papers: tuple[JointPaper, ...]
    strength: float

    @property
    def first_year(self) -> int | None:
        """Year of the earliest joint paper that has one."""
        return min((p.year for p in self.papers if p.year is not None), default=None)

    @property
    def last_year(self) -> int | None:
        """Year of the latest joint paper that has one."""
        return max((p.year for p in self.papers if p.year is not None), default=None)

    @property
    def confidence(self) -> float:
        """That of the best joint paper."""
        return max((p.confidence for p in self.papers), default=0.0)

    @property
    def is_doubtful(self) -> bool:
        """Whether even the best joint paper may be another person's."""
        return self.confidence < DOUBTFUL_BELOW


async def read_hops(
    database: AsyncDatabase,
    paths: Sequence[tuple[str, ...]],
    papers: PaperFilter,
    *,
    seconds: float,
) -> list[tuple[Hop, ...]]:
    """The hops of each path, all read by one statement."""
    pairs = list(dict.fromkeys(pair for path in paths for pair in pairwise(path)))
    if not pairs:
        return [() for _ in paths]
    rows = await database.run_named(
        "path/read_joint_papers",
        timeout=seconds,
        pairs=[list(pair) for pair in pairs],
        **filter_parameters(papers),
    )
    joint = {pairs[row["pair"]]: [JointPaper(*paper) for paper in row["papers"]] for row in rows}
    hops = {pair: make_hop(pair, joint.get(pair, ()), papers) for pair in pairs}
    return [tuple(hops[pair] for pair in pairwise(path)) for path in paths]


def make_hop(pair: tuple[str, str], joint: Iterable[JointPaper], papers: PaperFilter) -> Hop:
    """The hop over all joint papers that count."""
    by_id = sorted(joint, key=lambda paper: paper.id)
    newest = tuple(sorted(by_id, key=lambda paper: paper.date or "", reverse=True))
    strength = math.fsum(newman_strength(p.author_count, papers.hyperauthor) for p in newest)
    return Hop(*pair, newest, round(strength, _DECIMALS))


async def count_excluded(
    database: AsyncDatabase, authors: Sequence[str], papers: PaperFilter, *, seconds: float
) -> int:
    """How many papers of `authors` the hyper-author policy alone leaves out."""
    if papers.hyperauthor.most_authors is None or not authors:
        return 0
    [row] = await database.run_named(
        "path/count_excluded_papers",
        timeout=seconds,
        authors=sorted(authors),
        **filter_parameters(papers),
    )
    count: int = row["papers"]
    return count
