"""Compiled operations say what the executor says, whatever the variables are, in one statement."""

import orjson
import pytest

from service.graphql.http_request import GraphQLRequest
from tests.helpers.both_ways import Both, Variables
from tests.helpers.research_graph import AUTHORS, PAPERS
from tests.helpers.statements import counted_statements

pytestmark = pytest.mark.anyio


BY_ID = "query($id: ID!) { node(id: $id) { __typename id ... on Author { name papers(first: 2)"


AUTHOR, OTHER = AUTHORS[0]["id"], AUTHORS[1]["id"]
PAPER = PAPERS[0]["id"]
SHARED: list[tuple[str, list[Variables]]] = [
    (
        BY_ID + " { nodes { title date { value precision } } totalCount } } } }",
        [{"id": AUTHOR}, {"id": OTHER}, {"id": "author:nobody"}],
    ),
    (
        "query($ids: [ID!]!) { nodes(ids: $ids) { id ... on Paper {title} ...on Author {name} } }",
        [{"ids": [AUTHOR, PAPER]}, {"ids": [OTHER, PAPER]}, {"ids": ["author:no", PAPER]}],
    ),
    (
        "query($by: AuthorLookup!) { author(by: $by) { id name redirectedFrom } }",
        [{"by": {"id": AUTHOR}}, {"by": {"id": OTHER}}],
    ),
    (
        (
            "query($where: PaperWhere!, $n: Int! = 9) { papers(where: $where, first: $n) "
            "{ totalCount edges { cursor node { id } } facets(by: [YEAR]) { values { count } } } }"
        ),
        [
            {"where": {"year": {"gte": 2020}, "title": {"startsWith": "A"}}},
            {"where": {"year": {"gte": 2018}, "title": {"startsWith": "Deep"}}},
            {"where": {"year": {"gte": 2030}, "title": {"startsWith": "Deep"}}},
        ],
    ),
    (
        (
            "query($name: String!, $year: Int) { author(by: {id: "
            f'"{AUTHOR}"'
            "}) { papers(where: "
            "{or: [{year: {eq: $year}}, {authors: {some: {name: {eq: $name}}}}]}) "
            "{ edges { cursor node { title } } } } }"
        ),
        [{"name": "Marius Kloft", "year": 2021}, {"name": "Marius Kloft", "year": 2000}],
    ),
    (
        "query($id: ID!) { author(by: {id: $id}) { id mainCategory { code parent { name } } } }",
        [{"id": AUTHOR}, {"id": OTHER}],
    ),
    (
        (
            "query($text: String!) { search(query: $text, first: 2) { totalCount "
            "edges { cursor score node { __typename id ... on Paper { year } } } "
            "pageInfo { hasNextPage startCursor endCursor } } }"
        ),
        [{"text": "a"}, {"text": "lukas"}, {"text": "zzz"}],
    ),
]
"""Operations that are compiled once for all of their variables."""
APART: list[tuple[str, list[Variables]]] = [
    (
        (
            "query($by: PaperLookup!, $doi: String!) { paper(by: $by) { id } "
            "it: paper(by: {doi: $doi}) { id } papers(where: {doi: {in: [$doi]}}) { totalCount } }"
        ),
        [
            {"by": {"doi": "10.1234/DOC.1"}, "doi": "10.1234/doc.1"},
            {"by": {"doi": "10.1234/doc.1"}, "doi": "10.48550/arXiv.1801.00001"},
            {"by": {"doi": "10.48550%2FarXiv.1801.00001"}, "doi": "10.1234/doc.1"},
        ],
    ),
    (
        (
            "query($yes: Boolean!, $no: Boolean!) { authors(first: 2) { "
            "nodes { id @include(if: $yes) name @skip(if: $yes) } totalCount @skip(if: $no) } "
            "__typename @include(if: $yes) }"
        ),
        [{"yes": True, "no": False}, {"yes": False, "no": True}, {"yes": False, "no": False}],
    ),
    (
        (
            "query($order: [PaperOrder!]!, $n: Int! = 2) { "
            "papers(first: $n, orderBy: $order) { nodes { id title year citedByCount } } }"
        ),
        [{"order": "TITLE_ASC"}, {"order": "DATE_DESC", "n": 3}, {"order": "DATE_ASC", "n": 1}],
    ),
    (
        "query($order: [PaperOrder!]!) { papers(first: 3, orderBy: $order) { nodes { id } } }",
        [
            {"order": ["YEAR_DESC", "TITLE_ASC"]},
            {"order": ["TITLE_ASC", "YEAR_DESC"]},
            {"order": ["TOPIC_COUNT_DESC", "YEAR_ASC", "TITLE_DESC"]},
        ],
    ),
    (
        'query($kinds: [NodeKind!]) { search(query: "a", kinds: $kinds) { nodes { id } } }',
        [{"kinds": ["AUTHOR"]}, {"kinds": ["PAPER", "AUTHOR"]}, {"kinds": None}, {}],
    ),
    (
        (
            "query($q: String!) { search(query: $q, kinds: [AUTHOR, PAPER]) { totalCount "
            "edges { score cursor node { id } highlights { text } } pageInfo { hasNextPage } } }"
        ),
        [
            {"q": "deep"},
            {"q": "10.1234/doc.1"},
            {"q": "author:l-ruff"},
            {"q": "https://orcid.org/0000-0002-1825-0097"},
        ],
    ),
    ("query($id: ID!) { node(id: $id) { id } }", [{"id": AUTHOR}, {"id": PAPER}]),
    (
        "query($where: PaperWhere!) { papers(where: $where) { nodes { id } } }",
        [
            {"where": {"year": {"gte": 2020}}},
            {"where": {"year": {"gte": 2020, "lt": 2022}}},
            {"where": {"doi": {"exists": True}}},
            {"where": {"doi": {"exists": False}}},
            {"where": {"or": [{"year": {"eq": 2018}}, {"hasCode": {"eq": True}}]}},
            {"where": {"or": [{"year": {"eq": 2018}}]}},
            {"where": {"id": {"in": [PAPER]}}},
        ],
    ),
]
"""Operations whose variables change the statement."""


