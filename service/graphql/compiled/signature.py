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
    DocumentNode,
    FieldNode,
    Node,
    ObjectValueNode,
    VariableNode,
    Visitor,
    visit,
)

from graph.query.cursor import null_pattern

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


def read_signature(document: DocumentNode) -> Signature:
    """Look at every use of every variable."""
    uses: dict[str, set[Form]] = {}
    for name, form in _uses(document):
        uses.setdefault(name, set()).add(form)
    return Signature(
        tuple((name, tuple(sorted(forms, key=repr))) for name, forms in sorted(uses.items()))
    )


def _uses(document: DocumentNode) -> Iterator[tuple[str, Form]]:
    collector = _Collector()
    visit(document, collector)
    yield from collector.uses


class _Collector(Visitor):
    def __init__(self) -> None:
        super().__init__()
        self.uses: list[tuple[str, Form]] = []

    def enter_variable_definition(self, *_: object) -> Any:  # noqa: ANN401 - the visitor's own sign
        # The definition is no use, and its default is a literal of the document.
        return self.SKIP

    def enter_variable(
        self, node: VariableNode, _key: object, parent: object, _path: object, ancestors: list[Any]
    ) -> None:
        around = [one for one in [*ancestors, parent] if isinstance(one, Node)]
        self.uses.append((node.name.value, _form(around)))


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
