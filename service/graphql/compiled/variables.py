"""The variables of one operation, coerced as graphql-core does, quicker where nothing changes."""

from collections.abc import Callable, Mapping
from typing import Any

from graphql import (
    GraphQLBoolean,
    GraphQLID,
    GraphQLInputType,
    GraphQLInt,
    GraphQLList,
    GraphQLNonNull,
    GraphQLSchema,
    GraphQLString,
    OperationDefinitionNode,
    VariableValues,
    get_variable_values,
    type_from_ast,
)
from graphql.execution.get_variable_signature import GraphQLVariableSignature
from graphql.execution.values import VariableValueSource

Plain = Callable[[Any], bool]
"""Whether a value is one that coercion gives back as it is."""

_INT = 1 << 31
_TEXTS = (GraphQLString, GraphQLID)


class Variables:
    """Reads the variables of one operation out of what requests give."""

    def __init__(self, schema: GraphQLSchema, definition: OperationDefinitionNode) -> None:
        """The operation has to be valid."""
        self._schema = schema
        self._definitions = definition.variable_definitions or ()
        self._plain: list[tuple[str, GraphQLVariableSignature, Plain]] = []
        for one in self._definitions:
            type_: Any = type_from_ast(schema, one.type)
            plain, name = _find_plain(type_), one.variable.name.value
            if plain is not None and one.default_value is None:
                signature = GraphQLVariableSignature(name, type_, None)
                self._plain.append((name, signature, plain))
        self._are_plain = len(self._plain) == len(self._definitions)

    def read(self, given: Mapping[str, Any]) -> VariableValues | None:
        """Their values; None where some are no values of their types."""
        if self._are_plain:
            sources: dict[str, VariableValueSource] = {}
            coerced: dict[str, Any] = {}
            for name, signature, is_plain in self._plain:
                value = given.get(name)
                if not is_plain(value) or (value is None and name not in given):
                    break
                sources[name] = VariableValueSource(signature, value)
                coerced[name] = value
            else:
                return VariableValues(sources, coerced)
        return self._coerce(given)

    def _coerce(self, given: Mapping[str, Any]) -> VariableValues | None:
        values = get_variable_values(self._schema, self._definitions, dict(given))
        return None if isinstance(values, list) else values


def _find_plain(type_: GraphQLInputType | None) -> Plain | None:
    """None where coercion changes values of the type, or has more to check."""
    if isinstance(type_, GraphQLNonNull):
        return _find_bare(type_.of_type)
    bare = _find_bare(type_)
    return None if bare is None else lambda value: value is None or bare(value)


def _find_bare(type_: object) -> Plain | None:
    """The same without null."""
    if type_ in _TEXTS:
        return _is_text
    if type_ is GraphQLInt:
        return _is_int
    if type_ is GraphQLBoolean:
        return _is_boolean
    if isinstance(type_, GraphQLList):
        inner = _find_plain(type_.of_type)
        return (
            None if inner is None else lambda value: type(value) is list and all(map(inner, value))
        )
    return None


def _is_text(value: object) -> bool:
    return type(value) is str


def _is_int(value: object) -> bool:
    return type(value) is int and -_INT <= value < _INT


def _is_boolean(value: object) -> bool:
    return type(value) is bool
