"""Suggestions for what somebody has begun to type."""

import pytest

from service.graphql.search import MOST_HITS
from tests.component.service.conftest import Ask
from tests.helpers.statements import counted_statements

pytestmark = pytest.mark.anyio

QUERY = """query ($text: String!, $kinds: [NodeKind!], $first: Int = 8, $after: String) {
  suggest(text: $text, kinds: $kinds, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } completeness { status limit }
    edges { weight node { id } highlights { text parts { text match } } } } }"""


async def _suggested(ask: Ask, text: str, *kinds: str) -> list[str]:
    found = (await ask(QUERY, text=text, kinds=list(kinds) or None))["suggest"]
    assert found["completeness"] == {"status": "COMPLETE", "limit": MOST_HITS}
    assert found["totalCount"] == len(found["edges"])
    return [edge["node"]["id"] for edge in found["edges"]]


@pytest.mark.parametrize(
    ("typed", "suggested"),
    [
        (
            "l",
            [
                "author:lukas-ruff",
                "author:lonely",
                "category:cs.LG",
                "category:stat.ML",
                "paper:huge",
            ],
        ),
        ("lu", ["author:lukas-ruff"]),
        ("mul", ["author:klaus-mueller"]),
        ("MÜL", ["author:klaus-mueller"]),
        ("mue", ["author:klaus-mueller"]),
        ("rob k", ["author:klaus-mueller"]),
        ("zoe a", ["author:zoe-ångström"]),
        ("Ruff, L", ["author:lukas-ruff"]),
        ("ruf", ["author:lukas-ruff", "author:ruffian"]),
        ("K.R. M", ["author:klaus-mueller"]),
        ("KR M", ["author:klaus-mueller"]),
        ("K.R.", ["author:klaus-mueller"]),
        ("KR", []),
        ("lukkas", []),
    ],
)
async def test_every_word_is_a_beginning(ask: Ask, typed: str, suggested: list[str]) -> None:
    assert await _suggested(ask, typed) == suggested


async def test_names_that_begin_with_the_text_come_first_then_the_greater(ask: Ask) -> None:
    # The title that begins with it stands before those it stands in.
    assert await _suggested(ask, "deep", "PAPER") == [
        "paper:deep-one-class",
        "paper:unifying-review",
    ]
    # Both last names begin with it; the one with more papers is first.
    assert await _suggested(ask, "ruff") == ["author:lukas-ruff", "author:ruffian"]
    # The name itself is first, whatever others have.
    assert (await _suggested(ask, "reviews"))[0] == "topic:reviews"


async def test_kinds_and_pages(ask: Ask) -> None:
    everything = await _suggested(ask, "m")
    pages, after = [], None
    while True:
        page = (await ask(QUERY, text="m", first=2, after=after))["suggest"]
        pages += [edge["node"]["id"] for edge in page["edges"]]
        if not page["pageInfo"]["hasNextPage"]:
            break
        after = page["pageInfo"]["endCursor"]
    assert pages == everything
    assert await _suggested(ask, "m", "CATEGORY") == [i for i in everything if "category" in i]


async def test_a_suggestion_shows_why(ask: Ask) -> None:
    (edge,) = (await ask(QUERY, text="mul"))["suggest"]["edges"]
    assert edge["weight"] == 2
    assert edge["highlights"][0]["parts"][-2:] == [
        {"text": "Mül", "match": "BEGINNING"},
        {"text": "ler", "match": None},
    ]


async def test_one_statement(ask: Ask) -> None:
    with counted_statements() as statements:
        await ask(
            """{ suggest(text: "lu") { nodes { id ... on Author { papers(first: 2) {
                 nodes { title } } } } } search(query: "lukas") { totalCount } }"""
        )
    assert statements.total() == 1


@pytest.mark.parametrize(
    "hostile", ['lu") OR (*:*', "lu* OR *:*", "[* TO *]", "lu\\\\", "lu ' } //"]
)
async def test_hostile_syntax_is_just_text(ask: Ask, hostile: str) -> None:
    data = await ask(QUERY, text=hostile)
    assert {e["node"]["id"] for e in data["suggest"]["edges"]} <= {"author:lukas-ruff"}


async def test_a_text_of_nothing_is_refused(refused: Ask) -> None:
    error = await refused(QUERY, text=" ?! ")
    assert (error["extensions"]["code"], error["extensions"]["argument"]) == (
        "INVALID_ARGUMENT",
        "text",
    )
