"""Ask GraphQL beside @neo4j/graphql: `python -m bench.graphql --size M --home .bench/home-M`."""

import argparse
import math
import statistics
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path

import psutil

from bench.graphql.cases import Case, choose_cases
from bench.graphql.driver_alone import DriverAlone, bare_driver
from bench.graphql.load import Pressure, press
from bench.graphql.questions import (
    DRIVER,
    OURS,
    PLAIN,
    THEIRS,
    Question,
    count_values,
    list_questions,
)
from bench.harness.machine import Load
from bench.harness.measure import Run, Variant, measure
from bench.harness.report import Report
from bench.harness.statistics import summarise
from bench.home import check_size, open_home
from bench.paths.over_http import Client, our_service, plain_service, read_data, their_service
from cli.interruption import end_on_signals
from graph.embedded.launcher import EmbeddedServer
from graph.store.database import Database
from graph.store.native import find_hindrance

NATIVE = "ours, native reads"
_CASES = 200
_CLIENTS = 8
_PATIENCE = 10


@dataclass(frozen=True, slots=True)
class Side:
    """One of the services: how to ask it, and the processes that it costs."""

    name: str
    client: Client
    service: psutil.Process
    neo4j: psutil.Process

    @property
    def asks(self) -> str:
        """Whose documents it is asked."""
        return self.name if self.name in {THEIRS, PLAIN} else OURS


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
    """Ask all of them everything, one client at first and then many."""
    options = _parse()
    end_on_signals()
    check_size(options.home, options.size)
    report = Report(f"graphql {options.size}", options.out)
    with open_home(options.home) as connection, ExitStack() as stack:
        with Database(connection) as database:
            cases = choose_cases(database, _CASES)
        neo4j = _find_neo4j(options.home)
        ours = _list_ours(options.workers)
        clients = {
            **{
                name: stack.enter_context(
                    our_service(connection, workers=workers, RGRAPH_NATIVE=native)
                )
                for name, (native, workers) in ours.items()
            },
            THEIRS: stack.enter_context(their_service(connection)),
            PLAIN: stack.enter_context(plain_service(connection)),
        }
        sides = [Side(name, one, psutil.Process(one.pid), neo4j) for name, one in clients.items()]
        driver = stack.enter_context(bare_driver(connection))
        bench = Bench(report, sides, driver, cases, options.seconds)
        asked = [
            one
            for one in list_questions(lambda document: _find_cursor(sides[0], document))
            if options.only is None or options.only in one.name
        ]
        ratios = {question: bench.compare(question) for question in asked}
    for name in ours:
        headline = {q: ratio[name] for q, ratio in ratios.items() if q.in_headline}
        read = {q: ratio for q, ratio in headline.items() if not q.from_memory}
        for counted, what in ((headline, ""), (read, " of what is read for each request")):
            if counted:
                mean = math.exp(statistics.fmean(map(math.log, counted.values())))
                fact = f"{name}: throughput over @neo4j/graphql's, geometric mean{what}"
                report.add_fact(fact, round(mean, 2))
    print(f"\n{report.mismatches} mismatches; {options.out} written")


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.graphql", description=__doc__)
    parser.add_argument("--size", default="M", help="S, M or L")
    parser.add_argument("--home", type=Path, required=True, help="made by python -m bench.generate")
    parser.add_argument("--out", type=Path, required=True, help="the JSON file to write")
    parser.add_argument(
        "--seconds",
        type=float,
        default=4.0,
        help="of load, three times on each side, first to warm up",
    )
    parser.add_argument(
        "--workers", type=int, default=1, help="a further service of ours has so many processes"
    )
    parser.add_argument("--only", help="only the questions with this in their names")
    return parser.parse_args()


def _list_ours(workers: int) -> dict[str, tuple[str, int]]:
    """Our services by name, each with its RGRAPH_NATIVE and its number of processes."""
    ours = {OURS: ("off", 1)}
    if not find_hindrance():
        ours[NATIVE] = ("on", 1)
    if workers > 1:
        ours[f"ours, {workers} workers"] = ("off", workers)
    return ours


def _find_neo4j(home: Path) -> psutil.Process:
    status = EmbeddedServer(home).status()
    if status is None:
        raise SystemExit(f"Neo4j has ended: see the log in {home}.")
    return psutil.Process(status.pid)


