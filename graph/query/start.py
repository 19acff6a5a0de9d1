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


@dataclass(frozen=True, slots=True)
class Start:
    """The neighbours that are few: what is said of them, and what remains to be said."""

    neighbour: Neighbour
    rest: Condition | None


def find_start(where: Condition) -> Start | None:
    """A part of the condition by which the nodes are found from a few neighbours.

    Otherwise each node would be asked for its neighbours.
    """
    parts = conjuncts(where)
    for place, part in enumerate(parts):
        if isinstance(part, Neighbour) and _names_a_few(part):
            others = parts[:place] + parts[place + 1 :]
            return Start(part, All(others) if others else None)
    return None


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
