"""`where`: the nodes that fit, as told from the plain facts; refusals where it says nothing."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.component.service.conftest import Ask
from tests.helpers.both_ways import Both
from tests.helpers.research_graph import AUTHORS, INSTITUTIONS, PAPERS, author_count, papers_of
from tests.helpers.statements import counted_statements

pytestmark = pytest.mark.anyio

Facts = dict[str, Any]

COUNTRIES = {one["id"]: one["country"] for one in INSTITUTIONS}


def _year(paper: Facts) -> int:
    return int(paper.get("year", 0))


PAPERS_THAT_FIT: list[tuple[str, Callable[[Facts], bool]]] = [
    ("{}", lambda _: True),
    ("{year: {eq: 2021}}", lambda p: _year(p) == 2021),
    ("{year: {gte: 2020, lt: 2021}}", lambda p: _year(p) == 2020),
    ("{year: {ne: 2021}}", lambda p: "year" in p and p["year"] != 2021),
    ("{not: {year: {eq: 2021}}}", lambda p: _year(p) != 2021),
    ("{not: {not: {year: {gt: 2020}}}}", lambda p: _year(p) > 2020),
    ("{year: {exists: false}}", lambda p: "year" not in p),
    ("{year: {in: [2020, 1999]}}", lambda p: _year(p) in {2020, 1999}),
    ("{year: {in: []}}", lambda _: False),
    ('{date: {startsWith: "2021"}}', lambda p: p.get("date", "").startswith("2021")),
    ('{date: {lt: "2021-01"}}', lambda p: "" < p.get("date", "") < "2021-01"),
    ('{date: {lte: "2020"}}', lambda p: "" < p.get("date", "") < "2021"),
    ('{date: {lte: "2021-05"}}', lambda p: "" < p.get("date", "") < "2021-06"),
    ('{date: {gt: "2020"}}', lambda p: p.get("date", "") >= "2021"),
    ('{date: {gte: "2020", lt: "2021"}}', lambda p: "2020" <= p.get("date", "") < "2021"),
    ('{title: {startsWith: "nn"}}', lambda p: p["title"].startswith("nn")),
    (
        '{doi: {ne: "10.48550/arXiv.1801.00001"}}',
        lambda p: "doi" in p and p.get("arxivId") != "1801.00001",
    ),
    (
        '{not: {doi: {ne: "10.48550/arXiv.1801.00001"}}}',
        lambda p: "doi" not in p or p.get("arxivId") == "1801.00001",
    ),
    ("{hasCode: {eq: true}}", lambda p: p.get("hasCode", False)),
    ("{authorsTruncated: {eq: true}}", lambda p: author_count(p) > len(p["authors"])),
    ("{citedByCount: {gt: 100}, year: {gt: 2000}}", lambda p: p.get("citedByCount", 0) > 100),
    (
        "{or: [{year: {eq: 2020}}, {doi: {exists: true}}]}",
        lambda p: _year(p) == 2020 or "doi" in p,
    ),
    (
        "{and: [{year: {gte: 2020}}, {not: {authorCount: {gt: 50}}}]}",
        lambda p: _year(p) >= 2020 and author_count(p) <= 50,
    ),
    (
        '{authors: {some: {name: {startsWith: "Lukas"}}}}',
        lambda p: "author:lukas-ruff" in p["authors"],
    ),
    (
        '{authors: {none: {id: {eq: "author:lukas-ruff"}}}}',
        lambda p: "author:lukas-ruff" not in p["authors"],
    ),
    (
        '{institutions: {some: {country: {eq: "DE"}}}, topics: {some: {}}}',
        lambda p: any(COUNTRIES[i] == "DE" for i in p["institutions"]) and bool(p["topics"]),
    ),
    (
        '{categories: {some: {code: {eq: "cs.LG"}}, none: {id: {eq: "category:stat.ML"}}}}',
        lambda p: "cs.LG" in p["categories"] and "stat.ML" not in p["categories"],
    ),
    (
        "{authors: {some: {papers: {some: {year: {eq: 2020}}}}}}",
        lambda p: any(_year(other) == 2020 for a in p["authors"] for other in papers_of(a)),
    ),
]


@pytest.mark.parametrize(("where", "fits"), PAPERS_THAT_FIT)
async def test_papers(ask: Ask, where: str, fits: Callable[[Facts], bool]) -> None:
    query = (
        f"{{ papers(first: 2, where: {where}) {{ totalCount nodes {{ id }} "
        "pageInfo { hasNextPage endCursor } } }"
    )
    more = query.replace("first: 2", "first: 1000, after: $after").replace(
        "{ papers", "query($after: String) { papers", 1
    )
    wanted = {p["id"] for p in PAPERS if fits(p)}

    with counted_statements() as statements:
        page = (await ask(query))["papers"]

    assert statements.total() == 1
    assert page["totalCount"] == len(wanted)
    seen = [node["id"] for node in page["nodes"]]
    if page["pageInfo"]["hasNextPage"]:
        rest = (await ask(more, after=page["pageInfo"]["endCursor"]))["papers"]
        seen += [node["id"] for node in rest["nodes"]]
    assert len(seen) == len(set(seen))
    assert set(seen) == wanted


async def test_lists_below_a_node(ask: Ask) -> None:
    query = """query($where: PaperWhere, $id: ID!) { author(by: {id: $id}) {
      papers(where: $where) { totalCount nodes { id } }
      topics(where: {name: {startsWith: "re"}}) { totalCount nodes { id } }
      collaborators(where: {paperCount: {gte: 2}}) { totalCount nodes { id paperCount } } } }"""

    for author in AUTHORS:
        found = (await ask(query, id=author["id"], where={"year": {"gte": 2020}}))["author"]
        papers = papers_of(author["id"])
        assert {n["id"] for n in found["papers"]["nodes"]} == {
            p["id"] for p in papers if _year(p) >= 2020
        }
        topics = {t for p in papers for t in p["topics"] if t == "topic:reviews"}
        assert {n["id"] for n in found["topics"]["nodes"]} == topics
        assert found["topics"]["totalCount"] == len(topics)
        assert all(n["paperCount"] >= 2 for n in found["collaborators"]["nodes"])


async def test_a_condition_that_is_null_is_none(ask: Ask) -> None:
    query = "query($where: PaperWhere) { papers(where: $where) { totalCount } }"

    assert (await ask(query, where=None))["papers"]["totalCount"] == len(PAPERS)


REFUSED = [
    ("{year: null}", "INVALID_ARGUMENT", "where.year"),
    ("{year: {}}", "INVALID_ARGUMENT", "where.year"),
    ("{year: {gt: null}}", "INVALID_ARGUMENT", "where.year.gt"),
    ("{or: []}", "INVALID_ARGUMENT", "where.or"),
    ("{or: [{year: {}}]}", "INVALID_ARGUMENT", "where.or[0].year"),
    ("{authors: {}}", "INVALID_ARGUMENT", "where.authors"),
    ("{authors: {some: null}}", "INVALID_ARGUMENT", "where.authors.some"),
    ("{not: {}}", "INVALID_ARGUMENT", "where.not"),
    ("{and: [{}]}", "INVALID_ARGUMENT", "where.and[0]"),
    ("{or: [{year: {eq: 1}}, {}]}", "INVALID_ARGUMENT", "where.or[1]"),
    ('{date: {gte: "yesterday"}}', "INVALID_ARGUMENT", "where.date.gte"),
    ('{date: {lt: "2021-13-45"}}', "INVALID_ARGUMENT", "where.date.lt"),
    ('{date: {startsWith: "May"}}', "INVALID_ARGUMENT", "where.date.startsWith"),
    ('{doi: {eq: "no DOI"}}', "INVALID_ARGUMENT", "where.doi.eq"),
    ('{arxivId: {in: ["2205.11474", ""]}}', "INVALID_ARGUMENT", "where.arxivId.in"),
    ('{id: {eq: "author:lukas-ruff"}}', "WRONG_TYPE", "where.id.eq"),
    (f"{{year: {{in: {list(range(1001))}}}}}", "LIMIT_EXCEEDED", "where.year.in"),
    (f"{{or: [{'{year: {eq: 1}} ' * 100}]}}", "LIMIT_EXCEEDED", "where"),
]


@pytest.mark.parametrize(("where", "code", "argument"), REFUSED)
async def test_what_says_nothing_is_refused(
    refused: Ask, where: str, code: str, argument: str
) -> None:
    error = await refused(f"{{ papers(where: {where}) {{ totalCount }} }}")

    assert (error["extensions"]["code"], error["extensions"]["argument"]) == (code, argument)


IDENTIFIERS = [
    ("papers", '{doi: {eq: "https://doi.org/10.1234/DOC.1"}}'),
    ("papers", '{doi: {eq: "10.48550/arXiv.1801.00001"}}'),
    ("papers", "{or: [" + '{doi: {eq: "10.48550/arXiv.1801.00001"}} ' * 99 + "]}"),
    ("papers", '{doi: {in: ["10.1000/none", "10.48550/arXiv.1801.00001"]}}'),
    ("papers", "{or: [" + '{doi: {in: ["10.48550/arXiv.1801.00001"]}} ' * 99 + "]}"),
    ("papers", '{doi: {startsWith: "10.1234/DOC"}}'),
    ("papers", '{arxivId: {in: ["arXiv:1801.00001v2"]}}'),
    ("authors", '{orcid: {eq: "https://orcid.org/0000-0002-1825-0097"}}'),
    ("authors", '{openalexId: {eq: "https://openalex.org/a5023888391"}}'),
    ("institutions", '{ror: {eq: "https://ror.org/03V4GJF40"}}'),
]


@pytest.mark.parametrize(("listed", "where"), IDENTIFIERS)
async def test_identifiers_fit_as_people_write_them(ask: Ask, listed: str, where: str) -> None:
    answer = await ask(f"{{ {listed}(where: {where}) {{ totalCount }} }}")

    assert answer[listed]["totalCount"] == 1


async def test_a_cursor_belongs_to_its_condition(ask: Ask, refused: Ask) -> None:
    query = """query($where: PaperWhere, $after: String) {
      papers(first: 1, where: $where, after: $after) { pageInfo { endCursor } } }"""
    cursor = (await ask(query, where={"year": {"gt": 1}}))["papers"]["pageInfo"]["endCursor"]

    error = await refused(query, where={"year": {"gt": 2}}, after=cursor)

    assert error["extensions"]["code"] == "INVALID_CURSOR"


HOSTILE = ["'", '"', "\\", "` }) //", "$p0", "n1.title", "\u0000", "*", "'})-[]-() RETURN 1"]


@pytest.mark.parametrize("text", HOSTILE)
async def test_texts_are_values(ask: Ask, text: str) -> None:
    query = """query($t: String!) { papers(where: {or: [{title: {eq: $t}}, {venue: {in: [$t]}},
      {doi: {startsWith: $t}}, {authors: {some: {name: {eq: $t}}}}]}) { totalCount } }"""

    assert (await ask(query, t=text))["papers"]["totalCount"] == 0


MERGED_IDS = [
    ("authors", '{id: {eq: "author:l-ruff"}}', 1),
    ("authors", '{id: {in: ["author:marius-kloft", "author:l-ruff", "author:lukas-ruff"]}}', 2),
    ("papers", '{authors: {some: {id: {eq: "author:l-ruff"}}}}', 5),
    ("papers", '{authors: {none: {id: {in: ["author:l-ruff"]}}}}', 1),
    ("papers", '{not: {id: {eq: "paper:doc-preprint"}}}', 5),
]


@pytest.mark.parametrize(("listed", "where", "count"), MERGED_IDS)
async def test_a_merged_id_means_what_it_was_merged_into(
    both: Both, listed: str, where: str, count: int
) -> None:
    data = await both.agree(
        f"{{ {listed}(where: {where}) {{ totalCount nodes {{ id }} }} }}", {}, statements=2
    )

    assert data[listed]["totalCount"] == len(data[listed]["nodes"]) == count


async def test_ids_that_were_not_merged_take_one_statement(both: Both) -> None:
    query = """query($id: ID!, $ids: [ID!]) {
      author(by: {id: $id}) { papers(where: {id: {in: $ids}}) { nodes { id } } }
      authors(where: {papers: {some: {id: {in: $ids}}}}) { nodes { id } } }"""
    ids = ["paper:deep-one-class", "paper:none"]

    data = await both.agree(query, {"id": "author:lukas-ruff", "ids": ids})
    merged = {"id": "author:lukas-ruff", "ids": ["paper:doc-preprint"]}

    assert await both.agree(query, merged, statements=2) == data