def _find_cursor(ours: Side, document: str) -> str:
    """Where a page of papers ends."""
    answer = ours.client.ask(document, {})
    return str(answer["papers"]["pageInfo"]["endCursor"])


@dataclass(frozen=True, slots=True)
class Bench:
    """The services, the driver alone, what they are asked about, and where the figures go."""

    report: Report
    sides: Sequence[Side]
    driver: DriverAlone
    cases: Sequence[Case]
    seconds: float

    def compare(self, question: Question) -> Mapping[str, float]:
        """Print and keep everything about one question; gives ours' throughput over the peer's."""
        sides = [side for side in self.sides if side.asks in question.documents]
        for side in sides:
            _wake(side, question, self.cases[0])
            self._press(side, question)  # a Java that has just started compiles beside its work
        before = Load()
        variants = [_variant(side, question) for side in sides]
        alone = self.driver.variant(question, self.cases)
        runs = measure([*variants, *([alone] if alone else [])], self.cases)
        self.report.add(f"{question.name}: one client", runs, baseline=OURS, before=before)
        if alone is not None:
            self._tell_overhead(question, runs)
        rounds = [self._press(side, question) for _ in range(2) for side in sides]
        best = {side.name: max(self._of(side, rounds), key=_rate) for side in sides}
        for one in best.values():
            print(_tell(one), flush=True)
        figures = [asdict(one) for one in rounds]
        self.report.add_fact(f"{question.name}: {_CLIENTS} clients", figures, printed=False)
        ours = [one for name, one in best.items() if name not in {THEIRS, PLAIN}]
        for one in ours:
            for other in best.values():
                if other not in ours:
                    fact = f"{question.name}: {one.side}: throughput over {other.side}'s"
                    self.report.add_fact(fact, round(one.rate / other.rate, 2))
        return {one.side: one.rate / best[THEIRS].rate for one in ours}

    def _tell_overhead(self, question: Question, runs: Mapping[str, Run]) -> None:
        ours, alone = (statistics.median(runs[name].seconds.values()) for name in (OURS, DRIVER))
        self.report.add_fact(
            f"{question.name}: p50 over the driver's alone", round(ours / alone, 2)
        )

    def _of(self, side: Side, rounds: Sequence[Throughput]) -> list[Throughput]:
        return [one for one in rounds if one.side == side.name]

    def _press(self, side: Side, question: Question) -> Throughput:
        asked = [question.variables(case) for case in self.cases]
        document = question.documents[side.asks]
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
    size = sum(one.memory_info().rss for one in _family(side.service)) / (1 << 20)
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


def _wake(side: Side, question: Question, case: Case) -> None:
    """Ask until there is an answer.

    To plan its first statements, a cold database may take longer than a service gives a request.
    """
    variables = dict(question.variables(case))
    for _ in range(_PATIENCE):
        try:
            side.client.ask(question.documents[side.asks], variables)
        except RuntimeError:
            continue
        return


def _variant(side: Side, question: Question) -> Variant[Case]:
    document = question.documents[side.asks]

    def ask(case: Case) -> bytes:
        return side.client.post(document, question.variables(case))

    def judge(answer: bytes) -> tuple[float, ...]:
        return (float(count_values(read_data(answer))),)

    return Variant(side.name, ask, judge=judge)


def _rate(one: Throughput) -> float:
    return one.rate


def _cpu(process: psutil.Process) -> float:
    """Seconds of processor that a process and its children took so far."""
    return sum(sum(one.cpu_times()[:2]) for one in _family(process))


def _family(process: psutil.Process) -> list[psutil.Process]:
    return [process, *process.children(recursive=True)]


def _tell(one: Throughput) -> str:
    return (
        f"\n{one.side}, {_CLIENTS} clients: {one.rate:.0f}/s, p50 {one.p50_ms:.1f} ms, "
        f"p95 {one.p95_ms:.1f} ms, {one.failed} failed; a request takes "
        f"{one.service_cpu_ms:.2f} ms of the service's processor and "
        f"{one.neo4j_cpu_ms:.2f} ms of Neo4j's"
    )


if __name__ == "__main__":
    main()
