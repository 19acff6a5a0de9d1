"""Whether two graphs of one literature say the same of who wrote what, whatever the ids."""

from dataclasses import dataclass

from graph.store.connection import Connection
from graph.store.database import Database
from graph.store.statement import Statement

_PAPERS = Statement(
    "bench/papers_by_entries",
    "MATCH (p:Paper)-[:HAS_SOURCE]->(s) RETURN p.id AS paper, collect(s.id) AS entries",
    "read",
)
_AUTHORS = Statement(
    "bench/authors_by_places",
    "MATCH (a:Author)-[r:AUTHORED]->(p:Paper) "
    "RETURN a.id AS author, collect([p.id, r.position]) AS places",
    "read",
)
_COLLABORATIONS = Statement(
    "bench/collaborations",
    "MATCH (a:Author)-[r:COLLABORATED_WITH]->(b:Author) "
    "RETURN a.id AS one, b.id AS other, r.papers AS papers",
    "read",
)

Person = frozenset[tuple[str, int | None]]


@dataclass(frozen=True, slots=True)
class People:
    """Papers by their entries, authors by their places on papers, and who wrote with whom."""

    papers: frozenset[frozenset[str]]
    authors: frozenset[Person]
    collaborations: frozenset[tuple[frozenset[Person], int]]


def read_people(connection: Connection) -> People:
    """Read all of it."""
    with Database(connection) as database:
        entries = {row["paper"]: row["entries"] for row in database.run(_PAPERS)}
        names = {paper: min(found) for paper, found in entries.items()}
        people = {
            row["author"]: frozenset((names[paper], place) for paper, place in row["places"])
            for row in database.run(_AUTHORS)
        }
        collaborations = frozenset(
            (frozenset((people[row["one"]], people[row["other"]])), row["papers"])
            for row in database.run(_COLLABORATIONS)
        )
    papers = frozenset(frozenset(found) for found in entries.values())
    return People(papers, frozenset(people.values()), collaborations)


def compare_people(one: People, other: People) -> dict[str, dict[str, int]]:
    """Give how much is in both, and in one of them only."""
    return {
        kind: {
            "both": len(getattr(one, kind) & getattr(other, kind)),
            "first only": len(getattr(one, kind) - getattr(other, kind)),
            "second only": len(getattr(other, kind) - getattr(one, kind)),
        }
        for kind in ("papers", "authors", "collaborations")
    }
