"""Where the reading of a list of all nodes with a label begins, if a condition says so."""

from collections.abc import Callable
from dataclasses import dataclass

from graph.query.condition import (
    All,
    AnyOf,
    Compare,
    Condition,
    Neighbour,
    Operator,
    compile_condition,
    conjuncts,
)
from graph.query.cypher import Lines, Names
from graph.query.vocabulary import get_property

_EXACT: frozenset[Operator] = frozenset({"=", "IN"})
RANGES: frozenset[Operator] = frozenset({"=", "<", "<=", ">", ">="})
"""The operators that leave nodes side by side in an index."""
_SOUGHT: frozenset[Operator] = _EXACT | RANGES | {"STARTS WITH"}
_OF_MANY = frozenset({"authorshipComponent", "component", "date", "paperCount", "year"})
"""Indexed properties of which one value may be that of half the nodes."""
_FEWEST_FIRST = ("Paper", "Author", "Institution", "Topic", "Category")
"""Kinds of neighbours, by how many nodes one of them leads to."""


@dataclass(frozen=True, slots=True)
class Start:
    """The neighbours that are few: what is said of them, and what remains to be said."""

    neighbour: Neighbour
    rest: Condition | None


def find_start(where: Condition, label: str) -> Start | None:
    """A part of the condition by which nodes with the label are found from a few neighbours.

    Otherwise each node would be asked for its neighbours. None where an own property names the
    nodes: nothing leads to fewer. Of several neighbours those that have the fewest nodes are taken.
    """
    parts = conjuncts(where)
    if any(_rests_on(part, lambda compared: _names_one(compared, label)) for part in parts):
        return None
    few = [part for part in parts if isinstance(part, Neighbour) and _names_a_few(part)]
    if not few:
        return None
    start = min(few, key=_rank)
    others = tuple(part for part in parts if part is not start)
    return Start(start, All(others) if others else None)


def compile_start(start: Start, label: str, node: str, names: Names) -> Lines:
    """The clauses that bind `node` to each of their nodes, once."""
    step, few = start.neighbour.step, names.fresh("w")
    fits = compile_condition(start.neighbour.condition, step.target, few, names)
    return [
        f"MATCH ({few}:{step.target}) WHERE {fits}",
        f"MATCH ({few}){step.reversed(label).way('', node)}",
        f"WITH DISTINCT {node}",
    ]


def is_sought(condition: Condition, label: str, *, but: frozenset[str] = frozenset()) -> bool:
    """Whether an index finds the nodes that fit, other than as a range of the properties `but`."""

    def has_index(compared: Compare) -> bool:
        return _has_index(compared, label, _SOUGHT)

    return any(
        _rests_on(part, has_index)
        for part in conjuncts(condition)
        if not (isinstance(part, Compare) and part.property in but and part.operator in RANGES)
    )


def _names_a_few(part: Neighbour) -> bool:
    label = part.step.target
    return _rests_on(part.condition, lambda compared: _has_index(compared, label, _EXACT))


def _names_one(compared: Compare, label: str) -> bool:
    return compared.property not in _OF_MANY and _has_index(compared, label, _EXACT)


def _rank(part: Neighbour) -> int:
    kind = part.step.target
    return _FEWEST_FIRST.index(kind) if kind in _FEWEST_FIRST else len(_FEWEST_FIRST)


def _rests_on(condition: Condition, has_index: Callable[[Compare], bool]) -> bool:
    match condition:
        case Compare():
            return has_index(condition)
        case All(parts):
            return any(_rests_on(part, has_index) for part in parts)
        case AnyOf(parts):
            return bool(parts) and all(_rests_on(part, has_index) for part in parts)
        case _:
            return False


def _has_index(compared: Compare, label: str, operators: frozenset[Operator]) -> bool:
    kinds = {index.kind for index in get_property(label, compared.property).indexes}
    return compared.operator in operators and bool(kinds & {"RANGE", "UNIQUENESS"})
