"""What a database is made of, and back to nothing."""

from typing import Any

from graph.model.introspection import IndexDescription
from graph.store.database import Database
from graph.store.statement import Statement


def _write(text: str) -> Statement:
    return Statement("tests/schema", text, "write")


def show_indexes(database: Database) -> set[IndexDescription]:
    """Every index and constraint, as the model describes them, without Neo4j's own."""
    constraints = database.run_unmanaged(
        _write("SHOW CONSTRAINTS YIELD name, type, labelsOrTypes, properties")
    )
    unique = {row["name"] for row in constraints}
    found = {_described(row, _constraint_kind(row["type"])) for row in constraints}
    indexes = database.run_unmanaged(
        _write(
            "SHOW INDEXES YIELD name, type, labelsOrTypes, properties, options "
            "WHERE type <> 'LOOKUP'"
        )
    )
    return found | {_described(row, row["type"]) for row in indexes if row["name"] not in unique}


def _constraint_kind(shown: str) -> str:
    # Newer servers say NODE_PROPERTY_UNIQUENESS for what older ones call UNIQUENESS.
    return "UNIQUENESS" if shown in {"UNIQUENESS", "NODE_PROPERTY_UNIQUENESS"} else shown


def _described(row: dict[str, Any], kind: str) -> IndexDescription:
    options = row.get("options") or {}
    config = options.get("indexConfig", {})
    return IndexDescription(
        name=row["name"],
        kind=kind,
        label="+".join(row["labelsOrTypes"]),
        property="+".join(row["properties"]),
        analyser=config.get("fulltext.analyzer"),
    )


def name_what_is_there(database: Database) -> str:
    """A few words on nodes, indexes and constraints; empty if there are none."""
    [row] = database.run(Statement("tests/schema", "MATCH (n) RETURN count(n) AS n", "read"))
    names = sorted(index.name for index in show_indexes(database))
    nodes = f"{row['n']} nodes" if row["n"] else ""
    indexes = f"{len(names)} indexes and constraints ({', '.join(names[:3])} …)" if names else ""
    return " and ".join(filter(None, [nodes, indexes]))


def drop_everything(database: Database) -> None:
    """Delete all nodes, constraints and indexes."""
    delete_nodes(database, keep_history=False)
    database.run_atomically(
        [
            _write(f"DROP {'CONSTRAINT' if i.kind == 'UNIQUENESS' else 'INDEX'} `{i.name}`")
            for i in show_indexes(database)
        ]
    )


def delete_nodes(database: Database, *, keep_history: bool = True) -> None:
    """Delete all data; the migration history may stay."""
    which = "WHERE NOT n:Migration AND NOT n:MigrationLock" if keep_history else ""
    database.run_unmanaged(
        _write(f"MATCH (n) {which} CALL (n) {{ DETACH DELETE n }} IN TRANSACTIONS OF 10000 ROWS")
    )
