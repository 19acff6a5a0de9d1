"""Benchmark paths between collaborators: `python -m bench.paths --size M --home .bench/home-M`."""

import argparse
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bench.harness.machine import Load
from bench.harness.measure import Run, Variant, measure
from bench.harness.report import Report
from bench.home import check_size, open_home
from bench.paths.cases import MOST_HOPS, Case, Scene, make_scene
from bench.paths.in_memory import InMemoryPeers
from bench.paths.in_neo4j import InNeo4jPeers
from bench.paths.our_index import NAME, OurIndex, read_from_neo4j
from bench.paths.ours import OurCypherEngine
from bench.paths.over_http import our_service, their_service
from cli.interruption import end_on_signals
from graph.paths.options import PaperFilter, PathOptions, PathWeight
from graph.store.connection import Connection

_SINCE = 2018
_FEW = 60
_VERY_FEW = 12


@dataclass(frozen=True, slots=True)
class Bench:
    """Everybody who answers, and where the figures go."""

    scene: Scene
    index: OurIndex
    cypher: OurCypherEngine
    neo4j: InNeo4jPeers
    report: Report

    def compare(
        self, title: str, cases: Sequence[Case], variants: Sequence[Variant[Case]]
    ) -> dict[str, Run]:
        """Measure, and report against the first variant."""
        before = Load()
        runs = measure(variants, cases)
        self.report.add(title, runs, baseline=variants[0].name, before=before)
        return runs


def main() -> None:
    """Run the parts that the command line names."""
    options = _parse()
    end_on_signals()
    check_size(options.home, options.size)
    report = Report(f"paths {options.size}", options.out)
    scene = make_scene(options.size)
    report.add_fact("authors", len(scene.world.names))
    report.add_fact("collaborations", len(scene.collaborations.author))
    options.out.parent.mkdir(parents=True, exist_ok=True)
    file = options.out.with_suffix(".index")
    with OurIndex(scene, file, report) as index, open_home(options.home) as connection:
        newest = int(scene.world.years.max())
        with OurCypherEngine(connection, newest) as cypher, InNeo4jPeers(connection) as neo4j:
            bench = Bench(scene, index, cypher, neo4j, report)
            for name in options.parts:
                _PARTS[name](bench)
        if options.read:
            read_from_neo4j(connection, report)
        if options.http:
            _over_http(scene, index, report, connection)
    print(f"\n{report.mismatches} mismatches; {options.out} written")


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.paths", description=__doc__)
    parser.add_argument("--size", default="M", help="S, M or L")
    parser.add_argument("--home", type=Path, required=True, help="made by python -m bench.generate")
    parser.add_argument("--out", type=Path, required=True, help="the JSON file to write")
    parser.add_argument("--parts", nargs="*", choices=_PARTS, default=list(_PARTS))
    parser.add_argument("--read", action=argparse.BooleanOptionalAction, default=True)
    parser.add_argument("--http", action=argparse.BooleanOptionalAction, default=True)
    return parser.parse_args()


def _one(bench: Bench) -> None:
    options = PathOptions(first=1, max_hops=MOST_HOPS)
    peers = InMemoryPeers(bench.scene)
    runs = bench.compare(
        "one shortest path, 400 random pairs",
        bench.scene.pairs,
        [
            bench.index.variant(options),
            bench.cypher.variant(options, most=100),
            *peers.shortest(),
            bench.neo4j.variant("Neo4j shortestPath", "shortest_path", most=100),
            bench.neo4j.variant("Neo4j SHORTEST 1", "shortest_k", most=100, k=1),
        ],
    )
    lengths = (int(answer[0]) if answer else 0 for answer in runs[NAME].answers.values())
    bench.report.add_fact("pairs by distance", dict(sorted(Counter(lengths).items())))


def _several(bench: Bench) -> None:
    for k in (3, 10):
        options = PathOptions(first=k, max_hops=MOST_HOPS)
        variants = [
            bench.index.variant(options),
            bench.index.engine(options),
            bench.cypher.variant(options, most=_FEW),
            bench.neo4j.variant(f"Neo4j SHORTEST {k}", "shortest_k", most=_FEW, k=k),
        ]
        runs = bench.compare(f"k = {k}, random pairs", bench.scene.pairs, variants)
        if k == 3:
            _by_distance(bench, variants[:1], runs)


def _by_distance(bench: Bench, variants: Sequence[Variant[Case]], runs: dict[str, Run]) -> None:
    """The same times again, parted by the distance of the two authors."""
    base = runs[variants[0].name]
    parted: dict[str, Run] = {}
    for number, answer in base.answers.items():
        run = parted.setdefault(f"distance {int(answer[0]) if answer else 'over 10'}", Run())
        run.seconds[number] = base.seconds[number]
        run.answers[number] = ()
    whole = Run(base.seconds, dict.fromkeys(base.seconds, ()))
    ordered = {"all distances": whole, **dict(sorted(parted.items()))}
    bench.report.add(
        "k = 3 by distance: the index", ordered, baseline="all distances", before=Load()
    )


