"""Writes the functions for what algorithms answer: one goes through an answer, one shapes it.

The first notes which nodes the answer shows; these are read by their ids in the operation's one
statement, and the second puts them where they belong.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import orjson
from graphql import (
    FieldNode,
    GraphQLNamedOutputType,
    GraphQLObjectType,
    GraphQLOutputType,
    get_named_type,
    get_nullable_type,
    is_leaf_type,
    is_list_type,
    is_non_null_type,
    is_specified_scalar_type,
)
from graphql.pyutils import Path
from strawberry.types.field import StrawberryField

from graph.query.plan import Lookup, Node
from graph.query.ways import Later
from service.graphql.compiled.answers import Asked, ByAttribute, ByFunction, ByResolver, NodePlace
from service.graphql.compiled.arguments import ArgumentsSlot
from service.graphql.compiled.errors import NotCompiledError
from service.graphql.compiled.rows import RowField, RowShaper
from service.graphql.compiled.slots import FilledSlot, Slots
from service.graphql.compiled.writer import ShaperWriter
from service.graphql.fields import ComputedField, PlannedField, strawberry_field
from service.graphql.ids import KINDS, id_prefix
from service.graphql.mapping import NODE_TYPES
from service.graphql.planner import plan_node
from service.graphql.selection import TYPENAME, Operation, SelectedField

ResolverFunction = Callable[..., Any]

_PREFIXES = {kind: prefix for prefix, kind in KINDS.items()}


@dataclass(frozen=True, slots=True)
class _Value:
    """How a value is shaped and gone through, each by the expression that stands for it."""

    shape: Callable[[str], str]
    walk: Callable[[str], list[str]]


@dataclass(slots=True)
class AnswerWriter:
    """Writes for the computed root fields of one operation."""

    operation: Operation
    slots: Slots
    writer: ShaperWriter
    add: Callable[[Lookup], str]
    """Takes a root of the plan in, and gives the expression of what it has read."""
    start: list[str] = field(default_factory=list)
    """The lines that ask for all root fields."""
    placing: list[str] = field(default_factory=list)
    """The lines that put the nodes that were read under their ids."""
    wanted: dict[Node, tuple[int, str]] = field(default_factory=dict)
    """For each selection of nodes the slot of the ids to read, and where they will be."""

    def root(self, selected: SelectedField, query: GraphQLObjectType) -> str:
        """The response's entry for one root field, whose parent is None."""
        value = self._field(selected, query)
        self.start += value.walk("None")
        return value.shape("None")

    def _field(self, selected: SelectedField, parent: GraphQLObjectType) -> _Value:
        """A field, by the expression of the object that it is of."""
        if selected.name == TYPENAME:
            return _Value(lambda _of: repr(parent.name), lambda _of: [])
        declared = strawberry_field(selected.definition)
        if declared is None:
            raise NotCompiledError(f"{parent.name}.{selected.name}")
        type_ = selected.definition.type
        value = self._complete(type_, selected)
        if isinstance(declared, ComputedField) or declared.base_resolver is not None:
            arguments = self.slots.add(ArgumentsSlot(selected.definition, selected.nodes[0]))
            path = Path(None, selected.key, parent.name)
            function = _plain_function(declared, selected)
            if function is not None:
                return self._asked(value, ByFunction(function, arguments))
            return self._asked(value, ByResolver(selected.definition, path, arguments))
        name = declared.python_name
        if isinstance(declared, PlannedField) and not (_is_node(selected.type) or _is_list(type_)):
            return self._asked(value, ByAttribute(name))
        return _Value(lambda of: value.shape(f"{of}.{name}"), lambda of: value.walk(f"{of}.{name}"))

    def _asked(self, value: _Value, read: ByResolver | ByFunction | ByAttribute) -> _Value:
        slot = self.slots.add(FilledSlot())
        asked = self.writer.keep(Asked(slot, read))
        walk = self.writer.walk(value.walk("v"))
        return _Value(
            lambda of: value.shape(f"s[{slot}][id({of})]"),
            lambda of: [f"a.ask({asked}, {of}, {walk})"],
        )

    def _complete(self, type_: GraphQLOutputType, selected: SelectedField) -> _Value:
        """A value of that type, by the expression that stands for it."""
        required = is_non_null_type(type_)
        inner: Any = type_.of_type if is_non_null_type(type_) else type_
        if is_leaf_type(get_named_type(type_)):
            return _Value(lambda raw: f"({self.writer.leaf(raw, type_)})", lambda _raw: [])
        if is_list_type(inner):
            item = self._complete(inner.of_type, selected)
            rows = self._rows(inner.of_type, selected.nodes)
            return _listed(item, rows, required=required)
        if _is_node(inner):
            return self._node(inner, selected.nodes, required=required)
        return self._object(inner, selected.nodes, required=required)

    def _rows(self, type_: GraphQLOutputType, nodes: Sequence[FieldNode]) -> str | None:
        """The function that writes a list in columns, if it may be one: all fields are leaves."""
        inner: Any = get_nullable_type(type_)
        if not isinstance(inner, GraphQLObjectType) or _is_node(inner):
            return None
        before, fields, completed = b"{", [], []
        for one in self.operation.fields(nodes, inner, meta=True):
            before += orjson.dumps(one.key) + b":"
            if one.name == TYPENAME:
                before += orjson.dumps(inner.name) + b","
                continue
            declared = strawberry_field(one.definition)
            if declared is None or declared.base_resolver or not is_leaf_type(one.type):
                return None
            if _is_list(one.definition.type):  # numbers are told apart by the commas between them
                return None
            leaf = self.writer.leaf("y", one.definition.type)
            completed.append(self.writer.function_of(f"[{leaf} for y in v]"))
            is_number = one.type.name in {"Int", "Float"}
            fields.append(RowField(before, declared.python_name, is_number))
            before = b","
        if not fields:
            return None
        end = b"}," if before == b"," else before[:-1] + b"},"
        shaper = self.writer.keep(RowShaper(tuple(fields), end))
        return f"{shaper}.write(x, ({', '.join(completed)},), s)"

    def _object(self, type_: object, nodes: Sequence[FieldNode], *, required: bool) -> _Value:
        if not isinstance(type_, GraphQLObjectType):
            raise NotCompiledError(f"a value of {type_}")
        fields = self.operation.fields(nodes, type_, meta=True)
        values = [(one.key, self._field(one, type_)) for one in fields]
        shape = self.writer.shape(f"{key!r}: {value.shape('v')}" for key, value in values)
        walk = self.writer.walk([line for _, value in values for line in value.walk("v")])
        absent = "missing()" if required else "None"
        return _Value(
            lambda raw: f"({shape}(x, s) if (x := {raw}) is not None else {absent})",
            lambda raw: [] if walk == "None" else [f"if (x := {raw}) is not None: {walk}(x, s, a)"],
        )

    def _node(
        self, type_: GraphQLNamedOutputType, nodes: Sequence[FieldNode], *, required: bool
    ) -> _Value:
        found = self.slots.add(FilledSlot())
        slots, built = {}, []
        for kind in sorted(possible.name for possible in self.operation.possible_types(type_)):
            node = plan_node(self.operation, nodes, kind)
            slots[_PREFIXES[kind]], read = self._want(node)
            made = f"{self.writer.node(node, nodes)}(y[1], s)"
            # Of several nodes with an id the first is taken, as the last of the reversed.
            built.append(f"**{{{id_prefix(kind)!r} + y[0]: {made} for y in reversed({read})}}")
        self.placing.append(f"s[{found}] = {{{', '.join(built)}}}")
        place = self.writer.keep(NodePlace(slots))
        absent = "missing()" if required else "None"
        shown = f"(x if (x := s[{found}].get(x.id)) is not None else {absent})"
        return _Value(
            lambda raw: f"({shown} if (x := {raw}) is not None else {absent})",
            lambda raw: [f"if (x := {raw}) is not None: {place}.want(x, s)"],
        )

    def _want(self, node: Node) -> tuple[int, str]:
        if node not in self.wanted:
            slot = self.slots.add(FilledSlot())
            self.wanted[node] = slot, self.add(Lookup("id", Later(slot), node))
        return self.wanted[node]


