"""Measure ingest, online and in bulk: `python -m bench.ingest --out .bench/results/ingest.json`."""

import argparse
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from bench.generate.lines import write_lines
from bench.generate.sizes import SIZES
from bench.generate.tables import write_tables
from bench.generate.world import make_world
from bench.harness.report import Report
from bench.home import open_home
from bench.ingest.bare import delete_data, read_contents, write_bare
from bench.ingest.bulk import load_in_bulk
from bench.ingest.compare import compare_people, read_people
from bench.ingest.online import Loaded, load_by_neomodel, load_online
from bench.ingest.over_bolt import load_over_bolt
from bench.ingest_acl import write_acl
from cli.interruption import end_on_signals
from graph.store.connection import Connection
from ingest.bulk.bolt_load import WRITERS

_PEER_PAPERS = 200


def main() -> None:
    """Run the parts that the command line names."""
    options = _parse()
    end_on_signals()
    options.work.mkdir(parents=True, exist_ok=True)
    report = Report("ingest", options.out)
    for part in options.parts:
        _PARTS[part](options, report)
    print(f"\n{options.out} written")


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.ingest", description=__doc__)
    parser.add_argument("--work", type=Path, required=True, help="a folder for everything it makes")
    parser.add_argument("--out", type=Path, required=True, help="the JSON file to write")
    parser.add_argument("--parts", nargs="*", choices=_PARTS, default=list(_PARTS))
    parser.add_argument("--online-size", choices=SIZES, default="S")
    parser.add_argument("--online-papers", type=int, default=20_000, help="the first of the size")
    parser.add_argument("--loads", type=_at_least_one, default=3, help="online, on one server")
    parser.add_argument("--bolt-size", choices=SIZES, default="M", help="of the tables over Bolt")
    parser.add_argument("--writers", type=int, nargs="*", default=[1, WRITERS])
    parser.add_argument("--bulk-sizes", nargs="*", choices=SIZES, default=["M", "L"])
    parser.add_argument("--acl", type=Path, help="the ACL Anthology's dump, for the part acl")
    parser.add_argument("--acl-papers", type=int, help="the first so many of it")
    parser.add_argument(
        "--memory", default="3g", help="the heap of Spark's and the importer's Java"
    )
    return parser.parse_args()


def _at_least_one(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"at least 1, not {text}")
    return int(text)


def _measure_online(options: argparse.Namespace, report: Report) -> None:
    lines = _generate(options.work, options.online_size, options.online_papers)
    with _open_empty(options.work / "home-peer") as connection:
        peer = load_by_neomodel(connection, lines, _PEER_PAPERS)
    report.add_fact("neomodel loop", peer.describe())
    with _open_empty(options.work / "home-online") as connection:
        loads = [load_online(connection, [lines])]
        contents = read_contents(connection)
        for _ in range(1, options.loads):
            delete_data(connection)
            loads.append(load_online(connection, [lines]))
    with _open_empty(options.work / "home-bare") as connection:
        alone = [write_bare(connection, contents)]
        for _ in range(1, options.loads):
            delete_data(connection)
            alone.append(write_bare(connection, contents))
    for number, (ours, seconds) in enumerate(zip(loads, alone, strict=True), start=1):
        name = f", load {number}" if number > 1 else ""
        report.add_fact(f"online{name}", ours.describe())
        report.add_fact(
            f"driver alone{name}, relationships_per_second", round(contents.size / seconds)
        )
        _compare(report, name, ours, peer, contents.size / seconds)


def _compare(report: Report, name: str, ours: Loaded, peer: Loaded, alone: float) -> None:
    """Add the ratios of one load: to the peer's, and to the driver's alone on a server as warm."""
    rates = {
        "online": ours.relationships / ours.seconds,
        "writing": ours.relationships / ours.write_seconds,
    }
    for what, rate in rates.items():
        of_peer = rate * peer.seconds / peer.relationships
        report.add_fact(f"{what}{name} / neomodel loop", round(of_peer, 1))
        report.add_fact(f"{what}{name} / driver alone", round(rate / alone, 2))