def _hubs(bench: Bench) -> None:
    options = PathOptions(first=3, max_hops=MOST_HOPS)
    bench.compare(
        "k = 3, hub to hub",
        bench.scene.hubs,
        [
            bench.index.variant(options),
            bench.cypher.variant(options, most=_FEW // 2),
            bench.neo4j.variant("Neo4j SHORTEST 3", "shortest_k", most=_FEW, k=3),
        ],
    )


def _apart(bench: Bench) -> None:
    options = PathOptions(first=3, max_hops=MOST_HOPS)
    bench.compare(
        "unconnected pairs, searched without looking at component ids",
        bench.scene.apart,
        [
            bench.index.variant(options),
            bench.cypher.variant(options),
            bench.neo4j.variant("Neo4j shortestPath", "shortest_path"),
            bench.neo4j.variant("Neo4j SHORTEST 3", "shortest_k", k=3),
        ],
    )


def _window(bench: Bench) -> None:
    options = PathOptions(first=3, max_hops=MOST_HOPS, papers=PaperFilter(since=_SINCE))
    bench.compare(
        f"k = 3, since {_SINCE}",
        bench.scene.pairs,
        [
            bench.index.variant(options),
            bench.cypher.variant(options, most=_VERY_FEW),
            bench.neo4j.variant(
                "Neo4j SHORTEST 3, lastYear in the pattern",
                "shortest_since",
                most=_FEW,
                k=3,
                since=_SINCE,
            ),
        ],
    )


def _strength(bench: Bench) -> None:
    peers = InMemoryPeers(bench.scene)
    one = PathOptions(first=1, max_hops=MOST_HOPS, weight=PathWeight.STRENGTH)
    bench.compare(
        "one path by STRENGTH",
        bench.scene.pairs,
        [bench.index.variant(one), bench.cypher.variant(one, most=_VERY_FEW), *peers.cheapest()],
    )
    for weight in (PathWeight.STRENGTH, PathWeight.RECENT):
        three = PathOptions(first=3, max_hops=MOST_HOPS, weight=weight)
        bench.compare(
            f"k = 3 by {weight.value}",
            bench.scene.pairs,
            [bench.index.variant(three), bench.cypher.variant(three, most=_VERY_FEW)],
        )


def _gds(bench: Bench) -> None:
    begun = time.perf_counter()
    size = bench.neo4j.project()
    bench.report.add_fact("GDS: seconds to project", round(time.perf_counter() - begun, 2))
    per_edge = size / len(bench.scene.collaborations.author)
    bench.report.add_fact("GDS: bytes a collaboration", round(per_edge, 1))
    one, three = PathOptions(first=1, max_hops=MOST_HOPS), PathOptions(first=3, max_hops=MOST_HOPS)
    bench.compare(
        "one shortest path: GDS",
        bench.scene.pairs[:_FEW],
        [
            bench.index.variant(one),
            bench.neo4j.variant("GDS Dijkstra", "gds_dijkstra", most=_FEW // 2),
        ],
    )
    bench.compare(
        "k = 3: GDS",
        bench.scene.pairs[:_VERY_FEW],
        [bench.index.variant(three), bench.neo4j.variant("GDS Yen", "gds_yens", k=3)],
    )


def _gds_strength(bench: Bench) -> None:
    bench.neo4j.project()
    for k in (1, 3):
        options = PathOptions(first=k, max_hops=MOST_HOPS, weight=PathWeight.STRENGTH)
        name = "GDS Dijkstra, weighted" if k == 1 else "GDS Yen, weighted"
        statement = "gds_dijkstra_strength" if k == 1 else "gds_yens_strength"
        bench.compare(
            f"k = {k} by STRENGTH: GDS",
            bench.scene.pairs[: _VERY_FEW if k > 1 else _FEW // 2],
            [bench.index.variant(options), bench.neo4j.variant(name, statement, k=k)],
        )


def _yen(bench: Bench) -> None:
    peers = InMemoryPeers(bench.scene)
    cases = bench.scene.pairs[:5]
    options = PathOptions(first=3, max_hops=MOST_HOPS)
    bench.compare("k = 3: igraph's Yen", cases, [bench.index.variant(options), peers.several(3)])
    by_strength = replace(options, weight=PathWeight.STRENGTH)
    variants = [bench.index.variant(by_strength), peers.several_cheapest(3)]
    bench.compare("k = 3 by STRENGTH: igraph's Yen", cases, variants)


def _over_http(scene: Scene, index: OurIndex, report: Report, connection: Connection) -> None:
    """Whole requests with evidence; the search alone stands beside them."""
    with our_service(connection) as ours, their_service(connection) as theirs:
        for which, cases in (("random pairs", scene.pairs[:200]), ("hub to hub", scene.hubs)):
            before = Load()
            runs = measure(
                [
                    ours.ours("ours over HTTP", first=3),
                    theirs.theirs("@neo4j/graphql, SHORTEST 3"),
                    index.variant(PathOptions(first=3, max_hops=MOST_HOPS)),
                ],
                cases,
            )
            title = f"k = 3 with evidence over HTTP, {which}"
            report.add(title, runs, baseline="ours over HTTP", before=before)
        before = Load()
        runs = measure(
            [
                ours.ours("ours, k = 1", first=1),
                ours.ours("ours, k = 10", first=10),
                ours.ours("ours, k = 3 by STRENGTH", first=3, weight="STRENGTH"),
                ours.ours(f"ours, k = 3 since {_SINCE}", first=3, since=_SINCE),
            ],
            scene.pairs[:_FEW],
        )
        for run in runs.values():
            run.answers.clear()
        report.add("our other questions over HTTP", runs, baseline="ours, k = 1", before=before)
        before = Load()
        runs = measure(
            [
                ours.ours("ours over HTTP", first=3),
                theirs.theirs("@neo4j/graphql, SHORTEST 3"),
            ],
            scene.apart,
        )
        report.add("unconnected pairs over HTTP", runs, baseline="ours over HTTP", before=before)


_PARTS: dict[str, Callable[[Bench], None]] = {
    "one": _one,
    "several": _several,
    "hubs": _hubs,
    "apart": _apart,
    "window": _window,
    "strength": _strength,
    "gds": _gds,
    "gds-strength": _gds_strength,
    "yen": _yen,
}


if __name__ == "__main__":
    main()
