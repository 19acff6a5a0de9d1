"""Leaf values as expressions that check what they pass on, in the source that is generated.

A value of the expected kind passes as it is. Everything else goes to a function that either does
what the executor would do or raises `OddValueError`: then the executor itself answers.
"""

from typing import Any

from graphql import (
    GraphQLEnumType,
    GraphQLError,
    GraphQLLeafType,
    GraphQLOutputType,
    is_enum_type,
    is_list_type,
    is_non_null_type,
)

from service.graphql.compiled.errors import NotCompiledError, OddValueError

CHECKS = {
    "ID": "x.__class__ is str",
    "String": "x.__class__ is str",
    "Boolean": "x.__class__ is bool",
    # GraphQL's Int has 32 bits.
    "Int": "x.__class__ is int and -2147483648 <= x <= 2147483647",
    # Neither infinite nor NaN: JSON has neither.
    "Float": "x.__class__ is float and x - x == 0.0",
}
"""By scalar: whether the value `x` goes out as it is."""


def leaf_expression(raw: str, type_: GraphQLOutputType, names: dict[str, Any]) -> str:
    """The value that `raw` stands for, as the executor would complete it.

    Args:
        raw: An expression, evaluated once.
        type_: A leaf type, or lists of one.
        names: What the generated source may refer to; gains what this expression needs.
    """
    required = is_non_null_type(type_)
    inner: Any = type_.of_type if is_non_null_type(type_) else type_
    if is_list_type(inner):
        item = leaf_expression("y", inner.of_type, names)
        listed = f"[{item} for y in x]"
        return f"{listed} if (x := {raw}).__class__ is list else {_odd(names, required=required)}"
    if is_enum_type(inner):
        return _enum_expression(raw, inner, names, required=required)
    return _scalar_expression(raw, inner, names, required=required)


def _scalar_expression(
    raw: str, type_: GraphQLLeafType, names: dict[str, Any], *, required: bool
) -> str:
    check = CHECKS.get(type_.name)
    if check is None:
        raise NotCompiledError(f"the scalar {type_.name}")
    otherwise = _odd(names, required=required)
    if type_.name == "Float":
        names["as_float"] = _as_float
        otherwise = f"as_float(x) if x.__class__ is int else {otherwise}"
    return f"x if {check.replace('x.', f'(x := {raw}).', 1)} else {otherwise}"


def _enum_expression(
    raw: str, type_: GraphQLEnumType, names: dict[str, Any], *, required: bool
) -> str:
    name = f"enum_{type_.name}"
    names[name] = EnumNames(type_)
    otherwise = _odd(names, required=required)
    return f"{name}[x] if (x := {raw}) is not None else {otherwise}"


def _odd(names: dict[str, Any], *, required: bool) -> str:
    name = "required" if required else "optional"
    names[name] = _required if required else _optional
    return f"{name}(x)"


def _required(value: object) -> Any:  # noqa: ANN401 - never returns
    raise OddValueError(repr(value))


def _optional(value: object) -> None:
    if value is not None:
        raise OddValueError(repr(value))


def _as_float(value: int) -> float:
    try:
        return float(value)
    except OverflowError as error:
        raise OddValueError(repr(value)) from error


class EnumNames(dict[Any, str]):
    """What the API calls each value, found out once a value."""

    def __init__(self, type_: GraphQLEnumType) -> None:
        super().__init__()
        self._type = type_

    def of_texts(self) -> dict[str, str]:
        """The names of all values that are texts."""
        stored = [one.value for one in self._type.values.values()]
        return {value: self[value] for value in stored if isinstance(value, str)}

    def __missing__(self, value: object) -> str:
        try:
            name = self._type.serialize(value)
        except (GraphQLError, ValueError, TypeError) as error:
            raise OddValueError(repr(value)) from error
        self[value] = name
        return name
