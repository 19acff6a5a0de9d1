"""Watching a distance: cheap while nothing changes, and true when something does."""

import httpx
import pytest

from graph.paths.watching import Watched, is_changed
from graph.store.database import Database
from graph.store.statement import Statement
from tests.component.paths.asking import ask, post
from tests.helpers.statements import counted_statements

pytestmark = pytest.mark.anyio

WATCH = """
query ($input: CollaboratorDistanceInput!, $token: String) {
  watchPath(input: $input, token: $token) {
    token outcome distance changed previous { outcome distance } asOfChange searched
  }
}
"""
ENDS = {"from": "author:ann", "to": "author:cleo"}


def count_change(database: Database) -> None:
    """As ingest does with every change."""
    text = """
    MERGE (state:GraphState {id: 'graph'})
    ON CREATE SET state.identity = 'one', state.changes = 0
    SET state.changes = state.changes + 1
    """
    database.run(Statement("tests/change", text, "write"))


async def test_nothing_is_searched_while_the_graph_stays_as_it_is(
    client: httpx.AsyncClient,
    database: Database,
) -> None:
    count_change(database)
    first = await ask(client, WATCH, input=ENDS)
    with counted_statements() as counter:
        second = await ask(client, WATCH, input=ENDS, token=first["token"])

    assert (first["distance"], first["changed"], first["searched"]) == (2, None, True)
    assert second == {
        **first,
        "changed": False,
        "searched": False,
        "previous": {"outcome": "FOUND", "distance": 2},
        "asOfChange": 1,
    }
    assert counter == {"path/get_change_number": 1}


async def test_a_new_joint_paper_changes_the_distance(
    client: httpx.AsyncClient,
    database: Database,
) -> None:
    count_change(database)
    first = await ask(client, WATCH, input=ENDS)
    count_change(database)
    same = await ask(client, WATCH, input=ENDS, token=first["token"])
    joined = """
    MATCH (a:Author {id: 'author:ann'})
    MATCH (b:Author {id: 'author:cleo'})
    CREATE (a)-[:COLLABORATED_WITH {papers: 1, strength: 1.0, confidence: 1.0}]->(b)
    """
    database.run(Statement("tests/joined", joined, "write"))
    count_change(database)
    nearer = await ask(client, WATCH, input=ENDS, token=same["token"])

    assert (same["changed"], same["searched"], same["asOfChange"]) == (False, True, 2)
    assert (nearer["changed"], nearer["distance"], nearer["previous"]["distance"]) == (True, 1, 2)


async def test_a_graph_that_does_not_count_is_searched_each_time(
    client: httpx.AsyncClient,
) -> None:
    first = await ask(client, WATCH, input=ENDS)
    second = await ask(client, WATCH, input=ENDS, token=first["token"])

    assert (second["changed"], second["searched"], second["asOfChange"]) == (False, True, None)


@pytest.mark.parametrize("token", ["nonsense", "W10"])
async def test_a_token_of_something_else_is_refused(
    client: httpx.AsyncClient,
    token: str,
) -> None:
    answer = await post(client, WATCH, input=ENDS, token=token)
    other = await ask(client, WATCH, input={**ENDS, "maxHops": 3})
    mixed = await post(client, WATCH, input=ENDS, token=other["token"])

    for refused in (answer, mixed):
        assert refused["errors"][0]["extensions"]["code"] == "INVALID_CURSOR"
        assert refused["errors"][0]["extensions"]["argument"] == "token"


FOUND = Watched("FOUND", 2, conclusive=True)
APART = Watched("DISCONNECTED", None, conclusive=True)
UNKNOWN = Watched("TRUNCATED", None, conclusive=False)


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        (FOUND, FOUND, False),
        (FOUND, Watched("FOUND", 3, conclusive=True), True),
        (FOUND, APART, True),
        (APART, APART, False),
        (UNKNOWN, FOUND, None),
        (FOUND, UNKNOWN, None),
        (FOUND, Watched("TRUNCATED", 2, conclusive=False), False),
    ],
)
def test_only_what_is_proved_counts_as_a_change(
    before: Watched, now: Watched, expected: object
) -> None:
    assert is_changed(before, now) is expected
