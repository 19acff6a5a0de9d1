"""What of a request's variables decides about the statement; the rest is bound when it runs.

Ids of one kind, cursors with the same missing values, search texts and operands of conditions share
a statement. Every other variable is part of the key by its value, so that nothing that was compiled
for one request is ever run for another that it does not fit.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from graphql import (
    DocumentNode,
    GraphQLSchema,
    Node,
    TypeInfo,
    TypeInfoVisitor,
    VariableNode,
    Visitor,
    visit,
)

from service.graphql.compiled.forms import Form, find_form


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
        self.uses.append((node.name.value, find_form(around, self._types)))
