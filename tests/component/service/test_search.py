"""Search as a person types it."""

from collections.abc import Iterator
from typing import Any

import pytest

from graph.store.database import Database
from graph.store.statement import Statement
from service.graphql.search import MOST_HITS
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
        ("Ruff, Lukas", "author:lukas-ruff"),
        ("Ruff L", "author:lukas-ruff"),
        ("L. Ruff", "author:lukas-ruff"),
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
        ("10.1234/DOC.1", "paper:deep-one-class"),
        ("https://doi.org/10.1234/doc.1", "paper:deep-one-class"),
        ("arXiv: 1801.00001v2 [cs.LG]", "paper:deep-one-class"),
        ("https://arxiv.org/abs/1801.00001", "paper:deep-one-class"),
        ("10.48550/arXiv.1801.00001", "paper:deep-one-class"),
        ("https://orcid.org/0000-0002-1825-0097", "author:lukas-ruff"),
        ("a5023888391", "author:lukas-ruff"),
        ("https://ror.org/03v4gjf40", "institution:tu-berlin"),
        ("author:l-ruff", "author:lukas-ruff"),
        ("category:cs.LG", "category:cs.LG"),
        ("topic:reviews", "topic:reviews"),
        ("K.R. Mueller", "author:klaus-mueller"),
        ("KR Mueller", "author:klaus-mueller"),
        ("K.R.", "author:klaus-mueller"),
        ("m.k.r.", "author:klaus-mueller"),
        ("Mueller K.-R.", "author:klaus-mueller"),
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


EXTRA = [
    {"id": "author:x-initial", "name": "T. Zwirbelmann"},
    {"id": "author:x-cyrillic", "name": "Юрий Шевчёв"},
    {"id": "author:x-korean", "name": "김철수"},
    {"id": "author:x-japanese", "name": "がぎぐ"},
    {"id": "author:x-spelled", "name": "Hedwig Kraehenbuehl"},
    {"id": "author:x-folded", "name": "Otto Krähenbühl"},
    {"id": "author:x-short", "name": "Zoltan Quu"},
    {"id": "author:x-letters", "name": "Q. U. U. Zoltan"},
    {"id": "author:x-markup", "name": "Eve <b>Strong</b>"},
]


@pytest.fixture
def extra(small_graph: Database) -> Iterator[None]:
    """Names that the small graph has none like, and more topics of a word than are gone through."""
    authors = """UNWIND $rows AS row CREATE (:Author {id: row.id, name: row.name, nameVariants: [],
      nameKey: row.id, searchText: row.name, paperCount: 0, collaboratorCount: 0,
      component: row.id, authorshipComponent: row.id})"""
    topics = """UNWIND range(0, $most) AS n CREATE (:Topic {id: 'topic:x-broad-' + n,
      name: 'broad ' + n, kind: 'test', searchText: 'broad ' + n, paperCount: n})"""
    small_graph.run(Statement("test/extra", authors, "write", {"rows": EXTRA}))
    small_graph.run(Statement("test/extra", topics, "write", {"most": MOST_HITS}))
    yield
    delete = "MATCH (n) WHERE n.id =~ '(author|topic):x-.*' DETACH DELETE n"
    small_graph.run(Statement("test/extra", delete, "write"))


@pytest.mark.usefixtures("extra")
@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("Theodor Zwirbelmann", {"author:x-initial"}),
        ("Zwirbelmann, Theodor", {"author:x-initial"}),
        ("Юрий", {"author:x-cyrillic"}),
        ("шевчёв", {"author:x-cyrillic"}),
        ("김철수", {"author:x-korean"}),
        ("がぎぐ", {"author:x-japanese"}),
        ("Kraehenbuehl", {"author:x-spelled", "author:x-folded"}),
        ("Krähenbühl", {"author:x-spelled", "author:x-folded"}),
        ("Krahenbuhl", {"author:x-folded", "author:x-spelled"}),
    ],
)
async def test_names_of_many_kinds(ask: Ask, typed: str, wanted: set[str]) -> None:
    assert set(await _found(ask, typed)) == wanted


@pytest.mark.usefixtures("extra")
async def test_a_short_name_in_capitals_finds_who_is_called_so(ask: Ask) -> None:
    assert await _found(ask, "QUU") == ["author:x-short"]


@pytest.mark.usefixtures("extra")
async def test_a_broad_word_is_bounded_and_says_so(ask: Ask) -> None:
    query = """query ($text: String!) { search(query: $text, first: 1000) {
      totalCount nodes { id } completeness { status reason kinds: truncatedKinds limit } } }"""
    found = (await ask(query, text="broad"))["search"]
    assert found["completeness"] == {
        "status": "TRUNCATED",
        "reason": f"There are more hits; the best {MOST_HITS} of each kind were gone through.",
        "kinds": ["TOPIC"],
        "limit": MOST_HITS,
    }
    assert found["totalCount"] == len(found["nodes"]) == MOST_HITS
    narrow = (await ask(query, text="broad 1000"))["search"]["completeness"]
    assert narrow == {"status": "COMPLETE", "reason": None, "kinds": [], "limit": MOST_HITS}


HIGHLIGHTED = """query ($text: String!) { search(query: $text) { edges {
  node { id } highlights { __typename field text all: parts { part: text match } } } } }"""


async def _highlights(ask: Ask, text: str) -> dict[str, Any]:
    data = await ask(HIGHLIGHTED, text=text)
    return {edge["node"]["id"]: edge["highlights"] for edge in data["search"]["edges"]}


@pytest.mark.usefixtures("extra")
async def test_highlights_say_which_words_of_which_text_were_found(ask: Ask) -> None:
    (shown,) = (await _highlights(ask, "mueller klau"))["author:klaus-mueller"]
    assert shown == {
        "__typename": "Highlight",
        "field": "name",
        "text": "Klaus-Robert Müller",
        "all": [
            {"part": "Klau", "match": "BEGINNING"},
            {"part": "s-Robert ", "match": None},
            {"part": "Müller", "match": "EXACT"},
        ],
    }
    found = await _highlights(ask, "Jaeger")
    assert [(h["field"], h["text"]) for h in found["author:paul-jaeger"]] == [
        ("name", "Paul F. Jäger")
    ]
    (code,) = (await _highlights(ask, "cs.CV"))["category:cs.CV"]
    assert (code["field"], code["all"]) == ("code", [{"part": "cs.CV", "match": "EXACT"}])
    (markup,) = (await _highlights(ask, "strong"))["author:x-markup"]
    assert markup["text"] == "Eve <b>Strong</b>"


async def test_every_hit_shows_why_it_is_one(ask: Ask) -> None:
    for text in ["luk", "lukkas ruff", "deep", "clssifiction", "o'brien", "berlin", "vision", "no"]:
        found = await _highlights(ask, text)
        assert found
        assert all(any(part["match"] for h in hit for part in h["all"]) for hit in found.values())


async def test_highlights_are_of_the_words_of_each_request(ask: Ask) -> None:
    for text, part in [("lukas", "Lukas"), ("ruff", "Ruff")]:
        (shown,) = (await _highlights(ask, text))["author:lukas-ruff"]
        assert {"part": part, "match": "EXACT"} in shown["all"]
