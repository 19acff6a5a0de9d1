"""What stands in the graph, as sets to compare with."""

from collections.abc import Iterable
from typing import Any

from graph.store.database import Database
from graph.store.statement import Statement


def check_nodes(database: Database, label: str, properties: Iterable[str]) -> set[tuple[Any, ...]]:
    """One tuple of the properties for each node with the label; lists become tuples."""
    columns = ", ".join(f"n.`{name}`" for name in properties)
    return _rows(database, f"MATCH (n:`{label}`) RETURN [{columns}] AS row")


def check_relationships(
    database: Database,
    source: tuple[str, str],
    relationship: str,
    target: tuple[str, str],
    properties: Iterable[str] = (),
) -> set[tuple[Any, ...]]:
    """One tuple a relationship: source's property, target's, then the relationship's own.

    `source` and `target` are a label and a property: `("Author", "name")`.
    """
    columns = ", ".join(
        [f"a.`{source[1]}`", f"b.`{target[1]}`", *(f"r.`{name}`" for name in properties)]
    )
    pattern = f"(a:`{source[0]}`)-[r:`{relationship}`]->(b:`{target[0]}`)"
    return _rows(database, f"MATCH {pattern} RETURN [{columns}] AS row")


def _rows(database: Database, text: str) -> set[tuple[Any, ...]]:
    rows = database.run(Statement("tests/check", text, "read"))
    return {tuple(_hashable(value) for value in row["row"]) for row in rows}


def _hashable(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value
