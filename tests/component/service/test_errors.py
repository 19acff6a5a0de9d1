"""Every refusal has its code, and says what was wrong where."""

from typing import Any

import pytest

from tests.component.service.conftest import Ask
from tests.helpers.statements import counted_statements

pytestmark = pytest.mark.anyio


def _facts(error: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in error["extensions"].items() if key != "requestId"}


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ('{ author(by: {id: "author:x"}) { name ', {"code": "GRAPHQL_PARSE_FAILED"}),
        ("{ autor { name } }", {"code": "GRAPHQL_VALIDATION_FAILED"}),
        ('{ authors(first: "ten") { totalCount } }', {"code": "GRAPHQL_VALIDATION_FAILED"}),
        ("{ author(by: {}) { name } }", {"code": "GRAPHQL_VALIDATION_FAILED"}),
        (
            '{ author(by: {id: "author:x", orcid: "1"}) { name } }',
            {"code": "GRAPHQL_VALIDATION_FAILED"},
        ),
        ("mutation { merge }", {"code": "GRAPHQL_VALIDATION_FAILED"}),
        (
            "{ authors(first: 0) { totalCount } }",
            {
                "code": "INVALID_ARGUMENT",
                "argument": "first",
                "actual": 0,
                "hint": "For `totalCount` or `facets` alone leave out `first`, `nodes`, `edges` "
                "and `pageInfo`: then no page is read.",
            },
        ),
        (
            "{ authors(first: 1001) { totalCount } }",
            {
                "code": "LIMIT_EXCEEDED",
                "argument": "first",
                "limit": 1000,
                "actual": 1001,
                "hint": "Page on with `after`.",
            },
        ),
        (
            "{ authors(first: 1000) { nodes { papers(first: 100) { nodes { id } } } } }",
            {
                "code": "LIMIT_EXCEEDED",
                "limit": 50_000,
                "actual": 101_000,
                "hint": (
                    "Nested page sizes multiply: ask for smaller `first`, above all far inside."
                ),
            },
        ),
        (
            '{ node(id: "lukas-ruff") { id } }',
            {
                "code": "WRONG_TYPE",
                "argument": "id",
                "actual": "lukas-ruff",
                "hint": (
                    "An id begins with its kind, such as `author:lukas-ruff` or `category:cs.CV`."
                ),
            },
        ),
        (
            '{ author(by: {id: "paper:deep-one-class"}) { id } }',
            {
                "code": "WRONG_TYPE",
                "argument": "by.id",
                "actual": "paper:deep-one-class",
                "hint": "Here an id of the form `author:…` is wanted.",
            },
        ),
        (
            '{ author(by: {orcid: "0000-0002-1825-0098"}) { id } }',
            {
                "code": "INVALID_ARGUMENT",
                "argument": "by.orcid",
                "actual": "0000-0002-1825-0098",
                "hint": "It looks like `0000-0002-1825-0097`.",
            },
        ),
        (
            '{ search(query: " ?! ") { totalCount } }',
            {"code": "INVALID_ARGUMENT", "argument": "query", "actual": " ?! "},
        ),
    ],
)
async def test_refusals(refused: Ask, query: str, wanted: dict[str, Any]) -> None:
    with counted_statements() as statements:
        error = await refused(query)
    assert _facts(error) == wanted
    assert error["extensions"]["requestId"]
    assert statements.total() == 0


async def test_a_misspelt_field_is_suggested(refused: Ask) -> None:
    error = await refused("{ autors { totalCount } }")
    assert "Did you mean 'authors'" in error["message"]


async def test_wrong_variables(refused: Ask) -> None:
    query = "query ($first: Int!) { authors(first: $first) { totalCount } }"
    error = await refused(query, first="many")
    assert error["extensions"]["code"] == "INVALID_ARGUMENT"
    assert "$first" in error["message"]


SLICE = 'slice(around: ["author:lukas-ruff"], hops: $v)'
PATHS = (
    'collaboratorPaths(input: {from: "author:lukas-ruff", to: "author:marius-kloft", first: $v})'
)


@pytest.mark.parametrize(
    ("variable", "body"),
    [
        ("Int", "papers(first: $v) { nodes { id } }"),
        ("Int = 1", "papers(first: $v) { nodes { id } }"),
        ("Int", 'author(by: {id: "author:lukas-ruff"}) { papers(first: $v) { totalCount } }'),
        ("[PaperOrder!]", "papers(orderBy: $v) { totalCount }"),
        ("PaperOrder = DATE_ASC", "papers(orderBy: [$v]) { totalCount }"),
        ("Boolean = false", "papers @skip(if: $v) { totalCount }"),
        ("Boolean = true", "papers { totalCount @include(if: $v) }"),
        ("Boolean = true", "... @include(if: $v) { papers { totalCount } }"),
        ('ID = "author:lukas-ruff"', "node(id: $v) { id }"),
        ('ID = "author:lukas-ruff"', "nodes(ids: [$v]) { id }"),
        ('String = "deep"', "search(query: $v) { totalCount }"),
        ("Int", f"{PATHS} {{ outcome }}"),
        ("Int", f"{SLICE} {{ completeness {{ status }} }}"),
        ("Int = 1", f"{SLICE} {{ completeness {{ status }} }}"),
        ("Int = 2021", "papers(where: {year: {in: [$v]}}) { totalCount }"),
        ("Int", "papers { facets(by: [YEAR], top: $v) { missing } }"),
        ("PaperFacet = YEAR", "papers { facets(by: [$v]) { missing } }"),
    ],
)
async def test_null_in_a_variable_where_no_null_may_be(
    client: Any, variable: str, body: str
) -> None:
    asked = {"query": f"query ($v: {variable}) {{ {body} }}", "variables": {"v": None}}
    parameters = {"query": asked["query"], "variables": '{"v": null}'}
    posted = await client.post("/graphql", json=asked)
    for response in (posted, await client.get("/graphql", params=parameters)):
        assert response.status_code == 200
        (error,) = response.json()["errors"]
        assert error["extensions"]["code"] == "INVALID_ARGUMENT"
        assert error["extensions"]["requestId"] == response.headers["x-request-id"]
        assert "$v" in error["message"]
        assert error["locations"]


