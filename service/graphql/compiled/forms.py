"""What of a value in a document decides about the statement, by where the value stands."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import orjson
from graphql import (
    ArgumentNode,
    FieldNode,
    ListValueNode,
    Node,
    ObjectFieldNode,
    ObjectValueNode,
    TypeInfo,
)

from graph.query.cursor import null_pattern
from service.graphql.bounds import EXTENTS
from service.graphql.fields import ComputedField, strawberry_field
from service.graphql.pasted import find_named
from service.graphql.written_identifiers import is_arxiv_doi

Form = Callable[[Any], Any]
"""What of a variable's value is part of the key."""


def _value(value: object) -> bytes:
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS)


def _kind(value: object) -> str | None:
    return value.partition(":")[0] if isinstance(value, str) else None


def _kinds(value: object) -> tuple[str | None, ...] | bytes:
    return tuple(map(_kind, value)) if isinstance(value, list) else _value(value)


def _keys(value: object) -> tuple[object, ...] | bytes:
    if not isinstance(value, dict):
        return _value(value)
    return (*sorted(value), *map(_shape, value.values()))


def _shape(value: object) -> str:
    """What of an identifier decides by which property a node is looked up."""
    return "arxiv" if isinstance(value, str) and is_arxiv_doi(value) else ""


def _named(value: object) -> object:
    """By what a search looks nodes up, beside its words."""
    if not isinstance(value, str):
        return None
    return tuple((one.label, one.property) for one in find_named(value))


def _nulls(value: object) -> object:
    return null_pattern(value) if isinstance(value, str) else value is None


def _nothing(_value: object) -> None:
    return None


def _pattern(value: object) -> object:
    """What a condition is made of, without what it compares with."""
    if isinstance(value, dict):
        return tuple((name, _pattern(inner)) for name, inner in value.items())
    if isinstance(value, list) and any(isinstance(one, dict) for one in value):
        return tuple(map(_pattern, value))
    if isinstance(value, list):
        return "".join(set(map(_shape, value)))
    # What must be there or be missing is told by a Boolean, which is no operand.
    return value if value is None or isinstance(value, bool) else _shape(value)


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
    ("search", "query"): _named,
    ("suggest", "text"): _nothing,
    (None, "by"): _keys,
    (None, "after"): _nulls,
    (None, "where"): _pattern,
}
"""By field (None: any) and argument, for a variable that is the whole argument."""


def find_form(around: Sequence[Node], types: TypeInfo) -> Form:
    """The form of a value, by the nodes around it from outside in."""
    at = max(place for place, one in enumerate(around) if not isinstance(one, _PARTS))
    match around[at], around[at + 1 :]:
        case FieldNode() as field, [ArgumentNode() as argument, *inside]:
            definition = types.get_field_def()
            if definition and isinstance(strawberry_field(definition), ComputedField):
                return _form_of_computed(argument, inside)
            return _form_of_argument(field.name.value, argument.name.value, inside)
    return _value


_PARTS = (ArgumentNode, ListValueNode, ObjectValueNode, ObjectFieldNode)
"""What may stand between a value and its field."""


def is_shared(form: Form) -> bool:
    """Whether operations share a statement though their values of this form differ."""
    return form not in {_value, _extent}


def _form_of_computed(argument: ArgumentNode, inside: Sequence[Node]) -> Form:
    """Of a value in an argument of a field whose answer no plan depends on."""
    names = [one.name.value for one in (argument, *inside) if isinstance(one, _NAMED)]
    return _extent if names[-1] in EXTENTS else _nothing


_NAMED = (ArgumentNode, ObjectFieldNode)


def _form_of_argument(field: str, argument: str, inside: Sequence[Node]) -> Form:
    form = _FORMS.get((field, argument)) or _FORMS.get((None, argument)) or _value
    if not inside or form is _pattern:
        return form
    if form is _kinds and len(inside) == 1:
        return _kind
    # `by: {id: $id}`: the key is written down, only the value varies.
    return _shape if form is _keys else _value
