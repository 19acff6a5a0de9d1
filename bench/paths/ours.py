"""Our own searches in this process: over Cypher, and in the index."""

import asyncio
from typing import Self

from bench.harness.measure import Variant
from bench.paths.cases import Case
from graph.paths.cypher_ties import CollaborationTies, PaperTies
from graph.paths.options import PathOptions, PathWeight, SearchBudget
from graph.paths.search import search_paths
from graph.paths.strength import UNIT, cost_of
from graph.store.async_database import AsyncDatabase
from graph.store.connection import Connection

_BUDGET = SearchBudget(seconds=20.0, authors=1_000_000)


class OurCypherEngine:
    """The search that asks Neo4j, in an event loop of its own."""

    def __init__(self, connection: Connection, reference_year: int) -> None:
        """`reference_year` is the year of the newest paper."""
        self._connection, self._reference_year = connection, reference_year

    def __enter__(self) -> Self:
        """Begin the loop and connect."""
        self._runner = asyncio.Runner().__enter__()
        self._database = AsyncDatabase(self._connection)
        self._runner.run(self._database.__aenter__())
        return self

    def __exit__(self, *_: object) -> None:
        """Disconnect and end the loop."""
        self._runner.run(self._database.__aexit__(None, None, None))
        self._runner.close()

    def variant(self, options: PathOptions, *, most: int | None = None) -> Variant[Case]:
        """Searches with these options."""
        derived = options.papers.is_derived
        derived = derived and options.weight is not PathWeight.RECENT
        source: CollaborationTies | PaperTies = CollaborationTies(self._database)
        if not derived:
            source = PaperTies(self._database, options.papers, self._reference_year)

        def ask(case: Case) -> tuple[float, ...]:
            search = search_paths(source, case.start, case.goal, options, _BUDGET)
            result = self._runner.run(search)
            return tuple(cost_of(path.rank) / UNIT for path in result.paths)

        return Variant("ours: Cypher engine", ask, most)