@pytest.mark.parametrize("cursor", ["", "nonsense", "!!!", "WyJ4Il0", "e30", "W10", "bnVsbA", "é"])
async def test_made_up_cursors(refused: Ask, cursor: str) -> None:
    query = "query ($after: String) { papers(after: $after) { nodes { id } } }"
    error = await refused(query, after=cursor)
    assert error["extensions"]["code"] == "INVALID_CURSOR"
    assert error["extensions"]["argument"] == "after"
    assert error["path"] == ["papers"]


async def test_a_cursor_of_another_order_or_list_is_refused(ask: Ask, refused: Ask) -> None:
    data = await ask(
        """{ papers(first: 1, orderBy: DATE_DESC) { pageInfo { endCursor } }
             search(query: "deep", first: 1) { pageInfo { endCursor } } }"""
    )
    cursor = data["papers"]["pageInfo"]["endCursor"]
    searched = data["search"]["pageInfo"]["endCursor"]
    for query, after in (
        ("query ($a: String) { papers(after: $a, orderBy: DATE_ASC) { nodes { id } } }", cursor),
        ("query ($a: String) { authors(after: $a) { nodes { id } } }", cursor),
        ('query ($a: String) { search(query: "shallow", after: $a) { nodes { id } } }', searched),
        (
            (
                'query ($a: String) { search(query: "deep", kinds: [TOPIC], after: $a) '
                "{ nodes { id } } }"
            ),
            searched,
        ),
    ):
        error = await refused(query, a=after)
        assert error["extensions"]["code"] == "INVALID_CURSOR", query


async def test_nodes_takes_a_hundred_ids(refused: Ask, ask: Ask) -> None:
    query = "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }"
    assert (await ask(query, ids=["author:x"] * 100))["nodes"] == [None] * 100
    error = await refused(query, ids=["author:x"] * 101)
    assert _facts(error) == {
        "code": "LIMIT_EXCEEDED",
        "argument": "ids",
        "limit": 100,
        "actual": 101,
    }


async def test_one_wrong_root_field_does_not_spoil_the_others(client: Any) -> None:
    query = '{ wrong: node(id: "x") { id } right: node(id: "author:lonely") { id } }'
    answer = (await client.post("/graphql", json={"query": query})).json()
    assert answer["data"] == {"wrong": None, "right": {"id": "author:lonely"}}
    assert [error["path"] for error in answer["errors"]] == [["wrong"]]


def _nested(levels: int) -> str:
    inside = "id"
    for _ in range(levels):
        inside = f"parent {{ {inside} }}"
    return f'{{ category(by: {{code: "cs"}}) {{ {inside} }} }}'


async def test_depth(ask: Ask, refused: Ask) -> None:
    await ask(_nested(13))
    error = await refused(_nested(14))
    assert error["extensions"]["limit"] == 15
    assert error["extensions"]["actual"] == 16


@pytest.mark.parametrize("levels", [500, 2000])
async def test_depth_beyond_any_stack(refused: Ask, levels: int) -> None:
    error = await refused("{a" * levels + "}" * levels)
    assert error["extensions"]["code"] == "LIMIT_EXCEEDED"


async def test_aliases(refused: Ask) -> None:
    fields = " ".join(f"a{i}: __typename" for i in range(101))
    error = await refused(f"{{ {fields} }}")
    assert (error["extensions"]["limit"], error["extensions"]["actual"]) == (100, 101)


async def test_fragments_within_fragments_are_counted_written_out(refused: Ask) -> None:
    chain = " ".join(
        f"fragment F{i} on Category {{ parent {{ ...F{i + 1} }} papers {{ nodes {{ id }} }} "
        f"id ...F{i + 1} }}"
        for i in range(12)
    )
    query = (
        f'{{ category(by: {{code: "cs"}}) {{ ...F0 }} }} {chain} fragment F12 on Category {{ id }}'
    )
    error = await refused(query)
    assert error["extensions"]["code"] == "LIMIT_EXCEEDED"


async def test_fragment_cycles_are_refused(client: Any) -> None:
    query = "{ __typename ...A } fragment A on Query { ...B } fragment B on Query { ...A }"
    answer = (await client.post("/graphql", json={"query": query})).json()
    codes = {error["extensions"]["code"] for error in answer["errors"]}
    assert codes == {"GRAPHQL_VALIDATION_FAILED"}


async def test_tokens(refused: Ask) -> None:
    error = await refused(f"{{ {'__typename ' * 5001} }}")
    assert _facts(error)["code"] == "LIMIT_EXCEEDED"
    assert error["extensions"]["limit"] == 5000
