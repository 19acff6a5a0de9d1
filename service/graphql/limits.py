"""What an operation may cost, checked on its document before anything is read."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentSpreadNode,
    GraphQLObjectType,
    GraphQLSchema,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionSetNode,
    is_interface_type,
    is_object_type,
)

from service.errors import RequestError
from service.graphql.bounds import is_refused, page_size
from service.graphql.selection import Operation, SelectedField, fragments_of
from service.settings import Limits

_COUNTING_PARENTS = ("Connection", "Edge", "SliceNode")
"""How the types end whose nodes the page size above them has counted already."""

_OF_ITEMS = frozenset({"edges", "nodes", "pageInfo"})
"""The fields of a connection for which a page is read."""

_FACETS = "facets"
"""A field of a connection that is about the whole list, not about each item of a page."""


@dataclass(frozen=True, slots=True)
class Extent:
    """How large a selection is with its fragments written out."""

    depth: int = 0
    fields: int = 0
    aliases: int = 0

    def beside(self, other: "Extent") -> "Extent":
        """Both selections side by side."""
        return Extent(
            max(self.depth, other.depth), self.fields + other.fields, self.aliases + other.aliases
        )


class _Measure:
    """Measures each fragment once, so that fragments within fragments cost nothing to check."""

    def __init__(self, document: DocumentNode) -> None:
        self._fragments = fragments_of(document)
        self._measured: dict[str, Extent] = {}

    def selection(self, selection: SelectionSetNode | None) -> Extent:
        extent = Extent()
        for node in selection.selections if selection else ():
            extent = extent.beside(self._node(node))
        return extent

    def _node(self, node: object) -> Extent:
        if isinstance(node, FieldNode):
            below = self.selection(node.selection_set)
            return Extent(
                below.depth + 1, below.fields + 1, below.aliases + (node.alias is not None)
            )
        if isinstance(node, InlineFragmentNode):
            return self.selection(node.selection_set)
        return self._fragment(node.name.value) if isinstance(node, FragmentSpreadNode) else Extent()

    def _fragment(self, name: str) -> Extent:
        if name not in self._measured:
            self._measured[name] = Extent()  # ends a cycle, which validation refuses
            fragment = self._fragments.get(name)
            self._measured[name] = self.selection(fragment.selection_set if fragment else None)
        return self._measured[name]


def check_extent(document: DocumentNode, limits: Limits) -> None:
    """Raise `LIMIT_EXCEEDED` where an operation is too deep, too wide or has too many aliases."""
    measure = _Measure(document)
    for definition in document.definitions:
        if isinstance(definition, OperationDefinitionNode):
            extent = measure.selection(definition.selection_set)
            for what, limit, actual in (
                ("levels of nesting", limits.depth, extent.depth),
                ("aliases", limits.aliases, extent.aliases),
                ("fields", limits.fields, extent.fields),
            ):
                if actual > limit:
                    raise RequestError(
                        "LIMIT_EXCEEDED",
                        f"The operation has {actual} {what}, its fragments written out; "
                        f"at most {limit} are allowed.",
                        limit=limit,
                        actual=actual,
                    )


def check_node_budget(
    definition: OperationDefinitionNode, operation: Operation, limits: Limits
) -> int:
    """How many nodes the page sizes, multiplied through, ask for at most.

    Raises:
        RequestError: `LIMIT_EXCEEDED`, where these are too many.
    """
    root = operation.schema.get_root_type(definition.operation)
    if root is None:
        return 0
    asked = sum(
        _nodes(operation, field, root.name)
        for field in operation.select([definition.selection_set], root)
    )
    if asked > limits.nodes:
        raise RequestError(
            "LIMIT_EXCEEDED",
            f"The request asks for up to {asked} nodes; at most {limits.nodes} are allowed.",
            limit=limits.nodes,
            actual=asked,
            hint="Nested page sizes multiply: ask for smaller `first`, above all far inside.",
        )
    return asked


def _nodes(operation: Operation, field: SelectedField, parent: str) -> int:
    """How many nodes a field asks for at most, with everything below it."""
    if is_refused(field.name, field.arguments):
        return 0
    below, beside = 0, 0
    for type_ in operation.possible_types(field.type):
        children = operation.fields(field.nodes, type_)
        counted = [(child, _nodes(operation, child, type_.name)) for child in children]
        of_list = sum(size for child, size in counted if child.name == _FACETS)
        each = sum(size for _, size in counted) - of_list + _copies(operation, children)
        below, beside = max(below, each), max(beside, of_list)
    size = _list_size(operation, field)
    if size is not None:
        return (size * (1 + below) if size else below) + beside
    is_counted = parent.endswith(_COUNTING_PARENTS) or not _is_node(operation.schema, field)
    return below if is_counted else below + 1


def _list_size(operation: Operation, field: SelectedField) -> int | None:
    """How many nodes a page of the field has: none where only facts about its list are selected."""
    size = page_size(field.arguments)
    if size is None or not field.type.name.endswith("Connection"):
        return size
    (type_,) = operation.possible_types(field.type)
    selected = {child.name for child in operation.fields(field.nodes, type_)}
    return size if selected & _OF_ITEMS else 0


def _copies(operation: Operation, fields: Sequence[SelectedField]) -> int:
    """How often something is given again under another name; what counts itself is left out."""
    named = Counter(field.name for field in fields if not _list_size(operation, field))
    return max(named.values(), default=1) - 1


def _is_node(schema: GraphQLSchema, field: SelectedField) -> bool:
    node = schema.get_type("Node")
    if field.type is node:
        return True
    return (
        is_object_type(field.type)
        and is_interface_type(node)
        and isinstance(field.type, GraphQLObjectType)
        and schema.is_sub_type(node, field.type)
    )
