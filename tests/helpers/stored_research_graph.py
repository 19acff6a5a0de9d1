"""Write the small research graph as ingest leaves it, derived data included."""

from typing import Any

from graph.store.database import Database
from graph.store.statement import Statement
from tests.helpers.research_graph import (
    AUTHORS,
    CATEGORIES,
    INSTITUTIONS,
    MERGED,
    PAPERS,
    TOPICS,
    affiliations,
    author_count,
    collaborations,
    papers_of,
)


def load_small_graph(database: Database) -> None:
    """Write all facts of the small graph."""
    for name, text, rows in _writes():
        database.run(Statement(f"test/{name}", text, "write", {"rows": rows}))
    database.run_named("maintenance/await_indexes", seconds=120)


def _author_row(author: dict[str, Any]) -> dict[str, Any]:
    pairs = [pair for pair in collaborations() if author["id"] in pair]
    names = [author["name"], *author["nameVariants"]]
    years = [p["year"] for p in papers_of(author["id"]) if "year" in p]
    return {
        **author,
        "nameKey": author["name"].casefold(),
        "searchText": " | ".join(dict.fromkeys(names)),
        "paperCount": len(papers_of(author["id"])),
        "collaboratorCount": len(pairs),
        "firstYear": min(years, default=None),
        "lastYear": max(years, default=None),
        "component": _least_connected(author["id"], most_authors=50),
        "authorshipComponent": _least_connected(author["id"], most_authors=None),
    }


def _least_connected(author: str, most_authors: int | None) -> str:
    """The least id among those that joint papers connect the author with."""
    reached, ahead = {author}, [author]
    while ahead:
        for paper in papers_of(ahead.pop()):
            if most_authors is None or author_count(paper) <= most_authors:
                ahead += sorted(set(paper["authors"]) - reached)
                reached.update(paper["authors"])
    return min(reached)


def _paper_row(paper: dict[str, Any]) -> dict[str, Any]:
    lists = {"authors", "categories", "topics", "institutions"}
    return {
        "yearInferred": False,
        "hasCode": False,
        "authorCount": author_count(paper),
        "authorsTruncated": author_count(paper) > len(paper["authors"]),
        "titleKey": paper["title"].casefold(),
        "searchText": paper["title"],
        **{key: value for key, value in paper.items() if key not in lists},
    }


def _subject_row(subject: dict[str, Any], key: str) -> dict[str, Any]:
    count = sum(subject["id"] in paper[key] for paper in PAPERS)
    return {**subject, "searchText": subject["name"], "paperCount": count}


