"""What is derived from authorships, derived by the graph itself."""

from collections.abc import Iterator
from itertools import groupby

from graph.store.catalog import get_statement
from graph.store.database import Database
from graph.store.statement import Statement


def list_derivations(database: Database, threshold: int) -> Iterator[Statement]:
    """Give the statements that derive everything anew, from the whole graph."""
    pairs = database.run(
        Statement(
            "tests/pairs",
            "MATCH (a:Author)-[:AUTHORED]->(:Paper)<-[:AUTHORED]-(b:Author) WHERE a.id < b.id "
            "RETURN DISTINCT a.id AS author, b.id AS other ORDER BY author",
            "read",
        )
    )
    grouped = groupby(((row["author"], row["other"]) for row in pairs), key=lambda pair: pair[0])
    rows = [{"author": key, "others": [other for _, other in found]} for key, found in grouped]
    yield get_statement("analysis/refresh_collaborations", rows=rows, threshold=threshold)
    for name, label in (
        ("authors", "Author"),
        ("topics", "Topic"),
        ("institutions", "Institution"),
    ):
        text = f"MATCH (n:{label}) RETURN n.id AS id"
        ids = [row["id"] for row in database.run(Statement("tests/ids", text, "read"))]
        yield get_statement(f"analysis/refresh_{name}", **{name: ids})


def derive_affiliations(database: Database) -> Statement:
    """Give the statement that says anew where authors without a page work: bylines say it all."""
    text = "MATCH (n:Author) WHERE NOT (n)-[:HAS_PROFILE]->() RETURN n.id AS id"
    ids = [row["id"] for row in database.run(Statement("tests/ids", text, "read"))]
    rows = [{"author": key, "institutions": []} for key in ids]
    return get_statement("analysis/refresh_affiliations", rows=rows)
