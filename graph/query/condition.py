"""Conditions on nodes and on their neighbours, and how they are written in Cypher.

A value that is missing fits no comparison. Under `Not` every comparison is therefore made true or
false first: Cypher's third truth value would make a negation of it true nowhere.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from graph.query.cypher import Names
from graph.query.redirects import MERGED_KINDS
from graph.query.step import Step
from graph.query.vocabulary import check_relationship, get_property
from graph.query.ways import Later

Operand = str | float | bool | tuple[str | float, ...] | Later

Operator = Literal["=", "<>", "<", "<=", ">", ">=", "IN", "STARTS WITH"]
_SAME = frozenset({"=", "IN"})


@dataclass(frozen=True, slots=True)
class Compare:
    """A property against a value; `IN` takes several."""

    property: str
    operator: Operator
    value: "Operand"


@dataclass(frozen=True, slots=True)
class Present:
    """Whether the node has the property."""

    property: str
    present: bool


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Whether a neighbour over `step` fits the condition."""

    step: Step
    condition: "Condition"


@dataclass(frozen=True, slots=True)
class All:
    """Every one of them; true where there is none."""

    conditions: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one of them."""

    conditions: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Not this one."""

    condition: "Condition"


Condition = Compare | Present | Neighbour | All | AnyOf | Not


def list_operands(condition: Condition) -> list[Operand]:
    """What properties are compared with, from left to right."""
    operands: list[Operand] = []

    def note(operand: Operand) -> Operand:
        operands.append(operand)
        return operand

    change_operands(condition, note)
    return operands


def change_operands(condition: Condition, change: Callable[[Operand], Operand]) -> Condition:
    """The condition with other operands, which are asked for from left to right."""
    match condition:
        case Compare(value=operand):
            return replace(condition, value=change(operand))
        case Neighbour(condition=part) | Not(condition=part):
            return replace(condition, condition=change_operands(part, change))
        case All(parts) | AnyOf(parts):
            changed = tuple(change_operands(part, change) for part in parts)
            return replace(condition, conditions=changed)
        case Present():
            return condition


def conjuncts(condition: Condition) -> tuple[Condition, ...]:
    """The parts that a node has to fit, every one of them."""
    if isinstance(condition, All):
        return tuple(one for part in condition.conditions for one in conjuncts(part))
    return (condition,)


def requires(condition: Condition, name: str) -> bool:
    """Whether every node that fits surely has the property."""
    match condition:
        case Compare(property=compared):
            return compared == name
        case Present(property=asked, present=present):
            return present and asked == name
        case All(parts):
            return any(requires(part, name) for part in parts)
        case AnyOf(parts):
            return bool(parts) and all(requires(part, name) for part in parts)
        case Not() | Neighbour():
            return False


def compile_condition(
    condition: Condition, label: str, node: str, names: Names, *, exact: bool = False
) -> str:
    """An expression over the variable `node`, which has that label.

    `exact` makes it true or false; otherwise it may be null in place of false.
    """

    def inner(part: Condition) -> str:
        return compile_condition(part, label, node, names, exact=exact)

    match condition:
        case Compare(name, operator, value):
            stored = f"{node}.{get_property(label, name).name}"
            given = list(value) if isinstance(value, tuple) else value
            if name == "id" and operator in _SAME and label in MERGED_KINDS:
                bound = names.bind_ids(given, several=operator == "IN")
            else:
                bound = names.bind(given)
            compared = f"{stored} {operator} {bound}"
            return f"coalesce({compared}, false)" if exact else compared
        case Present(name, present):
            return f"{node}.{get_property(label, name).name} IS {'NOT ' if present else ''}NULL"
        case Neighbour(step, part):
            return _neighbour(step, part, label, node, names)
        case All(parts):
            return _joined(" AND ", "true", parts, inner)
        case AnyOf(parts):
            return _joined(" OR ", "false", parts, inner)
        case Not(part):
            return f"NOT {compile_condition(part, label, node, names, exact=True)}"


def _joined(
    word: str, empty: str, parts: tuple[Condition, ...], inner: Callable[[Condition], str]
) -> str:
    return f"({word.join(map(inner, parts))})" if parts else empty


def _neighbour(step: Step, condition: Condition, label: str, node: str, names: Names) -> str:
    ends = (step.target, label) if step.direction == "in" else (label, step.target)
    check_relationship(ends[0], step.relationship, ends[1])
    other = names.fresh("w")
    fits = compile_condition(condition, step.target, other, names)
    return f"EXISTS {{ ({node}){step.pattern('', other)} WHERE {fits} }}"
