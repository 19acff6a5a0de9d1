"""Loading over Bolt, timed, beside a loop with neomodel that writes the same papers one by one."""

import os
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from threading import Event

import orjson
import psutil
from neomodel import StructuredNode, db, get_config
from slugify import slugify

from bench.generate.lines import TOPIC_SCORES
from graph.model.author import Author
from graph.model.paper import Paper
from graph.model.subject import Category, Institution, Topic
from graph.store.connection import Connection
from graph.store.database import Database, Row
from graph.store.statement import Statement
from ingest.bulk.usage import Usage
from ingest.pipeline import ingest
from ingest.record_json import Json

_COUNT = Statement(
    "bench/count",
    "MATCH ()-[r]->() WITH type(r) AS type, count(*) AS count RETURN type, count",
    "read",
)
_TOTAL = Statement("bench/total", "MATCH ()-[r]->() RETURN count(r) AS count", "read")
_A_BATCH = 1_000
"""Relationships of a transaction that counts as one."""
_PAPERS = Statement("bench/papers", "MATCH (p:Paper) RETURN count(p) AS papers", "read")


class TimedDatabase(Database):
    """Adds up how long writing took: what is written, and what is derived from it.

    Waiting for what is still being worked out is no writing. `marks` say after each transaction
    when it ended, and how many relationships there were.
    """

    def __init__(self, connection: Connection) -> None:
        """Nothing is written yet."""
        super().__init__(connection)
        self.seconds = 0.0
        self.marks: list[tuple[float, int]] = []

    def run_atomically(
        self, statements: Iterable[Statement], *, given_up: Event | None = None
    ) -> list[list[Row]]:
        """Run them as ever, and take the time."""
        timed = _Timed(statements)
        begun = time.perf_counter()
        try:
            return super().run_atomically(timed, given_up=given_up)
        finally:
            ended = time.perf_counter()
            self.seconds += ended - begun - timed.waited
            self.marks.append((ended, self.run(_TOTAL)[0]["count"]))


