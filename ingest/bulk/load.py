"""A first load of everything at once, step by step: from files to tables for Neo4j's importer."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import orjson

from ingest.bulk import decide_step, derive, link_step, read_step, tables
from ingest.bulk.components import (
    find_components,
    list_teams,
    name_components,
    number_authors,
    sort_authors,
    write_components,
)
from ingest.bulk.rows import SCHEMA, BulkRow, by_arrow
from ingest.bulk.union import connect
from ingest.bulk.work_folder import WorkFolder
from ingest.imports.run import FINISHED, ImportRun, write_counts
from ingest.intake import Batch, InputFile
from ingest.linkers.assign_ids import digest
from ingest.records import Rejected
from ingest.report import RunReport
from ingest.resolve.profiles import Profile

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession


@dataclass(slots=True)
class BulkLoad:
    """A bulk load under way: where it stands, what it reads, and who is told of rejected records.

    Each method is one step; `write_tables` is the list of them.
    """

    spark: "SparkSession"
    work: WorkFolder
    batch: Batch
    files: Sequence[InputFile]
    run: ImportRun
    threshold: int
    on_reject: Callable[[Rejected], None]
    report: RunReport = field(default_factory=RunReport)

    def write_tables(self) -> Path:
        """Make every table that the importer needs, and give the folder that holds them."""
        read = self._read()
        linked, pages = self._link(read), self._own_pages(read)
        decided = self._decide(linked.unionByName(pages))
        self._gather_reports(read, linked, pages)
        rows = self._write_import().unionByName(linked).unionByName(pages).unionByName(decided)
        return self._export(rows)

    def _read(self) -> "DataFrame":
        step = by_arrow(read_step.read_step(self.batch, self.files))
        count = len(self.files)

        def make() -> "DataFrame":
            files = self.spark.range(0, count, 1, max(count, 1)).withColumnRenamed("id", "place")
            return files.mapInArrow(step, SCHEMA)

        return self.work.rows(self.spark, "read", make)

    def _link(self, read: "DataFrame") -> "DataFrame":
        pages = link_step.Pages(*self._find_pages(read))
        step = by_arrow(link_step.link_step(pages, self._origin()))

        def make() -> "DataFrame":
            entries = self._number(read)
            components = self._connect_entries(entries)
            joined = entries.join(components, "place", "left").selectExpr(
                "coalesce(component, place) AS component", "place", "key", "number", "said"
            )
            ordered = joined.repartition("component").sortWithinPartitions("component", "place")
            return ordered.mapInArrow(step, SCHEMA)

        return self.work.rows(self.spark, "link", make)

    def _origin(self) -> link_step.Origin:
        return link_step.Origin(self.run.id, self.run.started.isoformat())

    def _find_pages(self, read: "DataFrame") -> tuple[dict[str, Profile], dict[str, str]]:
        """Give the pages on which entries may stand, and the first of each file."""
        profiles: dict[str, Profile] = {}
        heads: dict[str, str] = {}
        found = read.where(f"kind = '{read_step.PROFILE}' AND other IS NOT NULL").orderBy("place")
        for row in found.toLocalIterator():
            profiles[row["key"]] = Profile(row["key"], orjson.loads(row["said"]))
            heads.setdefault(row["other"], row["key"])
        return profiles, heads

    @staticmethod
    def _number(read: "DataFrame") -> "DataFrame":
        """Number the entries of one file and title, in the order of the input."""
        return read.where(f"kind = '{read_step.ENTRY}'").selectExpr(
            "key",
            "place",
            "said",
            f"CASE WHEN other = '{read_step.DATED}' THEN 0 ELSE"
            " row_number() OVER (PARTITION BY key ORDER BY place) END AS number",
        )

    def _connect_entries(self, entries: "DataFrame") -> "DataFrame":
        """Give a component to each entry that has an id or a title in common with another."""
        keys = entries.selectExpr(
            "place", "explode(from_json(said, 'keys array<string>').keys) AS k"
        )
        shared = keys.groupBy("k").agg({"place": "collect_set"}).toDF("k", "places")
        groups = shared.where("size(places) > 1").select("places").toLocalIterator()
        least = connect(row["places"] for row in groups)
        rows = sorted(least.items()) or [(-1, -1)]
        return self.spark.createDataFrame(rows, "place bigint, component bigint")

    def _decide(self, rows: "DataFrame") -> "DataFrame":
        step = by_arrow(decide_step.decide_step())

        def make() -> "DataFrame":
            mentions = rows.where(f"kind = '{link_step.MENTION}'")
            roots = self._connect_blocks(rows)
            joined = mentions.join(roots, "key", "left").selectExpr(
                "coalesce(root, key) AS root", "other", "payload"
            )
            ordered = joined.repartition("root").sortWithinPartitions("root", "other")
            return ordered.mapInArrow(step, SCHEMA)

        return self._tell_apart(self.work.rows(self.spark, "decide", make))

    def _own_pages(self, read: "DataFrame") -> "DataFrame":
        """Give the pages as nodes and their owners as mentions."""
        origin = self._origin()

        def run(rows: Iterator[dict[str, Any]]) -> Iterator[BulkRow]:
            profiles = {row["key"]: Profile(row["key"], orjson.loads(row["said"])) for row in rows}
            yield from decide_step.own_pages(profiles, origin)

        def make() -> "DataFrame":
            pages = read.where(f"kind = '{read_step.PROFILE}'")
            ordered = pages.repartition("key").sortWithinPartitions("key", "place")
            return ordered.mapInArrow(by_arrow(run), SCHEMA)

        return self.work.rows(self.spark, "pages", make)

    def _connect_blocks(self, rows: "DataFrame") -> "DataFrame":
        """Give the least block of those that names with several family names connect."""
        bridges = rows.where(f"kind = '{link_step.BRIDGE}'").select("key", "other").distinct()
        least = connect((row["key"], row["other"]) for row in bridges.toLocalIterator())
        return self.spark.createDataFrame(
            sorted(least.items()) or [("", "")], "key string, root string"
        )

    def _tell_apart(self, decided: "DataFrame") -> "DataFrame":
        """Give authors of different blocks whose names give one id different ids."""
        claims = decided.where(f"kind = '{decide_step.CLAIM}'")
        claimed = claims.groupBy("key").count().where("count > 1").select("key")
        rows = claims.join(claimed, "key").select("key", "other", "place").collect()
        if not rows:
            return decided
        new = _rename([(row["key"], row["other"], row["place"]) for row in rows])
        names = self.spark.createDataFrame(new, "key string, place bigint, renamed string")
        columns = ["kind", "coalesce(renamed, key) AS key", "other", "place", "said", "payload"]
        return decided.join(names, ["key", "place"], "left").selectExpr(*columns)

    def _gather_reports(self, *found: "DataFrame") -> None:
        for table in found:
            for row in table.where(f"kind = '{read_step.REPORT}'").toLocalIterator():
                read_step.unpack_report(orjson.loads(row["said"]), self.report)
        rejected = found[0].where(f"kind = '{read_step.REJECT}'").orderBy("place")
        for row in rejected.toLocalIterator():
            said = orjson.loads(row["said"])
            self.on_reject(Rejected(said["file"], said["line"], said["reason"], said["raw"]))

    def _write_import(self) -> "DataFrame":
        run = self.run
        said = {
            "status": FINISHED,
            "startedAt": run.started.isoformat(),
            "wroteAt": datetime.now(UTC).isoformat(),
            "files": list(run.files),
            "options": run.options,
            "counts": write_counts(self.report),
            "version": run.version,
        }
        row = ("node:Import", run.id, None, None, orjson.dumps(said).decode(), None)
        return self.spark.createDataFrame([row], SCHEMA)

    def _export(self, rows: "DataFrame") -> Path:
        folder = self.work.path / "graph"
        _Export(self.spark, self.work, rows, folder, self.threshold).write()
        return folder


def _rename(claims: Sequence[tuple[str, str, int]]) -> list[tuple[str, int, str]]:
    """Leave each id to the author whose first mention comes first; the others get a digest."""
    taken: set[str] = set()
    renamed = []
    for author, mention, place in sorted(claims, key=lambda claim: (claim[0], claim[1])):
        if author in taken:
            renamed.append((author, place, f"{author}-{digest(mention)}"))
        taken.add(author)
    return renamed


_NODES = ("Paper", "SourceRecord", "Category", "Profile", "Import", "NameKey", "Identifier")
_FOUND_OFTEN = frozenset({"Category", "NameKey", "Identifier", "PART_OF", "MEETS"})
"""What several rows give: every paper of a category says what the category is."""
_RELATIONSHIPS = (
    *("HAS_SOURCE", "HAS_IDENTIFIER", "FROM_IMPORT", "AUTHORED", "HAS_PROFILE", "MEETS"),
    *("IN_CATEGORY", "PART_OF", "ABOUT", "FROM_INSTITUTION"),
)


@dataclass(slots=True)
class _Export:
    """Writes the tables, those that are derived last."""

    spark: "SparkSession"
    work: WorkFolder
    rows: "DataFrame"
    folder: Path
    threshold: int

    def write(self) -> None:
        """Write every table anew."""
        shutil.rmtree(self.folder, ignore_errors=True)
        with self.work.stage("tables"):
            for label in _NODES:
                self._node(label)
            for kind in _RELATIONSHIPS:
                self._relationship(kind)
            self._name_views()
            self._counted("Topic", "subjects")
            self._counted("Institution", "origins")
            tables.write_relationships(self._cite(), "CITES", self.folder)
            affiliations = derive.date_affiliations(self.spark)
            tables.write_relationships(affiliations, "AFFILIATED_WITH", self.folder)
        collaborations = self.work.table(
            self.spark,
            "collaborations",
            partial(derive.derive_collaborations, self.spark, self.threshold),
        )
        derive.name_views(collaborations=collaborations)
        components = self._find_components()
        with self.work.stage("authors"):
            tables.write_relationships(collaborations, "COLLABORATED_WITH", self.folder)
            self._write_authors(components)

    def _node(self, label: str) -> None:
        nodes = tables.read_nodes(self.rows, label)
        distinct = nodes.dropDuplicates(["id"]) if label in _FOUND_OFTEN else nodes
        tables.write_nodes(distinct, label, self.folder)

    def _relationship(self, kind: str) -> None:
        found = tables.read_relationships(self.rows, kind)
        distinct = found.dropDuplicates(["start", "end"]) if kind in _FOUND_OFTEN else found
        tables.write_relationships(distinct, kind, self.folder)

    def _name_views(self) -> None:
        read = partial(tables.read_relationships, self.rows)
        derive.name_views(
            authored=read("AUTHORED"),
            papers=tables.read_nodes(self.rows, "Paper"),
            filings=read("IN_CATEGORY"),
            profiles=tables.read_nodes(self.rows, "Profile"),
            owned=read("HAS_PROFILE"),
            subjects=read("ABOUT"),
            origins=read("FROM_INSTITUTION"),
            affiliated=read("AFFILIATED_WITH"),
        )

    def _cite(self) -> "DataFrame":
        """Join papers to those that bear what they refer to."""
        citing = self.rows.where(f"kind = '{link_step.CITING}'").selectExpr("key", "other AS start")
        cited = self.rows.where(f"kind = '{link_step.CITED}'").selectExpr("key", "other AS end")
        return citing.join(cited, "key").where("start <> end").select("start", "end").distinct()

    def _counted(self, label: str, view: str) -> None:
        nodes = tables.read_nodes(self.rows, label).dropDuplicates(["id"]).drop("paperCount")
        counted = nodes.join(derive.count_papers(self.spark, view), "id", "left")
        tables.write_nodes(counted.na.fill(0, ["paperCount"]), label, self.folder)

    def _find_components(self) -> "DataFrame":
        authors = tables.read_nodes(self.rows, "Author")
        authored = self.spark.table("authored")
        ordered = self.work.table(self.spark, "ids", lambda: sort_authors(authors))
        numbers = number_authors(self.spark, ordered)
        self.work.table(self.spark, "teams", lambda: list_teams(authored, numbers))
        with self.work.stage("components") as stage:
            where = self.work.path / "components"
            size = ordered.count()
            stage.rows = size
            write_components(
                *find_components(self.work.path / "teams", size, self.threshold), where
            )
        return name_components(self.spark.read.parquet(str(where)), numbers)

    def _write_authors(self, components: "DataFrame") -> None:
        derived = ("paperCount", "firstYear", "lastYear", "mainCategory", "collaboratorCount")
        authors = tables.read_nodes(self.rows, "Author")
        authors = authors.drop(*derived, "component", "authorshipComponent")
        whole = authors.join(derive.count_authors(self.spark), "id", "left").join(components, "id")
        filled = whole.na.fill(0, ["paperCount", "collaboratorCount"])
        tables.write_nodes(filled, "Author", self.folder)
