"""Statements that create what the rows of a table say: nodes of a label, relationships of a type.

A row of nodes is a list of values: the id, and then the properties in the order in which they are
named. A row of relationships is the id where they start, and a list for each: the id where it ends,
and then its properties.
"""

from collections.abc import Sequence

from graph.query.cypher import Lines
from graph.query.vocabulary import (
    get_label,
    get_property,
    get_relationship,
    get_relationship_property,
    list_ends,
)

_DATETIME = "ZONED DATETIME"


def compile_nodes(label: str, names: Sequence[str]) -> str:
    """Give the statement that creates nodes of `$rows`; it fails where the id of one is there."""
    types = [get_property(label, name).type for name in names]
    properties = _map("row", ["id", *names], ["STRING", *types], first=0)
    created = f"(:{get_label(label).label} {properties})"
    return _text([f"CREATE {created}"])


def compile_relationships(kind: str, names: Sequence[str]) -> str:
    """Give the statement that joins nodes that are there; it fails where one of them is not.

    Where several labels have such relationships, an id is looked for in each: ids are unique over
    the whole graph.
    """
    types = [get_relationship_property(kind, name).type for name in names]
    properties = f" {_map('said', names, types, first=1)}" if names else ""
    start, end = ("|".join(sorted(list_ends(kind, way))) for way in ("in", "out"))
    # Nothing can be created on what is not there: an optional end that is missing is an error.
    return _text(
        [
            f"OPTIONAL MATCH (start:{start} {{id: row[0]}})",
            "UNWIND row[1] AS said",
            f"OPTIONAL MATCH (end:{end} {{id: said[0]}})",
            f"CREATE (start)-[:{get_relationship(kind).type}{properties}]->(end)",
        ]
    )


def _text(lines: Lines) -> str:
    return "\n".join(["UNWIND $rows AS row", *lines])


def _map(row: str, names: Sequence[str], types: Sequence[str], *, first: int) -> str:
    numbered = enumerate(zip(names, types, strict=True), start=first)
    said = (f"{name}: {_read(f'{row}[{at}]', kind)}" for at, (name, kind) in numbered)
    return f"{{{', '.join(said)}}}"


def _read(value: str, kind: str) -> str:
    return f"datetime({value})" if kind == _DATETIME else value
