"""Search as a person types it."""

import pytest

from tests.component.service.conftest import Ask
from tests.helpers.statements import counted_statements

pytestmark = pytest.mark.anyio

QUERY = """query ($query: String!, $kinds: [NodeKind!], $first: Int = 10) {
  search(query: $query, kinds: $kinds, first: $first) {
    totalCount edges { score node { __typename id } } } }"""


async def _found(ask: Ask, text: str, *kinds: str) -> list[str]:
    data = await ask(QUERY, query=text, kinds=list(kinds) or None)
    edges = data["search"]["edges"]
    assert data["search"]["totalCount"] == len(edges)
    scores = [edge["score"] for edge in edges]
    assert scores == sorted(scores, reverse=True)
    return [edge["node"]["id"] for edge in edges]


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("Lukas Ruff", "author:lukas-ruff"),
        ("ruff lukas", "author:lukas-ruff"),
        ("luk", "author:lukas-ruff"),
        ("lukas ruf", "author:lukas-ruff"),
        ("Lukas Ruf", "author:lukas-ruff"),
        ("lukkas ruff", "author:lukas-ruff"),
        ("Muller", "author:klaus-mueller"),
        ("Müller", "author:klaus-mueller"),
        ("Mueller", "author:klaus-mueller"),
        ("MÜLLER klaus-robert", "author:klaus-mueller"),
        ("Jaeger", "author:paul-jaeger"),
        ("Jäger", "author:paul-jaeger"),
        ("Jager", "author:paul-jaeger"),
        ("Angstrom", "author:zoe-ångström"),
        ("李", "author:zoe-ångström"),
        ("o'brien", "author:o-brien"),
        ("Sinead O’Brien", "author:o-brien"),
        ("unifying revew", "paper:unifying-review"),
        ("clasification", "paper:deep-one-class"),
        ("clssifiction", "paper:deep-one-class"),
        ("nnU-Net", "paper:nnunet"),
        ("notes without a date", "paper:undated"),
        ("a very large coll", "paper:huge"),
        ("the a of", None),
        ("anomaly", "topic:anomaly-detection"),
        ("vision", "category:cs.CV"),
        ("berlin", "institution:tu-berlin"),
    ],
)
async def test_what_is_typed_finds_what_is_meant(ask: Ask, typed: str, wanted: str | None) -> None:
    found = await _found(ask, typed)
    if wanted is None:
        assert found == []
    else:
        assert wanted in found


async def test_an_exact_word_beats_a_beginning_and_that_a_typing_error(ask: Ask) -> None:
    data = await ask(QUERY, query="ruff")
    scores = {e["node"]["id"]: e["score"] for e in data["search"]["edges"]}
    assert scores["author:lukas-ruff"] > scores["author:ruffian"]
    data = await ask(QUERY, query="ruffi")
    scores = {e["node"]["id"]: e["score"] for e in data["search"]["edges"]}
    assert scores["author:ruffian"] > scores["author:lukas-ruff"]


async def test_kinds_filter(ask: Ask) -> None:
    assert "paper:unifying-review" in await _found(ask, "review")
    assert await _found(ask, "review", "TOPIC") == ["topic:reviews"]
    both = await _found(ask, "review", "TOPIC", "PAPER")
    assert set(both) == {"topic:reviews", "paper:unifying-review"}


@pytest.mark.parametrize(
    "hostile",
    [
        'ruff") OR (*:*',
        "ruff AND NOT ruff",
        "ruff* OR *:*",
        "searchText:ruff",
        "[* TO *] ruff",
        "ruff^1000000",
        "/ruff.*/",
        "ruff~0.1",
        "+ruff -lukas",
        "ruff\\",
        'ruff && || ! ( ) { } [ ] ^ " ~ * ? : \\ /',
        "ruff'; MATCH (n) DETACH DELETE n //",
    ],
)
async def test_hostile_syntax_is_just_text(ask: Ask, hostile: str) -> None:
    data = await ask(QUERY, query=hostile)
    ids = [edge["node"]["id"] for edge in data["search"]["edges"]]
    # Never everything, and never an error; the words themselves may be found.
    assert set(ids) <= {"author:lukas-ruff", "author:ruffian"}


async def test_hits_are_read_in_the_same_statement(ask: Ask) -> None:
    with counted_statements() as statements:
        data = await ask(
            """{ search(query: "deep", kinds: [PAPER], first: 2) { nodes { ... on Paper {
                 title authors { nodes { name collaborators(first: 1) { totalCount } } } } } } }"""
        )
    assert statements.total() == 1
    assert {n["title"] for n in data["search"]["nodes"]} == {
        "Deep One-Class Classification",
        "A Unifying Review of Deep and Shallow Anomaly Detection",
    }


async def test_the_same_search_gives_the_same_order(ask: Ask) -> None:
    orders = [await _found(ask, "no") for _ in range(3)]
    assert orders[0] == orders[1] == orders[2]
