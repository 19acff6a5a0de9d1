"""Nodes that are asked for by their ids: all kinds, merged ones, and those that there are not."""

from typing import Any

import pytest

from tests.component.service.conftest import Ask
from tests.helpers.both_ways import Both
from tests.helpers.research_graph import (
    PAPERS,
)
from tests.helpers.statements import counted_statements

pytestmark = pytest.mark.anyio

RUFF = "author:lukas-ruff"


async def test_nodes_of_every_kind_keep_their_order(ask: Ask) -> None:
    ids = ["category:cs.LG", "author:unknown", "paper:nnunet", RUFF, "topic:reviews", RUFF]
    with counted_statements() as statements:
        data = await ask(
            """query ($ids: [ID!]!) { nodes(ids: $ids) {
                 __typename id
                 ... on Author { what: name papers(first: 1) { totalCount } }
                 ... on Paper { what: title }
                 ... on Category { what: scheme papers { nodes { id } } }
                 ... on Topic { what: kind }
               } }""",
            ids=ids,
        )
    assert statements.total() == 1
    assert [node and node["id"] for node in data["nodes"]] == [
        None if i == "author:unknown" else i for i in ids
    ]
    assert [node["what"] for node in data["nodes"] if node] == [
        "arxiv",
        "nnU-Net: a self-configuring method",
        "Lukas Ruff",
        "keyphrase",
        "Lukas Ruff",
    ]
    assert {n["id"] for n in data["nodes"][0]["papers"]["nodes"]} == {
        p["id"] for p in PAPERS if "cs.LG" in p["categories"]
    }


async def test_merged_ids_answer_and_say_so(ask: Ask) -> None:
    data = await ask(
        """{ node(id: "author:l-ruff") { id redirectedFrom }
             paper(by: {id: "paper:doc-preprint"}) { id redirectedFrom
               authors(first: 1) { nodes { redirectedFrom } } }
             same: node(id: "author:lukas-ruff") { redirectedFrom } }"""
    )
    assert data == {
        "node": {"id": RUFF, "redirectedFrom": "author:l-ruff"},
        "paper": {
            "id": "paper:deep-one-class",
            "redirectedFrom": "paper:doc-preprint",
            "authors": {"nodes": [{"redirectedFrom": None}]},
        },
        "same": {"redirectedFrom": None},
    }


SELECTED = "{ id ... on Author { name } redirectedFrom }"
MERGED = {"id": RUFF, "name": "Lukas Ruff", "redirectedFrom": "author:l-ruff"}
OWN = {**MERGED, "redirectedFrom": None}
KLOFT = "author:marius-kloft"


@pytest.mark.parametrize(
    ("field", "path", "told"),
    [
        (
            (f'slice(around: ["author:l-ruff"]) {{ nodes {{ node {SELECTED} }} '
            "edges { source target } }"),
            ("nodes", 0, "node"),
            MERGED,
        ),
        (f'slice(around: ["{RUFF}"]) {{ nodes {{ node {SELECTED} }} }}', ("nodes", 0, "node"), OWN),
        (
            f'slice(around: ["{RUFF}", "author:l-ruff"]) {{ nodes {{ node {SELECTED} }} }}',
            ("nodes", 0, "node"),
            OWN,
        ),
        (
            'slice(around: ["paper:doc-preprint"]) { nodes { node { id redirectedFrom } } }',
            ("nodes", 0, "node"),
            {"id": "paper:deep-one-class", "redirectedFrom": "paper:doc-preprint"},
        ),
        ('slice(around: ["author:l-ruff"]) { nodes { node { id } } }', ("nodes", 0, "node"),
         {"id": RUFF}),
        (f'distancesFrom(author: "author:l-ruff") {{ author {SELECTED} }}', ("author",), MERGED),
        (
            (f'collaborationAmong(authors: ["{KLOFT}", "author:l-ruff"]) '
            f"{{ authors {SELECTED} groups {{ authors {SELECTED} }} "
            f"edges {{ from {SELECTED} to {SELECTED} }} }}"),
            ("authors", 1),
            MERGED,
        ),
        (
            (f'conflictCheck(left: ["author:l-ruff"], right: ["{KLOFT}", "{RUFF}"]) '
            f"{{ conflicts {{ left {SELECTED} right {SELECTED} }} }}"),
            ("conflicts", 0, "left"),
            MERGED,
        ),
        (
            (f'collaboratorPaths(input: {{from: "author:l-ruff", to: "{KLOFT}"}}) '
            f"{{ paths {{ authors {SELECTED} hops {{ from {SELECTED} }} }} }}"),
            ("paths", 0, "hops", 0, "from"),
            MERGED,
        ),
        (
            (f'collaboratorPaths(input: {{from: "{KLOFT}", to: "author:l-ruff"}}) '
            f"{{ paths {{ authors {SELECTED} }} }}"),
            ("paths", 0, "authors", -1),
            MERGED,
        ),
        (
            (f'collaboratorPaths(input: {{from: "{RUFF}", to: "{KLOFT}"}}) '
            f"{{ paths {{ authors {SELECTED} }} }}"),
            ("paths", 0, "authors", 0),
            OWN,
        ),
        (
            (f'introductions(from: "author:l-ruff", to: "{KLOFT}", first: 1) '
            f"{{ edges {{ node {{ id }} hops {{ from {SELECTED} to {SELECTED} }} }} }}"),
            ("edges", 0, "hops", 0, "from"),
            MERGED,
        ),
    ],
)  # fmt: skip
async def test_who_is_asked_for_by_a_merged_id_says_so_both_ways(
    both: Both, field: str, path: tuple[str | int, ...], told: dict[str, Any]
) -> None:
    data = await both.agree(f"{{ answer: {field} }}", {}, statements=None)

    found = data["answer"]
    for step in path:
        found = found[step]
    assert found == told


async def test_unknown_ids_are_null(ask: Ask) -> None:
    data = await ask(
        """{ node(id: "paper:nothing") { id }
             author(by: {id: "author:nobody"}) { id }
             category(by: {code: "no.such"}) { id }
             paper(by: {arxivId: "2401.99999"}) { id } }"""
    )
    assert data == {"node": None, "author": None, "category": None, "paper": None}


async def test_unicode_ids_and_names(ask: Ask) -> None:
    data = await ask(
        "query ($id: ID!) { node(id: $id) { id ... on Author { name nameVariants } } }",
        id="author:zoe-ångström",
    )
    assert data["node"] == {
        "id": "author:zoe-ångström",
        "name": "Zoë Ångström",
        "nameVariants": ["李 Zoë"],
    }
