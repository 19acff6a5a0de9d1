"""Generate a graph: `python -m bench.generate --size M --home .bench/home-M`."""

import argparse
import json
import tempfile
import time
from dataclasses import asdict
from pathlib import Path

from bench.generate.lines import write_lines
from bench.generate.sizes import SIZES
from bench.generate.tables import write_tables
from bench.generate.world import SEED, World, make_world
from bench.home import open_home
from cli.interruption import end_on_signals
from graph.embedded.launcher import EmbeddedServer
from graph.embedded.offline_import import import_offline

_GENERATED = "generated.json"


def main() -> None:
    """Generate what the command line asks for and print how long each step took."""
    options = _parse()
    end_on_signals()
    clock = _Clock()
    world = make_world(SIZES[options.size], options.seed)
    clock.tell(f"{world.size.papers} papers, {len(world.names)} authors drawn")
    if options.lines:
        write_lines(world, options.lines)
        clock.tell(f"{options.lines} written")
    if options.tables:
        write_tables(world, options.tables, sources=not options.without_sources)
        clock.tell(f"{options.tables} written")
    if options.home:
        _import(world, options.home, options.heap, clock, sources=not options.without_sources)


class _Clock:
    """Prints the time since it printed last."""

    def __init__(self) -> None:
        self.begun = time.perf_counter()
        self.seconds: dict[str, float] = {}

    def tell(self, step: str) -> None:
        now = time.perf_counter()
        self.seconds[step] = round(now - self.begun, 1)
        self.begun = now
        print(f"{self.seconds[step]:8.1f} s  {step}", flush=True)


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.generate", description=__doc__)
    parser.add_argument("--size", choices=SIZES, default="M", help="T for tests; S, M or L")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--lines", type=Path, help="write the papers as JSONL to this file")
    parser.add_argument("--tables", type=Path, help="write tables for the importer to this folder")
    parser.add_argument(
        "--home", type=Path, help="import into the data folder of an embedded Neo4j"
    )
    parser.add_argument("--heap", default="2g", help="Java's heap while importing")
    parser.add_argument(
        "--without-sources", action="store_true", help="leave the source records out of the graph"
    )
    return parser.parse_args()


def _import(world: World, home: Path, heap: str, clock: _Clock, *, sources: bool) -> None:
    home.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=home, prefix="tables-") as folder:
        write_tables(world, Path(folder), sources=sources)
        clock.tell("tables written")
        counts = import_offline(EmbeddedServer(home), Path(folder), heap=heap, overwrite=True)
        clock.tell(f"{counts.nodes} nodes, {counts.relationships} relationships imported")
    with open_home(home):
        clock.tell("started and migrated, indexes online")
    told = {"size": world.size.name, **asdict(counts), "sources": sources, "seconds": clock.seconds}
    (home / _GENERATED).write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
