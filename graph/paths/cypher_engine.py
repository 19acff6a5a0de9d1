"""Questions answered by Neo4j alone: what is always there, and always up to date."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from graph.paths.cypher_ties import CollaborationTies, PaperTies
from graph.paths.engine import EngineName
from graph.paths.evidence import Hop, count_excluded, read_hops
from graph.paths.options import PaperFilter, PathOptions, PathWeight, SearchBudget
from graph.paths.search import SearchResult, search_paths
from graph.paths.ties import TieSource
from graph.store.async_database import AsyncDatabase


@dataclass(frozen=True, slots=True)
class CypherEngine:
    """As `graph.paths.engine.Engine`."""

    database: AsyncDatabase

    @property
    def name(self) -> EngineName:
        """Which engine this is."""
        return EngineName.CYPHER

    async def search(
        self,
        start: str,
        goal: str,
        options: PathOptions,
        budget: SearchBudget,
        *,
        reference_year: int | None,
    ) -> SearchResult:
        """Read from both ends, a statement at a time, until enough is proved."""
        source = self._source(options, reference_year or 0)
        return await search_paths(source, start, goal, options, budget)

    def _source(self, options: PathOptions, reference_year: int) -> TieSource:
        derived = options.papers.is_derived
        if derived and options.weight is not PathWeight.RECENT:
            return CollaborationTies(self.database)
        return PaperTies(self.database, options.papers, reference_year)

    async def read_hops(
        self, paths: Sequence[tuple[str, ...]], papers: PaperFilter, *, seconds: float
    ) -> list[tuple[Hop, ...]]:
        """Read all hops by one statement."""
        return await read_hops(self.database, paths, papers, seconds=seconds)

    async def count_excluded(
        self, authors: Collection[str], papers: PaperFilter, *, seconds: float
    ) -> int:
        """Count by one statement."""
        return await count_excluded(self.database, sorted(authors), papers, seconds=seconds)

    async def find_newest_year(self, *, seconds: float) -> int | None:
        """Look at the newest paper."""
        rows = await self.database.run_named("path/get_newest_year", timeout=seconds)
        return rows[0]["year"] if rows else None

    def list_properties(
        self,
        kind: str,  # noqa: ARG002 - nothing is kept
        ids: Sequence[str],  # noqa: ARG002
        names: Sequence[str],  # noqa: ARG002
    ) -> None:
        """Nothing: it is in the graph."""
        return
