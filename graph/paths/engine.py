"""What a question about the collaboration graph is answered by: Neo4j, or an index in memory.

Whichever engine runs, the answer is the same; what it looked at on the way may differ.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from graph.paths.evidence import Hop
from graph.paths.options import PaperFilter, PathOptions, SearchBudget
from graph.paths.search import SearchEnd, SearchResult


class EngineName(Enum):
    """Where a question was answered."""

    CYPHER = "CYPHER"
    INDEX = "INDEX"


@dataclass(frozen=True, slots=True)
class Distance:
    """The fewest hops between two authors.

    `hops` is None where no path has at most `proved_hops` hops; `end` says why as in a search
    for paths, and is PROVED where there is one.
    """

    hops: int | None
    proved_hops: int
    end: SearchEnd


@dataclass(frozen=True, slots=True)
class DistanceCounts:
    """How many authors stand at each distance: the first number is for one hop.

    `end` is PROVED where nobody is farther away, BOUND where there may be; else a limit ended the
    count, and only the distances that were counted completely are given.
    """

    authors: tuple[int, ...]
    end: SearchEnd


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A collaborator, with the strength of the joint papers that count, at nine decimals."""

    id: str
    strength: float


class Engine(Protocol):
    """Answers about authors by their present ids; unknown ones are authors without papers."""

    @property
    def name(self) -> EngineName:
        """Which engine this is."""
        ...

    @property
    def changes(self) -> int | None:
        """The change number of the graph that answers hold for; None where the graph has none."""
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
        """The best simple paths between two different authors."""
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

    async def find_distance(
        self, start: str, goal: str, options: PathOptions, budget: SearchBudget
    ) -> Distance:
        """How far two different authors are apart; `options.first` and `weight` do not matter."""
        ...

    async def count_distances(
        self, author: str, papers: PaperFilter, budget: SearchBudget, *, max_hops: int
    ) -> DistanceCounts:
        """How many authors stand at one hop, two hops and so on, up to `max_hops`."""
        ...

    async def list_neighbours(
        self, author: str, papers: PaperFilter, *, seconds: float
    ) -> list[Neighbour]:
        """With whom an author wrote papers that count, by id."""
        ...
