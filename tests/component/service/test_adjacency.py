"""Similar papers, and institutions that papers join."""

from collections.abc import Iterator
from typing import Any

import pytest

from graph.query.similar import MOST_LINKS, MOST_PAPERS
from graph.store.database import Database
from graph.store.statement import Statement
from tests.component.service.conftest import Ask
from tests.helpers.statements import counted_statements

pytestmark = pytest.mark.anyio

SIMILAR = """query ($id: ID!, $first: Int = 10, $after: String) { paper(by: {id: $id}) {
  similar(first: $first, after: $after) {
    totalCount completeness { status reason } pageInfo { hasNextPage endCursor }
    edges { score cites citedBy node { id }
      sharedAuthorCount sharedAuthors { id } sharedTopicCount sharedTopics { id }
      sharedReferenceCount sharedReferences { id } sharedCitingCount sharedCiting(first: 1) { id }
    } } } }"""

DEEP, REVIEW, NNUNET = "paper:deep-one-class", "paper:unifying-review", "paper:nnunet"


@pytest.fixture
def citations(small_graph: Database) -> Iterator[None]:
    """Citations among the papers of the small graph."""
    rows = [
        (REVIEW, DEEP),
        (REVIEW, "paper:undated"),
        (DEEP, "paper:undated"),
        (NNUNET, "paper:undated"),
        ("paper:huge", DEEP),
        ("paper:huge", NNUNET),
        ("paper:undated-too", DEEP),
        ("paper:undated-too", NNUNET),
    ]
    text = """UNWIND $rows AS row MATCH (a:Paper {id: row[0]}) MATCH (b:Paper {id: row[1]})
              CREATE (a)-[:CITES]->(b)"""
    small_graph.run(Statement("test/cites", text, "write", {"rows": [list(r) for r in rows]}))
    yield
    small_graph.run(Statement("test/uncite", "MATCH ()-[r:CITES]->() DELETE r", "write"))


async def _similar(ask: Ask, paper: str) -> dict[str, Any]:
    similar: dict[str, Any] = (await ask(SIMILAR, id=paper))["paper"]["similar"]
    assert similar["totalCount"] == len(similar["edges"])
    assert similar["completeness"] == {"status": "COMPLETE", "reason": None}
    return {edge["node"]["id"]: edge for edge in similar["edges"]}


@pytest.mark.usefixtures("citations")
async def test_similar_papers_have_reasons_and_scores(ask: Ask) -> None:
    found = await _similar(ask, DEEP)
    assert DEEP not in found
    review = found[REVIEW]
    # 2 of 3 and 2 authors, 1 of 1 and 2 topics, 1 of 1 and 2 references, and a citation.
    assert review["score"] == pytest.approx(2 / 6**0.5 + 1 / 2**0.5 + 1 / 2**0.5 + 0.5, abs=1e-5)
    assert {key: review[key] for key in review if key not in {"score", "node"}} == {
        "cites": True,
        "citedBy": False,
        "sharedAuthorCount": 2,
        "sharedAuthors": [{"id": "author:klaus-mueller"}, {"id": "author:lukas-ruff"}],
        "sharedTopicCount": 1,
        "sharedTopics": [{"id": "topic:anomaly-detection"}],
        "sharedReferenceCount": 1,
        "sharedReferences": [{"id": "paper:undated"}],
        "sharedCitingCount": 0,
        "sharedCiting": [],
    }
    nnunet = found[NNUNET]
    assert nnunet["score"] == pytest.approx(1 + 2 / 6**0.5, abs=1e-5)
    assert (nnunet["sharedAuthorCount"], nnunet["sharedReferenceCount"]) == (0, 1)
    assert (nnunet["sharedCitingCount"], nnunet["sharedCiting"]) == (2, [{"id": "paper:huge"}])
    assert found["paper:undated"]["citedBy"] is True
    assert next(iter(found)) == REVIEW


@pytest.mark.usefixtures("citations")
async def test_similar_papers_are_the_same_seen_from_both(ask: Ask) -> None:
    for one in (DEEP, REVIEW, NNUNET):
        for other, edge in (await _similar(ask, one)).items():
            back = (await _similar(ask, other))[one]
            assert back["score"] == edge["score"]
            assert back["cites"] is edge["citedBy"]