class _Timed:
    """Statements, and how long was waited for them."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        self._statements = statements
        self.waited = 0.0

    def __iter__(self) -> Iterator[Statement]:
        coming = iter(self._statements)
        while True:
            begun = time.perf_counter()
            statement = next(coming, None)
            self.waited += time.perf_counter() - begun
            if statement is None:
                return
            yield statement


@dataclass(frozen=True, slots=True)
class Loaded:
    """What one way to load has taken and made; `cpu_seconds` are Python's and the server's.

    `batches` are the rates of relationships, transaction by transaction: on a server that has just
    begun, the first ones are those of Java that is not compiled yet.
    """

    papers: int
    relationships: int
    seconds: float
    write_seconds: float
    cpu_seconds: tuple[float, float]
    peak_bytes: int
    batches: tuple[float, ...] = ()

    def describe(self) -> dict[str, object]:
        """Give the figures with their rates."""
        python, server = self.cpu_seconds
        return {
            "papers": self.papers,
            "relationships": self.relationships,
            "seconds": round(self.seconds, 1),
            "ms_per_paper": round(1e3 * self.seconds / self.papers, 2),
            "relationships_per_second": round(self.relationships / self.seconds),
            "relationships_per_second_of_writing": round(self.relationships / self.write_seconds),
            "relationships_per_second_by_batch": [round(rate) for rate in self.batches],
            "cpu_seconds_python": round(python, 1),
            "cpu_seconds_server": round(server, 1),
            "peak_mib": self.peak_bytes >> 20,
        }


def load_online(connection: Connection, paths: Sequence[Path]) -> Loaded:
    """Ingest the files as `rgraph ingest` does, all that it decides and derives included."""
    with TimedDatabase(connection) as database, Usage() as usage:
        spent, begun = read_cpu(), time.perf_counter()
        ingest(database, paths)
        seconds = time.perf_counter() - begun
        cpu = _subtract(read_cpu(), spent)
        written, made = database.seconds, count_relationships(database)
        [row] = database.run(_PAPERS)
    rates = tuple(_list_rates(begun, database.marks))
    total = sum(made.values())
    return Loaded(row["papers"], total, seconds, written, cpu, usage.peak, rates)


def _list_rates(begun: float, marks: Iterable[tuple[float, int]]) -> Iterator[float]:
    """Give the rate of each transaction that added a good part of the graph."""
    ended, before = begun, 0
    for moment, count in marks:
        if count - before >= _A_BATCH:
            yield (count - before) / (moment - ended)
            ended, before = moment, count


def read_cpu() -> tuple[float, float]:
    """Give the CPU seconds of this process, and those of the server that it has begun."""
    me = psutil.Process(os.getpid())
    own = me.cpu_times()
    return own.user + own.system, sum(map(_read_cpu_of, me.children(recursive=True)))


def _read_cpu_of(process: psutil.Process) -> float:
    """Give the CPU seconds of a process, none of one that has just ended."""
    try:
        spent = process.cpu_times()
    except psutil.Error:
        return 0.0
    return spent.user + spent.system


def _subtract(one: tuple[float, float], other: tuple[float, float]) -> tuple[float, float]:
    return one[0] - other[0], one[1] - other[1]


def count_relationships(database: Database) -> dict[str, int]:
    """Give how many relationships of each type there are."""
    return {row["type"]: row["count"] for row in database.run(_COUNT)}


def load_by_neomodel(connection: Connection, lines: Path, papers: int) -> Loaded:
    """Save and connect the first papers one by one; nothing is linked, decided or derived."""
    scheme, _, address = connection.uri.partition("://")
    get_config().database_url = f"{scheme}://{connection.username}:{connection.password}@{address}"
    with lines.open("rb") as stream:
        wanted = [orjson.loads(line) for line in islice(stream, papers)]
    with Usage() as usage:
        spent, begun = read_cpu(), time.perf_counter()
        made = sum(_save(line) for line in wanted)
        seconds = time.perf_counter() - begun
        cpu = _subtract(read_cpu(), spent)
    db.close_connection()
    return Loaded(papers, made, seconds, seconds, cpu, usage.peak)


def _save(line: Json) -> int:
    said = orjson.loads(orjson.dumps(line))
    date = said["date"]
    paper = Paper(
        id=f"paper:{slugify(said['title'])}",
        title=said["title"],
        titleKey=said["title"].lower(),
        searchText=said["title"],
        abstract=said["abstract"],
        date=date["value"],
        datePrecision=date["precision"],
        yearInferred=False,
        year=int(date["value"][:4]),
        doi=said["doi"],
        hasCode=said["hasCode"],
        authorCount=len(said["authors"]),
        authorsTruncated=False,
    ).save()
    for place, name in enumerate(said["authors"], start=1):
        whole = {"component": name, "authorshipComponent": name, "collaboratorCount": 0}
        author = _get(Author, name, nameKey=name, nameVariants=[name], **whole)
        rest = {"inferred": False, "confidence": 1.0, "sources": [], "evidence": []}
        more = {"position": place, "printedName": name, "method": "", "profiles": []}
        paper.authors.connect(author, rest | more)
    for code in said["categories"]:
        primary = {"primary": code == said["category"], "ambiguous": False}
        paper.categories.connect(_get(Category, code, scheme="arxiv"), primary)
    for topic, score in zip(said["topicsFound"], TOPIC_SCORES, strict=False):
        found = _get(Topic, topic["name"], kind="keyphrase")
        paper.topics.connect(found, {"score": score, "method": "keyphrase"})
    for one in said["institutionsFound"]:
        found = _get(Institution, one["name"], aliases=[])
        paper.institutions.connect(found, {"method": "byline"})
    kinds = ("authors", "categories", "topicsFound", "institutionsFound")
    return sum(len(said[kind]) for kind in kinds)


def _get(label: type[StructuredNode], name: str, **properties: object) -> object:
    key = f"{label.__name__.lower()}:{slugify(name)}"
    known = label.nodes.get_or_none(id=key)
    if known is not None:
        return known
    counted = {} if label is Category else {"paperCount": 0}
    return label(id=key, name=name, searchText=name, **counted, **properties).save()
