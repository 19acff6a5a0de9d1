"""Write a small world of papers and authors as ingest leaves it, derived data included."""

from graph.paths.options import DERIVATION_THRESHOLD
from graph.store.database import Database
from graph.store.statement import Statement
from tests.helpers.collaborations import World, collaborations

_AUTHORS = """
UNWIND $rows AS row
CREATE (:Author {
  id: row.id, name: row.id, nameVariants: [row.id], nameKey: row.id, searchText: row.id,
  paperCount: 0, collaboratorCount: 0,
  component: row.component, authorshipComponent: row.authorshipComponent
})
"""
_PAPERS = """
UNWIND $rows AS row
CREATE (paper:Paper {
  id: row.id, title: row.id, titleKey: row.id, searchText: row.id, year: row.year, date: row.date,
  yearInferred: false, hasCode: false, authorCount: row.authorCount
})
WITH paper, row
UNWIND row.mentions AS mention
MATCH (author:Author {id: mention[0]})
CREATE (author)-[:AUTHORED {
  printedName: author.name, inferred: false, confidence: mention[1], sources: []
}]->(paper)
"""
_COLLABORATIONS = """
UNWIND $rows AS row
MATCH (a:Author {id: row.a})
MATCH (b:Author {id: row.b})
CREATE (a)-[:COLLABORATED_WITH {
  papers: row.papers, strength: row.strength, firstYear: row.firstYear, lastYear: row.lastYear,
  confidence: row.confidence
}]->(b)
"""
_COUNTS = """
MATCH (author:Author)
OPTIONAL MATCH (author)-[:AUTHORED]->(paper)
WITH author, min(paper.year) AS firstYear, max(paper.year) AS lastYear
SET author.firstYear = firstYear,
    author.lastYear = lastYear,
    author.paperCount = COUNT { (author)-[:AUTHORED]->() },
    author.collaboratorCount = COUNT { (author)-[:COLLABORATED_WITH]-() }
"""


def store_world(database: Database, world: World) -> None:
    """Add the world to a database that has none of its ids."""
    derived = world.components(DERIVATION_THRESHOLD)
    every = world.components(None)
    _write(
        database,
        _AUTHORS,
        [
            {"id": a, "component": derived[a], "authorshipComponent": every[a]}
            for a in world.authors
        ],
    )
    _write(
        database,
        _PAPERS,
        [
            {
                "id": paper.id,
                "year": paper.year,
                "date": None if paper.year is None else str(paper.year),
                "authorCount": paper.author_count,
                "mentions": [list(mention) for mention in paper.mentions],
            }
            for paper in world.papers
        ],
    )
    _write(database, _COLLABORATIONS, collaborations(world))
    database.run(Statement("tests/count", _COUNTS, "write"))


def store_merged(database: Database, old: str, new: str) -> None:
    """Let `old` lead to `new`, an author or a merged id."""
    text = """
    MATCH (survivor {id: $new})
    CREATE (:Merged {id: $old})-[:MERGED_INTO]->(survivor)
    """
    database.run(Statement("tests/merge", text, "write", {"old": old, "new": new}))


def _write(database: Database, text: str, rows: list[dict[str, object]]) -> None:
    database.run(Statement("tests/store", text, "write", {"rows": rows}))
