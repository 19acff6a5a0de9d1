"""A first load of everything at once, step by step: from files to tables for Neo4j's importer."""

import pickle
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import orjson

from ingest.bulk import decide_step, link_step, people_step, read_step
from ingest.bulk.export import Export
from ingest.bulk.institutions import (
    DESCRIBED,
    Registers,
    ResolvedPlaces,
    read_registers,
    resolve_places,
)
from ingest.bulk.people_step import find_registered
from ingest.bulk.rows import SCHEMA, BulkRow, by_arrow
from ingest.bulk.shared_places import SharedPlaces, share_places
from ingest.bulk.union import connect
from ingest.bulk.work_folder import WorkFolder
from ingest.imports.run import FINISHED, ImportRun, write_counts
from ingest.intake import Batch, InputFile
from ingest.records import Rejected
from ingest.report import RunReport
from ingest.resolve.profiles import Profile, is_outdated
from ingest.resolve.registered_people import WAITING
from ingest.slugs import digest

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
    known: SharedPlaces = field(default_factory=SharedPlaces)

    def write_tables(self) -> Path:
        """Make every table that the importer needs, and give the folder that holds them."""
        read = self._read()
        registers = self._read_registers(read)
        self.known = share_places(self.spark, self.run.id, registers)
        found = self._link(read).unionByName(self._own_pages(read))
        places = self._resolve_places(registers, found)
        decided = self._describe_people(found, self._decide(found, places), places)
        self._gather_reports(read, found, decided)
        rows = self._write_import().unionByName(found).unionByName(decided)
        return self._export(rows, places)

    def _read(self) -> "DataFrame":
        step = by_arrow(read_step.read_step(self.batch, self.files))
        count = len(self.files)

        def make() -> "DataFrame":
            files = self.spark.range(0, count, 1, max(count, 1)).withColumnRenamed("id", "place")
            return files.mapInArrow(step, SCHEMA)

        return self.work.rows(self.spark, "read", make)

    def _link(self, read: "DataFrame") -> "DataFrame":
        pages = link_step.Pages(*self._find_pages(read))
        step = by_arrow(link_step.link_step(pages, self._origin(), self.known))

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

    def _read_registers(self, read: "DataFrame") -> Registers:
        rows = read.where(f"kind = '{read_step.INSTITUTION}'").orderBy("place")
        records = [pickle.loads(r["payload"]) for r in rows.toLocalIterator()]  # noqa: S301 - ours
        return read_registers(records, self.report)

    def _resolve_places(self, registers: Registers, rows: "DataFrame") -> ResolvedPlaces:
        described = rows.where(f"kind = '{DESCRIBED}'").select("payload").distinct()
        with self.work.stage("institutions") as stage:
            found = resolve_places(registers, (r["payload"] for r in described.toLocalIterator()))
            stage.rows = len(found.rows)
        return found

    def _decide(self, rows: "DataFrame", places: ResolvedPlaces) -> "DataFrame":
        step = by_arrow(decide_step.decide_step(places.ids, self.known))

        def make() -> "DataFrame":
            mentions = rows.where(f"kind = '{link_step.MENTION}'")
            roots = self._connect_blocks(rows)
            joined = mentions.join(roots, "key", "left").selectExpr(
                "coalesce(root, key) AS root", "other", "payload"
            )
            ordered = joined.repartition("root").sortWithinPartitions("root", "other")
            return ordered.mapInArrow(step, SCHEMA)

        return self._tell_apart(self.work.rows(self.spark, "decide", make))

    def _describe_people(
        self, found: "DataFrame", decided: "DataFrame", places: ResolvedPlaces
    ) -> "DataFrame":
        """Give the decided rows with what registers say of the authors."""
        registered = found.where(f"kind = '{decide_step.STATED}'").select("key").distinct()
        records = registered.count()
        if not records:
            return decided
        step = by_arrow(people_step.people_step(places.ids, self.known))

        def make() -> "DataFrame":
            return find_registered(found, decided).mapInArrow(step, SCHEMA)

        described = self.work.rows(self.spark, "people", make)
        attached = described.where("kind = 'relationship:HAS_PROFILE'").count()
        self.report.notes += Counter({WAITING: records - attached})
        again = described.where("kind = 'node:Author'").select("kind", "key")
        return decided.join(again, ["kind", "key"], "left_anti").unionByName(described)

    def _own_pages(self, read: "DataFrame") -> "DataFrame":
        """Give the pages as nodes and their owners as mentions."""
        origin, known = self._origin(), self.known

        def run(rows: Iterator[dict[str, Any]]) -> Iterator[BulkRow]:
            yield from decide_step.own_pages(_keep_newest(rows), origin, known)

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
            self.on_reject(Rejected(**orjson.loads(row["said"])))

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

    def _export(self, rows: "DataFrame", places: ResolvedPlaces) -> Path:
        folder = self.work.path / "graph"
        Export(self.spark, self.work, rows, places, folder, self.threshold).write()
        return folder


def _keep_newest(rows: Iterator[dict[str, Any]]) -> dict[str, Profile]:
    profiles: dict[str, Profile] = {}
    for row in rows:
        profile = Profile(row["key"], orjson.loads(row["said"]))
        known = profiles.get(profile.id)
        if known is None or not is_outdated(profile, known):
            profiles[profile.id] = profile
    return profiles


def _rename(claims: Sequence[tuple[str, str, int]]) -> list[tuple[str, int, str]]:
    """Leave each id to the author whose first mention comes first; the others get a digest."""
    taken: set[str] = set()
    renamed = []
    for author, mention, place in sorted(claims, key=lambda claim: (claim[0], claim[1])):
        if author in taken:
            renamed.append((author, place, f"{author}-{digest(mention)}"))
        taken.add(author)
    return renamed
