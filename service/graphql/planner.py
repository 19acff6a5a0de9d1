"""A selection and the mapping to a plan: the same rule for root fields and every level below."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from graphql import FieldNode, GraphQLNamedOutputType, GraphQLObjectType, is_leaf_type

from graph.query.plan import (
    AnyNode,
    Cursor,
    Cut,
    Edges,
    Every,
    Field,
    Group,
    Highlights,
    Items,
    Listing,
    Node,
    Omitted,
    One,
    PageFacts,
    Property,
    RelationProperty,
    Shared,
    SimilarCut,
    Total,
    Value,
)
from graph.query.result import composite_key
from graph.query.ways import FulltextSearch, Later, Scan, Similar, Traverse
from service.graphql.facets import plan_facets
from service.graphql.mapping import NODE_TYPES, ToEvery, ToGroup, ToList, ToOne, get_target
from service.graphql.names import attribute_name
from service.graphql.ordering import plan_order
from service.graphql.pages import check_first, plan_page
from service.graphql.search import MOST_HITS, SHOWN_TEXTS, parse_search
from service.graphql.selection import Listed, Operation, SelectedField, stand_in
from service.graphql.where import name_scope, parse_condition

_PAGE_FACTS: Mapping[str, Any] = {
    "hasNextPage": "hasNext",
    "hasPreviousPage": "hasPrevious",
    "startCursor": "start",
    "endCursor": "end",
}
_OMITTED: Mapping[str, Any] = {"papersExcluded": "count", "threshold": "limit"}


# -- nodes -------------------------------------------------------------------------------------


def plan_node(operation: Operation, nodes: Sequence[FieldNode], kind: str) -> Node:
    """What the field nodes select of a node of one kind."""
    type_ = operation.schema.get_type(kind)
    if not isinstance(type_, GraphQLObjectType):
        raise TypeError(f"The schema has no object type {kind}.")
    return Node(
        kind, _unique(_plan_field(operation, f, kind) for f in operation.fields(nodes, type_))
    )


def _unique(fields: Any) -> tuple[Field, ...]:  # noqa: ANN401 - an iterable of fields
    by_key: dict[str, Field] = {}
    for field in fields:
        by_key.setdefault(field.key, field)
    return tuple(by_key.values())


def _plan_value(
    operation: Operation, nodes: Sequence[FieldNode], type_: GraphQLNamedOutputType
) -> Node | AnyNode:
    if isinstance(type_, GraphQLObjectType):
        return plan_node(operation, nodes, type_.name)
    kinds = [possible.name for possible in operation.possible_types(type_)]
    return AnyNode(tuple(plan_node(operation, nodes, kind) for kind in sorted(kinds)))


def _plan_field(operation: Operation, field: SelectedField, kind: str) -> Field:
    target = get_target(kind, field.name)
    match target:
        case ToOne(source):
            node = plan_node(operation, field.nodes, _end(source))
            value: Value = One(source, node)
        case ToEvery(source, order):
            value = Every(source, _plan_every(operation, field, _end(source)), order)
        case ToGroup():
            value = _plan_group(operation, field, target)
        case ToList():
            value = plan_list(operation, field, kind, target)
        case _:
            return Field(attribute_name(field.name), target)
    return Field(composite_key(field.key), value)


def _end(source: Any) -> str:  # noqa: ANN401 - any source that leads to one label
    target: str = source.steps[-1].target if isinstance(source, Traverse) else source.target
    return target


def _object_fields(operation: Operation, field: SelectedField) -> list[SelectedField]:
    if not isinstance(field.type, GraphQLObjectType):
        raise TypeError(f"{field.type} is no object type.")
    return operation.fields(field.nodes, field.type)


def _plan_every(operation: Operation, field: SelectedField, label: str) -> Node:
    if label in NODE_TYPES:
        return plan_node(operation, field.nodes, label)
    return _plan_printed(operation, field, label)


def _plan_printed(operation: Operation, field: SelectedField, label: str) -> Node:
    # Profiles, source records and decisions have scalars only, each the property of that name.
    return Node(
        label,
        _unique(
            Field(attribute_name(f.name), Property(f.name))
            for f in _object_fields(operation, field)
        ),
    )


def _plan_group(operation: Operation, field: SelectedField, group: ToGroup) -> Group:
    fields = (
        Field(attribute_name(f.name), Property(group.properties[f.name]))
        for f in _object_fields(operation, field)
    )
    return Group(group.presence, _unique(fields))


# -- lists -------------------------------------------------------------------------------------


def plan_list(operation: Operation, field: SelectedField, owner: str, target: ToList) -> Listing:
    """A connection over a relation or over all nodes with a label."""
    order = plan_order(target.orders, field.arguments.get("orderBy"))
    kind = _kind_of(target.source)
    where = parse_condition(kind, field.arguments.get("where"))
    listed = Listed(f"{owner}.{field.name}:{order.name}", kind, where)
    page = plan_page(field, order, name_scope(listed.name, where))
    if operation.lists:
        page, where = operation.lists.keep(field, page, listed)
    return Listing(target.source, order, page, _plan_parts(operation, field, target), where)


def _kind_of(source: Traverse | Scan | Similar) -> str:
    if isinstance(source, Similar):
        return "Paper"
    return source.label if isinstance(source, Scan) else _end(source)


@dataclass(frozen=True, slots=True)
class ToHits:
    """A connection to the hits of a search for these words."""

    words: tuple[tuple[str, ...], ...] | Later


def plan_search(operation: Operation, field: SelectedField, slot: int | None = None) -> Listing:
    """The root fields `search` and `suggest`; what a `slot` will have is left out of the plan.

    It has the queries, the scope, the words, the names, the values of what is named and those of
    the cursor, in this order.
    """
    asked = parse_search(field.name, field.arguments)
    page = plan_page(field, asked.order, asked.scope)
    if slot is None:
        source = FulltextSearch(asked.labels, asked.queries, MOST_HITS, asked.names, asked.named)
        target = ToHits(asked.words)
    else:
        names = None if asked.names is None else Later(slot, 3)
        named = tuple(
            replace(one, value=Later(slot, place)) for place, one in enumerate(asked.named, 4)
        )
        source = FulltextSearch(asked.labels, Later(slot, 0), MOST_HITS, names, named)
        target = ToHits(Later(slot, 2))
        if page.after is not None:
            page = replace(page, after=stand_in(slot, page.after, 4 + len(named)))
        page = replace(page, scope=Later(slot, 1))
    return Listing(source, asked.order, page, _plan_parts(operation, field, target))


def _plan_parts(
    operation: Operation, field: SelectedField, target: ToList | ToHits
) -> tuple[Field, ...]:
    return _unique(_plan_part(operation, part, target) for part in _object_fields(operation, field))


def _plan_part(operation: Operation, part: SelectedField, target: ToList | ToHits) -> Field:
    key = composite_key(part.key)
    match part.name:
        case "nodes":
            return Field(key, Items(_plan_value(operation, part.nodes, part.type)))
        case "edges":
            return Field(key, Edges(_plan_edge(operation, part, target)))
        case "pageInfo":
            facts = {
                attribute_name(f.name): _PAGE_FACTS[f.name] for f in _object_fields(operation, part)
            }
            return Field(key, PageFacts(tuple(facts.items())))
        case "totalCount":
            return Field(attribute_name(part.name), Total())
        case "facets":
            return Field(key, plan_facets(part, _object_fields(operation, part)))
        case "completeness":
            return Field(key, _plan_completeness(operation, part, target))
    raise TypeError(f"A connection has no part {part.name}.")


def _plan_completeness(
    operation: Operation, part: SelectedField, target: ToList | ToHits
) -> Cut | SimilarCut | Omitted:
    facts: dict[str, Any] = {
        attribute_name(f.name): f.name for f in _object_fields(operation, part)
    }
    if isinstance(target, ToHits):
        return Cut(tuple(facts.items()))
    if isinstance(target.source, Similar):
        return SimilarCut(tuple(facts.items()))
    if target.omits is None:
        raise TypeError(f"{part.type} is about a list that leaves nothing out.")
    omits = target.omits
    counted = [(key, _OMITTED[fact]) for key, fact in facts.items()]
    return Omitted(omits.step, omits.property, omits.limit, tuple(counted))


def _plan_edge(
    operation: Operation, edges: SelectedField, target: ToList | ToHits
) -> tuple[Field, ...]:
    fields = []
    for field in _object_fields(operation, edges):
        if field.name == "cursor":
            fields.append(Field("cursor", Cursor()))
        elif is_leaf_type(field.type):
            fields.append(Field(attribute_name(field.name), RelationProperty(field.name)))
        elif field.name == "highlights" and isinstance(target, ToHits):
            found = Highlights(SHOWN_TEXTS, target.words)
            fields.append(Field(composite_key(field.key), found))
        elif field.name.startswith("shared"):
            first = check_first(field.arguments["first"])
            shared = plan_node(operation, field.nodes, field.type.name)
            fields.append(Field(composite_key(field.key), Shared(field.name, first, shared)))
        else:
            node = _plan_value(operation, field.nodes, field.type)
            fields.append(Field(composite_key(field.key), node))
    return _unique(fields)