def _writes() -> list[tuple[str, str, list[dict[str, Any]]]]:
    authorships = [
        {
            "author": author,
            "paper": paper["id"],
            "position": place,
            "name": author.removeprefix("author:"),
            "inferred": paper["id"] == "paper:undated",
            "confidence": 0.5 if paper["id"] == "paper:undated" else 1.0,
        }
        for paper in PAPERS
        for place, author in enumerate(paper["authors"], start=1)
    ]
    return [
        ("authors", _nodes("Author"), [_author_row(a) for a in AUTHORS]),
        ("papers", _nodes("Paper"), [_paper_row(p) for p in PAPERS]),
        (
            "categories",
            _nodes("Category"),
            [
                {
                    "id": c["id"],
                    "name": c["name"],
                    "scheme": "arxiv",
                    "searchText": f"{c['id']} | {c['name']}",
                }
                for c in CATEGORIES
            ],
        ),
        (
            "topics",
            _nodes("Topic"),
            [{**_subject_row(t, "topics"), "kind": "keyphrase"} for t in TOPICS],
        ),
        (
            "institutions",
            _nodes("Institution"),
            [{**_subject_row(i, "institutions"), "aliases": []} for i in INSTITUTIONS],
        ),
        (
            "parents",
            (
                "UNWIND $rows AS row "
                "MATCH (a:Category {id: row.id}), (b:Category {id: row.parent}) "
                "CREATE (a)-[:PART_OF]->(b)"
            ),
            [c for c in CATEGORIES if c["parent"]],
        ),
        (
            "authorships",
            (
                "UNWIND $rows AS row "
                "MATCH (a:Author {id: row.author}), (p:Paper {id: row.paper}) "
                "CREATE (a)-[:AUTHORED {position: row.position, printedName: row.name, "
                "inferred: row.inferred, confidence: row.confidence, sources: [], evidence: [], "
                "method: 'test', profiles: []}]->(p)"
            ),
            authorships,
        ),
        (
            "categories_of_papers",
            (
                "UNWIND $rows AS row MATCH (p:Paper {id: row.paper}), (c:Category {id: row.to}) "
                "CREATE (p)-[:IN_CATEGORY {primary: row.place = 0, ambiguous: false}]->(c)"
            ),
            _links("categories"),
        ),
        (
            "topics_of_papers",
            (
                "UNWIND $rows AS row MATCH (p:Paper {id: row.paper}), (t:Topic {id: row.to}) "
                "CREATE (p)-[:ABOUT {score: 1.0 / (1 + row.place), method: 'test'}]->(t)"
            ),
            _links("topics"),
        ),
        (
            "institutions_of_papers",
            (
                "UNWIND $rows AS row MATCH (p:Paper {id: row.paper}), (i:Institution {id: row.to}) "
                "CREATE (p)-[:FROM_INSTITUTION {method: 'tag'}]->(i)"
            ),
            _links("institutions"),
        ),
        (
            "affiliations",
            (
                "UNWIND $rows AS row "
                "MATCH (a:Author {id: row.author}), (i:Institution {id: row.to}) "
                "CREATE (a)-[:AFFILIATED_WITH {papers: row.papers, firstYear: row.first, "
                "lastYear: row.last}]->(i)"
            ),
            affiliations(),
        ),
        (
            "collaborations",
            (
                "UNWIND $rows AS row MATCH (a:Author {id: row.a}), (b:Author {id: row.b}) "
                "CREATE (a)-[:COLLABORATED_WITH {papers: row.papers, strength: row.strength, "
                "firstYear: row.first, lastYear: row.last, confidence: 1.0}]->(b)"
            ),
            [
                {
                    "a": a,
                    "b": b,
                    "papers": len(shared.papers),
                    "strength": shared.strength,
                    "first": min((p["year"] for p in shared.papers if "year" in p), default=None),
                    "last": max((p["year"] for p in shared.papers if "year" in p), default=None),
                }
                for (a, b), shared in collaborations().items()
            ],
        ),
        (
            "sources",
            (
                "UNWIND $rows AS row MATCH (p:Paper {id: row.id}) "
                "CREATE (p)-[:HAS_SOURCE]->(:SourceRecord {id: 'record:' + row.id, kind: 'paper', "
                "format: 'author-page', file: 'page.txt', line: row.line, asOf: '2026-06-30', "
                "record: '{}', fingerprint: row.id})"
            ),
            [{"id": paper["id"], "line": line} for line, paper in enumerate(PAPERS, start=1)],
        ),
        (
            "profiles",
            (
                "UNWIND $rows AS row MATCH (a:Author {id: row.id}) "
                "CREATE (a)-[:HAS_PROFILE]->(:Profile {id: 'profile:' + row.id, "
                "format: 'author-page', file: 'page.txt', paperCount: 99})"
            ),
            [{"id": "author:lukas-ruff"}],
        ),
        (
            "merged",
            (
                "UNWIND $rows AS row MATCH (n {id: row.to}) "
                "CREATE (:Merged {id: row.id})-[:MERGED_INTO]->(n)"
            ),
            [{"id": old, "to": new} for old, new in MERGED.items()],
        ),
    ]


def _nodes(label: str) -> str:
    return f"UNWIND $rows AS row CREATE (n:{label}) SET n = row"


def _links(key: str) -> list[dict[str, Any]]:
    return [
        {"paper": paper["id"], "to": target, "place": place}
        for paper in PAPERS
        for place, target in enumerate(paper[key])
    ]
