"""Strategies for operations over a whole schema: every field, every argument, every type of value.

A library for this exists (hypothesis-graphql); ours lets the test say what stands for a value at
each argument, for operations that are all refused at their first id find nothing.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from graphql import (
    GraphQLArgument,
    GraphQLBoolean,
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputField,
    GraphQLInputObjectType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLSchema,
    get_named_type,
    get_nullable_type,
    is_abstract_type,
    is_composite_type,
    is_non_null_type,
    is_required_argument,
    is_required_input_field,
)
from hypothesis import strategies as st

Scalar = Callable[[str, str], st.SearchStrategy[Any]]
"""What stands for a scalar: by the name of its type, and that of the argument that it is in."""


@dataclass(frozen=True, slots=True)
class Asked:
    """An operation with its variables."""

    text: str
    variables: dict[str, Any]


class Name(str):
    """A value of an enum, which is written without quotes."""

    __slots__ = ()


_ABSENT = object()


def _everything(_type: str, _name: str) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Grammar:
    """What operations are made of."""

    schema: GraphQLSchema
    scalar: Scalar
    selects: Callable[[str, str], bool] = _everything
    """Whether a field of a type may be selected."""
    gives: Callable[[str, str], bool] = _everything
    """Whether an argument, by field and name, may be given; a required one always is."""
    depth: int = 4
    width: int = 3
    longest: int = 3
    """Entries of a list."""
    nulls: bool = False
    """Whether null stands wherever it may be written, and variables wherever a value may, also such
    that are null, or are not given, where no null may be: that only their values tell."""


@st.composite
def operations(draw: st.DrawFn, grammar: Grammar, root: str = "Query") -> Asked:
    """One operation of up to three root fields."""
    writer = _Writer(draw, grammar)
    type_ = grammar.schema.get_type(root)
    assert isinstance(type_, GraphQLObjectType)
    body = writer.fields(type_, grammar.depth)
    head = ", ".join(f"${name}: {kind}" for name, kind in writer.kinds.items())
    keyword = root.lower()
    text = f"{keyword} Q({head}) {body}" if head else f"{keyword} {body}"
    return Asked(" ".join([text, *writer.fragments]), writer.variables)


@dataclass(slots=True)
class _Writer:
    draw: st.DrawFn
    grammar: Grammar
    kinds: dict[str, str] = field(default_factory=dict)
    variables: dict[str, Any] = field(default_factory=dict)
    fragments: list[str] = field(default_factory=list)
    names: int = 0

    def fields(self, type_: Any, depth: int) -> str:
        """A selection of an object, an interface or a union."""
        if is_abstract_type(type_):
            possible = self.grammar.schema.get_possible_types(type_)
            chosen = self._some(list(possible))
            parts = ["__typename", *(f"... on {one} {self.fields(one, depth)}" for one in chosen)]
            return f"{{ {' '.join(parts)} }}"
        names = [name for name, one in type_.fields.items() if self._can(type_, name, one, depth)]
        if not names:
            return "{ __typename }"
        parts = [self._field(type_, name, depth) for name in self._some(names)]
        body = f"{{ {' '.join(parts)} }}"
        if self._rarely():
            name = self._new("F")
            self.fragments.append(f"fragment {name} on {type_} {body}")
            return f"{{ __typename ...{name} }}"
        return body

    def _can(self, type_: Any, name: str, one: GraphQLField, depth: int) -> bool:
        if not self.grammar.selects(type_.name, name):
            return False
        return depth > 0 or not is_composite_type(get_named_type(one.type))

    def _field(self, type_: Any, name: str, depth: int) -> str:
        one = type_.fields[name]
        given = self._arguments(name, one.args)
        # Two types of an interface may not give different things under one name.
        text = f"{self._new('a')}: {name}"
        if given:
            text += f"({', '.join(given)})"
        if self._rarely():
            directive, value = self.draw(st.sampled_from([("include", True), ("skip", False)]))
            text += f" @{directive}(if: {self._nested(GraphQLNonNull(GraphQLBoolean), value)})"
        below = get_named_type(one.type)
        return f"{text} {self.fields(below, depth - 1)}" if is_composite_type(below) else text

    def _arguments(self, of: str, arguments: dict[str, GraphQLArgument]) -> list[str]:
        given = []
        for name, argument in arguments.items():
            wanted = is_required_argument(argument)
            if wanted or (self.grammar.gives(of, name) and self.draw(st.booleans())):
                value = self._value(argument.type, name, 3)
                given.append(f"{name}: {self._written(argument, value)}")
        return given

    def _written(self, argument: GraphQLArgument, value: Any) -> str:
        wanted = is_required_argument(argument)
        if self.grammar.nulls:
            return self._nested(argument.type, value, wanted=wanted)
        return self._variable(str(argument.type), value) if self._rarely() else write_literal(value)

    def _nested(self, type_: Any, value: Any, *, wanted: bool = True) -> str:
        """A value, with null and variables in it; `wanted` where its place has no default."""
        if not self.grammar.nulls:
            return write_literal(value)
        if self._rarely():
            return self._loose(type_, value, wanted=wanted and is_non_null_type(type_))
        match get_nullable_type(type_):
            case GraphQLList(of_type=inner):
                return f"[{', '.join(self._nested(inner, one) for one in value)}]"
            case GraphQLInputObjectType() as object_:
                parts = [f"{n}: {self._in_input(object_, n, one)}" for n, one in value.items()]
                return f"{{{', '.join(parts)}}}"
        may_be_null = not is_non_null_type(type_)
        return "null" if may_be_null and self._rarely() else write_literal(value)

    def _in_input(self, type_: GraphQLInputObjectType, name: str, value: Any) -> str:
        one = type_.fields[name]
        if type_.is_one_of:
            # No variable whose type takes null is valid there, be there a default or not.
            return self._variable(f"{one.type}!", value) if self._rarely() else write_literal(value)
        return self._nested(one.type, value, wanted=is_required_input_field(one))

    def _loose(self, type_: Any, value: Any, *, wanted: bool) -> str:
        """A variable whose type takes null, if that is valid in its place, with any value."""
        kind = str(get_nullable_type(type_))
        if wanted or self.draw(st.booleans()):
            kind += f" = {write_literal(value)}"
        given = self.draw(st.sampled_from([None, None, value, _ABSENT]))
        return self._variable(kind, given)

    def _variable(self, kind: str, value: Any) -> str:
        name = self._new("v")
        self.kinds[name] = kind
        if value is not _ABSENT:
            self.variables[name] = value
        return f"${name}"

    def _value(self, type_: Any, name: str, depth: int) -> Any:
        match type_:
            case GraphQLNonNull(of_type=inner):
                return self._value(inner, name, depth)
            case GraphQLList(of_type=inner):
                longest = self.grammar.longest if depth > 0 else 1
                count = self.draw(st.integers(0, longest))
                return [self._value(inner, name, depth - 1) for _ in range(count)]
            case GraphQLEnumType():
                return Name(self.draw(st.sampled_from(list(type_.values))))
            case GraphQLInputObjectType():
                return self._input(type_, depth)
        return self.draw(self.grammar.scalar(type_.name, name))

    def _input(self, type_: GraphQLInputObjectType, depth: int) -> dict[str, Any]:
        required = [n for n, one in type_.fields.items() if is_required_input_field(one)]
        others = [
            n for n, one in type_.fields.items() if n not in required and self._fits(one, depth)
        ]
        most = 1 if type_.is_one_of else 2
        least = 0 if required else 1
        chosen = self.draw(
            st.lists(st.sampled_from(others), min_size=least, max_size=most, unique=True)
            if others
            else st.just([])
        )
        return {n: self._value(type_.fields[n].type, n, depth - 1) for n in [*required, *chosen]}

    def _fits(self, one: GraphQLInputField, depth: int) -> bool:
        return depth > 0 or not isinstance(get_named_type(one.type), GraphQLInputObjectType)

    def _some(self, among: list[Any]) -> list[Any]:
        return self.draw(
            st.lists(st.sampled_from(among), min_size=1, max_size=self.grammar.width, unique=True)
        )

    def _rarely(self) -> bool:
        return self.draw(st.integers(0, 5)) == 5

    def _new(self, stem: str) -> str:
        self.names += 1
        return f"{stem}{self.names}"


def write_literal(value: Any) -> str:
    """A value as it stands in a document."""
    match value:
        case Name():
            return str(value)
        case list():
            return f"[{', '.join(map(write_literal, value))}]"
        case dict():
            return f"{{{', '.join(f'{n}: {write_literal(v)}' for n, v in value.items())}}}"
        case str():
            return json.dumps(value)
    return json.dumps(value)