def _measure_over_bolt(options: argparse.Namespace, report: Report) -> None:
    tables, lines = options.work / f"tables-{options.bolt_size}", _generate(options.work, "S")
    if not tables.exists():
        part = tables.with_suffix(".part")
        shutil.rmtree(part, ignore_errors=True)
        write_tables(make_world(SIZES[options.bolt_size]), part)
        part.replace(tables)
    with _open_empty(options.work / "home-peer") as connection:
        peer = load_by_neomodel(connection, lines, _PEER_PAPERS)
    report.add_fact("neomodel loop", peer.describe())
    for writers in options.writers:
        with _open_empty(options.work / "home-bolt") as connection:
            figures = load_over_bolt(connection, tables, writers)
        name = f"tables over Bolt, {writers} writers"
        report.add_fact(name, figures)
        rate = float(str(figures["relationships_per_second"]))
        report.add_fact(f"{name} / neomodel loop", round(rate * peer.seconds / peer.relationships))


def _measure_acl(options: argparse.Namespace, report: Report) -> None:
    if options.acl is None:
        report.add_fact("acl", "left out: --acl names no file")
        return
    lines, papers = give_acl(options)
    home, work = options.work / "home-acl-bulk", options.work / "acl"
    figures = load_in_bulk([lines], work, home, papers=papers, memory=options.memory)
    report.add_fact("acl in bulk", figures)
    shutil.rmtree(work)
    with open_home(home) as connection:
        in_bulk = read_people(connection)
    with _open_empty(options.work / "home-acl-online") as connection:
        report.add_fact("acl online", load_online(connection, [lines]).describe())
        report.add_fact(
            "acl, bulk against online", compare_people(in_bulk, read_people(connection))
        )


def give_acl(options: argparse.Namespace) -> tuple[Path, int]:
    """Give the file and its papers; it stays as it is, so that a stopped bulk load goes on.

    Its name tells the dump by size and time: another dump is turned into another file.
    """
    some = f"-{options.acl_papers}" if options.acl_papers else ""
    dump = options.acl.stat()
    lines = options.work / f"acl{some}-{dump.st_size}-{dump.st_mtime_ns}.jsonl"
    if lines.exists():
        with lines.open("rb") as stream:
            return lines, sum(1 for _ in stream)
    part = lines.with_suffix(".part")
    papers = write_acl(options.acl, part, options.acl_papers)
    part.replace(lines)
    return lines, papers


def _measure_bulk(options: argparse.Namespace, report: Report) -> None:
    costs = {}
    for size in options.bulk_sizes:
        lines, work = _generate(options.work, size), options.work / f"bulk-{size}"
        figures = load_in_bulk(
            [lines],
            work,
            options.work / f"home-bulk-{size}",
            papers=SIZES[size].papers,
            memory=options.memory,
        )
        report.add_fact(f"bulk {size}", figures)
        costs[size] = {each: figures[each] for each in ("ms_per_paper", "processor_ms_per_paper")}
        shutil.rmtree(work)
    report.add_fact("bulk: ms per paper", costs)


def _generate(work: Path, size: str, papers: int | None = None) -> Path:
    """Write the papers of a size, or the first of them, unless they are there."""
    path = work / f"generated-{size}.jsonl"
    if not path.exists():
        part = path.with_suffix(".part")
        write_lines(make_world(SIZES[size]), part)
        part.replace(path)
    if papers is None:
        return path
    some = work / f"generated-{size}-{papers}.jsonl"
    with path.open("rb") as whole, some.open("wb") as stream:
        stream.writelines(islice(whole, papers))
    return some


@contextmanager
def _open_empty(home: Path) -> Iterator[Connection]:
    shutil.rmtree(home, ignore_errors=True)
    with open_home(home) as connection:
        yield connection


_PARTS = {
    "online": _measure_online,
    "bolt": _measure_over_bolt,
    "acl": _measure_acl,
    "bulk": _measure_bulk,
}


if __name__ == "__main__":
    main()
