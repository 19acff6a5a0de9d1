"""A small literature with two people of one name, one person with two names, and a bystander."""

from pathlib import Path

from graph.store.database import Database
from ingest.pipeline import IngestOptions, ingest
from tests.component.ingest.dump import rows
from tests.component.ingest.records import Line, paper, write

MATHS = [
    paper(
        "Sheaves on Curves of Low Genus", "Wei Wang", "Ida Berg", year=2001, doi="10.1234/sheaves"
    ),
    paper("Stacks and What They Classify", "Wei Wang", "Ida Berg", year=2003),
]
BIOLOGY = [
    paper("Mice That Do Not Sleep at Night", "Wei Wang", "Omar Said", year=2011),
    paper("Sleep in the Wild Type Mouse", "Wei Wang", "Omar Said", "Lea Roth", year=2012),
]
RENAMED = [
    paper("Tides of the Northern Fjords", "Mary Smith", "Per Dahl", year=2005),
    paper("Salt in the Northern Fjords", "Mary Jones", "Per Dahl", year=2015),
]
WORLD = [*MATHS, *BIOLOGY, *RENAMED]


def load(database: Database, folder: Path, *lines: Line, name: str = "world.jsonl") -> None:
    """Ingest the lines as one file."""
    folder.mkdir(exist_ok=True)
    ingest(database, [write(folder / name, lines)], IngestOptions())


def people(database: Database) -> dict[str, set[str]]:
    """The titles of each author's papers, by the author's id."""
    found: dict[str, set[str]] = {}
    text = "MATCH (a:Author)-[:AUTHORED]->(p:Paper) RETURN a.id, p.title"
    for author, title in rows(database, text):
        found.setdefault(str(author), set()).add(str(title))
    return found


def titles(*lines: Line) -> set[str]:
    return {line["title"] for line in lines}


def paper_id(database: Database, line: Line) -> str:
    [(found,)] = rows(database, "MATCH (p:Paper {title: $title}) RETURN p.id", title=line["title"])
    return str(found)
