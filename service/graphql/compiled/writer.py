"""Writes the function that turns a record's positional lists into the response's data.

The selection and the plan are walked side by side: the plan says what stands in which place, the
selection under which name, in which order and of which type it goes out.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from graphql import (
    FieldNode,
    GraphQLObjectType,
    GraphQLOutputType,
    is_leaf_type,
    is_non_null_type,
)

from graph.paths.columns import Columns
from graph.query.cursor import encode_cursor
from graph.query.facets import FACET_ROW
from graph.query.highlight import Highlight, Piece, highlight
from graph.query.plan import (
    AnyNode,
    Cursor,
    Cut,
    Edges,
    Every,
    Facets,
    Field,
    Group,
    Highlights,
    Items,
    Listing,
    Node,
    Omitted,
    One,
    PageFacts,
    Shared,
    SimilarCut,
)
from graph.query.result import composite_key
from graph.query.ways import Later
from service.graphql.compiled.errors import NotCompiledError, OddValueError
from service.graphql.compiled.leaves import leaf_expression
from service.graphql.compiled.program import Written
from service.graphql.fields import PlannedField, strawberry_field
from service.graphql.names import attribute_name
from service.graphql.selection import TYPENAME, Operation, SelectedField

Place = tuple[int, object]
"""Where a value stands in its list, and which part of the plan it is of."""


class ShaperWriter:
    """Collects the source of one function an object type and place."""

    def __init__(self, operation: Operation) -> None:
        """Write for one operation, with the values of its variables."""
        self._operation = operation
        self._lines: list[str] = []
        self._names: dict[str, Any] = {
            "Columns": Columns,
            "cursor": encode_cursor,
            "highlight": highlight,
            "missing": _missing,
        }
        self._scope: str | None = None

    def load(self, body: Sequence[str]) -> tuple[Callable[..., dict[str, Any]], Written]:
        """Compile what has been written, with the function `shape(r, s)` of that body.

        `r` is the record, `s` the values of the slots.
        """
        source = "\n".join([*self._lines, "def shape(r, s):", *(f"    {line}" for line in body)])
        # The source is made of our own templates, literals and repr() of names in the document.
        exec(compile(source, "<shaper>", "exec"), self._names)  # noqa: S102
        shaper: Callable[..., dict[str, Any]] = self._names["shape"]
        return shaper, Written(source, self._names)

    def function(self, name: str) -> Callable[..., Any] | None:
        """A function of what was compiled; none where `walk` had nothing to write."""
        found: Callable[..., Any] | None = self._names.get(name)
        return found

    def keep(self, value: object) -> str:
        """The name by which what is written refers to a value."""
        name = f"k{len(self._names)}"
        self._names[name] = value
        return name

    def leaf(self, raw: str, type_: GraphQLOutputType) -> str:
        """A leaf value, or lists of them, as the executor would complete it."""
        return leaf_expression(raw, type_, self._names)

    def function_of(self, expression: str) -> str:
        """The name of a function `f(v, s)` to what an expression gives."""
        return self._function(expression)

    def shape(self, entries: Iterable[str]) -> str:
        """The name of a function `f(v, s)` to an object with these entries."""
        return self._function(f"{{{', '.join(entries)}}}")

    def walk(self, lines: Sequence[str]) -> str:
        """The name of a function `g(v, s, a)` of these lines; `None` where there is none."""
        if not lines:
            return "None"
        name = f"g{len(self._lines)}"
        self._lines.append("\n    ".join([f"def {name}(v, s, a):", *lines]))
        return name

    def node(self, node: Node | AnyNode, nodes: Sequence[FieldNode]) -> str:
        """The name of a function `f(v, s)` from a node's list to its object."""
        if isinstance(node, Node):
            return self._node(node, nodes, 0)
        functions = ", ".join(self._node(one, nodes, 1) for one in node.alternatives)
        return self._function(f"({functions},)[v[0]](v, s)")

    def listing(self, listing: Listing, field: SelectedField) -> str:
        """The name of a function `f(v, s)` from a page's list to its connection."""
        scope = listing.page.scope
        outer = self._scope
        self._scope = f"s[{scope.slot}][{scope.item}]" if isinstance(scope, Later) else repr(scope)
        name = self._object(field.type, field.nodes, _places(listing.parts))
        self._scope = outer
        return name

    def _node(self, node: Node, nodes: Sequence[FieldNode], offset: int) -> str:
        type_ = self._operation.schema.get_type(node.label)
        return self._object(type_, nodes, _places(node.fields, offset))

    def _object(
        self, type_: object, nodes: Sequence[FieldNode], places: Mapping[str, Place]
    ) -> str:
        if not isinstance(type_, GraphQLObjectType):
            raise NotCompiledError(f"a value of {type_}")
        return self.shape(
            f"{field.key!r}: {self._value(field, type_, places)}"
            for field in self._operation.fields(nodes, type_, meta=True)
        )

    def _function(self, expression: str) -> str:
        name = f"f{len(self._lines)}"
        self._lines.append(f"def {name}(v, s): return {expression}")
        return name

    def _value(
        self, field: SelectedField, parent: GraphQLObjectType, places: Mapping[str, Place]
    ) -> str:
        if field.name == TYPENAME:
            return repr(parent.name)
        declared = strawberry_field(field.definition)
        if declared is None or declared.base_resolver is not None:
            raise NotCompiledError(f"{parent.name}.{field.name} has a resolver")
        key = composite_key(field.key) if isinstance(declared, PlannedField) else None
        position, value = places[key or attribute_name(field.name)]
        raw = f"v[{position}]"
        if isinstance(value, Cursor) or (isinstance(value, str) and value in {"start", "end"}):
            return self._cursor(raw, field)
        if is_leaf_type(field.type):
            return f"({self.leaf(raw, field.definition.type)})"
        return self._composite(field, value, raw)

    def _cursor(self, raw: str, field: SelectedField) -> str:
        if self._scope is None:
            raise NotCompiledError("a cursor outside of a list")
        made = f"cursor({self._scope}, x) if (x := {raw}) is not None else "
        return f"({made}{'missing()' if is_non_null_type(field.definition.type) else 'None'})"

    def _composite(self, field: SelectedField, value: object, raw: str) -> str:
        match value:
            case Items() | Every() | Shared() | Edges() | Highlights() | "values" | "parts":
                found = self._found(value, raw) if isinstance(value, Highlights) else raw
                return f"[{self._item(field, value)}(y, s) for y in {found}]"
            case Listing():
                return f"{self.listing(value, field)}({raw}, s)"
            case One(node=node) | (Node() | AnyNode() as node):
                return self._one(self.node(node, field.nodes), raw, field)
            case Group(fields=fields):
                function = self._object(field.type, field.nodes, _places(fields))
                return self._one(function, raw, field)
            case (
                PageFacts(facts)
                | Omitted(facts=facts)
                | Facets(facts=facts)
                | Cut(facts)
                | SimilarCut(facts)
            ):
                places = {key: (place, fact) for place, (key, fact) in enumerate(facts)}
                return f"{self._object(field.type, field.nodes, places)}({raw}, s)"
        raise NotCompiledError(f"{type(value).__name__} of {field.name}")

    def _found(self, highlights: Highlights, raw: str) -> str:
        """The texts in which the words of a slot were found."""
        if not isinstance(highlights.words, Later):
            raise NotCompiledError("words that are not those of the request")
        return f"highlight(s[{highlights.words.slot}][{highlights.words.item}], {raw})"

    def _item(self, field: SelectedField, value: object) -> str:
        """The function for one item of a list."""
        match value:
            case Items(node=node) | Every(node=node) | Shared(node=node):
                return self.node(node, field.nodes)
            case Edges(fields):
                return self._object(field.type, field.nodes, _places(fields))
            case Highlights():
                return self._row(field, Highlight._fields)
            case "parts":
                return self._row(field, Piece._fields)
        return self._row(field, FACET_ROW)

    def _row(self, field: SelectedField, names: Sequence[str]) -> str:
        """The function for an object whose values stand in a tuple, in the order of its names."""
        if not isinstance(field.type, GraphQLObjectType):
            raise NotCompiledError(f"a value of {field.type}")
        places: dict[str, Place] = {name: (place, name) for place, name in enumerate(names)}
        for inner in self._operation.fields(field.nodes, field.type):
            if not is_leaf_type(inner.type):
                places[composite_key(inner.key)] = places[inner.name]
        return self._object(field.type, field.nodes, places)

    def _one(self, function: str, raw: str, field: SelectedField) -> str:
        absent = "missing()" if is_non_null_type(field.definition.type) else "None"
        return f"({function}(x, s) if (x := {raw}) is not None else {absent})"


def _places(fields: Sequence[Field], offset: int = 0) -> dict[str, Place]:
    return {field.key: (place, field.value) for place, field in enumerate(fields, offset)}


def _missing() -> None:
    raise OddValueError("null where the schema has none")
