"""Answers compared with the facts that the graph was made from."""

import pytest

from tests.component.service.conftest import Ask
from tests.helpers.research_graph import (
    AUTHORS,
    CATEGORIES,
    PAPERS,
    TOPICS,
    affiliations,
    author_count,
    collaborations,
    papers_of,
)
from tests.helpers.statements import counted_statements

pytestmark = pytest.mark.anyio


RUFF = "author:lukas-ruff"


async def test_three_levels_are_one_statement_and_true(ask: Ask) -> None:
    with counted_statements() as statements:
        data = await ask(
            """query ($id: ID!) {
              author(by: {id: $id}) {
                name
                papers(first: 100) {
                  totalCount
                  edges {
                    inferred position confidence
                    node {
                      id title authorCount hasCode doi
                      date { value precision year yearInferred }
                      authors { edges { position printedName node { id name } } }
                      categories { edges { primary node { id code name } } }
                    }
                  }
                }
              }
            }""",
            id=RUFF,
        )
    assert statements.total() == 1
    papers = data["author"]["papers"]
    wanted = papers_of(RUFF)
    assert papers["totalCount"] == len(wanted)
    assert {edge["node"]["id"] for edge in papers["edges"]} == {p["id"] for p in wanted}
    for edge in papers["edges"]:
        (paper,) = (p for p in wanted if p["id"] == edge["node"]["id"])
        node = edge["node"]
        assert edge["position"] == paper["authors"].index(RUFF) + 1
        assert edge["inferred"] is (paper["id"] == "paper:undated")
        assert node["title"] == paper["title"]
        assert node["authorCount"] == author_count(paper)
        assert node["doi"] == paper.get("doi")
        assert node["date"] == (
            {
                "value": paper["date"],
                "precision": paper["datePrecision"].upper(),
                "year": paper["year"],
                "yearInferred": paper.get("yearInferred", False),
            }
            if "date" in paper
            else None
        )
        assert [e["node"]["id"] for e in node["authors"]["edges"]] == paper["authors"]
        assert [e["node"]["code"] for e in node["categories"]["edges"]] == paper["categories"]
        assert [e["primary"] for e in node["categories"]["edges"]] == [
            place == 0 for place in range(len(paper["categories"]))
        ]


async def test_lists_of_papers_put_missing_dates_last_both_ways(ask: Ask) -> None:
    data = await ask(
        """{ newest: papers(orderBy: DATE_DESC) { nodes { id } }
             oldest: papers(orderBy: DATE_ASC) { nodes { id } } }"""
    )
    dated = sorted((p for p in PAPERS if "date" in p), key=lambda p: p["date"])
    undated = sorted(p["id"] for p in PAPERS if "date" not in p)
    oldest = [p["id"] for p in dated] + undated
    newest = [p["id"] for p in reversed(dated)] + undated
    assert [node["id"] for node in data["oldest"]["nodes"]] == oldest
    assert [node["id"] for node in data["newest"]["nodes"]] == newest


@pytest.mark.parametrize(
    ("order", "key"),
    [
        ("NAME_ASC", lambda a: (a["name"], a["id"])),
        ("PAPER_COUNT_DESC", lambda a: (-len(papers_of(a["id"])), a["id"])),
        (
            "COLLABORATOR_COUNT_DESC",
            lambda a: (-sum(a["id"] in pair for pair in collaborations()), a["id"]),
        ),
        (
            "LAST_YEAR_DESC",
            lambda a: (-max((p.get("year", 0) for p in papers_of(a["id"])), default=0), a["id"]),
        ),
    ],
)
async def test_orders_of_authors_have_effect(ask: Ask, order: str, key) -> None:
    data = await ask(
        "query ($order: [AuthorOrder!]!) { authors(orderBy: $order) { nodes { id } totalCount } }",
        order=order,
    )
    assert [n["id"] for n in data["authors"]["nodes"]] == [
        a["id"] for a in sorted(AUTHORS, key=key)
    ]
    assert data["authors"]["totalCount"] == len(AUTHORS)


