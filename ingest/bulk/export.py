"""Writes what a bulk load found as tables for Neo4j's importer, with all that is derived."""

import shutil
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.bulk import derive, link_step, tables
from ingest.bulk.components import (
    find_components,
    list_teams,
    name_components,
    number_authors,
    sort_authors,
    write_components,
)
from ingest.bulk.institutions import ResolvedPlaces
from ingest.bulk.rows import SCHEMA
from ingest.bulk.spark import is_small
from ingest.bulk.work_folder import WorkFolder

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

_NODES = (
    "Paper",
    "SourceRecord",
    "Category",
    "Profile",
    "Import",
    "NameKey",
    "Identifier",
    "Merged",
)
_FOUND_OFTEN = frozenset({"Category", "NameKey", "Identifier", "PART_OF", "MEETS"})
"""What several rows give: every paper of a category says what the category is."""
_DONE = "_SUCCESS"
_RELATIONSHIPS = (
    *("HAS_SOURCE", "HAS_IDENTIFIER", "FROM_IMPORT", "AUTHORED", "HAS_PROFILE", "MEETS"),
    *("IN_CATEGORY", "PART_OF", "ABOUT", "MERGED_INTO"),
)


@dataclass(slots=True)
class Export:
    """Writes the tables, those that are derived last."""

    spark: "SparkSession"
    work: WorkFolder
    rows: "DataFrame"
    places: ResolvedPlaces
    folder: Path
    threshold: int

    def write(self) -> None:
        """Write every table, all anew unless all are there: a load may be in the midst of them."""
        if (self.folder / _DONE).exists():
            for name in ("tables", "authors"):
                with self.work.stage(name) as stage:
                    stage.wanted = False
            return
        shutil.rmtree(self.folder, ignore_errors=True)
        places = [(r.kind, r.key, r.other, r.place, r.said, None) for r in self.places.rows]
        self.rows = self.rows.unionByName(self.spark.createDataFrame(places, SCHEMA))
        if is_small(self.spark):  # opening files takes longest, and each table would open them all
            self.rows = self.rows.coalesce(1).cache()
        with self.work.stage("tables"):
            for label in _NODES:
                self._node(label)
            for kind in _RELATIONSHIPS:
                self._relationship(kind)
            origins = self._find_origins()
            tables.write_relationships(origins, "FROM_INSTITUTION", self.folder)
            self._name_views(origins)
            topics = derive.keep_least(tables.read_nodes(self.rows, "Topic"))
            self._write_counted(topics, "Topic", "subjects")
            institutions = tables.read_nodes(self.rows, "Institution")
            self._write_counted(institutions, "Institution", "origins")
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
            (self.folder / _DONE).touch()

    def _node(self, label: str) -> None:
        nodes = tables.read_nodes(self.rows, label)
        distinct = nodes.dropDuplicates(["id"]) if label in _FOUND_OFTEN else nodes
        tables.write_nodes(distinct, label, self.folder)

    def _relationship(self, kind: str) -> None:
        found = tables.read_relationships(self.rows, kind)
        distinct = found.dropDuplicates(["start", "end"]) if kind in _FOUND_OFTEN else found
        tables.write_relationships(distinct, kind, self.folder)

    def _find_origins(self) -> "DataFrame":
        """Say which institutions papers name: of several ways to name one, the first."""
        keys = self.spark.createDataFrame(
            list(self.places.ids.items()) or [("", "")], "other string, id string"
        )
        found = self.rows.where("kind = 'relationship:FROM_INSTITUTION'").join(keys, "other")
        first = found.selectExpr("key", "id", "said", "kind", "place").selectExpr(
            "kind",
            "key",
            "id AS other",
            "said",
            "row_number() OVER (PARTITION BY key, id ORDER BY place) AS at",
        )
        return tables.read_relationships(first.where("at = 1"), "FROM_INSTITUTION")

    def _name_views(self, origins: "DataFrame") -> None:
        read = partial(tables.read_relationships, self.rows)
        derive.name_views(
            authored=read("AUTHORED"),
            papers=tables.read_nodes(self.rows, "Paper"),
            filings=read("IN_CATEGORY"),
            profiles=tables.read_nodes(self.rows, "Profile"),
            owned=read("HAS_PROFILE"),
            subjects=read("ABOUT"),
            origins=origins,
            affiliated=read("AFFILIATED_WITH"),
        )

    def _cite(self) -> "DataFrame":
        """Join papers to those that bear what they refer to."""
        citing = self.rows.where(f"kind = '{link_step.CITING}'").selectExpr("key", "other AS start")
        cited = self.rows.where(f"kind = '{link_step.CITED}'").selectExpr("key", "other AS end")
        return citing.join(cited, "key").where("start <> end").select("start", "end").distinct()

    def _write_counted(self, nodes: "DataFrame", label: str, view: str) -> None:
        counted = nodes.drop("paperCount").join(derive.count_papers(self.spark, view), "id", "left")
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
