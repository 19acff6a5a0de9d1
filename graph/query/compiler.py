"""A plan to one Cypher statement that returns one record, and the shape of that record.

Every level is written by the same rule: a `CALL` subquery that sees only the node it hangs on,
orders on a total order, cuts its page, and only then goes on to what hangs on each item. It
always returns exactly one row, so that no level multiplies or loses the rows of another.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from graph.query.cypher import Names, Scope, call, listed
from graph.query.fulltext import compile_highlights
from graph.query.listing import compile_listing
from graph.query.lookup import compile_lookup
from graph.query.part import Part, calls_of
from graph.query.plan import (
    AnyNode,
    Cursor,
    Every,
    Field,
    Group,
    Highlights,
    Identity,
    Listing,
    Lookup,
    Node,
    Omitted,
    One,
    Plan,
    Property,
    RedirectedFrom,
    RelationProperty,
    Shared,
    Value,
)
from graph.query.redirects import compile_redirects
from graph.query.result import (
    SCALAR,
    AlternativesShape,
    ListShape,
    ObjectShape,
    Shape,
    cursor_shape,
)
from graph.query.sources import reach
from graph.query.vocabulary import VocabularyError, get_label, get_property
from graph.store.statement import Statement

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class CompiledPlan:
    """The statement, and how to read its record: one shape a root."""

    statement: Statement
    shapes: tuple[Shape, ...]

    def shape(self, record: Sequence[Any]) -> list[Any]:
        """What each root has read; behind that may stand which ids were merged."""
        return [shape.build(raw) for shape, raw in zip(self.shapes, record, strict=False)]


def compile_plan(plan: Plan) -> CompiledPlan:
    """The whole plan as one statement; its record has one column, `data`.

    Where conditions name ids, the column's last value is for `redirect`.
    """
    names = Names()
    parts = [
        compile_lookup(root, names, _node)
        if isinstance(root, Lookup)
        else _page(root, Scope(node=""), names)
        for root in plan.roots
    ]
    values, lines = [part.expression for part in parts], calls_of(parts)
    if names.ids:
        finding, merged = compile_redirects(names)
        lines, values = [*lines, *finding], [*values, merged]
    lines = [*lines, f"RETURN {listed(values)} AS data"]
    ids = tuple(names.ids.values())
    statement = Statement(plan.name, "\n".join(lines), "read", names.parameters, ids)
    return CompiledPlan(statement, tuple(part.shape for part in parts))


# -- values of one node ------------------------------------------------------------------------


def _value(value: Value, label: str, scope: Scope, names: Names) -> Part:  # noqa: C901, PLR0911, PLR0912 - one case a kind
    match value:
        case Property(name):
            return Part(f"{scope.node}.{get_property(label, name).name}")
        case RelationProperty(name):
            return Part(_required(scope.relation)(name))
        case Identity(prefix):
            return Part(_prefixed(f"{scope.node}.id", prefix, names))
        case RedirectedFrom(prefix):
            return Part(_prefixed(scope.redirected, prefix, names))
        case Cursor():
            list_scope, expression = _required(scope.cursor)
            return Part(expression, cursor_shape(list_scope))
        case Highlights():
            return compile_highlights(value, scope.node)
        case Group():
            return _group(value, label, scope)
        case Omitted():
            return _omitted(value, scope, names)
        case Node():
            return _node(value, scope, names)
        case AnyNode():
            return _any_node(value, scope, names)
        case One() | Every():
            return _related(value, scope, names)
        case Shared():
            return _shared(value, scope, names)
        case Listing():
            return _page(value, scope, names)
    raise VocabularyError(f"{type(value).__name__} is no value of a node.")


def _required(value: T | None) -> T:
    if value is None:
        raise VocabularyError("A value of a relation or a list is asked for outside of one.")
    return value


def _prefixed(expression: str, prefix: str, names: Names) -> str:
    return f"{names.bind(prefix)} + {expression}" if prefix else expression


def _fields(fields: Sequence[Field], label: str, scope: Scope, names: Names) -> list[Part]:
    return [_value(field.value, label, scope, names) for field in fields]


def _object(fields: Sequence[Field], parts: Sequence[Part], typename: str | None) -> ObjectShape:
    return ObjectShape(tuple(f.key for f in fields), tuple(p.shape for p in parts), typename)


def _node(node: Node, scope: Scope, names: Names) -> Part:
    label = get_label(node.label).label
    parts = _fields(node.fields, label, scope, names)
    shape = _object(node.fields, parts, label)
    return Part(listed(part.expression for part in parts), shape, tuple(calls_of(parts)))


def _any_node(node: AnyNode, scope: Scope, names: Names) -> Part:
    cases, shapes, calls = [], [], []
    for index, alternative in enumerate(node.alternatives):
        label = get_label(alternative.label).label
        parts = _fields(alternative.fields, label, replace(scope, guard=label), names)
        values = listed([str(index), *(part.expression for part in parts)])
        cases.append(f"WHEN {scope.node}:{label} THEN {values}")
        shapes.append(_object(alternative.fields, parts, label))
        calls.extend(calls_of(parts))
    expression = f"CASE {' '.join(cases)} END"
    return Part(expression, AlternativesShape(tuple(shapes)), tuple(calls))


def _group(group: Group, label: str, scope: Scope) -> Part:
    absent = " AND ".join(
        f"{scope.node}.{get_property(label, name).name} IS NULL" for name in group.presence
    )
    properties = [(f.key, f.value.name) for f in group.fields if isinstance(f.value, Property)]
    values = listed(f"{scope.node}.{get_property(label, name).name}" for _, name in properties)
    shape = ObjectShape(tuple(key for key, _ in properties), (SCALAR,) * len(properties))
    return Part(f"CASE WHEN {absent} THEN null ELSE {values} END", shape)


def _omitted(omitted: Omitted, scope: Scope, names: Names) -> Part:
    node, limit = names.fresh("n"), names.bind(omitted.limit)
    exceeds = f"{node}.{get_property(omitted.step.target, omitted.property).name} > {limit}"
    pattern = scope.pattern + omitted.step.way("", node)
    count = f"COUNT {{ {pattern} WHERE {exceeds} }}"
    values = listed(count if fact == "count" else limit for _, fact in omitted.facts)
    keys = tuple(key for key, _ in omitted.facts)
    return Part(values, ObjectShape(keys, (SCALAR,) * len(keys)))


# -- nodes that hang on a node -----------------------------------------------------------------


def _related_order(related: One | Every, node: str) -> str:
    if isinstance(related, One):
        return f"{node}.id LIMIT 1"
    return ", ".join(
        f"{node}.{get_property(related.node.label, name).name}"
        for name in dict.fromkeys((related.order, "id"))
    )


def _related(related: One | Every, scope: Scope, names: Names) -> Part:
    way = reach(related.source, scope, names)
    node = _node(related.node, Scope(way.node, relation=way.relation), names)
    result = names.fresh("related")
    lines = [*way.lines, f"WITH {way.node} ORDER BY {_related_order(related, way.node)}"]
    lines += [
        *node.calls,
        f"RETURN collect({node.expression}) AS {result}",
    ]
    calls = tuple(call(scope.node, lines))
    if isinstance(related, One):
        return Part(f"{result}[0]", node.shape, calls)
    return Part(result, ListShape(node.shape), calls)


def _shared(shared: Shared, scope: Scope, names: Names) -> Part:
    nodes = _required(scope.relation)(shared.name)
    other, result = names.fresh("n"), names.fresh("shared")
    node = _node(shared.node, Scope(other), names)
    lines = [
        f"UNWIND {nodes} AS {other}",
        f"WITH {other} ORDER BY {other}.id LIMIT {names.bind(shared.first)}",
        *node.calls,
        f"RETURN collect({node.expression}) AS {result}",
    ]
    return Part(result, ListShape(node.shape), tuple(call(nodes, lines)))


def _page(listing: Listing, scope: Scope, names: Names) -> Part:
    return compile_listing(listing, scope, names, _item_value)


def _item_value(value: Value, scope: Scope, names: Names) -> Part:
    return _value(value, "", scope, names)