def _plain_function(declared: StrawberryField, selected: SelectedField) -> ResolverFunction | None:
    """The function of a resolver that Strawberry would call with the very same arguments."""
    resolver = declared.base_resolver
    if resolver is None or isinstance(declared, ComputedField) or not resolver.parent_parameter:
        return None
    if resolver.info_parameter or declared.extensions or declared.permission_classes:
        return None
    given = selected.definition.args
    scalars = all(is_specified_scalar_type(get_named_type(one.type)) for one in given.values())
    flat = not any(is_list_type(get_nullable_type(one.type)) for one in given.values())
    same = {one.python_name for one in resolver.arguments} == set(given)
    function = resolver.wrapped_func
    return function if scalars and flat and same and callable(function) else None


def _listed(item: _Value, rows: str | None, *, required: bool) -> _Value:
    absent = "missing()" if required else "None"
    otherwise = "" if rows is None else f"{rows} if isinstance(x, Columns) else "

    def walk(raw: str) -> list[str]:
        lines = item.walk("y")
        return [f"for y in {raw} or ():", *(f"    {line}" for line in lines)] if lines else []

    return _Value(
        lambda raw: (
            f"(({otherwise}[{item.shape('y')} for y in x]) "
            f"if (x := {raw}) is not None else {absent})"
        ),
        walk,
    )


def _is_list(type_: GraphQLOutputType) -> bool:
    return is_list_type(type_.of_type if is_non_null_type(type_) else type_)


def _is_node(type_: GraphQLNamedOutputType) -> bool:
    return type_.name == "Node" or type_.name in NODE_TYPES