async def test_name_desc_is_name_asc_backwards(ask: Ask) -> None:
    data = await ask(
        """{ up: authors(orderBy: NAME_ASC) { nodes { id } }
             down: authors(orderBy: NAME_DESC) { nodes { id } } }"""
    )
    assert data["down"]["nodes"] == data["up"]["nodes"][::-1]


async def test_collaborators_carry_their_evidence_and_what_is_left_out(ask: Ask) -> None:
    data = await ask(
        """query ($id: ID!) { author(by: {id: $id}) {
             collaborators {
               totalCount
               completeness { papersExcluded threshold }
               edges { papers strength firstYear lastYear confidence node { id } }
             } } }""",
        id=RUFF,
    )
    found = data["author"]["collaborators"]
    wanted = {pair: shared for pair, shared in collaborations().items() if RUFF in pair}
    assert found["totalCount"] == len(wanted)
    assert found["completeness"] == {
        "papersExcluded": sum(author_count(p) > 50 for p in papers_of(RUFF)),
        "threshold": 50,
    }
    for edge in found["edges"]:
        shared = wanted[tuple(sorted([RUFF, edge["node"]["id"]]))]
        assert edge["papers"] == len(shared.papers)
        assert edge["strength"] == pytest.approx(shared.strength)
    strengths = [edge["strength"] for edge in found["edges"]]
    assert strengths == sorted(strengths, reverse=True)


async def test_topics_of_an_author_count_their_papers(ask: Ask) -> None:
    data = await ask(
        """query ($id: ID!) { author(by: {id: $id}) { topics {
             totalCount edges { papers node { id paperCount } } } } }""",
        id=RUFF,
    )
    counts = {
        topic["id"]: sum(topic["id"] in paper["topics"] for paper in papers_of(RUFF))
        for topic in TOPICS
    }
    edges = data["author"]["topics"]["edges"]
    assert {e["node"]["id"]: e["papers"] for e in edges} == {k: v for k, v in counts.items() if v}
    assert data["author"]["topics"]["totalCount"] == len(edges)


async def test_authors_of_a_topic_and_of_an_institution(ask: Ask) -> None:
    data = await ask(
        """{ topic(by: {id: "topic:reviews"}) {
               authors { totalCount edges { papers node { id } } } papers { nodes { id } } }
             institution(by: {ror: "https://ror.org/04cdgtt98"}) {
               name authors { edges { papers firstYear lastYear node { id } } } } }"""
    )
    with_topic = [p for p in PAPERS if "topic:reviews" in p["topics"]]
    counts: dict[str, int] = {}
    for paper in with_topic:
        for author in paper["authors"]:
            counts[author] = counts.get(author, 0) + 1
    topic = data["topic"]
    assert {e["node"]["id"]: e["papers"] for e in topic["authors"]["edges"]} == counts
    assert topic["authors"]["totalCount"] == len(counts)
    assert {n["id"] for n in topic["papers"]["nodes"]} == {p["id"] for p in with_topic}
    edges = data["institution"]["authors"]["edges"]
    assert {e["node"]["id"]: (e["papers"], e["firstYear"], e["lastYear"]) for e in edges} == {
        row["author"]: (row["papers"], row["first"], row["last"])
        for row in affiliations()
        if row["to"] == "institution:dkfz"
    }


