"""The index finds what igraph and networkx find, in graphs too large for brute force."""

from dataclasses import replace
from itertools import islice, pairwise
from random import Random

import igraph
import networkx as nx
import numpy as np
import pytest

from graph.paths.index.arrays import make_room
from graph.paths.index.filters import make_filter
from graph.paths.index.search import ask, search_index
from graph.paths.options import PaperFilter, PathOptions, PathWeight
from graph.paths.strength import UNIT, cost_of
from tests.helpers.collaborations import World, WorldPaper, joint_graph
from tests.helpers.indexed_world import index_world
from tests.unit.graph.paths.worlds import REFERENCE_YEAR

WORLDS = 250
QUESTIONS = 4
COSTS = {PathWeight.STRENGTH: "plain", PathWeight.RECENT: "aged"}
AS_LONG_AS_MAY_BE = 10


def sparse_world(random: Random) -> World:
    """Groups that hardly know each other, around hubs; a chain; people apart; double mentions."""
    names = tuple(f"author:{n:02}" for n in range(random.randint(12, 40)))
    middle = len(names) // 2
    teams = [random.choices(names[:middle], k=random.choice([2, 2, 3, 4])) for _ in names]
    teams += [random.choices(names[middle:-3], k=random.choice([2, 3])) for _ in names[middle:]]
    teams += [[names[0], random.choice(names[:-3])] for _ in range(random.choice([0, 6]))]
    teams += [list(pair) for pair in pairwise(random.sample(names[:-3], k=7))]
    teams += [[names[-1], names[-2]]] * random.choice([1, 3])
    return World(
        names,
        tuple(
            WorldPaper(
                f"paper:{number}",
                len(set(team)) + random.choice([0, 0, 0, 5]),
                random.choice([None, *range(2012, REFERENCE_YEAR)]),
                tuple((author, 1.0) for author in team),
            )
            for number, team in enumerate(teams)
        ),
    )


class Asked:
    """One world as all three have it."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)  # noqa: S311 - tests, not secrets
        self.world = sparse_world(self.random)
        since = self.random.choice([None, None, 2016])
        self.options = PathOptions(max_hops=AS_LONG_AS_MAY_BE, papers=PaperFilter(since=since))
        self.graph = joint_graph(self.world, self.options, REFERENCE_YEAR)
        places = {author: place for place, author in enumerate(self.world.authors)}
        self.igraph = igraph.Graph(
            len(places), [(places[a], places[b]) for a, b in self.graph.edges]
        )
        self.igraph.vs["name"] = list(self.world.authors)
        for cost in COSTS.values():
            self.igraph.es[cost] = [float(edge[cost]) for *_, edge in self.graph.edges(data=True)]
        self.index = index_world(self.world)
        self.room = make_room(len(self.index.author_ids), len(self.index.paper_ids))

    def pairs(self) -> list[tuple[str, str]]:
        names = self.world.authors
        return [(names[-1], names[-2])] + [
            (a, b) for a, b in (self.random.sample(names, 2) for _ in range(QUESTIONS - 1))
        ]

    def ours(
        self, start: str, goal: str, first: int, weight: PathWeight
    ) -> list[tuple[int, tuple[str, ...]]]:
        options = replace(self.options, first=first, weight=weight)
        papers = make_filter(self.index, options.papers, weight, REFERENCE_YEAR)
        ends = self.index.author_ids.find(start), self.index.author_ids.find(goal)
        question = ask(self.index, papers, ends, options)
        found = search_index(
            self.index, self.room, question, np.zeros(1, np.uint8), may_look=10**12
        )
        assert found is not None
        return [(cost_of(path.rank), path.authors) for path in found.paths]

    def price(self, path: tuple[str, ...], weight: PathWeight) -> int:
        if weight is PathWeight.HOPS:
            return (len(path) - 1) * UNIT
        return sum(self.graph.edges[hop][COSTS[weight]] for hop in pairwise(path))


def test_the_shortest_paths_are_all_that_both_libraries_find() -> None:
    several = 0
    for seed in range(WORLDS):
        asked = Asked(seed)
        for start, goal in asked.pairs():
            found = asked.ours(start, goal, 20, PathWeight.HOPS)
            shortest = {path for cost, path in found if cost == found[0][0]}

            if not nx.has_path(asked.graph, start, goal):
                assert not found
                continue
            expected = {tuple(p) for p in nx.all_shortest_paths(asked.graph, start, goal)}
            rows = asked.igraph.get_all_shortest_paths(start, goal)
            assert {tuple(asked.igraph.vs[row]["name"]) for row in rows} == expected
            if len(min(expected)) - 1 > AS_LONG_AS_MAY_BE:
                assert not found
            elif len(expected) <= 20:
                assert shortest == expected, (seed, start, goal)
            else:
                assert len(found) == 20
                assert shortest < expected
            several += len(shortest) > 1
    assert several > WORLDS // 2


@pytest.mark.parametrize("weight", list(PathWeight), ids=lambda weight: weight.name)
def test_the_best_paths_cost_what_those_of_both_libraries_cost(weight: PathWeight) -> None:
    compared = 0
    for seed in range(WORLDS):
        asked = Asked(seed)
        cost = COSTS.get(weight)
        for start, goal in asked.pairs():
            if not nx.has_path(asked.graph, start, goal):
                assert not asked.ours(start, goal, 8, weight)
                continue
            theirs = [
                tuple(path)
                for path in islice(nx.shortest_simple_paths(asked.graph, start, goal, cost), 8)
            ]
            if max(map(len, theirs)) - 1 > AS_LONG_AS_MAY_BE:
                continue  # they know no bound on hops

            found = asked.ours(start, goal, 8, weight)

            prices = [asked.price(path, weight) for path in theirs]
            assert [price for price, _ in found] == prices, (seed, start, goal)
            assert [asked.price(path, weight) for _, path in found] == prices
            rows = asked.igraph.get_k_shortest_paths(start, goal, k=8, weights=cost)
            yen = [tuple(asked.igraph.vs[row]["name"]) for row in rows]
            assert sorted(asked.price(path, weight) for path in yen) == prices
            compared += 1
    assert compared > 2 * WORLDS


@pytest.mark.parametrize("weight", list(PathWeight), ids=lambda weight: weight.name)
def test_both_directions_have_the_same_paths(weight: PathWeight) -> None:
    for seed in range(WORLDS):
        asked = Asked(seed)
        for start, goal in asked.pairs():
            there = asked.ours(start, goal, 20, weight)
            back = asked.ours(goal, start, 20, weight)
            assert [cost for cost, _ in there] == [cost for cost, _ in back]
            if len(there) < 20:
                assert {path for _, path in there} == {path[::-1] for _, path in back}