@pytest.mark.parametrize(("text", "cases"), SHARED)
async def test_one_compilation_answers_for_many_values(
    both: Both, text: str, cases: list[Variables]
) -> None:
    answers = [orjson.dumps(await both.agree(text, variables)) for variables in cases]

    assert len(set(answers)) == len(answers)
    assert both.variants(text) == 1


@pytest.mark.parametrize(("text", "cases"), APART)
async def test_variables_that_change_the_statement_have_their_own(
    both: Both, text: str, cases: list[Variables]
) -> None:
    for variables in [*cases, *reversed(cases)]:
        await both.agree(text, variables)

    assert both.variants(text) == len(cases)


COMPUTED = [
    (
        "query($of: ID!, $since: Int) { collaborators(of: $of, since: $since) { nodes { id } } }",
        [
            {"of": AUTHOR, "since": None},
            {"of": OTHER, "since": 2019},
            {"of": AUTHOR, "since": 2021},
        ],
        {"of": "author:nobody", "since": None},
        1,
    ),
    (
        (
            "query($in: CollaboratorPathsInput!) { collaboratorPaths(input: $in) { outcome "
            "paths { authors { id } } } }"
        ),
        [{"in": {"from": AUTHOR, "to": OTHER}}, {"in": {"from": OTHER, "to": AUTHOR}}],
        {"in": {"from": AUTHOR, "to": "author:nobody"}},
        1,
    ),
    (
        (
            "query($around: [ID!]!, $n: Int!) { slice(around: $around, maxNodes: $n) { "
            "nodes { node { id ... on Paper { title } } } } }"
        ),
        [{"around": [AUTHOR], "n": 3}, {"around": [PAPER], "n": 3}, {"around": [PAPER], "n": 4}],
        {"around": ["paper:none"], "n": 3},
        2,
    ),
]
"""Computed fields: only how much they are asked for is part of what is compiled."""


@pytest.mark.parametrize(("text", "cases", "wrong", "variants"), COMPUTED)
async def test_an_algorithm_is_compiled_for_all_that_it_may_be_asked(
    both: Both, text: str, cases: list[Variables], wrong: Variables, variants: int
) -> None:
    answers = [orjson.dumps(await both.agree(text, one, statements=None)) for one in cases]

    assert len(set(answers)) == len(answers)
    assert await both.fast(text, wrong) is None
    assert both.ways == [*["compiled"] * len(cases), "refused"]
    assert both.variants(text) == variants


async def test_an_algorithm_that_fails_runs_once(both: Both) -> None:
    text = '{ collaborators(of: "author:nobody") { totalCount } }'
    context = both.open_context()
    asked = GraphQLRequest(text, None, None)
    with counted_statements() as counted:
        assert await both.compiled.execute(asked, context) is None
        result = await both.schema.execute(text, context_value=context)
    assert [error.path for error in result.errors or ()] == [["collaborators"]]
    assert counted.total() == 1