async def test_groups_profiles_and_sources(ask: Ask) -> None:
    data = await ask(
        """{ known: author(by: {orcid: "https://orcid.org/0000-0002-1825-0097"}) {
               metrics { hIndex citationCount novelty source date }
               trust { role openToCollaborate score label claimed followers }
               mainCategory { code parent { code parent { code } } }
               profiles { file paperCount hIndex } }
             unknown: author(by: {id: "author:lonely"}) {
               metrics { hIndex } trust { role } mainCategory { code } profiles { file } }
             paper(by: {arxivId: "arXiv:1801.00001v2"}) { id sources { file line asOf } } }"""
    )
    assert data["known"] == {
        "metrics": {
            "hIndex": 20,
            "citationCount": 5000,
            "novelty": None,
            "source": "author-page",
            "date": "2026-06-30",
        },
        "trust": {
            "role": "Researcher",
            "openToCollaborate": True,
            "score": 0.5,
            "label": "solid",
            "claimed": False,
            "followers": None,
        },
        "mainCategory": {"code": "cs.LG", "parent": {"code": "cs", "parent": None}},
        "profiles": [{"file": "page.txt", "paperCount": 99, "hIndex": None}],
    }
    assert data["unknown"] == {"metrics": None, "trust": None, "mainCategory": None, "profiles": []}
    assert data["paper"] == {
        "id": "paper:deep-one-class",
        "sources": [{"file": "page.txt", "line": 1, "asOf": "2026-06-30"}],
    }


async def test_one_field_twice_with_other_arguments(ask: Ask) -> None:
    with counted_statements() as statements:
        data = await ask(
            """{ author(by: {id: "author:lukas-ruff"}) {
                 new: papers(first: 1, orderBy: DATE_DESC) { nodes { id } }
                 old: papers(first: 1, orderBy: DATE_ASC) { edges { node { id } } nodes { title } }
                 name: papers(first: 1) { totalCount }
                 called: name
                 again: name
               } }"""
        )
    assert statements.total() == 1
    assert data["author"] == {
        "new": {"nodes": [{"id": "paper:unifying-review"}]},
        "old": {
            "edges": [{"node": {"id": "paper:deep-one-class"}}],
            "nodes": [{"title": "Deep One-Class Classification"}],
        },
        "name": {"totalCount": 5},
        "called": "Lukas Ruff",
        "again": "Lukas Ruff",
    }


async def test_fragments_merged_fields_and_directives(ask: Ask) -> None:
    data = await ask(
        """query ($yes: Boolean!, $no: Boolean!) {
             author(by: {id: "author:marius-kloft"}) { ...A papers { nodes { title @skip(if: $yes)
               ... @include(if: $yes) { id } year @include(if: $no) } } }
           }
           fragment A on Author { papers { nodes { hasCode ...P } pageInfo { hasNextPage } } }
           fragment P on Paper { ... on Node { id } ... on Paper { type } }""",
        yes=True,
        no=False,
    )
    assert data["author"]["papers"] == {
        "nodes": [
            {"hasCode": True, "id": "paper:deep-one-class", "type": "article"},
            {"hasCode": False, "id": "paper:undated-too", "type": None},
        ],
        "pageInfo": {"hasNextPage": False},
    }


async def test_several_root_fields_are_one_statement(ask: Ask) -> None:
    with counted_statements() as statements:
        data = await ask(
            """{ a: author(by: {id: "author:lonely"}) { name }
                 b: paper(by: {doi: "https://doi.org/10.1234/DOC.1"}) { title }
                 categories(orderBy: CODE_ASC) { nodes { code } totalCount }
                 topics { nodes { name } }
                 node(id: "category:cs.CV") { ... on Category { name } }
                 search(query: "ruff", first: 1) { nodes { id } } }"""
        )
    assert statements.total() == 1
    assert data["a"] == {"name": "Lonely Writer"}
    assert data["b"] == {"title": "Deep One-Class Classification"}
    codes = sorted(c["id"] for c in CATEGORIES)
    assert [n["code"] for n in data["categories"]["nodes"]] == codes
    assert data["categories"]["totalCount"] == len(CATEGORIES)
    assert data["topics"]["nodes"] == [
        {"name": name} for name in ("anomaly detection", "reviews", "segmentation")
    ]
    assert data["node"] == {"name": "Computer Vision and Pattern Recognition"}
    assert data["search"]["nodes"] == [{"id": RUFF}]


async def test_nothing_but_typename_needs_no_property(ask: Ask) -> None:
    data = await ask('{ author(by: {id: "author:lonely"}) { __typename papers { __typename } } }')
    assert data["author"] == {
        "__typename": "Author",
        "papers": {"__typename": "AuthorPaperConnection"},
    }
