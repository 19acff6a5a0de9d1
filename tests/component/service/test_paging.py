"""Keyset pages: complete, in order, and stable while others write."""

from collections.abc import Iterator
from typing import Any

import pytest

from graph.store.database import Database
from graph.store.statement import Statement
from tests.component.service.conftest import Ask
from tests.helpers.research_graph import PAPERS, papers_of
from tests.helpers.statements import counted_statements

pytestmark = pytest.mark.anyio

RUFF = "author:lukas-ruff"
PAGE = "pageInfo { hasNextPage hasPreviousPage startCursor endCursor }"


def _write(database: Database, text: str) -> None:
    database.run(Statement("test/write", text, "write"))


@pytest.fixture
def new_paper(small_graph: Database) -> Iterator[str]:
    """A paper that a test adds, and that is gone afterwards."""
    yield "paper:new"
    _write(small_graph, "MATCH (p:Paper {id: 'paper:new'}) DETACH DELETE p")


async def _page_through(ask: Ask, query: str, path: list[str], **variables: Any) -> list[Any]:
    """Every page, one item at a time, checked for what it says about itself."""
    items: list[Any] = []
    after = None
    while True:
        found: Any = await ask(query, after=after, **variables)
        for key in path:
            found = found[key]
        info, edges = found["pageInfo"], found["edges"]
        assert info["hasPreviousPage"] is (after is not None)
        assert info["startCursor"] == (edges[0]["cursor"] if edges else None)
        assert info["endCursor"] == (edges[-1]["cursor"] if edges else None)
        items += [edge["node"]["id"] for edge in edges]
        if not info["hasNextPage"]:
            return items
        after = info["endCursor"]


@pytest.mark.parametrize("order", ["DATE_DESC", "DATE_ASC", "TITLE_ASC", "CITED_BY_COUNT_DESC"])
@pytest.mark.parametrize("first", [1, 2, 5])
async def test_all_pages_together_are_the_list(ask: Ask, order: str, first: int) -> None:
    query = f"""query ($first: Int!, $after: String, $order: [PaperOrder!]!) {{
      papers(first: $first, after: $after, orderBy: $order) {{
        {PAGE} edges {{ cursor node {{ id }} }} }} }}"""
    paged = await _page_through(ask, query, ["papers"], first=first, order=order)
    whole = await ask(
        "query ($order: [PaperOrder!]!) { papers(orderBy: $order) { nodes { id } } }", order=order
    )
    assert paged == [node["id"] for node in whole["papers"]["nodes"]]
    assert len(paged) == len(PAPERS)


@pytest.mark.parametrize(
    "order",
    [
        ["YEAR_DESC", "TITLE_ASC"],
        ["CITED_BY_COUNT_DESC", "YEAR_ASC", "TITLE_DESC"],
        ["TOPIC_COUNT_DESC", "AUTHOR_COUNT_DESC"],
        ["INSTITUTION_COUNT_ASC", "CITING_COUNT_DESC", "DATE_DESC"],
    ],
)
async def test_pages_ordered_by_several_values(ask: Ask, order: list[str]) -> None:
    query = f"""query ($first: Int!, $after: String, $order: [PaperOrder!]!) {{
      papers(first: $first, after: $after, orderBy: $order) {{
        {PAGE} edges {{ cursor node {{ id }} }} }} }}"""
    whole = await ask(query, first=100, order=order)
    for first in (1, 2, 4):
        paged = await _page_through(ask, query, ["papers"], first=first, order=order)
        assert paged == [edge["node"]["id"] for edge in whole["papers"]["edges"]]
    assert len(paged) == len(PAPERS)


async def test_ties_are_decided_by_the_next_value(ask: Ask) -> None:
    data = await ask(
        "{ papers(orderBy: [TOPIC_COUNT_DESC, YEAR_DESC, TITLE_ASC]) { nodes { id } } }"
    )

    def place(paper: dict[str, Any]) -> tuple[Any, ...]:
        year = paper.get("year")
        return (-len(paper["topics"]), year is None, -(year or 0), paper["title"])

    wanted = [paper["id"] for paper in sorted(PAPERS, key=place)]
    assert [node["id"] for node in data["papers"]["nodes"]] == wanted


