"""Values that a client writes into the document, lifted out as variables.

Such documents differ with every request; lifted, they are one, and are parsed, validated and
compiled once. What is lifted is found out once for all documents that differ in nothing but their
literals: those that decide nothing about the statement.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any

import orjson
from graphql import (
    DocumentNode,
    FloatValueNode,
    GraphQLNonNull,
    GraphQLSchema,
    IntValueNode,
    Node,
    OperationDefinitionNode,
    OperationType,
    StringValueNode,
    TypeInfo,
    TypeInfoVisitor,
    Visitor,
    visit,
)

from service.graphql.compiled.forms import find_form, is_shared
from service.graphql.documents import DocumentCache
from service.graphql.kept import Kept

_STEM = "lifted_"
_TEMPLATES = 512
_TOKEN = re.compile(
    r'("""|\#|"(?:[^"\\\n]|\\.)*"|(?<![\w$.])-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.]))'
)
"""A text, a number, or what begins something in which quotation marks mean something else."""


@dataclass(frozen=True, slots=True)
class Lifted:
    """The document with variables in place of literals, and their values."""

    text: str
    variables: dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Template:
    """Which literals are lifted, by their place among them, each with the type of its variable."""

    types: dict[int, str] = field(default_factory=dict)
    part: int = 0
    """The part of the text that has the place for the variables' definitions."""
    offset: int = 0
    opening: str = ""
    closing: str = ""

    def fill(self, parts: Sequence[str]) -> Lifted | None:
        """The document of these parts, of which every second one is a literal."""
        filled = list(parts)
        variables: dict[str, Any] = {}
        for place in self.types:
            name = f"{_STEM}{len(variables)}"
            try:
                variables[name] = orjson.loads(parts[2 * place + 1])
            except orjson.JSONDecodeError:  # GraphQL knows escapes that JSON does not
                return None
            filled[2 * place + 1] = f"${name}"
        written = ", ".join(
            f"${name}: {type_}" for name, type_ in zip(variables, self.types.values(), strict=True)
        )
        text = parts[self.part]
        head = f"{text[: self.offset]}{self.opening}{written}{self.closing}"
        filled[self.part] = head + text[self.offset :]
        return Lifted("".join(filled), variables)


class Literals:
    """Lifts them, and remembers how; the least recently used is forgotten first."""

    def __init__(self, schema: GraphQLSchema, documents: DocumentCache) -> None:
        """Look at documents as they are kept in `documents`."""
        self._schema, self._documents = schema, documents
        self._templates: Kept[str, _Template] = Kept(_TEMPLATES)

    def lift(self, text: str) -> Lifted | None:
        """The same operation with variables; None where nothing is lifted, or it is unsure.

        Documents with comments, block strings or several operations are left as they are.
        """
        parts = _TOKEN.split(text)
        literals = parts[1::2]
        if not literals or '"""' in literals or "#" in literals or _STEM in text:
            return None
        skeleton = "\0".join([*parts[::2], "".join(map(_mark, literals))])
        template = self._templates.get(skeleton)
        if template is None:
            template = self._find(text, parts)
            if template is None:
                return None
            self._templates.put(skeleton, template)
        return template.fill(parts) if template.types else None

    def _find(self, text: str, parts: Sequence[str]) -> _Template | None:
        """None where this document is invalid: another of its literals may not be."""
        prepared = self._documents.prepare(self._schema, text)
        if prepared.document is None or prepared.errors:
            return None
        template = _find_template(prepared.document, self._schema, parts)
        lifted = template.fill(parts)
        if lifted and self._documents.prepare(self._schema, lifted.text).errors:
            # Two fields that were the same are no more the same with two variables.
            return _Template()
        return template


def _mark(literal: str) -> str:
    """Texts, integers and other numbers do not fit the same types."""
    if literal[0] == '"':
        return "s"
    return "f" if set(literal) & set(".eE") else "i"


def _find_template(
    document: DocumentNode, schema: GraphQLSchema, parts: Sequence[str]
) -> _Template:
    operations = [one for one in document.definitions if isinstance(one, OperationDefinitionNode)]
    if len(operations) != 1 or operations[0].operation is not OperationType.QUERY:
        return _Template()
    starts = list(accumulate(map(len, parts), initial=0))
    types = TypeInfo(schema)
    collector = _Collector(types, {start: n // 2 for n, start in enumerate(starts) if n % 2})
    visit(document, TypeInfoVisitor(types, collector))
    at, opening, closing = _find_head(operations[0])
    place = max(n for n, start in enumerate(starts[:-1]) if start <= at and n % 2 == 0)
    found = dict(sorted(collector.types.items()))
    return _Template(found, place, at - starts[place], opening, closing)


def _find_head(operation: OperationDefinitionNode) -> tuple[int, str, str]:
    """Where definitions of variables go, and what stands around them."""
    start = _start(operation)
    if operation.variable_definitions:
        return _start(operation.variable_definitions[0]), "", ", "
    if operation.name is not None:
        return _start(operation.name) + len(operation.name.value), "(", ")"
    if start == _start(operation.selection_set):
        return start, "query(", ") "
    return start + len("query"), "(", ")"


def _start(node: Node) -> int:
    return node.loc.start if node.loc else 0


class _Collector(Visitor):
    """The types of the literals that may be lifted."""

    def __init__(self, types: TypeInfo, places: dict[int, int]) -> None:
        super().__init__()
        self._types, self._places = types, places
        self.types: dict[int, str] = {}

    def enter_variable_definition(self, *_: object) -> Any:  # noqa: ANN401 - the visitor's own sign
        # A default cannot be a variable.
        return self.SKIP

    def enter(
        self, node: Node, _key: object, parent: object, _path: object, ancestors: list[Any]
    ) -> None:
        if not isinstance(node, StringValueNode | IntValueNode | FloatValueNode):
            return
        around = [one for one in [*ancestors, parent] if isinstance(one, Node)]
        place, type_ = self._places.get(_start(node)), self._types.get_input_type()
        if place is None or type_ is None or not is_shared(find_form(around, self._types)):
            return
        self.types[place] = str(type_ if isinstance(type_, GraphQLNonNull) else f"{type_}!")
