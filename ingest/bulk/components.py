"""Component ids of authors: the least author id that each is connected with."""

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.bulk.union import Numbers

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

_AT_ONCE = 200_000


def sort_authors(authors: "DataFrame") -> "DataFrame":
    """Give the ids in their order, each with the part of the table and the place in the part."""
    # Spark numbers rows by part and place: 33 bits are the place.
    return (
        authors.select("id")
        .orderBy("id")
        .selectExpr("id", "monotonically_increasing_id() AS at")
        .selectExpr("id", "shiftright(at, 33) AS part", "at & 8589934591L AS place")
    )


def number_authors(spark: "SparkSession", ordered: "DataFrame") -> "DataFrame":
    """Number the sorted authors from 0 on, without gaps."""
    sizes = {row["part"]: row["count"] for row in ordered.groupBy("part").count().collect()}
    begin, total = [], 0
    for part in sorted(sizes):
        begin.append((part, total))
        total += sizes[part]
    offsets = spark.createDataFrame(begin or [(0, 0)], "part bigint, offset bigint")
    return ordered.join(offsets, "part").selectExpr("id", "offset + place AS number")


def list_teams(authored: "DataFrame", numbers: "DataFrame") -> "DataFrame":
    """Give papers with the numbers of their authors, those of a paper one after another."""
    joined = authored.selectExpr("start AS id", "end AS paper").join(numbers, "id")
    return joined.select("paper", "number").repartition("paper").sortWithinPartitions("paper")


def find_components(teams: Path, size: int, threshold: int) -> tuple[Numbers, Numbers]:
    """Connect authors by papers of at most `threshold` authors, and by all papers.

    It holds 16 bytes an author and reads the teams from the disk, some at a time.
    """
    narrow, wide = Numbers(size), Numbers(size)
    for team in _read_teams(teams):
        wide.join(team)
        if len(team) <= threshold:
            narrow.join(team)
    return narrow, wide


def _read_teams(folder: Path) -> Iterator[list[int]]:
    from pyarrow import parquet  # noqa: PLC0415 - an extra

    for path in sorted(folder.glob("*.parquet")):
        batches = parquet.ParquetFile(path).iter_batches(_AT_ONCE)
        rows = (
            row
            for batch in batches
            for row in zip(*(column.to_pylist() for column in batch.columns), strict=True)
        )
        for _, members in groupby(rows, key=itemgetter(0)):
            yield [number for _, number in members]


def write_components(narrow: Numbers, wide: Numbers, path: Path) -> None:
    """Write the table of numbers with their components' numbers."""
    import pyarrow as pa  # noqa: PLC0415 - an extra
    from pyarrow import parquet  # noqa: PLC0415 - an extra

    columns = {"component": narrow.least(), "authorshipComponent": wide.least()}
    table = pa.table(
        {"number": pa.array(range(len(columns["component"])), pa.int64())}
        | {name: pa.array(values, pa.int64()) for name, values in columns.items()}
    )
    path.mkdir(parents=True, exist_ok=True)
    parquet.write_table(table, path / "part.parquet")


def name_components(components: "DataFrame", numbers: "DataFrame") -> "DataFrame":
    """Give each author's component ids."""
    least = numbers.selectExpr("number AS component", "id AS componentId")
    wide = numbers.selectExpr("number AS authorshipComponent", "id AS authorshipComponentId")
    return (
        components.join(numbers, "number")
        .join(least, "component")
        .join(wide, "authorshipComponent")
        .selectExpr(
            "id", "componentId AS component", "authorshipComponentId AS authorshipComponent"
        )
    )
