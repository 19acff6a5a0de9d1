"""How two people are connected: from their ids to paths with their papers."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from graph.paths.cypher_engine import CypherEngine
from graph.paths.ends import End, GraphVersion, are_disconnected, find_ends_and_version
from graph.paths.engine import Engine, EngineChoice
from graph.paths.evidence import Hop
from graph.paths.options import (
    DERIVATION_THRESHOLD,
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
    """One path by its authors, with the joint papers of every hop."""

    authors: tuple[str, ...]
    cost: float
    hops: tuple[Hop, ...]


@dataclass(frozen=True, slots=True)
class PathAnswer:
    """The answer to one question, with the options that were really used.

    `reason` says why there are fewer paths than asked for; `visited` are the authors whose
    collaborations were looked at; `only_through_excluded` is as in `policy_effect`. `engine` is
    what answered, for that version of the graph.
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


@dataclass(frozen=True, slots=True)
class PathFinder:
    """Answers questions on one database, within a budget of time for each."""

    database: AsyncDatabase
    budget: SearchBudget
    derivation_threshold: int = DERIVATION_THRESHOLD
    quicker: EngineChoice | None = None

    async def find_paths(
        self,
        start: str,
        goal: str,
        options: PathOptions,
        *,
        seconds: float,
        with_papers: bool = True,
    ) -> PathAnswer:
        """The best paths between two authors; `seconds` bounds each statement beside the search.

        Without papers nothing is read about the hops, and the paths of the answer have none.

        Raises:
            NotFoundError: Nothing answers to an id of the ends, of `avoid` or of `via`.
        """
        avoided, via = sorted(options.avoid), sorted(options.via)
        (near, far, *rest), version = await find_ends_and_version(
            self.database, [start, goal, *avoided, *via], seconds=seconds
        )
        waypoints = [end for end in rest[len(avoided) :] if end.id not in {near.id, far.id}]
        options = replace(
            options,
            avoid=frozenset(end.id for end in rest[: len(avoided)]),
            via=frozenset(end.id for end in waypoints),
        )
        engine = self._choose(version, options)
        reference_year = await _reference_year(engine, options, seconds)
        derived = options.papers.is_derived(self.derivation_threshold)
        derived = derived and options.weight is not PathWeight.RECENT
        found = _known_at_once(near, far, waypoints, options, self.derivation_threshold)
        if found is None:
            result = await engine.search(
                near.id, far.id, options, self.budget, reference_year=reference_year
            )
            found = (_outcome(result), result)
        outcome, result = found
        return PathAnswer(
            outcome,
            await _show_paths(engine, result, options, seconds, with_papers=with_papers),
            near.id,
            far.id,
            options,
            reference_year,
            derived,
            result.proved_hops,
            None if result.end is SearchEnd.PROVED else result.end,
            result.visited,
            is_only_through_excluded(
                near,
                far,
                options,
                self.derivation_threshold,
                connected=bool(result.paths) or near.id == far.id,
                exhausted=result.end is SearchEnd.FILTERS,
            ),
            engine,
            version,
        )

    def _choose(self, version: GraphVersion | None, options: PathOptions) -> Engine:
        quicker = self.quicker and self.quicker.choose(version, options)
        return quicker or CypherEngine(self.database, self.derivation_threshold)


async def _reference_year(engine: Engine, options: PathOptions, seconds: float) -> int | None:
    if options.weight is not PathWeight.RECENT:
        return None
    if options.papers.until is not None:
        return options.papers.until
    return await engine.find_newest_year(seconds=seconds)


async def _show_paths(
    engine: Engine,
    result: SearchResult,
    options: PathOptions,
    seconds: float,
    *,
    with_papers: bool,
) -> tuple[FoundPath, ...]:
    authors = [path.authors for path in result.paths]
    hops: list[tuple[Hop, ...]] = [() for _ in authors]
    if with_papers:
        hops = await engine.read_hops(authors, options.papers, seconds=seconds)
    return tuple(
        FoundPath(path.authors, cost_of(path.rank) / UNIT, path_hops)
        for path, path_hops in zip(result.paths, hops, strict=True)
    )


def _known_at_once(
    near: End,
    far: End,
    waypoints: Sequence[End],
    options: PathOptions,
    derivation_threshold: int,
) -> tuple[PathOutcome, SearchResult] | None:
    ends = frozenset({near.id, far.id})
    proved = SearchResult((), SearchEnd.PROVED, options.max_hops, ends)
    if near.id == far.id:
        return PathOutcome.SAME_AUTHOR, proved
    if are_disconnected(near, far, options.papers.hyperauthor, derivation_threshold):
        return PathOutcome.DISCONNECTED, proved
    policy = options.papers.hyperauthor
    if any(are_disconnected(near, end, policy, derivation_threshold) for end in waypoints):
        apart = SearchResult((), SearchEnd.FILTERS, options.max_hops, ends)
        return PathOutcome.NO_PATH_WITHIN_BOUND, apart
    return None


def _outcome(result: SearchResult) -> PathOutcome:
    if result.is_truncated:
        return PathOutcome.TRUNCATED
    return PathOutcome.FOUND if result.paths else PathOutcome.NO_PATH_WITHIN_BOUND