async def test_pages_deep_inside_share_a_statement(both: Both) -> None:
    text = (
        "query($id: ID!, $after: String) { author(by: {id: $id}) { "
        "papers(first: 1, after: $after) { edges { cursor node { id } } "
        "pageInfo { endCursor hasNextPage hasPreviousPage } } } }"
    )
    seen, after = [], None
    while True:
        data = await both.agree(text, {"id": AUTHOR, "after": after})
        page = data["author"]["papers"]
        seen += [edge["node"]["id"] for edge in page["edges"]]
        after = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            break

    assert len(seen) == len(set(seen)) >= 3
    # The first page; the others, by whether the cursor's date is missing.
    assert both.variants(text) in {2, 3}


async def test_pages_of_what_fits_share_a_statement(both: Both) -> None:
    text = (
        "query($year: Int!, $after: String) { papers(first: 1, where: {year: {gte: $year}}, "
        "after: $after) { nodes { id } pageInfo { endCursor hasPreviousPage } } }"
    )
    first = await both.agree(text, {"year": 2018, "after": None})
    cursor = first["papers"]["pageInfo"]["endCursor"]
    second = await both.agree(text, {"year": 2018, "after": cursor})

    assert second["papers"]["nodes"] != first["papers"]["nodes"]
    assert await both.fast(text, {"year": 2019, "after": cursor}) is None
    assert both.ways[-1] == "refused"
    assert both.variants(text) == 2


async def test_a_search_is_paged_with_its_own_cursors(both: Both) -> None:
    text = (
        "query($q: String!, $after: String) { search(query: $q, first: 1, after: $after) { "
        "nodes { id } pageInfo { endCursor } } }"
    )
    first = await both.agree(text, {"q": "a"})
    cursor = first["search"]["pageInfo"]["endCursor"]
    second = await both.agree(text, {"q": "a", "after": cursor})

    assert second["search"]["nodes"] != first["search"]["nodes"]
    assert await both.fast(text, {"q": "b", "after": cursor}) is None
    refused = await both.slow(text, {"q": "b", "after": cursor})
    assert refused.errors


async def test_no_ids_need_no_statement(both: Both) -> None:
    text = "query($ids: [ID!]!) { nodes(ids: $ids) { id } }"
    with counted_statements() as statements:
        assert await both.fast(text, {"ids": []}) == {"nodes": []}
        assert await both.fast("{ nodes(ids: []) { __typename } }", {}) == {"nodes": []}
    assert statements.total() == 0
    assert (await both.agree(text, {"ids": [AUTHOR]}))["nodes"] == [{"id": AUTHOR}]


LIFTED = [
    ('{{ author(by: {{id: "{0}"}}) {{ name }} }}', AUTHOR, OTHER),
    ('query {{ paper(by: {{id: "{0}"}}) {{ title }} }}', PAPER, PAPERS[1]["id"]),
    ('query Q {{ node(id: "{0}") {{ ... on Author {{ name }} }} }}', AUTHOR, OTHER),
    ('query Q($n: Int = 2) {{ search(query: "{0}", first: $n) {{ totalCount }} }}', "lukas", "a"),
    ("{{ papers(first: 3, where: {{year: {{gte: {0}}}}}) {{ nodes {{ id }} }} }}", 2018, 2021),
    ('{{ papers(where: {{id: {{in: ["{0}"]}}}}) {{ nodes {{ id }} }} }}', PAPER, PAPERS[1]["id"]),
    ('{{ nodes(ids: ["{0}", "{0}"]) {{ id }} }}', AUTHOR, OTHER),
    (
        '{{ slice(around: ["{0}"], hops: 1) {{ nodes {{ distance }} edges {{ source }} }} }}',
        AUTHOR,
        OTHER,
    ),
]


@pytest.mark.parametrize(("text", "one", "other"), LIFTED)
async def test_documents_that_differ_in_their_literals_are_compiled_once(
    both: Both, text: str, one: str, other: str
) -> None:
    first, second = text.format(one), text.format(other)
    answers = [await both.agree(text, {}, statements=None) for text in (first, second)]
    assert answers[0] != answers[1]
    lifted = both.literals.lift(first)
    assert lifted is not None
    assert both.variants(first) == 1
    again = both.literals.lift(second)
    assert again is not None
    assert again.text == lifted.text
    assert other in again.variables.values()
