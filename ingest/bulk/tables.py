"""Nodes and relationships as typed tables, laid out for Neo4j's offline importer."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from graph.query.vocabulary import get_label, get_relationship

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

_TYPES = {
    "STRING": ("string", ""),
    "INTEGER": ("bigint", ":LONG"),
    "FLOAT": ("double", ":DOUBLE"),
    "BOOLEAN": ("boolean", ":BOOLEAN"),
    "LIST<STRING>": ("array<string>", ":STRING[]"),
    "ZONED DATETIME": ("string", ":DATETIME"),
}
"""For each type of the model, Spark's and the importer's."""

Column = tuple[str, str]
"""Name and type of a property, as the model has it."""


def _list_node_columns(label: str) -> list[Column]:
    return [(p.name, p.type) for p in get_label(label).properties if p.name != "id"]


def _list_relationship_columns(kind: str) -> list[Column]:
    return [(p.name, p.type) for p in get_relationship(kind).properties]


def read_nodes(rows: "DataFrame", label: str) -> "DataFrame":
    """Give the nodes of a label, with a column for each property of the model."""
    found = rows.where(rows["kind"] == f"node:{label}")
    return _typed(found, _list_node_columns(label), key="id")


def read_relationships(rows: "DataFrame", kind: str) -> "DataFrame":
    """Give the relationships of a type, with a column for each property."""
    found = rows.where(rows["kind"] == f"relationship:{kind}")
    return _typed(found, _list_relationship_columns(kind), key="start", other="end")


def write_nodes(nodes: "DataFrame", label: str, folder: Path) -> None:
    """Write the nodes where the importer looks for the label."""
    columns = ["`id` AS `id:ID`", *_columns(_list_node_columns(label))]
    _write(nodes, columns, folder / "nodes" / label)


def write_relationships(relationships: "DataFrame", kind: str, folder: Path) -> None:
    """Write the relationships where the importer looks for the type."""
    ends = ["`start` AS `:START_ID`", "`end` AS `:END_ID`"]
    columns = [*ends, *_columns(_list_relationship_columns(kind))]
    _write(relationships, columns, folder / "relationships" / kind)


def _write(table: "DataFrame", columns: list[str], folder: Path) -> None:
    # Neo4j's own jars can read this compression.
    table.selectExpr(*columns).write.option("compression", "snappy").parquet(str(folder))


def _columns(columns: Iterable[Column]) -> list[str]:
    return [f"`{name}` AS `{name}{_TYPES[kind][1]}`" for name, kind in columns]


def _typed(rows: "DataFrame", columns: Sequence[Column], **ends: str) -> "DataFrame":
    """Give the columns that `ends` renames, and one for each property."""
    named = [f"`{column}` AS `{name}`" for column, name in ends.items()]
    if not columns:
        return rows.selectExpr(*named)
    schema = ", ".join(f"`{name}` {_TYPES[kind][0]}" for name, kind in columns)
    parsed = rows.selectExpr(*named, f"from_json(said, '{schema}') AS properties")
    return parsed.selectExpr(*(f"`{name}`" for name in ends.values()), "properties.*")
