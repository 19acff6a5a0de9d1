"""What of a request's variables decides about the statement; the rest is bound when it runs.

Ids of one kind, cursors with the same missing values and search texts share a statement. Every
other variable is part of the key by its value, so that nothing that was compiled for one request
is ever run for another that it does not fit.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import orjson
from graphql import (
    ArgumentNode,
    DirectiveNode,
    DocumentNode,
    FieldNode,
    GraphQLSchema,
    Node,
    ObjectFieldNode,
    ObjectValueNode,
    TypeInfo,
    TypeInfoVisitor,
    VariableNode,
    Visitor,
    visit,
)

from graph.query.cursor import null_pattern
from service.graphql.bounds import EXTENTS
from service.graphql.fields import ComputedField, strawberry_field

Form = Callable[[Any], Any]
"""What of a variable's value is part of the key."""


def _value(value: object) -> bytes:
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS)


def _kind(value: object) -> str | None:
    return value.partition(":")[0] if isinstance(value, str) else None


def _kinds(value: object) -> tuple[str | None, ...] | bytes:
    return tuple(map(_kind, value)) if isinstance(value, list) else _value(value)


def _keys(value: object) -> tuple[str, ...] | bytes:
    return tuple(sorted(value)) if isinstance(value, dict) else _value(value)


def _nulls(value: object) -> object:
    return null_pattern(value) if isinstance(value, str) else value is None


def _nothing(_value: object) -> None:
    return None


def _extent(value: object) -> object:
    """How much is asked for: what the node budget looks at."""
    if isinstance(value, dict):
        return tuple(sorted((name, _extent(value[name])) for name in value.keys() & EXTENTS))
    if isinstance(value, list):
        return len(value)
    return value if isinstance(value, int) else None


_FORMS: Mapping[tuple[str | None, str], Form] = {
    ("node", "id"): _kind,
    ("nodes", "ids"): _kinds,
    ("search", "query"): _nothing,
    ("suggest", "text"): _nothing,
    (None, "by"): _keys,
    (None, "after"): _nulls,
}
"""By field (None: any) and argument, for a variable that is the whole argument."""


@dataclass(frozen=True, slots=True)
class Signature:
    """The forms of each variable of a document."""

    forms: tuple[tuple[str, tuple[Form, ...]], ...]

    def key(self, variables: Mapping[str, Any]) -> tuple[Any, ...]:
        """Equal for variables that one statement answers; an absent one differs from null."""
        return tuple(
            tuple(form(variables[name]) for form in forms) if name in variables else ()
            for name, forms in self.forms
        )


def read_signature(document: DocumentNode, schema: GraphQLSchema) -> Signature:
    """Look at every use of every variable."""
    uses: dict[str, set[Form]] = {}
    for name, form in _uses(document, schema):
        uses.setdefault(name, set()).add(form)
    return Signature(
        tuple((name, tuple(sorted(forms, key=repr))) for name, forms in sorted(uses.items()))
    )


def _uses(document: DocumentNode, schema: GraphQLSchema) -> Iterator[tuple[str, Form]]:
    types = TypeInfo(schema)
    collector = _Collector(types)
    visit(document, TypeInfoVisitor(types, collector))
    yield from collector.uses


class _Collector(Visitor):
    def __init__(self, types: TypeInfo) -> None:
        super().__init__()
        self._types = types
        self.uses: list[tuple[str, Form]] = []

    def enter_variable_definition(self, *_: object) -> Any:  # noqa: ANN401 - the visitor's own sign
        # The definition is no use, and its default is a literal of the document.
        return self.SKIP

    def enter_variable(
        self, node: VariableNode, _key: object, parent: object, _path: object, ancestors: list[Any]
    ) -> None:
        around = [one for one in [*ancestors, parent] if isinstance(one, Node)]
        field = self._types.get_field_def()
        is_computed = field is not None and isinstance(strawberry_field(field), ComputedField)
        form = _form_of_computed(around) if is_computed else _form(around)
        self.uses.append((node.name.value, form))


def _form_of_computed(nodes: list[Node]) -> Form:
    """The form of a use in an argument of a field whose answer no plan depends on."""
    if any(isinstance(one, DirectiveNode) for one in nodes[-2:]):
        return _value
    names = [one.name.value for one in nodes if isinstance(one, ArgumentNode | ObjectFieldNode)]
    # The last are nearest: those of the fields around come first.
    return _extent if names[-1] in EXTENTS else _nothing


def _form(nodes: list[Node]) -> Form:
    """The form of a use, by the nodes around it from outside in."""
    match nodes[-2:]:
        case [FieldNode() as field, ArgumentNode() as argument]:
            return _form_of_argument(field.name.value, argument.name.value)
    match nodes[-4:]:
        case [FieldNode(), ArgumentNode() as argument, ObjectValueNode(), _]:
            # `by: {id: $id}`: the key is written down, only the value varies.
            return _nothing if argument.name.value == "by" else _value
    return _value


def _form_of_argument(field: str, argument: str) -> Form:
    return _FORMS.get((field, argument)) or _FORMS.get((None, argument)) or _value
