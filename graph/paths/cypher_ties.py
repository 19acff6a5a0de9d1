"""Ties as Neo4j answers for them: one statement a read."""

from collections.abc import Sequence

from graph.paths.options import PaperFilter
from graph.paths.statement_filter import filter_parameters
from graph.paths.strength import ageing, newman_strength
from graph.paths.ties import Tie, TieSource
from graph.store.async_database import AsyncDatabase


class CollaborationTies:
    """Reads `COLLABORATED_WITH`: right where the filter is the one that ingest derived it by."""

    def __init__(self, database: AsyncDatabase) -> None:
        """Read from `database`."""
        self.database = database

    async def read_ties(
        self, authors: Sequence[str], *, most: int, seconds: float
    ) -> list[Tie] | None:
        """One tie a collaboration; `aged` is the plain strength, since nothing says the years."""
        [row] = await self.database.run_named(
            "path/read_collaborations", timeout=seconds, authors=list(authors), most=most + 1
        )
        if len(row["collaborations"]) > most:
            return None
        return [_collaboration(*values) for values in row["collaborations"]]


class PaperTies:
    """Reads `AUTHORED`, paper by paper: right for every filter."""

    def __init__(self, database: AsyncDatabase, papers: PaperFilter, reference_year: int) -> None:
        """Read from `database` what `papers` lets through; papers age from `reference_year`."""
        self.database, self.papers, self.reference_year = database, papers, reference_year

    async def read_ties(
        self, authors: Sequence[str], *, most: int, seconds: float
    ) -> list[Tie] | None:
        """One tie a paper."""
        [row] = await self.database.run_named(
            "path/read_papers",
            timeout=seconds,
            authors=list(authors),
            most=most + 1,
            **filter_parameters(self.papers),
        )
        if len(row["papers"]) > most:
            return None
        return [self._paper(*values) for values in row["papers"]]

    def _paper(self, key: str, author_count: int, year: int | None, authors: list[str]) -> Tie:
        strength = newman_strength(author_count, self.papers.hyperauthor)
        return Tie(key, tuple(authors), strength, strength * ageing(year, self.reference_year))


def choose_ties(database: AsyncDatabase, papers: PaperFilter) -> TieSource:
    """The derived collaborations where they say all that `papers` asks, else the papers."""
    if papers.is_derived:
        return CollaborationTies(database)
    return PaperTies(database, papers, 0)


def _collaboration(author: str, other: str, strength: float) -> Tie:
    pair = (author, other) if author < other else (other, author)
    return Tie(" ".join(pair), pair, strength, strength)