async def test_a_cursor_of_other_orders_is_refused(refused: Ask, ask: Ask) -> None:
    query = """query ($order: [PaperOrder!]!, $after: String) {
      papers(first: 1, orderBy: $order, after: $after) { pageInfo { endCursor } } }"""
    data = await ask(query, order=["YEAR_DESC", "TITLE_ASC"])
    cursor = data["papers"]["pageInfo"]["endCursor"]
    error = await refused(query, order=["TITLE_ASC", "YEAR_DESC"], after=cursor)
    assert error["extensions"]["code"] == "INVALID_CURSOR"


@pytest.mark.parametrize("order", ["STRENGTH_DESC", "PAPERS_DESC", "LAST_YEAR_DESC", "NAME_ASC"])
async def test_pages_ordered_by_the_relation(ask: Ask, order: str) -> None:
    query = f"""query ($after: String, $order: [CollaboratorOrder!]!, $id: ID!) {{
      author(by: {{id: $id}}) {{ collaborators(first: 1, after: $after, orderBy: $order) {{
        {PAGE} edges {{ cursor node {{ id }} }} }} }} }}"""
    paged = await _page_through(ask, query, ["author", "collaborators"], order=order, id=RUFF)
    assert sorted(paged) == ["author:klaus-mueller", "author:marius-kloft"]


async def test_pages_over_two_steps(ask: Ask) -> None:
    query = f"""query ($after: String) {{
      topic(by: {{id: "topic:reviews"}}) {{ authors(first: 2, after: $after) {{
        {PAGE} edges {{ cursor node {{ id }} }} }} }} }}"""
    paged = await _page_through(ask, query, ["topic", "authors"])
    assert paged == ["author:lukas-ruff", "author:klaus-mueller", "author:marius-kloft"]


async def test_search_pages(ask: Ask) -> None:
    query = f"""query ($after: String) {{ search(query: "no", first: 1, after: $after) {{
        {PAGE} totalCount edges {{ cursor score node {{ id }} }} }} }}"""
    paged = await _page_through(ask, query, ["search"])
    assert set(paged) == {"paper:undated", "paper:undated-too"}


async def test_a_page_goes_on_behind_its_cursor_while_others_write(
    ask: Ask, small_graph: Database, new_paper: str
) -> None:
    query = """query ($after: String) { papers(first: 3, after: $after, orderBy: TITLE_ASC) {
      pageInfo { endCursor } nodes { id title } } }"""
    before = await ask("{ papers(orderBy: TITLE_ASC) { nodes { id title } } }")
    first = await ask(query)
    _write(
        small_graph,
        f"CREATE (:Paper {{id: '{new_paper}', title: 'AAA before everything', titleKey: 'a', "
        "searchText: 'AAA', yearInferred: false, hasCode: false, authorCount: 0})",
    )
    second = await ask(query, after=first["papers"]["pageInfo"]["endCursor"])
    assert first["papers"]["nodes"] + second["papers"]["nodes"] == before["papers"]["nodes"]


async def test_a_cursor_outlives_its_item(ask: Ask, small_graph: Database, new_paper: str) -> None:
    _write(
        small_graph,
        f"CREATE (:Paper {{id: '{new_paper}', title: 'Deep Zebra', titleKey: 'z', "
        "searchText: 'z', yearInferred: false, hasCode: false, authorCount: 0})",
    )
    query = """query ($first: Int!, $after: String) {
      papers(first: $first, after: $after, orderBy: TITLE_ASC) {
        edges { cursor node { id } } pageInfo { hasPreviousPage } } }"""
    everything = await ask(query, first=100)
    ids = [edge["node"]["id"] for edge in everything["papers"]["edges"]]
    place = ids.index(new_paper)
    cursor = everything["papers"]["edges"][place]["cursor"]
    _write(small_graph, f"MATCH (p:Paper {{id: '{new_paper}'}}) DELETE p")
    rest = await ask(query, first=100, after=cursor)
    assert [edge["node"]["id"] for edge in rest["papers"]["edges"]] == ids[place + 1 :]
    assert rest["papers"]["pageInfo"]["hasPreviousPage"] is True


