"""How two people are connected: from their ids to paths with their papers."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from graph.paths.cypher_engine import CypherEngine
from graph.paths.ends import (
    End,
    GraphVersion,
    are_disconnected,
    find_ends_and_version,
    find_merged,
)
from graph.paths.engine import Engine, EngineChoice
from graph.paths.evidence import Hop
from graph.paths.options import (
    PathOptions,
    PathWeight,
    SearchBudget,
)
from graph.paths.policy_effect import is_only_through_excluded
from graph.paths.search import SearchEnd, SearchResult
from graph.paths.strength import UNIT, cost_of
from graph.store.async_database import AsyncDatabase


class PathOutcome(Enum):
    """What a search came to."""

    FOUND = "FOUND"
    SAME_AUTHOR = "SAME_AUTHOR"
    NO_PATH_WITHIN_BOUND = "NO_PATH_WITHIN_BOUND"
    DISCONNECTED = "DISCONNECTED"
    TRUNCATED = "TRUNCATED"


@dataclass(frozen=True, slots=True)
class FoundPath:
    """One path by its authors."""

    authors: tuple[str, ...]
    cost: float


@dataclass(frozen=True, slots=True)
class PathAnswer:
    """The answer to one question, with the options that were really used.

    `reason` says why there are fewer paths than asked for; `visited` are the authors whose
    collaborations were looked at; `only_through_excluded` is as in `policy_effect`. `engine` is
    what answered, for that version of the graph. `merged` gives the ids that some of the ends and
    waypoints were asked for by, which have been merged into theirs.
    """

    outcome: PathOutcome
    paths: tuple[FoundPath, ...]
    start: str
    goal: str
    options: PathOptions
    reference_year: int | None
    derived: bool
    proved_hops: int
    reason: SearchEnd | None
    visited: Collection[str]
    only_through_excluded: bool | None
    engine: Engine
    version: GraphVersion | None
    merged: Mapping[str, str]

    async def read_hops(self, *, seconds: float) -> list[tuple[Hop, ...]]:
        """The joint papers of every hop of each path, by one read."""
        authors = [path.authors for path in self.paths]
        return await self.engine.read_hops(authors, self.options.papers, seconds=seconds)


@dataclass(frozen=True, slots=True)
class _Question:
    """Two authors as the graph has them, with options that name authors as it has them."""

    near: End
    far: End
    waypoints: Sequence[End]
    options: PathOptions


@dataclass(frozen=True, slots=True)
class _Searched:
    """What a search came to, on which engine, and for which version of the graph."""

    engine: Engine
    version: GraphVersion | None
    reference_year: int | None
    outcome: PathOutcome
    result: SearchResult


@dataclass(frozen=True, slots=True)
class PathFinder:
    """Answers questions on one database, within a budget of time for each.

    With `trust` an answer may rest on the version that the quicker engine has, before the graph
    was asked for its own: `trust` is told of it. Whoever gives it must ask for the graph's version
    then, and if that is another one, for the answer again without `trust`.
    """

    database: AsyncDatabase
    budget: SearchBudget
    quicker: EngineChoice | None = None
    trust: Callable[[GraphVersion], None] | None = None

    async def find_paths(
        self,
        start: str,
        goal: str,
        options: PathOptions,
        *,
        seconds: float,
    ) -> PathAnswer:
        """The best paths between two authors; `seconds` bounds each statement beside the search.

        Nothing is read about the hops; the answer reads it if it is asked.

        Raises:
            NotFoundError: Nothing answers to an id of the ends, of `avoid` or of `via`.
        """
        early = await self._search_at_hand(start, goal, options, seconds)
        if early is not None and self.trust and early.version and early.result.paths:
            self.trust(early.version)
            # Nobody needs component ids where there is a path.
            ends = End(start, start, None, None), End(goal, goal, None, None)
            question, searched = _Question(*ends, (), options), early
        else:
            question, version = await self._resolve(start, goal, options, seconds)
            searched = await self._search(question, version, early, seconds)
        return self._answer(question, searched)

    async def _search_at_hand(
        self, start: str, goal: str, options: PathOptions, seconds: float
    ) -> _Searched | None:
        """A search before the graph was asked, where that is possible."""
        if self.trust is None or self.quicker is None or start == goal:
            return None
        offer = self.quicker.offer({start, goal, *options.avoid}, options)
        if offer is None:
            return None
        return await self._run(offer.engine, offer.version, (start, goal), options, seconds)

    async def _resolve(
        self, start: str, goal: str, options: PathOptions, seconds: float
    ) -> tuple[_Question, GraphVersion | None]:
        avoided, via = sorted(options.avoid), sorted(options.via)
        (near, far, *rest), version = await find_ends_and_version(
            self.database, [start, goal, *avoided, *via], seconds=seconds
        )
        waypoints = [end for end in rest[len(avoided) :] if end.id not in {near.id, far.id}]
        present = replace(
            options,
            avoid=frozenset(end.id for end in rest[: len(avoided)]),
            via=frozenset(end.id for end in waypoints),
        )
        return _Question(near, far, waypoints, present), version

    async def _search(
        self,
        question: _Question,
        version: GraphVersion | None,
        early: _Searched | None,
        seconds: float,
    ) -> _Searched:
        """What `early` has found if it was that very version; else a search, if one is needed."""
        near, far, options = question.near, question.far, question.options
        engine = self._choose(version, options)
        known = _known_at_once(question)
        if known is not None:
            year = await _reference_year(engine, options, seconds)
            return _Searched(engine, version, year, *known)
        if early is not None and early.version == version:
            return early
        return await self._run(engine, version, (near.id, far.id), options, seconds)

    async def _run(
        self,
        engine: Engine,
        version: GraphVersion | None,
        ends: tuple[str, str],
        options: PathOptions,
        seconds: float,
    ) -> _Searched:
        year = await _reference_year(engine, options, seconds)
        result = await engine.search(*ends, options, self.budget, reference_year=year)
        return _Searched(engine, version, year, _outcome(result), result)

    def _choose(self, version: GraphVersion | None, options: PathOptions) -> Engine:
        quicker = self.quicker and self.quicker.choose(version, options)
        return quicker or CypherEngine(self.database)

    def _answer(self, question: _Question, searched: _Searched) -> PathAnswer:
        near, far, options = question.near, question.far, question.options
        result = searched.result
        derived = options.papers.is_derived
        only_through_excluded = is_only_through_excluded(
            near,
            far,
            options,
            connected=bool(result.paths) or near.id == far.id,
            exhausted=result.end is SearchEnd.FILTERS,
        )
        return PathAnswer(
            searched.outcome,
            tuple(FoundPath(path.authors, cost_of(path.rank) / UNIT) for path in result.paths),
            near.id,
            far.id,
            options,
            searched.reference_year,
            derived and options.weight is not PathWeight.RECENT,
            result.proved_hops,
            None if result.end is SearchEnd.PROVED else result.end,
            result.visited,
            only_through_excluded,
            searched.engine,
            searched.version,
            find_merged((end.asked, end.id) for end in (near, far, *question.waypoints)),
        )


async def _reference_year(engine: Engine, options: PathOptions, seconds: float) -> int | None:
    if options.weight is not PathWeight.RECENT:
        return None
    if options.papers.until is not None:
        return options.papers.until
    return await engine.find_newest_year(seconds=seconds)


def _known_at_once(question: _Question) -> tuple[PathOutcome, SearchResult] | None:
    near, far, options = question.near, question.far, question.options
    ends = frozenset({near.id, far.id})
    proved = SearchResult((), SearchEnd.PROVED, options.max_hops, ends)
    if near.id == far.id:
        return PathOutcome.SAME_AUTHOR, proved
    if are_disconnected(near, far, options.papers.hyperauthor):
        return PathOutcome.DISCONNECTED, proved
    policy = options.papers.hyperauthor
    if any(are_disconnected(near, end, policy) for end in question.waypoints):
        apart = SearchResult((), SearchEnd.FILTERS, options.max_hops, ends)
        return PathOutcome.NO_PATH_WITHIN_BOUND, apart
    return None


def _outcome(result: SearchResult) -> PathOutcome:
    if result.is_truncated:
        return PathOutcome.TRUNCATED
    return PathOutcome.FOUND if result.paths else PathOutcome.NO_PATH_WITHIN_BOUND
