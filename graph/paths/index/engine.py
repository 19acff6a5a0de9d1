"""Questions answered from the index in memory."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from graph.paths.engine import EngineName
from graph.paths.evidence import Hop
from graph.paths.index.build import CollaborationIndex
from graph.paths.index.evidence import count_excluded_papers, list_hops
from graph.paths.index.filters import make_filter
from graph.paths.index.properties import list_properties
from graph.paths.index.runner import SearchRunner
from graph.paths.index.search import ask
from graph.paths.options import PaperFilter, PathOptions, SearchBudget
from graph.paths.search import SearchEnd, SearchResult


@dataclass(frozen=True, slots=True)
class IndexEngine:
    """As `graph.paths.engine.Engine`, for one version of the graph."""

    index: CollaborationIndex
    runner: SearchRunner

    @property
    def name(self) -> EngineName:
        """Which engine this is."""
        return EngineName.INDEX

    def has(self, authors: Collection[str]) -> bool:
        """Whether these are ids of authors with papers, and so present ones."""
        numbers = [self.index.author_ids.find(author) for author in authors]
        start = self.index.graph.papers_start
        return all(number >= 0 and start[number] < start[number + 1] for number in numbers)

    async def search(
        self,
        start: str,
        goal: str,
        options: PathOptions,
        budget: SearchBudget,
        *,
        reference_year: int | None,
    ) -> SearchResult:
        """Search in machine code."""
        index = self.index
        ends = index.author_ids.find(start), index.author_ids.find(goal)
        if min(ends) < 0:
            # One of the two has no papers.
            return SearchResult((), SearchEnd.FILTERS, options.max_hops, frozenset({start, goal}))
        papers = make_filter(index, options.papers, options.weight, reference_year)
        question = ask(index, papers, ends, options)
        return await self.runner.run(index, question, seconds=budget.seconds)

    async def read_hops(
        self,
        paths: Sequence[tuple[str, ...]],
        papers: PaperFilter,
        *,
        seconds: float,  # noqa: ARG002 - memory keeps nobody waiting
    ) -> list[tuple[Hop, ...]]:
        """Look all papers up."""
        return list_hops(self.index, paths, papers)

    async def count_excluded(
        self,
        authors: Collection[str],
        papers: PaperFilter,
        *,
        seconds: float,  # noqa: ARG002 - memory keeps nobody waiting
    ) -> int:
        """Count in machine code."""
        return count_excluded_papers(self.index, authors, papers)

    async def find_newest_year(self, *, seconds: float) -> int | None:  # noqa: ARG002 - memory keeps nobody waiting
        """Known since the index was made."""
        return self.index.newest_year

    def list_properties(
        self, kind: str, ids: Sequence[str], names: Sequence[str]
    ) -> Sequence[Sequence[object]] | None:
        """The names of authors, and the titles and years of papers."""
        return list_properties(self.index, kind, ids, names)
