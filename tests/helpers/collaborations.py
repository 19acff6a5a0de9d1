"""Small worlds of papers and authors, and the plain way to say which paths they hold."""

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import combinations, pairwise

import networkx as nx

from graph.paths.options import (
    DERIVATION_THRESHOLD,
    HyperauthorMode,
    PaperFilter,
    PathOptions,
    PathWeight,
)
from graph.paths.strength import ageing, newman_strength
from graph.paths.ties import Tie

NANO = 10**9


@dataclass(frozen=True, slots=True)
class WorldPaper:
    """A paper: `mentions` may name one author twice; `author_count` may be more than they are."""

    id: str
    author_count: int
    year: int | None
    mentions: tuple[tuple[str, float], ...]

    def confidences(self) -> dict[str, float]:
        """Each author's best mention."""
        best: dict[str, float] = {}
        for author, confidence in self.mentions:
            best[author] = max(confidence, best.get(author, 0.0))
        return best


@dataclass(frozen=True, slots=True)
class World:
    """All papers, and all authors (some may have none)."""

    authors: tuple[str, ...]
    papers: tuple[WorldPaper, ...]

    def components(self, most_authors: int | None) -> dict[str, str]:
        """The least author id of the component of each author."""
        graph: nx.Graph[str] = nx.Graph()
        graph.add_nodes_from(self.authors)
        for paper in self.papers:
            if most_authors is None or paper.author_count <= most_authors:
                graph.add_edges_from(combinations(sorted(paper.confidences()), 2))
        return {a: min(c) for c in nx.connected_components(graph) for a in c}


def prefixed(made: World, prefix: str) -> World:
    """The same world under other ids, so that many stand in one database."""
    return World(
        tuple(prefix + author for author in made.authors),
        tuple(
            replace(p, id=prefix + p.id, mentions=tuple((prefix + a, c) for a, c in p.mentions))
            for p in made.papers
        ),
    )


class PaperTies:
    """Papers as ties, from memory: what the statement on `AUTHORED` answers."""

    def __init__(self, world: World, papers: PaperFilter, reference_year: int) -> None:
        self.world, self.papers, self.reference_year = world, papers, reference_year
        self.reads = 0

    async def read_ties(
        self,
        authors: Sequence[str],
        *,
        most: int,
        seconds: float,  # noqa: ARG002 - memory does not keep anyone waiting
    ) -> list[Tie] | None:
        self.reads += 1
        wanted = set(authors)
        ties = [tie for tie in map(self._tie, self.world.papers) if tie and wanted & {*tie.authors}]
        return ties if len(ties) <= most else None

    def _tie(self, paper: WorldPaper) -> Tie | None:
        if not self.papers.admits(paper.author_count, paper.year):
            return None
        least = self.papers.min_confidence
        authors = tuple(a for a, confidence in paper.mentions if confidence >= least)
        strength = newman_strength(paper.author_count, self.papers.hyperauthor)
        return Tie(paper.id, authors, strength, strength * ageing(paper.year, self.reference_year))


class DerivedTies:
    """Pairs as ties, from memory: what the statement on `COLLABORATED_WITH` answers."""

    def __init__(self, world: World) -> None:
        self.strengths = joint_strengths(world, PaperFilter(), None)

    async def read_ties(
        self,
        authors: Sequence[str],
        *,
        most: int,
        seconds: float,  # noqa: ARG002 - memory does not keep anyone waiting
    ) -> list[Tie] | None:
        wanted = set(authors)
        ties = [
            Tie(f"{a} {b}", (a, b), strength, strength)
            for (a, b), strength in self.strengths.items()
            if a in wanted or b in wanted
        ]
        return ties if len(ties) <= most else None


def joint_strengths(
    world: World, papers: PaperFilter, reference_year: int | None
) -> dict[tuple[str, str], float]:
    """The strength of each pair that the filter joins; aged where there is a reference year."""
    terms: dict[tuple[str, str], list[float]] = defaultdict(list)
    for paper in world.papers:
        if not papers.admits(paper.author_count, paper.year):
            continue
        term = 1 / (max(paper.author_count, 2) - 1)
        policy = papers.hyperauthor
        if policy.mode is HyperauthorMode.DOWNWEIGHT and paper.author_count > policy.threshold:
            term *= policy.threshold / paper.author_count
        if reference_year is not None:
            age = 50 if paper.year is None else min(50, max(0, reference_year - paper.year))
            term *= 0.5 ** (age / 5)
        for (a, one), (b, other) in combinations(sorted(paper.confidences().items()), 2):
            if min(one, other) >= papers.min_confidence:
                terms[a, b].append(term)
    return {pair: math.fsum(values) for pair, values in terms.items()}


def joint_graph(world: World, options: PathOptions, reference_year: int) -> "nx.Graph[str]":
    """Who may follow whom on a path; `plain` and `aged` are what a hop costs by either strength."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(world.authors)
    aged = joint_strengths(world, options.papers, reference_year)
    for (a, b), strength in joint_strengths(world, options.papers, None).items():
        if not {a, b} & options.avoid:
            graph.add_edge(a, b, plain=_inverse(strength), aged=_inverse(aged[a, b]))
    return graph


def every_path(
    world: World, start: str, goal: str, options: PathOptions, reference_year: int
) -> list[tuple[float, tuple[str, ...]]]:
    """All simple paths within the bound, best first, as (cost, authors): found by brute force."""
    graph = joint_graph(world, options, reference_year)
    ranked = []
    for path in nx.all_simple_paths(graph, start, goal, cutoff=options.max_hops):
        if not options.via <= set(path):
            continue
        hops = [graph.edges[a, b] for a, b in pairwise(path)]
        plain, late = sum(h["plain"] for h in hops), sum(h["aged"] for h in hops)
        cost = {
            PathWeight.HOPS: len(hops) * NANO,
            PathWeight.STRENGTH: plain,
            PathWeight.RECENT: late,
        }[options.weight]
        ranked.append((cost, len(hops), plain, tuple(path)))
    return [(cost, path) for cost, _, _, path in sorted(ranked)]


def _inverse(strength: float) -> int:
    return round(Fraction(NANO * NANO, max(1, round(strength * NANO))) + Fraction(1, 10**30))


def collaborations(world: World) -> list[dict[str, object]]:
    """The rows of `COLLABORATED_WITH` that ingest would derive."""
    rows: list[dict[str, object]] = []
    for (a, b), strength in joint_strengths(world, PaperFilter(), None).items():
        joint = [
            paper
            for paper in world.papers
            if paper.author_count <= DERIVATION_THRESHOLD and {a, b} <= paper.confidences().keys()
        ]
        years = [paper.year for paper in joint if paper.year is not None]
        rows.append(
            {
                "a": a,
                "b": b,
                "papers": len(joint),
                "strength": strength,
                "firstYear": min(years, default=None),
                "lastYear": max(years, default=None),
                "confidence": max(min(p.confidences()[a], p.confidences()[b]) for p in joint),
            }
        )
    return rows
