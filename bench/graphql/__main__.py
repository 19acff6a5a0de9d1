"""Ask GraphQL beside @neo4j/graphql: `python -m bench.graphql --size M --home .bench/home-M`."""

import argparse
import math
import statistics
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path

import psutil

from bench.graphql.load import Pressure, press
from bench.graphql.questions import (
    Json,
    Question,
    choose_authors,
    count_values,
    list_questions,
)
from bench.harness.machine import Load
from bench.harness.measure import Variant, measure
from bench.harness.report import Report
from bench.harness.statistics import summarise
from bench.home import check_size, open_home
from bench.paths.over_http import Client, our_service, their_service
from graph.embedded.launcher import EmbeddedServer
from graph.store.database import Database

OURS, THEIRS = "ours", "@neo4j/graphql"
_CASES = 200
_CLIENTS = 8


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two services: how to ask it, and the processes that it costs."""

    name: str
    client: Client
    service: psutil.Process
    neo4j: psutil.Process


@dataclass(frozen=True, slots=True)
class Throughput:
    """Requests a second of many clients, and what one costs in milliseconds of processor."""

    question: str
    side: str
    rate: float
    p50_ms: float
    p95_ms: float
    failed: int
    service_cpu_ms: float
    neo4j_cpu_ms: float
    service_mib: float


def main() -> None:
    """Ask both everything, one client at first and then many."""
    options = _parse()
    check_size(options.home, options.size)
    report = Report(f"graphql {options.size}", options.out)
    with open_home(options.home) as connection, ExitStack() as stack:
        with Database(connection) as database:
            authors = choose_authors(database, _CASES)
        neo4j = _find_neo4j(options.home)
        clients = {
            OURS: stack.enter_context(our_service(connection)),
            THEIRS: stack.enter_context(their_service(connection)),
        }
        sides = [Side(name, one, psutil.Process(one.pid), neo4j) for name, one in clients.items()]
        bench = Bench(report, sides, authors, options.seconds)
        ratios = [bench.compare(question) for question in list_questions(_find_cursor(sides[0]))]
    mean = math.exp(statistics.fmean(map(math.log, ratios)))
    report.add_fact("throughput over the peer's, geometric mean", round(mean, 2))
    print(f"\n{report.mismatches} mismatches; {options.out} written")


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.graphql", description=__doc__)
    parser.add_argument("--size", default="M", help="S, M or L")
    parser.add_argument("--home", type=Path, required=True, help="made by python -m bench.generate")
    parser.add_argument("--out", type=Path, required=True, help="the JSON file to write")
    parser.add_argument("--seconds", type=float, default=4.0, help="of load, twice on each side")
    return parser.parse_args()


def _find_neo4j(home: Path) -> psutil.Process:
    status = EmbeddedServer(home).status()
    if status is None:
        raise SystemExit(f"Neo4j has ended: see the log in {home}.")
    return psutil.Process(status.pid)


def _find_cursor(ours: Side) -> str:
    """Where our first 1,000 papers end."""
    answer = ours.client.ask("{ papers(first: 1000) { pageInfo { endCursor } } }", {})
    return str(answer["papers"]["pageInfo"]["endCursor"])  # type: ignore[index]  # JSON


@dataclass(frozen=True, slots=True)
class Bench:
    """Both services, about whom they are asked, and where the figures go."""

    report: Report
    sides: Sequence[Side]
    authors: Sequence[str]
    seconds: float

    def compare(self, question: Question) -> float:
        """Print and keep everything about one question; gives our throughput over the peer's."""
        before = Load()
        runs = measure([_variant(side, question) for side in self.sides], self.authors)
        self.report.add(f"{question.name}: one client", runs, baseline=OURS, before=before)
        rounds = [self._press(side, question) for _ in range(2) for side in self.sides]
        best = {side.name: max(self._of(side, rounds), key=_rate) for side in self.sides}
        ratio = best[OURS].rate / best[THEIRS].rate
        for one in best.values():
            print(_tell(one), flush=True)
        figures = [asdict(one) for one in rounds]
        self.report.add_fact(f"{question.name}: {_CLIENTS} clients", figures, printed=False)
        self.report.add_fact(f"{question.name}: throughput over the peer's", round(ratio, 2))
        return ratio

    def _of(self, side: Side, rounds: Sequence[Throughput]) -> list[Throughput]:
        return [one for one in rounds if one.side == side.name]

    def _press(self, side: Side, question: Question) -> Throughput:
        asked = [_variables(side, question, author) for author in self.authors]
        document = _document(side, question)
        before = _cpu(side.service), _cpu(side.neo4j)
        seen = press(side.client.address, document, asked, clients=_CLIENTS, seconds=self.seconds)
        after = _cpu(side.service), _cpu(side.neo4j)
        service, neo4j = (
            1e3 * (late - early) / len(seen.seconds)
            for early, late in zip(before, after, strict=True)
        )
        return _summarise(question.name, side, seen, service, neo4j)


def _summarise(
    question: str, side: Side, seen: Pressure, service_ms: float, neo4j_ms: float
) -> Throughput:
    times = summarise(second * 1e3 for second in seen.seconds)
    if times is None:
        raise SystemExit(f"{side.name} answered nothing to {question!r}.")
    size = side.service.memory_info().rss / (1 << 20)
    return Throughput(
        question,
        side.name,
        seen.rate,
        times.p50,
        times.p95,
        seen.failed,
        service_ms,
        neo4j_ms,
        size,
    )


def _variant(side: Side, question: Question) -> Variant[str]:
    def ask(author: str) -> tuple[float, ...]:
        answer = side.client.ask(
            _document(side, question), dict(_variables(side, question, author))
        )
        return (float(count_values(answer)),)

    return Variant(side.name, ask)


def _document(side: Side, question: Question) -> str:
    return question.ours if side.name == OURS else question.theirs


def _variables(side: Side, question: Question, author: str) -> Json:
    return (question.our_variables if side.name == OURS else question.their_variables)(author)


def _rate(one: Throughput) -> float:
    return one.rate


def _cpu(process: psutil.Process) -> float:
    """Seconds of processor that a process and its children took so far."""
    family = [process, *process.children(recursive=True)]
    return sum(sum(one.cpu_times()[:2]) for one in family)


def _tell(one: Throughput) -> str:
    return (
        f"\n{one.side}, {_CLIENTS} clients: {one.rate:.0f}/s, p50 {one.p50_ms:.1f} ms, "
        f"p95 {one.p95_ms:.1f} ms, {one.failed} failed; a request takes "
        f"{one.service_cpu_ms:.2f} ms of the service's processor and "
        f"{one.neo4j_cpu_ms:.2f} ms of Neo4j's"
    )


if __name__ == "__main__":
    main()
