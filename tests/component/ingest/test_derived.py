"""What is derived from authorships, against the same worked out here from the whole graph."""

import random
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import networkx as nx
import pytest

from graph.store.database import Database
from ingest.pipeline import IngestOptions, ingest
from ingest.report import Outcome
from tests.component.derivations import derive_affiliations, list_derivations
from tests.component.ingest.dump import dump, rows
from tests.component.ingest.records import Line, owner, paper, write

THRESHOLD = 5


def _world(seed: int) -> list[Line]:
    """Papers whose people print their names in several ways, some papers with many authors."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    people = [
        f"{first} {last}" for first in ("Ada", "Bo", "Cy") for last in ("Po", "Ra", "Ti", "Xu")
    ]
    forms = [*people, "Ada M. Po", "Ada K. Po", "B. Ra", "C. Ti", "Bo L. Xu"]
    lines = [
        _draw_paper(chance, number, chance.sample(forms, chance.choice([1, 2, 2, 3, 4, 7])))
        for number in range(60)
    ]
    chance.shuffle(lines)
    return lines


def _draw_paper(chance: random.Random, number: int, names: list[str]) -> Line:
    categories = chance.sample(["cs.AI", "cs.CL", "hep-th", "math.CO"], chance.randint(0, 3))
    return paper(
        f"On the Nature of Things Number {number}",
        *names,
        year=chance.randint(1999, 2024),
        file=f"page{number % 4}.txt",
        truncated=chance.random() < 0.5,
        category=categories[0] if categories else None,
        categories=categories,
        authorships=[_draw_byline(chance, name) for name in names],
    )


def _draw_byline(chance: random.Random, name: str) -> Line:
    places = chance.sample(["Zz College", "Zz Institute", "Zz University"], chance.randint(0, 2))
    return {"name": name, "affiliations": [{"institutions": [{"name": one}]} for one in places]}


def _expected(database: Database) -> tuple[dict[object, tuple[object, ...]], dict[object, object]]:
    teams: dict[object, list[tuple[str, float]]] = defaultdict(list)
    years: dict[object, object] = {}
    found = rows(
        database,
        "MATCH (a:Author)-[r:AUTHORED]->(p:Paper) RETURN a.id, r.confidence, p.id, p.year",
    )
    for author, confidence, key, year in found:
        teams[key].append((str(author), float(str(confidence))))
        years[key] = year
    joint: dict[object, list[tuple[object, float, object]]] = defaultdict(list)
    narrow: nx.Graph[str] = nx.Graph()
    narrow.add_nodes_from(author for team in teams.values() for author, _ in team)
    for key, team in sorted(teams.items(), key=repr):
        if len(team) > THRESHOLD:
            continue
        for (one, sure), (other, also) in combinations(sorted(team), 2):
            joint[one, other].append((1 / (len(team) - 1), min(sure, also), years[key]))
            narrow.add_edge(one, other)
    pairs = {
        pair: (
            len(shared),
            round(sum(share for share, _, _ in shared), 9),
            max(sure for _, sure, _ in shared),
            min(int(str(year)) for *_, year in shared),
            max(int(str(year)) for *_, year in shared),
        )
        for pair, shared in joint.items()
    }
    wide = narrow.copy()
    for team in teams.values():
        nx.add_path(wide, [author for author, _ in team])
    components = [
        {author: min(group) for group in nx.connected_components(graph) for author in group}
        for graph in (narrow, wide)
    ]
    authors = {author: (components[0][author], components[1][author]) for author in narrow}
    return pairs, dict(authors)


def _check(database: Database) -> None:
    pairs, components = _expected(database)
    stored = {
        (one, other): (papers, round(float(str(strength)), 9), sure, first, last)
        for one, other, papers, strength, sure, first, last in rows(
            database,
            "MATCH (a)-[c:COLLABORATED_WITH]->(b) RETURN a.id, b.id, c.papers, c.strength, "
            "c.confidence, c.firstYear, c.lastYear",
        )
    }
    labels = rows(database, "MATCH (a:Author) RETURN a.id, a.component, a.authorshipComponent")
    counts = rows(
        database,
        "MATCH (a:Author) WHERE a.paperCount <> COUNT {(a)-[:AUTHORED]->()} "
        "OR a.collaboratorCount <> COUNT {(a)-[:COLLABORATED_WITH]-()} RETURN a.id",
    )
    many = rows(
        database,
        "MATCH (p:Paper) WHERE p.authorCount <> COUNT {(p)<-[:AUTHORED]-()} RETURN p.id",
    )

    twice = rows(
        database,
        "MATCH (a)-[r]->(b) WITH a, b, type(r) AS kind, count(*) AS times WHERE times > 1 "
        "RETURN kind, a.id, b.id",
    )

    assert twice == []
    assert stored == pairs
    assert {author: (narrow, wide) for author, narrow, wide in labels} == components
    assert (counts, many) == ([], [])


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_what_is_kept_up_batch_by_batch_equals_what_the_whole_graph_says(
    database: Database, tmp_path: Path, seed: int
) -> None:
    lines = _world(seed)

    for number, part in enumerate(_cut(lines, 15)):
        path = write(tmp_path / f"{number}.jsonl", part)
        ingest(database, [path], IngestOptions(threshold=THRESHOLD, batch_size=6))
        _check(database)
    counted = {"analysis/count_newcomers", "analysis/refresh_authors"}
    assert counted <= database.statements.keys(), "by the batch and by the graph"
    [(places, categories)] = rows(
        database,
        "MATCH (a:Author) RETURN sum(COUNT {(a)-[:AFFILIATED_WITH]->()}), count(a.mainCategory)",
    )
    assert (int(str(places)) > 10, int(str(categories)) > 10) == (True, True)
    kept_up = dump(database)
    for statement in (*list_derivations(database, THRESHOLD), derive_affiliations(database)):
        database.run(statement)
    assert dump(database) == kept_up, "equal to the last digit"


def _cut(lines: list[Line], size: int) -> Iterator[list[Line]]:
    return (lines[start : start + size] for start in range(0, len(lines), size))


def test_an_author_who_is_taken_off_a_paper_parts_what_only_that_paper_held_together(
    database: Database, tmp_path: Path
) -> None:
    options = IngestOptions(threshold=THRESHOLD)
    title = "A Paper That Ties Two Groups Together"
    first = [
        paper(title, "Ada Po", "Bo Ra"),
        paper("The Work of Ada and Cy Alone", "Ada Po", "Cy Ti"),
        paper("The Work of Bo and Di Alone", "Bo Ra", "Di Xu"),
    ]
    ingest(database, [write(tmp_path / "a.jsonl", first)], options)
    joined = rows(database, "MATCH (a:Author) RETURN DISTINCT a.component")

    changed = write(tmp_path / "b.jsonl", [paper(title, "Ada Po"), *first[1:]])
    report = ingest(database, [changed], options)

    assert len(joined) == 1
    assert report.total(Outcome.UPDATED) == 1
    assert rows(database, "MATCH (a:Author) RETURN DISTINCT a.component AS c") == [
        ("author:ada-po",),
        ("author:bo-ra",),
    ]
    _check(database)


def test_a_paper_that_outgrows_the_threshold_no_longer_makes_collaborations(
    database: Database, tmp_path: Path
) -> None:
    names = ["Ada Po", "Bo Ra", "Cy Ti", "Di Xu", "Ed Ma", "Fi Lo"]
    title = "A Collaboration That Keeps Growing Larger"
    small = write(tmp_path / "small.jsonl", [paper(title, *names[:3])])
    large = write(tmp_path / "large.jsonl", [paper(title, *names)])
    options = IngestOptions(threshold=THRESHOLD)

    ingest(database, [small], options)
    between = rows(database, "MATCH (:Author)-[c:COLLABORATED_WITH]->(:Author) RETURN c.papers")
    ingest(database, [large], options)

    assert len(between) == 3
    assert rows(database, "MATCH ()-[c:COLLABORATED_WITH]->() RETURN c.papers") == []
    assert len(rows(database, "MATCH (a:Author) RETURN DISTINCT a.component")) == 6
    assert len(rows(database, "MATCH (a:Author) RETURN DISTINCT a.authorshipComponent")) == 1
    _check(database)


def test_three_thousand_authors_load_without_millions_of_pairs(
    database: Database, tmp_path: Path
) -> None:
    names = [f"A{chr(97 + n % 26)}{chr(97 + n // 26 % 26)} Surname{n}" for n in range(3000)]
    path = write(tmp_path / "many.jsonl", [paper("A Very Large Detector at Work", *names)])

    ingest(database, [path])

    assert rows(database, "MATCH (p:Paper) RETURN p.authorCount") == [(3000,)]
    assert rows(database, "MATCH (a:Author) RETURN count(a)") == [(3000,)]
    assert rows(database, "MATCH ()-[c:COLLABORATED_WITH]->() RETURN count(c)") == [(0,)]


def test_an_affiliation_in_a_header_joins_its_author_to_the_institution(
    database: Database, tmp_path: Path
) -> None:
    found = [{"name": "ETH Zurich", "method": "tag", "score": None}]
    lines = [
        owner("Ada Po", affiliation="ETH Zurich"),
        paper("A Paper From the Very Same Institution", "Ada Po", year=2019,
              institutionTag="eth-zurich", institutionsFound=found),
        paper("A Paper From Nowhere in Particular", "Ada Po", year=2021),
    ]  # fmt: skip

    ingest(database, [write(tmp_path / "a.jsonl", lines)])

    assert rows(
        database,
        "MATCH (a:Author)-[r:AFFILIATED_WITH]->(i) "
        "RETURN a.id, i.ror, r.papers, r.firstYear, r.lastYear",
    ) == [("author:ada-po", "05a28rw58", 1, 2019, 2019)]
