"""The whole graph as sets of texts, to compare before with after."""

import json
from dataclasses import dataclass

from graph.store.database import Database
from graph.store.statement import Statement

_NODES = """
MATCH (n)
WHERE NOT n:Migration AND NOT n:MigrationLock AND NOT n:Import
  AND NOT n:GraphState AND NOT n:GraphChange
RETURN labels(n) AS labels, properties(n) AS properties
"""
_RELATIONSHIPS = """
MATCH (a)-[r]->(b) WHERE NOT a:Migration AND NOT b:Import
RETURN a.id AS source, type(r) AS type, b.id AS target, r {.*, decidedAt: null} AS properties
"""


@dataclass(frozen=True)
class Dump:
    """Every node and relationship with all properties, but the ingest's own and when it decided."""

    nodes: frozenset[str]
    relationships: frozenset[str]


def dump(database: Database) -> Dump:
    """Everything in the graph, as it is now."""
    found = []
    for text in (_NODES, _RELATIONSHIPS):
        rows = database.run(Statement("tests/dump", text, "read"))
        lines = [json.dumps(row, sort_keys=True) for row in rows]
        assert len(set(lines)) == len(lines), "nothing is there twice"
        found.append(frozenset(lines))
    return Dump(*found)


def rows(database: Database, text: str, **parameters: object) -> list[tuple[object, ...]]:
    """The rows of a query, in a fixed order."""
    found = database.run(Statement("tests/rows", text, "read", parameters))
    return sorted((tuple(_hashable(v) for v in row.values()) for row in found), key=repr)


def _hashable(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value
