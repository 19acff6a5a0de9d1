"""The argument `where`, as a condition of a plan."""

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any

from graph.query.condition import All, AnyOf, Compare, Condition, Neighbour, Not, Operator, Present
from graph.query.ways import Traverse
from service.errors import RequestError
from service.graphql.arxiv_dois import find_arxiv_dois
from service.graphql.mapping import ToList, get_target
from service.graphql.operands import clean_operands

MAX_CONDITIONS = 100
MAX_VALUES = 1_000

_OPERATORS: Mapping[str, Operator] = {
    "eq": "=",
    "ne": "<>",
    "in": "IN",
    "lt": "<",
    "lte": "<=",
    "gt": ">",
    "gte": ">=",
    "startsWith": "STARTS WITH",
}


def parse_where(kind: str, where: Mapping[str, Any]) -> Condition:
    """The condition on a node of that kind.

    Raises:
        RequestError: A part is null or empty where that says nothing, or there is too much of it.
    """
    condition = _parse(kind, where, "where")
    count = sum(1 for _ in _walk(condition))
    if count > MAX_CONDITIONS:
        raise RequestError(
            "LIMIT_EXCEEDED",
            f"`where` has {count} conditions; at most {MAX_CONDITIONS} are allowed.",
            argument="where",
            limit=MAX_CONDITIONS,
            actual=count,
        )
    return find_arxiv_dois(condition)


def parse_condition(kind: str, where: Mapping[str, Any] | None) -> Condition | None:
    """The same where the argument may be left out, or say nothing."""
    return parse_where(kind, where) if where else None


def name_scope(listed: str, condition: Condition | None) -> str:
    """What makes a cursor one of this very list."""
    if condition is None:
        return listed
    return f"{listed}:{hashlib.sha256(repr(condition).encode()).hexdigest()[:12]}"


def _walk(condition: Condition) -> Iterator[Condition]:
    yield condition
    match condition:
        case All(parts) | AnyOf(parts):
            for part in parts:
                yield from _walk(part)
        case Not(part) | Neighbour(condition=part):
            yield from _walk(part)


def _parse(kind: str, where: Mapping[str, Any], path: str) -> Condition:
    parts = [_parse_field(kind, name, value, f"{path}.{name}") for name, value in where.items()]
    return parts[0] if len(parts) == 1 else All(tuple(parts))


def _parse_field(kind: str, name: str, value: Any, path: str) -> Condition:  # noqa: ANN401 - any input
    if value is None:
        raise _unclear(path, "is null", "Leave it out; `{exists: false}` asks for what is missing.")
    if name in {"and", "or"}:
        return _parse_several(kind, name, value, path)
    if name == "not":
        return Not(_parse_part(kind, value, path))
    target = get_target(kind, name)
    if isinstance(target, ToList) and isinstance(target.source, Traverse):
        return _parse_neighbours(target.source, value, path)
    return _parse_comparison(kind, name, value, path)


def _parse_several(kind: str, word: str, values: list[Any], path: str) -> Condition:
    if not values:
        raise _unclear(path, "is empty", "Leave it out, or give it at least one condition.")
    parts = tuple(_parse_part(kind, one, f"{path}[{i}]") for i, one in enumerate(values))
    return All(parts) if word == "and" else AnyOf(parts)


def _parse_part(kind: str, where: Mapping[str, Any], path: str) -> Condition:
    """A condition within another, where one that fits everything is an oversight."""
    if not where:
        raise _unclear(path, "is empty", "Leave it out, or give it at least one condition.")
    return _parse(kind, where, path)


def _parse_neighbours(source: Traverse, value: Mapping[str, Any], path: str) -> Condition:
    (step,) = source.steps
    parts: list[Condition] = []
    for quantifier, inner in value.items():
        if inner is None:
            raise _unclear(f"{path}.{quantifier}", "is null", "`{}` fits every one.")
        fits = Neighbour(step, _parse(step.target, inner, f"{path}.{quantifier}"))
        parts.append(Not(fits) if quantifier == "none" else fits)
    if not parts:
        raise _unclear(path, "is empty", "Ask for `some` or `none`.")
    return All(tuple(parts))


def _parse_comparison(kind: str, name: str, value: Mapping[str, Any], path: str) -> Condition:
    # The graph stores a category's code as its id.
    stored = "id" if name == "code" else name
    parts = [
        _compare(kind, stored, operator, operand, f"{path}.{operator}")
        for operator, operand in value.items()
    ]
    if not parts:
        raise _unclear(path, "is empty", "Ask for one comparison at least.")
    return parts[0] if len(parts) == 1 else All(tuple(parts))


def _compare(kind: str, name: str, operator: str, operand: Any, path: str) -> Condition:  # noqa: ANN401
    if operand is None:
        raise _unclear(path, "is null", "`{exists: false}` asks for what is missing.")
    if operator == "exists":
        return Present(name, operand)
    operands = operand if isinstance(operand, list) else [operand]
    if len(operands) > MAX_VALUES:
        raise RequestError(
            "LIMIT_EXCEEDED",
            f"`{path}` has {len(operands)} values; at most {MAX_VALUES} are allowed.",
            argument=path,
            limit=MAX_VALUES,
            actual=len(operands),
        )
    cleaned = clean_operands(kind, name, operator, operands, path)
    bound = tuple(cleaned) if operator == "in" else cleaned[0]
    return Compare(name, _OPERATORS[operator], bound)


def _unclear(path: str, what: str, hint: str) -> RequestError:
    return RequestError("INVALID_ARGUMENT", f"`{path}` {what}.", argument=path, hint=hint)