async def test_an_empty_page_says_so(ask: Ask) -> None:
    query = f"query ($after: String) {{ topics(after: $after) {{ {PAGE} edges {{ cursor }} }} }}"
    last = (await ask(query))["topics"]["edges"][-1]["cursor"]
    assert (await ask(query, after=last))["topics"] == {
        "pageInfo": {
            "hasNextPage": False,
            "hasPreviousPage": True,
            "startCursor": None,
            "endCursor": None,
        },
        "edges": [],
    }


async def test_pages_inside_pages(ask: Ask) -> None:
    with counted_statements() as statements:
        data = await ask(
            """{ authors(first: 3, orderBy: PAPER_COUNT_DESC) {
                 pageInfo { hasNextPage }
                 nodes { id papers(first: 2, orderBy: TITLE_ASC) {
                   totalCount pageInfo { hasNextPage } nodes { title
                     authors(first: 1) { pageInfo { hasNextPage endCursor } nodes { id } }
                 } } } } }"""
        )
    assert statements.total() == 1
    assert data["authors"]["pageInfo"]["hasNextPage"] is True
    for author in data["authors"]["nodes"]:
        papers = sorted(papers_of(author["id"]), key=lambda p: p["title"])
        assert author["papers"]["totalCount"] == len(papers)
        assert author["papers"]["pageInfo"]["hasNextPage"] is (len(papers) > 2)
        assert [n["title"] for n in author["papers"]["nodes"]] == [p["title"] for p in papers[:2]]
        for node, paper in zip(author["papers"]["nodes"], papers, strict=False):
            assert node["authors"]["nodes"] == [{"id": paper["authors"][0]}]
            assert node["authors"]["pageInfo"]["hasNextPage"] is (len(paper["authors"]) > 1)


async def test_a_nested_page_goes_on(ask: Ask) -> None:
    query = """query ($after: String) { paper(by: {id: "paper:deep-one-class"}) {
      authors(first: 1, after: $after) { pageInfo { endCursor } nodes { id } } } }"""
    first = (await ask(query))["paper"]["authors"]
    second = (await ask(query, after=first["pageInfo"]["endCursor"]))["paper"]["authors"]
    assert first["nodes"] + second["nodes"] == [{"id": i} for i in PAPERS[0]["authors"][:2]]


async def test_what_a_page_does_not_select_is_not_read(ask: Ask) -> None:
    data = await ask("{ papers(first: 2) { pageInfo { hasNextPage } } authors { totalCount } }")
    assert data["papers"] == {"pageInfo": {"hasNextPage": True}}
    assert set(data["authors"]) == {"totalCount"}


async def test_a_page_may_be_asked_for_nothing_but_its_cursors(ask: Ask) -> None:
    whole = await ask(f"{{ papers(first: 2) {{ {PAGE} nodes {{ id }} }} }}")
    for asked in (PAGE, "pageInfo { startCursor }", "pageInfo { hasNextPage }"):
        alone = await ask(f"{{ papers(first: 2) {{ {asked} }} }}")
        expected = whole["papers"]["pageInfo"]
        assert alone["papers"]["pageInfo"].items() <= expected.items()

    none = await ask(f'{{ papers(where: {{title: {{eq: "none"}}}}) {{ {PAGE} }} }}')
    info = none["papers"]["pageInfo"]
    assert (info["startCursor"], info["endCursor"]) == (None, None)


async def test_the_same_list_of_two_nodes_shares_cursors_and_another_list_does_not(
    ask: Ask, refused: Ask
) -> None:
    of_one = """query($id: ID!, $after: String) { author(by: {id: $id}) {
      papers(first: 1, after: $after) { nodes { id date { value } } pageInfo { endCursor } } } }"""
    first = (await ask(of_one, id="author:klaus-mueller"))["author"]["papers"]
    cursor, date = first["pageInfo"]["endCursor"], first["nodes"][0]["date"]["value"]

    other = (await ask(of_one, id="author:lukas-ruff", after=cursor))["author"]["papers"]
    error = await refused(
        of_one.replace("papers(", "papers(orderBy: TITLE_ASC, "), id="author:o-brien", after=cursor
    )

    assert other["nodes"][0]["date"]["value"] < date
    assert error["extensions"]["code"] == "INVALID_CURSOR"
