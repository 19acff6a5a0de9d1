"""What compiled operations leave to the executor, and say why."""

import pytest

from graph.store.database import Database
from graph.store.statement import Statement
from tests.helpers.both_ways import Both, Variables
from tests.helpers.research_graph import PAPERS

pytestmark = pytest.mark.anyio


PAPER = PAPERS[0]["id"]
LEFT = [
    ("{ __schema { queryType { name } } authors(first: 1) { totalCount } }", {}, "not covered"),
    ("{ nothing }", {}, "invalid"),
    ("query($id: ID!) { node(id: $id) { id } }", {"id": "nonsense"}, "refused"),
    ("query($id: ID!) { node(id: $id) { id } }", {}, "invalid"),
    ("{ authors(first: 0) { totalCount } }", {}, "refused"),
    ("{ authors(first: 1000) { nodes { papers(first: 1000) { nodes { id } } } } }", {}, "refused"),
    (f'{{ paper(by: {{id: "{PAPER}"}}) {{ export(format: BIBTEX) }} }}', {}, "not covered"),
    ('{ slice(around: ["author:nobody"]) { edges { kind } } }', {}, "refused"),
]


@pytest.mark.parametrize(("text", "variables", "reason"), LEFT)
async def test_what_is_left_to_the_executor_is_counted(
    both: Both, text: str, variables: Variables, reason: str
) -> None:
    assert await both.fast(text, variables) is None
    assert both.ways == [reason]


async def test_a_value_that_the_schema_forbids_is_told_by_the_executor(
    both: Both, small_graph: Database
) -> None:
    text = "query($id: ID!) { paper(by: {id: $id}) { id title } }"
    broken = Statement(
        "test/break", "MATCH (p:Paper {id: $id}) REMOVE p.title", "write", {"id": PAPER}
    )
    mended = Statement(
        "test/mend",
        "MATCH (p:Paper {id: $id}) SET p.title = $title",
        "write",
        {"id": PAPER, "title": PAPERS[0]["title"]},
    )
    small_graph.run(broken)
    try:
        assert await both.fast(text, {"id": PAPER}) is None
        result = await both.slow(text, {"id": PAPER})
    finally:
        small_graph.run(mended)

    assert both.ways == ["odd value"]
    assert result.data == {"paper": None}
    (error,) = result.errors
    assert error.path == ["paper", "title"]
