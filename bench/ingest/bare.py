"""The same graph written again by the driver alone: what is left when nothing is worked out."""

import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graph.store.connection import Connection
from graph.store.database import Database
from graph.store.statement import Statement

_A_TRANSACTION = 10_000
"""Rows that one statement, and one transaction, writes."""

_NODES = Statement(
    "bench/nodes",
    "MATCH (n) WHERE n.id IS NOT NULL AND NOT n:MigrationLock "
    "RETURN labels(n)[0] AS label, properties(n) AS properties",
    "read",
)
_RELATIONSHIPS = Statement(
    "bench/relationships",
    "MATCH (a)-[r]->(b) WHERE a.id IS NOT NULL AND b.id IS NOT NULL "
    "RETURN type(r) AS type, labels(a)[0] AS from, labels(b)[0] AS to, "
    "a.id AS one, b.id AS other, properties(r) AS properties",
    "read",
)
_DELETE = Statement(
    "bench/delete",
    "MATCH (n) WHERE NOT n:Migration AND NOT n:MigrationLock "
    "CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS",
    "write",
)

Row = Mapping[str, Any]
Kind = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Contents:
    """Every node by its label, and every relationship by its type and the labels of its ends."""

    nodes: Mapping[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    relationships: Mapping[Kind, list[Row]] = field(default_factory=lambda: defaultdict(list))

    @property
    def size(self) -> int:
        """How many relationships there are."""
        return sum(map(len, self.relationships.values()))


def read_contents(connection: Connection) -> Contents:
    """Read the whole graph: everything that has an id, and what joins it."""
    contents = Contents()
    with Database(connection) as database:
        for row in database.run(_NODES):
            contents.nodes[row["label"]].append(row["properties"])
        for row in database.run(_RELATIONSHIPS):
            kind = (row["type"], row["from"], row["to"])
            contents.relationships[kind].append(
                {name: row[name] for name in ("one", "other", "properties")}
            )
    return contents


def write_bare(connection: Connection, contents: Contents) -> float:
    """Create all of it in a migrated graph without data; give the seconds that it took."""
    with Database(connection) as database:
        begun = time.perf_counter()
        for statement in _list_statements(contents):
            database.run(statement)
        return time.perf_counter() - begun


def delete_data(connection: Connection) -> None:
    """Delete all nodes; indexes and the history of migrations stay, and so does a warm server."""
    with Database(connection) as database:
        database.run_unmanaged(_DELETE)


def _list_statements(contents: Contents) -> Iterator[Statement]:
    for label, nodes in contents.nodes.items():
        text = f"UNWIND $rows AS row CREATE (n:{label}) SET n = row"
        yield from _cut(f"bench/create_{label}", text, nodes)
    for (kind, one, other), rows in contents.relationships.items():
        text = (
            f"UNWIND $rows AS row MATCH (a:{one} {{id: row.one}}) "
            f"MATCH (b:{other} {{id: row.other}}) CREATE (a)-[r:{kind}]->(b) SET r = row.properties"
        )
        yield from _cut(f"bench/create_{kind}", text, rows)


def _cut(name: str, text: str, rows: Sequence[Row]) -> Iterator[Statement]:
    for start in range(0, len(rows), _A_TRANSACTION):
        some = rows[start : start + _A_TRANSACTION]
        yield Statement(name, text, "write", {"rows": some})
