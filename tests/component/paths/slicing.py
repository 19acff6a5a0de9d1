"""A small world with subjects, and slices of it."""

from graph.paths.slicer import Slicer
from graph.paths.slices import Slice, SliceOptions
from tests.helpers.collaborations import World, WorldPaper

SECONDS = 60.0


def paper(number: int, year: int | None, count: int, *authors: str) -> WorldPaper:
    mentions = tuple((f"author:{author}", 0.9) for author in authors)
    return WorldPaper(f"paper:{number}", max(count, len(authors)), year, mentions)


PAPERS = (
    paper(1, 2020, 0, "ann", "bob"),
    paper(2, 2022, 0, "ann", "bob", "cleo"),
    paper(3, None, 0, "ann"),
    paper(4, 2015, 0, "bob", "dan"),
    paper(5, 2021, 400, "ann", "eve"),
)
MADE = World(tuple(f"author:{n}" for n in ("ann", "bob", "cleo", "dan", "eve")), PAPERS)
SUBJECTS = """
CREATE (topic:Topic {id: 'topic:maps', name: 'maps', searchText: 'maps'})
CREATE (category:Category {id: 'cs.CV', name: 'CV', scheme: 'arxiv', searchText: 'cv'})
CREATE (top:Category {id: 'cs', name: 'CS', scheme: 'arxiv', searchText: 'cs'})
CREATE (category)-[:PART_OF]->(top)
CREATE (institution:Institution {id: 'institution:lab', name: 'Lab', aliases: [], searchText: 'l'})
WITH *
MATCH (one:Paper {id: 'paper:1'})
MATCH (two:Paper {id: 'paper:2'})
MATCH (ann:Author {id: 'author:ann'})
CREATE (one)-[:ABOUT {score: 0.5, method: 'test'}]->(topic)
CREATE (two)-[:ABOUT {score: 0.7, method: 'test'}]->(topic)
CREATE (two)-[:IN_CATEGORY {primary: true, ambiguous: false}]->(category)
CREATE (two)-[:CITES]->(one)
CREATE (two)-[:FROM_INSTITUTION {method: 'tag'}]->(institution)
CREATE (ann)-[:AFFILIATED_WITH {papers: 1, firstYear: 2022, lastYear: 2022}]->(institution)
"""


async def cut(slicer: Slicer, *around: str, **options: object) -> Slice:
    return await slicer.cut_slice(around, SliceOptions(**options), seconds=SECONDS)  # type: ignore[arg-type]  # a test's shorthand


def ids(made: Slice) -> list[tuple[int, str]]:
    return [(node.distance, node.id) for node in made.nodes]
