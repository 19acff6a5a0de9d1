"""What a request selects below a field: fragments, aliases, merged fields, `@skip`, `@include`.

The rules are those of the specification's CollectFields, for one object type at a time.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, cast

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLAbstractType,
    GraphQLField,
    GraphQLIncludeDirective,
    GraphQLNamedOutputType,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLSkipDirective,
    InlineFragmentNode,
    SelectionSetNode,
    TypeNameMetaFieldDef,
    VariableValues,
    get_argument_values,
    get_directive_values,
    get_named_type,
    is_abstract_type,
    type_from_ast,
)

from graph.query.condition import Condition
from graph.query.cursor import Scalar
from graph.query.ways import Later, Page

TYPENAME = "__typename"


@dataclass(frozen=True, slots=True)
class SelectedField:
    """One entry of the response: every node in the document that contributes to it."""

    key: str
    name: str
    nodes: tuple[FieldNode, ...]
    definition: GraphQLField
    arguments: Mapping[str, Any]
    """By GraphQL name, coerced, with defaults."""

    @property
    def type(self) -> GraphQLNamedOutputType:
        """The type of the value, without lists and non-nulls."""
        return cast("GraphQLNamedOutputType", get_named_type(self.definition.type))


class ListKeeper(Protocol):
    """Takes out of lists what differs from request to request."""

    def keep(
        self, selected: SelectedField, page: Page, listed: "Listed"
    ) -> tuple[Page, Condition | None]:
        """The page and the condition with stand-ins for cursors and operands."""
        ...


@dataclass(frozen=True, slots=True)
class Listed:
    """A list: its name with its order, the kind of its nodes, and what fits."""

    name: str
    kind: str
    where: Condition | None


@dataclass(frozen=True, slots=True)
class Operation:
    """What the executor knows about the running operation."""

    schema: GraphQLSchema
    fragments: Mapping[str, FragmentDefinitionNode]
    variables: VariableValues
    lists: ListKeeper | None = None
    """There for a plan that is kept for other cursors and operands, too."""

    def fields(
        self, nodes: Sequence[FieldNode], type_: GraphQLObjectType, *, meta: bool = False
    ) -> list[SelectedField]:
        """What the nodes select of an object of that type, in the order of the response.

        `__typename` is among it with `meta` only: no plan has to read it.
        """
        selections = [node.selection_set for node in nodes if node.selection_set]
        return self.select(selections, type_, meta=meta)

    def select(
        self,
        selections: Iterable[SelectionSetNode],
        type_: GraphQLObjectType,
        *,
        meta: bool = False,
    ) -> list[SelectedField]:
        """The same from selection sets; the schema about itself is left to the executor."""
        return [
            self._selected(key, type_, same)
            for key, same in self.group(selections, type_).items()
            if same[0].name.value in type_.fields or (meta and same[0].name.value == TYPENAME)
        ]

    def group(
        self, selections: Iterable[SelectionSetNode], type_: GraphQLObjectType
    ) -> dict[str, list[FieldNode]]:
        """The field nodes by the key of the response that they contribute to."""
        grouped: dict[str, list[FieldNode]] = {}
        visited: set[str] = set()
        for selection in selections:
            for node in self._collect(selection, type_, visited):
                key = node.alias.value if node.alias else node.name.value
                grouped.setdefault(key, []).append(node)
        return grouped

    def possible_types(self, type_: GraphQLNamedOutputType) -> Sequence[GraphQLObjectType]:
        """The object types that a value of an object or abstract type can have."""
        if isinstance(type_, GraphQLObjectType):
            return (type_,)
        if is_abstract_type(type_):
            abstract: GraphQLAbstractType = type_
            return self.schema.get_possible_types(abstract)
        return ()

    def _selected(
        self, key: str, type_: GraphQLObjectType, nodes: Sequence[FieldNode]
    ) -> SelectedField:
        name = nodes[0].name.value
        definition = TypeNameMetaFieldDef if name == TYPENAME else type_.fields[name]
        arguments = get_argument_values(definition, nodes[0], self.variables)
        return SelectedField(key, name, tuple(nodes), definition, arguments)

    def _collect(
        self, selection: SelectionSetNode, type_: GraphQLObjectType, visited: set[str]
    ) -> Iterator[FieldNode]:
        for node in selection.selections:
            if not self._is_included(node):
                continue
            if isinstance(node, FieldNode):
                yield node
            elif isinstance(node, InlineFragmentNode):
                if self._applies(node, type_):
                    yield from self._collect(node.selection_set, type_, visited)
            elif isinstance(node, FragmentSpreadNode) and node.name.value not in visited:
                visited.add(node.name.value)
                fragment = self.fragments[node.name.value]
                if self._applies(fragment, type_):
                    yield from self._collect(fragment.selection_set, type_, visited)

    def _is_included(self, node: Any) -> bool:  # noqa: ANN401 - any selection
        if not node.directives:
            return True
        skip = get_directive_values(GraphQLSkipDirective, node, self.variables)
        include = get_directive_values(GraphQLIncludeDirective, node, self.variables)
        return not (skip and skip["if"]) and not (include and not include["if"])

    def _applies(
        self, fragment: FragmentDefinitionNode | InlineFragmentNode, type_: GraphQLObjectType
    ) -> bool:
        if fragment.type_condition is None:
            return True
        condition = type_from_ast(self.schema, fragment.type_condition)
        if condition is type_:
            return True
        return is_abstract_type(condition) and self.schema.is_sub_type(condition, type_)


def stand_in(
    slot: int, values: Sequence[Scalar | Later], offset: int = 0
) -> tuple[Later | None, ...]:
    """One for each value that is not null."""
    return tuple(
        None if value is None else Later(slot, place) for place, value in enumerate(values, offset)
    )


def fragments_of(document: DocumentNode) -> dict[str, FragmentDefinitionNode]:
    """The document's fragments by name."""
    return {
        definition.name.value: definition
        for definition in document.definitions
        if isinstance(definition, FragmentDefinitionNode)
    }
