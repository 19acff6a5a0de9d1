"""What the explorer asks is answered, each planned document by one statement."""

from pathlib import Path
from typing import Any

import pytest
from graphql import FragmentDefinitionNode, OperationDefinitionNode, parse

from tests.component.service.conftest import Ask
from tests.helpers.statements import counted_statements

pytestmark = pytest.mark.anyio

DOCUMENTS = sorted((Path(__file__).parents[3] / "explorer/src/api/documents").glob("*.graphql"))
RUFF, MUELLER = "author:lukas-ruff", "author:klaus-mueller"

VARIABLES: dict[str, dict[str, Any]] = {
    "Details": {"id": RUFF, "first": 5},
    "Paths": {"input": {"from": RUFF, "to": MUELLER}, "papers": 3},
    "Search": {"query": "ruff", "first": 5, "kinds": None},
    "Slice": {
        "around": [RUFF],
        "kinds": None,
        "hops": 2,
        "maxNodes": 50,
        "quotas": [{"kind": "PAPER", "nodes": 5}],
        "since": None,
        "until": None,
    },
    "Summaries": {"ids": [RUFF, "paper:nnunet", "category:cs.LG"]},
    "Welcome": {"first": 3},
}
SEARCHES = {"Paths", "Slice"}
"""Operations that first have to find out what to read."""


def _texts() -> dict[str, str]:
    """Each operation with all fragments that it may need."""
    whole = "\n".join(path.read_text(encoding="utf-8") for path in DOCUMENTS)
    definitions = parse(whole).definitions
    fragments = {d.name.value: d for d in definitions if isinstance(d, FragmentDefinitionNode)}
    texts = {}
    for definition in definitions:
        if isinstance(definition, OperationDefinitionNode) and definition.name:
            used: dict[str, str] = {}
            _collect(_source(definition), fragments, used)
            texts[definition.name.value] = "\n".join([_source(definition), *used.values()])
    return texts


def _source(node: Any) -> str:
    return str(node.loc.source.body[node.loc.start : node.loc.end])


def _collect(text: str, fragments: dict[str, Any], used: dict[str, str]) -> None:
    for name, fragment in fragments.items():
        if f"...{name}" in text and name not in used:
            used[name] = _source(fragment)
            _collect(used[name], fragments, used)


def test_every_operation_is_tried() -> None:
    assert DOCUMENTS
    assert set(_texts()) == set(VARIABLES)


@pytest.mark.parametrize("name", sorted(VARIABLES))
async def test_the_explorers_operation(ask: Ask, name: str) -> None:
    with counted_statements() as statements:
        data = await ask(_texts()[name], **VARIABLES[name])
    assert all(value is not None for value in data.values())
    planned = sum(n for statement, n in statements.items() if statement.startswith("query/"))
    assert planned == 1
    if name not in SEARCHES:
        assert statements.total() == 1
