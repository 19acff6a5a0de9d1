"""Peers that search a copy of the graph in memory: igraph and networkx."""

import math
from collections.abc import Sequence

import igraph
import networkx as nx
import numpy as np

from bench.harness.measure import Variant
from bench.paths.cases import MOST_HOPS, Case, Scene


class InMemoryPeers:
    """The collaborations as graphs of both libraries."""

    def __init__(self, scene: Scene) -> None:
        """Copy the graph: some seconds, and 100 bytes and more a collaboration."""
        found = scene.collaborations
        edges = np.stack((found.author, found.other), axis=1)
        self._igraph = igraph.Graph(n=len(scene.world.names), edges=edges)
        self._cost = (1.0 / found.strength).tolist()
        self._networkx: nx.Graph[int] = nx.Graph()
        self._networkx.add_edges_from(edges.tolist())

    def shortest(self) -> list[Variant[Case]]:
        """One shortest path."""
        return [
            Variant("igraph get_shortest_path", self._igraph_one, most=100),
            Variant("networkx bidirectional_shortest_path", self._networkx_one),
        ]

    def several(self, k: int) -> Variant[Case]:
        """The k shortest paths: every case takes long."""
        return Variant("igraph get_k_shortest_paths", lambda case: self._igraph_several(case, k))

    def several_cheapest(self, k: int) -> Variant[Case]:
        """The k best paths by strength: every case takes long."""
        name = "igraph get_k_shortest_paths, weighted"
        return Variant(name, lambda case: self._igraph_several_cheapest(case, k))

    def cheapest(self) -> list[Variant[Case]]:
        """One path by strength."""
        return [Variant("igraph get_shortest_path, weighted", self._igraph_cheapest, most=40)]

    def _igraph_one(self, case: Case) -> tuple[float, ...]:
        path = self._igraph.get_shortest_path(case.start_number, case.goal_number)
        return _length(path)

    def _networkx_one(self, case: Case) -> tuple[float, ...]:
        try:
            path = nx.bidirectional_shortest_path(
                self._networkx, case.start_number, case.goal_number
            )
        except (nx.NetworkXNoPath, nx.NodeNotFound):
            return ()
        return _length(path)

    def _igraph_several(self, case: Case, k: int) -> tuple[float, ...]:
        ends = (case.start_number, case.goal_number)
        paths = self._igraph.get_k_shortest_paths(*ends, k=k)
        return tuple(float(len(path) - 1) for path in paths)

    def _igraph_cheapest(self, case: Case) -> tuple[float, ...]:
        path = self._igraph.get_shortest_path(
            case.start_number, case.goal_number, weights=self._cost, output="epath"
        )
        return self._costs([path] if path else [])

    def _igraph_several_cheapest(self, case: Case, k: int) -> tuple[float, ...]:
        ends = (case.start_number, case.goal_number)
        paths = self._igraph.get_k_shortest_paths(*ends, k=k, weights=self._cost, output="epath")
        return self._costs(paths)

    def _costs(self, paths: Sequence[Sequence[int]]) -> tuple[float, ...]:
        """Costs, and NaN for paths that are longer than ours may be."""
        return tuple(
            sum(self._cost[edge] for edge in path) if len(path) <= MOST_HOPS else math.nan
            for path in paths
        )


def _length(path: Sequence[int]) -> tuple[float, ...]:
    return (float(len(path) - 1),) if path else ()
