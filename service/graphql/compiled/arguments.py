"""The arguments of one field, read out of a request's variables.

graphql-core looks at every argument and every part of its literal for each request. Between two
requests only the places of the variables differ, so these are found once.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graphql import (
    FieldNode,
    GraphQLField,
    ListValueNode,
    Node,
    ObjectValueNode,
    ValueNode,
    VariableNode,
    VariableValues,
    get_argument_values,
)

Fill = Callable[[Mapping[str, Any]], Any]
"""Makes a value of those of the variables; `KeyError` where one is not given."""


@dataclass(slots=True, eq=False)
class ArgumentsSlot:
    """Where the arguments of a field stand."""

    definition: GraphQLField
    node: FieldNode
    _fill: Fill | None = field(default=None, init=False)
    _is_known: bool = field(default=False, init=False)

    def read(self, variables: VariableValues) -> dict[str, Any]:
        """By name, coerced, with defaults."""
        if self._fill is not None:
            try:
                filled: dict[str, Any] = self._fill(variables.coerced)
            except (KeyError, _OddError):
                pass  # what an absent variable or null means depends on where it stands
            else:
                return filled
        read = get_argument_values(self.definition, self.node, variables)
        if not self._is_known:
            self._fill, self._is_known = self._find_fill(read, variables), True
        return read

    def _find_fill(self, read: dict[str, Any], variables: VariableValues) -> Fill | None:
        """How to make arguments like these; None where it does not give these themselves."""
        try:
            fill = _fill_mapping(
                {one.name.value: one.value for one in self.node.arguments or ()}, read
            )
            same = fill(variables.coerced) == read
        except (KeyError, _OddError):
            return None
        return fill if same else None


class _OddError(Exception):
    """A variable is null, or a literal with variables is not of the form of its value."""


def _find(node: ValueNode | None, read: object) -> Fill | None:
    """How a value is made; None where it is always this one."""
    if node is None or not _has_variables(node):
        return None
    match node, read:
        case VariableNode(), _:
            return _take(node.name.value)
        case ObjectValueNode(), dict():
            return _fill_mapping({one.name.value: one.value for one in node.fields}, read)
        case ListValueNode(), list() if len(node.values) == len(read):
            return _fill_list(node.values, read)
    raise _OddError


def _take(name: str) -> Fill:
    def take(variables: Mapping[str, Any]) -> Any:  # noqa: ANN401 - any value
        value = variables[name]
        if value is None:
            raise _OddError
        return value

    return take


def _fill_mapping(nodes: Mapping[str, ValueNode], read: Mapping[str, Any]) -> Fill:
    if any(_has_variables(node) for name, node in nodes.items() if name not in read):
        raise _OddError
    found = {name: _find(nodes.get(name), value) for name, value in read.items()}
    fills = [(name, fill) for name, fill in found.items() if fill is not None]
    fixed = {name: value if found[name] is None else None for name, value in read.items()}

    def fill_mapping(variables: Mapping[str, Any]) -> dict[str, Any]:
        filled = fixed.copy()
        for name, fill in fills:
            filled[name] = fill(variables)
        return filled

    return fill_mapping


def _fill_list(nodes: Sequence[ValueNode], read: Sequence[Any]) -> Fill:
    fills = [_find(node, value) for node, value in zip(nodes, read, strict=True)]
    fixed = [value if fill is None else None for fill, value in zip(fills, read, strict=True)]

    def fill_list(variables: Mapping[str, Any]) -> list[Any]:
        return [
            value if fill is None else fill(variables)
            for fill, value in zip(fills, fixed, strict=True)
        ]

    return fill_list


def _has_variables(node: Node) -> bool:
    match node:
        case VariableNode():
            return True
        case ObjectValueNode():
            return any(_has_variables(one.value) for one in node.fields)
        case ListValueNode():
            return any(map(_has_variables, node.values))
    return False