@pytest.mark.usefixtures("citations")
async def test_similar_papers_in_pages_and_in_one_statement(ask: Ask) -> None:
    everything = list(await _similar(ask, DEEP))
    paged, after = [], None
    while True:
        with counted_statements() as statements:
            found = await ask(SIMILAR, id=DEEP, first=2, after=after)
        assert statements.total() == 1
        similar = found["paper"]["similar"]
        paged += [edge["node"]["id"] for edge in similar["edges"]]
        if not similar["pageInfo"]["hasNextPage"]:
            break
        after = similar["pageInfo"]["endCursor"]
    assert paged == everything


async def test_similar_papers_inside_lists(ask: Ask) -> None:
    data = await ask(
        """{ papers(first: 6) { nodes { id similar(first: 1) { nodes { id title } } } } }"""
    )
    by_id = {n["id"]: [s["id"] for s in n["similar"]["nodes"]] for n in data["papers"]["nodes"]}
    assert by_id[DEEP] == [REVIEW]
    assert by_id[NNUNET] == []


@pytest.fixture
def crowd(small_graph: Database) -> Iterator[None]:
    """A topic of too many papers, and a paper of too many topics."""
    papers = """UNWIND range(0, $most) AS n CREATE (:Paper {id: 'paper:x-' + n, title: 'x',
      titleKey: 'x', searchText: 'x', yearInferred: false, hasCode: false, authorCount: 0})
      -[:ABOUT {score: 1.0, method: 'test'}]->(:Topic {id: 'topic:x-' + n, name: 'x',
      kind: 'test', searchText: 'x', paperCount: 2})"""
    everywhere = """MERGE (t:Topic {id: 'topic:x-all'}) ON CREATE SET t.name = 'x',
      t.kind = 'test', t.searchText = 'x', t.paperCount = $most + 1
      WITH t MATCH (p:Paper) WHERE p.id STARTS WITH 'paper:x-'
      CREATE (p)-[:ABOUT {score: 1.0, method: 'test'}]->(t)"""
    many = """MATCH (p:Paper {id: 'paper:x-0'}) MATCH (t:Topic) WHERE t.id IN
      [n IN range(1, $most) | 'topic:x-' + n]
      CREATE (p)-[:ABOUT {score: 1.0, method: 'test'}]->(t)"""
    small_graph.run(Statement("test/papers", papers, "write", {"most": MOST_PAPERS}))
    small_graph.run(Statement("test/all", everywhere, "write", {"most": MOST_PAPERS}))
    small_graph.run(Statement("test/many", many, "write", {"most": MOST_LINKS + 5}))
    yield
    delete = "MATCH (n) WHERE n.id =~ '(paper|topic):x-.*' DETACH DELETE n"
    small_graph.run(Statement("test/delete", delete, "write"))


@pytest.mark.usefixtures("crowd")
async def test_what_is_not_gone_through_is_said(ask: Ask) -> None:
    # A topic of all papers says nothing of one, and leads nowhere.
    alone = (await ask(SIMILAR, id="paper:x-100"))["paper"]["similar"]
    assert alone["edges"] == []
    assert alone["completeness"]["status"] == "TRUNCATED"
    assert str(MOST_PAPERS) in alone["completeness"]["reason"]
    many = (await ask(SIMILAR, id="paper:x-0"))["paper"]["similar"]
    # One of the links is the paper's own topic, which no other paper has.
    assert many["totalCount"] in {MOST_LINKS - 1, MOST_LINKS}
    assert many["completeness"]["status"] == "TRUNCATED"


async def test_institutions_that_papers_join(ask: Ask) -> None:
    query = """query ($id: ID!) { institution(by: {id: $id}) { collaborators {
      totalCount edges { papers strength node { id collaborators { nodes { name } } } } } } }"""
    with counted_statements() as statements:
        data = await ask(query, id="institution:dkfz")
    assert statements.total() == 1
    assert data["institution"]["collaborators"] == {
        "totalCount": 1,
        "edges": [
            {
                "papers": 1,
                "strength": 1.0,
                "node": {
                    "id": "institution:tu-berlin",
                    "collaborators": {"nodes": [{"name": "DKFZ"}]},
                },
            }
        ],
    }


async def test_topics_and_people(ask: Ask) -> None:
    data = await ask(
        """{ topic(by: {id: "topic:anomaly-detection"}) { authors(first: 1) {
             edges { papers node { id topics(first: 2) { edges { papers node { id } } } } } } } }"""
    )
    (edge,) = data["topic"]["authors"]["edges"]
    assert edge["papers"] == 2
    assert edge["node"]["topics"]["edges"][0] == {
        "papers": 2,
        "node": {"id": "topic:anomaly-detection"},
    }
