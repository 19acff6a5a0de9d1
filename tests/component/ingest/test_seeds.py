"""The seeds in the graph: the figures that the four pages have, counted here from the file."""

import json
from collections import Counter, defaultdict
from itertools import combinations
from math import isclose
from pathlib import Path

import pytest

from cli.seeds import SEEDS, load_seeds
from graph.store.database import Database
from ingest.pipeline import ingest
from tests.component.ingest.dump import dump, rows
from tests.helpers.graph_checks import check_nodes

OWNERS = {
    "000_b5ce182067c7e00f.txt": "Lukas Ruff",
    "001_073bc24a7c7e5f50.txt": "Lukas Ruff",
    "002_e3e56477b9342fa0.txt": "Lukas Klein",
    "003_62eb7e2458d55e0f.txt": "Georgios Kaissis",
}
ONE_PERSON = [
    {"Jacob Kauffmann", "Jacob R. Kauffmann"},
    {"Johannes Paetzold", "Johannes C. Paetzold"},
    {"Paul F. Jaeger", "Paul F. Jäger"},
]
VARIANTS = {name: max(names) for names in ONE_PERSON for name in names}


def _entries() -> list[dict[str, object]]:
    lines = (SEEDS / "pages.jsonl").read_text("utf-8").splitlines()
    return [entry for entry in map(json.loads, lines) if entry["kind"] == "paper"]


def _teams() -> dict[str, set[str]]:
    """Who wrote what, by title: printed names, and the owner of the page."""
    teams: dict[str, set[str]] = defaultdict(set)
    for entry in _entries():
        printed = {VARIANTS.get(name, name) for name in entry["authors"]}
        teams[entry["title"].casefold()] |= printed | {OWNERS[entry["source"]["file"]]}
    return teams


@pytest.fixture
def seeded(database: Database) -> Database:
    assert load_seeds(database) == "79 papers loaded from 87 entries of seeds/"
    return database


def test_entries_become_papers_and_variants_become_people(seeded: Database) -> None:
    teams = _teams()
    people = Counter(name for team in teams.values() for name in team)

    found = rows(seeded, "MATCH (a:Author) RETURN a.nameVariants AS names, a.paperCount AS papers")

    assert len(_entries()) == 87
    assert len(check_nodes(seeded, "Paper", ["id"])) == len(teams) == 79
    assert {VARIANTS.get(names[0], names[0]): count for names, count in found} == people
    assert [set(names) for names, _ in found if len(names) > 1] == sorted(ONE_PERSON, key=sorted)
    assert (people["Lukas Ruff"], people["Georgios Kaissis"], people["Lukas Klein"]) == (21, 50, 8)


def test_printed_and_inferred_authorships_can_be_told_apart(seeded: Database) -> None:
    printed: Counter[str] = Counter()
    for team in {e["title"].casefold(): e for e in _entries() if e["authors"]}.values():
        printed.update(VARIANTS.get(name, name) for name in team["authors"])

    found = rows(
        seeded,
        "MATCH (a:Author)-[r:AUTHORED]->() "
        "RETURN a.name, r.inferred AS said, count(*) AS papers, min(r.confidence) AS least",
    )
    inferred = {name: papers for name, said, papers, _ in found if said}
    told = {VARIANTS.get(str(name), name): papers for name, said, papers, _ in found if not said}

    assert told == printed
    whole = {"Lukas Ruff": 21, "Georgios Kaissis": 50, "Lukas Klein": 8}
    assert inferred == {name: papers - printed[name] for name, papers in whole.items()}
    assert {least for *_, said, _, least in found if said} == {0.8, 0.9}


def test_every_authorship_says_why_and_where_from(seeded: Database) -> None:
    bare = rows(
        seeded,
        "MATCH (a)-[r:AUTHORED]->(p) WHERE size(r.evidence) = 0 OR size(r.sources) = 0 "
        "OR r.method IS NULL OR NOT 0 < r.confidence <= 1 RETURN a.id, p.id",
    )
    unknown = rows(
        seeded,
        "MATCH ()-[r:AUTHORED]->(p) UNWIND r.sources AS source "
        "WITH p, source WHERE NOT EXISTS { (p)-[:HAS_SOURCE]->(:SourceRecord {id: source}) } "
        "RETURN p.id, source",
    )

    assert (bare, unknown) == ([], [])


