"""Loading over Bolt, timed, beside a loop with neomodel that writes the same papers one by one."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import orjson
from neomodel import config, db
from slugify import slugify

from bench.generate.lines import TOPIC_SCORES
from graph.model.author import Author
from graph.model.paper import Paper
from graph.model.subject import Category, Institution, Topic
from graph.store.connection import Connection
from graph.store.database import Database, Row
from graph.store.statement import Statement
from ingest.bulk.memory import Memory
from ingest.pipeline import ingest
from ingest.records import Json

_COUNT = Statement(
    "bench/count",
    "MATCH ()-[r]->() WITH type(r) AS type, count(*) AS count RETURN type, count",
    "read",
)
_PAPERS = Statement("bench/papers", "MATCH (p:Paper) RETURN count(p) AS papers", "read")


class TimedDatabase(Database):
    """Adds up how long writing took: what is written, and what is derived from it."""

    def __init__(self, connection: Connection) -> None:
        """Nothing is written yet."""
        super().__init__(connection)
        self.seconds = 0.0

    def run_atomically(self, statements: list[Statement]) -> list[list[Row]]:
        """Run them as ever, and take the time."""
        begun = time.perf_counter()
        try:
            return super().run_atomically(statements)
        finally:
            self.seconds += time.perf_counter() - begun


@dataclass(frozen=True, slots=True)
class Loaded:
    """What one way to load has taken and made."""

    papers: int
    relationships: int
    seconds: float
    write_seconds: float
    peak_bytes: int

    def describe(self) -> dict[str, object]:
        """Give the figures with their rates."""
        return {
            "papers": self.papers,
            "relationships": self.relationships,
            "seconds": round(self.seconds, 1),
            "ms_per_paper": round(1e3 * self.seconds / self.papers, 2),
            "relationships_per_second": round(self.relationships / self.seconds),
            "relationships_per_second_of_writing": round(self.relationships / self.write_seconds),
            "peak_mib": self.peak_bytes >> 20,
        }


def load_online(connection: Connection, paths: Sequence[Path]) -> Loaded:
    """Ingest the files as `rgraph ingest` does, all that it decides and derives included."""
    with TimedDatabase(connection) as database, Memory() as memory:
        begun = time.perf_counter()
        ingest(database, paths)
        seconds = time.perf_counter() - begun
        written, made = database.seconds, count_relationships(database)
        [row] = database.run(_PAPERS)
    return Loaded(row["papers"], sum(made.values()), seconds, written, memory.peak)


def count_relationships(database: Database) -> dict[str, int]:
    """Give how many relationships of each type there are."""
    return {row["type"]: row["count"] for row in database.run(_COUNT)}


def load_by_neomodel(connection: Connection, lines: Path, papers: int) -> Loaded:
    """Save and connect the first papers one by one; nothing is linked, decided or derived."""
    scheme, _, address = connection.uri.partition("://")
    config.DATABASE_URL = f"{scheme}://{connection.username}:{connection.password}@{address}"
    with lines.open("rb") as stream:
        wanted = [orjson.loads(line) for line in islice(stream, papers)]
    with Memory() as memory:
        begun = time.perf_counter()
        made = sum(_save(line) for line in wanted)
        seconds = time.perf_counter() - begun
    db.close_connection()
    return Loaded(papers, made, seconds, seconds, memory.peak)


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


def _get(label: type, name: str, **properties: object) -> object:
    key = f"{label.__name__.lower()}:{slugify(name)}"
    known = label.nodes.get_or_none(id=key)
    if known is not None:
        return known
    counted = {} if label is Category else {"paperCount": 0}
    return label(id=key, name=name, searchText=name, **counted, **properties).save()
