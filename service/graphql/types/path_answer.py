"""An answer of the path finder as the GraphQL types show it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from graph.paths.evidence import Hop
from graph.paths.finder import PathAnswer
from graph.paths.finder import PathOutcome as Outcome
from graph.paths.options import DOUBTFUL_BELOW
from graph.paths.options import PathWeight as Weight
from graph.paths.search import SearchEnd
from graph.paths.strength import HALF_LIFE_YEARS
from service.graphql.fields import NodeRef
from service.graphql.types.completeness import CompletenessStatus
from service.graphql.types.filter_arguments import AnsweredHyperauthor, show_policy
from service.graphql.types.hop_answer import AnsweredHop, show_hop
from service.graphql.types.named_authors import name_merged
from service.graphql.types.path_input import PathWeight
from service.graphql.types.path_outcome import PathCause, PathOutcome, SearchedGraph, SearchEngine
from service.graphql.types.weaker_ties_answer import AnsweredWeakerTies


@dataclass(frozen=True, slots=True)
class AnsweredPath:
    """As `CollaboratorPath`."""

    length: int
    cost: float
    authors: list[NodeRef]
    read_hops: Callable[[], Awaitable[list[AnsweredHop]]]


@dataclass(frozen=True, slots=True)
class AnsweredOptions:
    """As `EffectivePathOptions`."""

    from_: str
    to: str
    first: int
    max_hops: int
    weight: PathWeight
    since: int | None
    until: int | None
    hyperauthor: AnsweredHyperauthor
    avoid: list[str]
    via: list[str]
    min_confidence: float
    doubtful_below: float
    searched: SearchedGraph
    engine: SearchEngine
    change_number: int | None
    reference_year: int | None
    half_life_years: int | None


@dataclass(frozen=True, slots=True)
class AnsweredCompleteness:
    """As `PathCompleteness`."""

    status: CompletenessStatus
    proved_hops: int
    cause: PathCause | None
    reason: str | None
    authors_visited: int
    only_through_hyperauthored: bool | None
    count_excluded: Callable[[], Awaitable[int]]


@dataclass(frozen=True, slots=True)
class AnsweredDistance:
    """As `CollaboratorDistance`."""

    outcome: PathOutcome
    distance: int | None
    effective: AnsweredOptions
    completeness: AnsweredCompleteness
    find_weaker_ties: Callable[[int], Awaitable[AnsweredWeakerTies | None]]


@dataclass(frozen=True, slots=True)
class AnsweredPaths:
    """As `CollaboratorPaths`."""

    outcome: PathOutcome
    paths: list[AnsweredPath]
    effective: AnsweredOptions
    completeness: AnsweredCompleteness
    find_weaker_ties: Callable[[int], Awaitable[AnsweredWeakerTies | None]]


@dataclass(frozen=True, slots=True)
class Later:
    """What is read only where somebody asks for it; the hops are those of all paths."""

    read_hops: Callable[[], Awaitable[list[tuple[Hop, ...]]]]
    count_excluded: Callable[[], Awaitable[int]]
    find_weaker_ties: Callable[[int], Awaitable[AnsweredWeakerTies | None]]


def show_answer(answer: PathAnswer, later: Later) -> AnsweredPaths:
    """The answer in the API's words."""
    refer = name_merged(answer.merged)
    return AnsweredPaths(
        PathOutcome(answer.outcome.value),
        [_show_path(place, answer, refer, later) for place in range(len(answer.paths))],
        _show_options(answer),
        _show_completeness(answer, later.count_excluded),
        later.find_weaker_ties,
    )


def show_distance(answer: PathAnswer, later: Later) -> AnsweredDistance:
    """The same for an answer of at most one path, without the path."""
    return AnsweredDistance(
        PathOutcome(answer.outcome.value),
        distance_of(answer),
        _show_options(answer),
        _show_completeness(answer, later.count_excluded),
        later.find_weaker_ties,
    )


def distance_of(answer: PathAnswer) -> int | None:
    """The fewest hops that the answer shows; None where it shows no path."""
    if answer.outcome is Outcome.SAME_AUTHOR:
        return 0
    return min((len(path.authors) - 1 for path in answer.paths), default=None)


def _show_completeness(
    answer: PathAnswer, count_excluded: Callable[[], Awaitable[int]]
) -> AnsweredCompleteness:
    truncated = answer.outcome is Outcome.TRUNCATED
    return AnsweredCompleteness(
        CompletenessStatus.TRUNCATED if truncated else CompletenessStatus.COMPLETE,
        answer.proved_hops,
        None if answer.reason is None else PathCause(answer.reason.value),
        tell_reason(answer),
        len(answer.visited),
        answer.only_through_excluded,
        count_excluded,
    )


def tell_reason(answer: PathAnswer) -> str | None:
    """Why there are fewer paths than asked for, as a sentence."""
    hops, found = answer.options.max_hops, len(answer.paths)
    match answer.reason:
        case None:
            return None
        case SearchEnd.BOUND:
            paths = {0: "no path has", 1: "only one path has"}.get(
                found, f"only {found} paths have"
            )
            bound = f"{paths} at most {_count_hops(hops)}"
            return f"The bound: {bound}, and longer ones were not looked for."
        case SearchEnd.FILTERS:
            return (
                "The filters: among the papers and authors that they let through there is no "
                "path, however long."
            )
        case SearchEnd.TIME_LIMIT:
            return (
                "The time for a search was over; every path of at most "
                f"{_count_hops(answer.proved_hops)} was taken into account."
            )
        case _:
            return (
                f"The search looked at {len(answer.visited)} authors and may look at no more; "
                f"every path of at most {_count_hops(answer.proved_hops)} was taken into account."
            )


def _count_hops(hops: int) -> str:
    return "1 hop" if hops == 1 else f"{hops} hops"


def _show_path(
    place: int, answer: PathAnswer, refer: Callable[[str], NodeRef], later: Later
) -> AnsweredPath:
    path = answer.paths[place]

    async def hops() -> list[AnsweredHop]:
        read = await later.read_hops()
        return [show_hop(hop, answer.options.papers, refer) for hop in read[place]]

    return AnsweredPath(len(path.authors) - 1, path.cost, [refer(a) for a in path.authors], hops)


def _show_options(answer: PathAnswer) -> AnsweredOptions:
    options = answer.options
    recent = options.weight is Weight.RECENT
    return AnsweredOptions(
        answer.start,
        answer.goal,
        options.first,
        options.max_hops,
        PathWeight(options.weight.value),
        options.papers.since,
        options.papers.until,
        show_policy(options.papers.hyperauthor),
        sorted(options.avoid),
        sorted(options.via),
        options.papers.min_confidence,
        DOUBTFUL_BELOW,
        SearchedGraph.COLLABORATED_WITH if answer.derived else SearchedGraph.AUTHORED,
        SearchEngine(answer.engine.name.value),
        None if answer.version is None else answer.version.changes,
        answer.reference_year if recent else None,
        HALF_LIFE_YEARS if recent else None,
    )
