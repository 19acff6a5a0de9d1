"""Ids that conditions name and that were merged into others: told with what the statement reads.

To look each of them up before they are compared would make worse plans of all conditions. So the
statement compares ids as they are given, and its last value says which of them were merged, which
costs a look into an index for each. Where some were, it is run again with what they became.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from graph.query.cypher import Lines, Names, call
from graph.store.statement import Statement

MOST_MERGES = 8
"""How many merges are followed from an id; the loaders point each at its survivor."""

MERGED_KINDS = frozenset({"Author", "Institution", "Paper"})
"""The labels of the nodes that may be merged."""

PACKED_NULL = b"\xc0"
"""How a record ends, packed, where nothing was merged: no text and no id has such a byte."""


def compile_redirects(names: Names) -> tuple[Lines, str]:
    """The clauses that find the ids of all conditions that were merged, and what they bind.

    That is a list of these ids, each with what it became, or null.
    """
    asked, node, found = names.fresh("asked"), names.fresh("n"), names.fresh("merged")
    lines = [
        f"UNWIND {' + '.join(names.ids)} AS {asked}",
        f"MATCH (:Merged {{id: {asked}}})-[:MERGED_INTO*1..{MOST_MERGES}]->({node})",
        f"WHERE NOT {node}:Merged",
        f"WITH collect([{asked}, {node}.id]) AS {found}",
        f"RETURN CASE WHEN size({found}) > 0 THEN {found} END AS {found}",
    ]
    # As an expression of the last clause it would keep Neo4j from reading properties once.
    return call("", lines), found


def redirect(statement: Statement, record: Sequence[Any]) -> Statement | None:
    """The statement with what its ids became; None where the record is of them already."""
    if not statement.ids or record[-1] is None:
        return None
    became: Mapping[str, str] = dict(record[-1])
    changed = {name: _change(statement.parameters[name], became) for name in statement.ids}
    return replace(statement, parameters={**statement.parameters, **changed})


def _change(value: Any, became: Mapping[str, str]) -> Any:  # noqa: ANN401 - an id or several
    if isinstance(value, str):
        return became.get(value, value)
    return [became.get(one, one) for one in value]