def test_collaborations_are_newmans_sums_over_joint_papers(seeded: Database) -> None:
    strengths: dict[frozenset[str], float] = defaultdict(float)
    papers: Counter[frozenset[str]] = Counter()
    for team in _teams().values():
        for pair in map(frozenset, combinations(team, 2)):
            papers[pair] += 1
            strengths[pair] += 1 / (len(team) - 1)

    found = {
        frozenset(VARIANTS.get(str(name), str(name)) for name in (one, other)): (count, strength)
        for one, other, count, strength in rows(
            seeded,
            "MATCH (a)-[c:COLLABORATED_WITH]->(b) WHERE a.id < b.id "
            "RETURN a.name, b.name, c.papers, c.strength",
        )
    }

    assert {pair: count for pair, (count, _) in found.items()} == papers
    assert all(isclose(strength, strengths[pair]) for pair, (_, strength) in found.items())


def test_three_pages_owners_are_three_components(seeded: Database) -> None:
    found = rows(
        seeded,
        "MATCH (a:Author) WITH a.component AS least, collect(a.id) AS ids, "
        "collect(DISTINCT a.authorshipComponent) AS wide "
        "RETURN least, wide, reduce(m = ids[0], i IN ids | CASE WHEN i < m THEN i ELSE m END)",
    )

    assert len(found) == 3
    assert all(least == first and wide == (least,) for least, wide, first in found)


def test_what_the_profile_page_says_has_its_place(seeded: Database) -> None:
    [(*said, source, when)] = rows(
        seeded,
        "MATCH (a:Author {id: 'author:lukas-ruff'}) RETURN a.role, a.openToCollaborate, "
        "a.trustScore, a.trustLabel, a.verification, a.claimed, a.followers, "
        "a.profileSource, a.profileDate",
    )
    [(works, topics, close)] = rows(
        seeded,
        "MATCH (f:Profile {id: $id}) RETURN f.works, f.topics, f.closeCollaborators",
        id=source,
    )

    assert said == ["Researcher", True, 21.0, "Emerging", "L1", False, 0]
    assert (works, topics, close, when) == (8, 4, 4, "2026-06-30")


def test_header_figures_keep_their_source_and_date(seeded: Database) -> None:
    [found] = rows(
        seeded,
        "MATCH (a:Author {id: 'author:lukas-klein'})-[:HAS_PROFILE]->(f) "
        "WHERE a.metricsSource = f.id RETURN a.hIndex, a.citationCount, a.novelty, a.aiScore, "
        "a.metricsDate, a.mainCategory, f.file, f.paperCount",
    )

    assert found == (29, 112, 43.0, 47.0, "2026-06-30", "cs.CV", "002_e3e56477b9342fa0.txt", 8)


def test_an_ambiguous_category_keeps_every_candidate(seeded: Database) -> None:
    found = rows(
        seeded,
        "MATCH (p:Paper)-[r:IN_CATEGORY]->(c) WHERE r.ambiguous "
        "RETURN DISTINCT c.id AS category, r.primary AS first",
    )
    parents = rows(seeded, "MATCH (c:Category)-[:PART_OF]->(d) RETURN d.id, collect(c.id)")

    assert found == [
        ("cs.CV", True),
        ("math.CV", False),
    ]
    assert ("eess", ("eess.IV",)) in parents


def test_tags_and_names_in_the_text_become_institutions(seeded: Database) -> None:
    found = rows(
        seeded,
        "MATCH (p)-[r:FROM_INSTITUTION]->(i) RETURN i.id, i.ror, r.method, count(p) AS papers",
    )

    assert found == [
        ("institution:charite-universitatsmedizin-berlin", "001w7jn25", "mention", 2),
        ("institution:eth-zurich", "05a28rw58", "tag", 1),
        ("institution:google-deepmind", "00971b260", "tag", 1),
        ("institution:ludwig-maximilians-universitat-munchen", "05591te55", "mention", 1),
        ("institution:mayo-clinic", "02qp3tb03", "mention", 2),
    ]


def test_seeds_go_into_an_empty_graph_only(seeded: Database) -> None:
    before = dump(seeded)

    assert load_seeds(seeded) is None
    assert dump(seeded) == before


def test_a_folder_without_seeds_is_said(database: Database, tmp_path: Path) -> None:
    assert "no seeds" in str(load_seeds(database, folder=tmp_path))


def test_the_seeds_again_change_nothing(seeded: Database) -> None:
    before = dump(seeded)

    report = ingest(seeded, [SEEDS / "pages.jsonl"])

    assert dump(seeded) == before
    assert {(kind, str(outcome)): count for kind, outcome, _, count in report.list_reasons()} == {
        ("paper", "unchanged"): 87,
        ("profile", "unchanged"): 4,
    }
