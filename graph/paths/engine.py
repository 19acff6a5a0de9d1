"""What a question about the collaboration graph is answered by: Neo4j, or an index in memory.

Whichever engine runs, the paths, their order and what is said of them are the same; what a search
looks at on the way, and how far it comes in its time, may differ.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from graph.paths.ends import GraphVersion
from graph.paths.evidence import Hop
from graph.paths.options import PaperFilter, PathOptions, SearchBudget
from graph.paths.search import SearchResult


class EngineName(Enum):
    """Where a question was answered."""

    CYPHER = "CYPHER"
    INDEX = "INDEX"


class Engine(Protocol):
    """Answers about authors by their present ids."""

    @property
    def name(self) -> EngineName:
        """Which engine this is."""
        ...

    async def search(
        self,
        start: str,
        goal: str,
        options: PathOptions,
        budget: SearchBudget,
        *,
        reference_year: int | None,
    ) -> SearchResult:
        """The best simple paths between two different authors; papers age from a year."""
        ...

    async def read_hops(
        self, paths: Sequence[tuple[str, ...]], papers: PaperFilter, *, seconds: float
    ) -> list[tuple[Hop, ...]]:
        """The hops of each path with their joint papers that count."""
        ...

    async def count_excluded(
        self, authors: Collection[str], papers: PaperFilter, *, seconds: float
    ) -> int:
        """How many papers of `authors` the hyper-author policy alone leaves out."""
        ...

    async def find_newest_year(self, *, seconds: float) -> int | None:
        """The year of the newest paper."""
        ...

    def list_properties(
        self, kind: str, ids: Sequence[str], names: Sequence[str]
    ) -> Sequence[Sequence[object]] | None:
        """As `graph.paths.properties.Properties`, of the version that the engine holds."""
        ...


@dataclass(frozen=True, slots=True)
class Offer:
    """An engine with the version that it holds, which may be older than the graph is."""

    engine: Engine
    version: GraphVersion


class EngineChoice(Protocol):
    """Knows whether there is something quicker than Neo4j for a question."""

    def choose(self, version: GraphVersion | None, options: PathOptions) -> Engine | None:
        """An engine that holds that very version of the graph; None where there is none."""
        ...

    def offer(self, authors: Collection[str], options: PathOptions) -> Offer | None:
        """An engine that has all of the authors under these ids, before the graph was asked.

        None where there is none, or where it is known to be older than the graph.
        """
        ...
