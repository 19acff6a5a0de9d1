"""Everything that ingest derives, computed in arrays: collaborations, counts, components."""

from dataclasses import dataclass

import igraph
import numpy as np
from numpy.typing import NDArray

from bench.generate.subjects import STATED_INSTITUTIONS
from bench.generate.teams import Teams
from bench.generate.words import Ints
from bench.generate.world import World
from graph.paths.options import DERIVATION_THRESHOLD

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Collaborations:
    """One row a pair of authors; `author` has the lesser id, as authors are numbered by id."""

    author: Ints
    other: Ints
    papers: Ints
    strength: Floats
    first_year: Ints
    last_year: Ints
    confidence: Floats


@dataclass(frozen=True, slots=True)
class Affiliations:
    """Where authors work, with their papers that name the place."""

    author: Ints
    institution: Ints
    papers: Ints
    first_year: Ints
    last_year: Ints


@dataclass(frozen=True, slots=True)
class AuthorCounts:
    """One row an author; components are numbers of the least author in them."""

    papers: Ints
    collaborators: Ints
    first_year: Ints
    last_year: Ints
    main_category: Ints
    component: Ints
    authorship_component: Ints


def derive_collaborations(
    world: World, paper_order: Ints, threshold: int = DERIVATION_THRESHOLD
) -> Collaborations:
    """Every pair of authors with a joint paper of at most `threshold` authors.

    `paper_order` is each paper's place in the order of ids, in which strengths are added up.
    """
    author, other, paper, confidence = _list_pairs(world.teams, world.confidence, threshold)
    order = np.lexsort((paper_order[paper], other, author))
    author, other, paper = author[order], other[order], paper[order]
    confidence = confidence[order]
    changes = (np.diff(author, prepend=-1) != 0) | (np.diff(other, prepend=-1) != 0)
    begin, pair = np.flatnonzero(changes), np.cumsum(changes) - 1
    years = world.years[paper]
    return Collaborations(
        author[begin],
        other[begin],
        np.diff(begin, append=len(author)),
        # One after the other, as the database adds them: the last digits depend on it.
        np.bincount(pair, weights=1.0 / (world.teams.sizes[paper] - 1)).astype(np.float64),
        np.minimum.reduceat(years, begin),
        np.maximum.reduceat(years, begin),
        np.maximum.reduceat(confidence, begin),
    )


def _list_pairs(
    teams: Teams, confidence: Floats, threshold: int
) -> tuple[Ints, Ints, Ints, Floats]:
    found: list[tuple[Ints, Ints, Ints, Floats]] = []
    for size in range(2, threshold + 1):
        papers = np.flatnonzero(teams.sizes == size)
        slots = teams.start[papers][:, None] + np.arange(size)
        left, right = np.triu_indices(size, 1)
        one, two = slots[:, left].ravel(), slots[:, right].ravel()
        pair = np.sort(np.stack((teams.authors[one], teams.authors[two])), axis=0)
        sure = np.minimum(confidence[one], confidence[two])
        found.append((pair[0], pair[1], np.repeat(papers, len(left)), sure))
    columns = zip(*found, strict=True)
    author, other, paper, sure = (np.concatenate(column) for column in columns)
    return author, other, paper, sure


def derive_affiliations(world: World) -> Affiliations:
    """Each author's institution, where it is printed beside their name."""
    teams, origins = world.teams, world.subjects.origins
    kinds = len(world.institution_names)
    named = np.unique(origins.paper * kinds + origins.other)
    author, paper = teams.authors, teams.papers
    mine = world.subjects.institution_of[author]
    early = np.arange(len(author)) - teams.start[paper] < STATED_INSTITUTIONS
    stated = np.bincount(author[early], minlength=len(world.names))[author] > 0
    seen = stated & np.isin(paper * kinds + mine, named)
    rows = np.flatnonzero(seen)[np.argsort(author[seen], kind="stable")]
    begin = np.flatnonzero(np.diff(author[rows], prepend=-1))
    years = world.years[paper[rows]]
    return Affiliations(
        author[rows][begin],
        mine[rows][begin],
        np.diff(begin, append=len(rows)),
        np.minimum.reduceat(years, begin),
        np.maximum.reduceat(years, begin),
    )


def count_authors(world: World, collaborations: Collaborations) -> AuthorCounts:
    """What ingest counts for each author."""
    teams, count = world.teams, len(world.names)
    order = np.argsort(teams.authors, kind="stable")
    begin = np.searchsorted(teams.authors[order], np.arange(count))
    years = world.years[teams.papers[order]]
    pairs = np.concatenate((collaborations.author, collaborations.other))
    paper_first = teams.authors[teams.start[:-1]][teams.papers]
    return AuthorCounts(
        np.bincount(teams.authors, minlength=count),
        np.bincount(pairs, minlength=count),
        np.minimum.reduceat(years, begin),
        np.maximum.reduceat(years, begin),
        _find_main_categories(world),
        _find_components(count, collaborations.author, collaborations.other),
        _find_components(count, paper_first, teams.authors),
    )


def _find_main_categories(world: World) -> Ints:
    """The category that is the first of most papers; of equals the one with the least code."""
    filings, teams = world.subjects.filings, world.teams
    leads = np.flatnonzero(np.diff(filings.paper, prepend=-1))
    primary = np.empty(world.size.papers, np.int64)
    primary[filings.paper[leads]] = filings.other[leads]
    kinds = len(world.subjects.codes)
    rank = np.argsort(np.argsort(np.array(world.subjects.codes)))
    keys, times = np.unique(teams.authors * kinds + rank[primary[teams.papers]], return_counts=True)
    author, code = keys // kinds, keys % kinds
    best = np.lexsort((code, -times, author))
    leading = best[np.flatnonzero(np.diff(author[best], prepend=-1))]
    found: Ints = np.argsort(rank)[code[leading]]
    return found


def _find_components(count: int, left: Ints, right: Ints) -> Ints:
    edges = np.stack((left, right), axis=1)
    joined = igraph.Graph(n=count, edges=edges[left != right])
    label = np.array(joined.connected_components().membership)
    least = np.full(int(label.max()) + 1, count)
    np.minimum.at(least, label, np.arange(count))
    component: Ints = least[label]
    return component
