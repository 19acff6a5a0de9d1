"""A whole operation as one statement and the function that shapes its record."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    GraphQLObjectType,
    GraphQLSchema,
    OperationDefinitionNode,
    OperationType,
    VariableValues,
)

from graph.query.compiler import compile_plan
from graph.query.plan import Listing, Lookup, Plan
from graph.query.ways import Later
from graph.store.statement import Statement
from service.graphql.compiled.errors import NotCompiledError
from service.graphql.compiled.slots import (
    IdSlot,
    IdsSlot,
    KeySlot,
    SearchSlot,
    Slot,
    Slots,
    arguments_of,
)
from service.graphql.compiled.writer import ShaperWriter
from service.graphql.fields import RootField, strawberry_field
from service.graphql.ids import parse_id
from service.graphql.limits import check_node_budget
from service.graphql.mapping import ToList, get_target
from service.graphql.planner import plan_list, plan_node, plan_search
from service.graphql.root_lookups import check_ids, parse_lookup
from service.graphql.selection import TYPENAME, Operation, SelectedField
from service.settings import Limits

Fragments = Mapping[str, FragmentDefinitionNode]


@dataclass(frozen=True, slots=True)
class CompiledOperation:
    """Runs for every request with the same signature."""

    nodes: int
    """How many nodes it asks for at most."""
    statement: Statement | None
    """None where nothing has to be read."""
    slots: tuple[Slot, ...]
    later: tuple[tuple[str, Later], ...]
    shaper: Callable[[Sequence[Any], Sequence[Any]], dict[str, Any]]

    def read_slots(self, variables: VariableValues) -> list[Sequence[Any]]:
        """The values of this request; raises what the planner raises about arguments."""
        return [slot.read(variables) for slot in self.slots]

    def bind(self, values: Sequence[Sequence[Any]]) -> Statement | None:
        """The statement with these values."""
        if self.statement is None:
            return None
        parameters = dict(self.statement.parameters)
        for name, later in self.later:
            found = values[later.slot]
            parameters[name] = list(found) if later.item is None else found[later.item]
        return replace(self.statement, parameters=parameters)


@dataclass(slots=True)
class _Roots:
    """What the root fields read, and how each goes into the response."""

    operation: Operation
    slots: Slots
    writer: ShaperWriter
    plans: list[Lookup | Listing] = field(default_factory=list)
    names: set[str] = field(default_factory=set)

    def add(self, plan: Lookup | Listing) -> str:
        """Take a root of the plan in; gives the expression of what it has read."""
        self.plans.append(plan)
        return f"r[{len(self.plans) - 1}]"


def compile_operation(
    schema: GraphQLSchema,
    definition: OperationDefinitionNode,
    fragments: Fragments,
    variables: VariableValues,
    limits: Limits,
) -> CompiledOperation:
    """Compile for these variables and all others with the same signature.

    Raises:
        NotCompiledError: A part of it is no plan's.
        RequestError: It asks for too much, or an argument is wrong.
        CursorError: A cursor is not of its list.
    """
    query = schema.query_type
    if query is None or definition.operation is not OperationType.QUERY:
        raise NotCompiledError(f"a {definition.operation.value}")
    nodes = check_node_budget(definition, Operation(schema, fragments, variables), limits)
    slots = Slots()
    operation = Operation(schema, fragments, variables, slots)
    roots = _Roots(operation, slots, ShaperWriter(operation))
    selected = operation.select([definition.selection_set], query, meta=True)
    entries = [f"{one.key!r}: {_root(one, query, roots)}" for one in selected]
    if len(selected) < len(operation.group([definition.selection_set], query)):
        raise NotCompiledError("the schema about itself")
    shaper = roots.writer.load([f"return {{{', '.join(entries)}}}"])
    if not roots.plans:
        return CompiledOperation(nodes, None, (), (), shaper)
    plan = Plan(f"query/{'+'.join(sorted(roots.names))}", tuple(roots.plans))
    statement = compile_plan(plan).statement
    later = [(name, one) for name, one in statement.parameters.items() if isinstance(one, Later)]
    return CompiledOperation(nodes, statement, tuple(slots.slots), tuple(later), shaper)


def _root(selected: SelectedField, query: GraphQLObjectType, roots: _Roots) -> str:
    """The response's entry for one root field, as an expression."""
    if selected.name == TYPENAME:
        return repr(query.name)
    if not isinstance(strawberry_field(selected.definition), RootField):
        raise NotCompiledError(f"the root field {selected.name}")
    roots.names.add(selected.name)
    match selected.name:
        case "node":
            return _node(selected, roots)
        case "nodes":
            return _nodes(selected, roots)
        case "search" | "suggest":
            return _search(selected, roots)
    target = get_target(query.name, selected.name)
    if isinstance(target, ToList):
        listing = plan_list(roots.operation, selected, query.name, target)
        return f"{roots.writer.listing(listing, selected)}({roots.add(listing)}, s)"
    return _keyed(selected, roots)


def _node(selected: SelectedField, roots: _Roots) -> str:
    kind = parse_id(selected.arguments["id"], argument="id").kind
    slot = roots.slots.add(IdSlot(arguments_of(selected)))
    return _looked_up("id", kind, selected.nodes, slot, roots)


def _keyed(selected: SelectedField, roots: _Roots) -> str:
    kind = selected.type.name
    key = parse_lookup(kind, selected.arguments["by"])
    slot = roots.slots.add(KeySlot(arguments_of(selected), kind))
    return _looked_up(key.property, kind, selected.nodes, slot, roots)


def _looked_up(key: str, kind: str, nodes: Sequence[FieldNode], slot: int, roots: _Roots) -> str:
    node = plan_node(roots.operation, nodes, kind)
    found = roots.add(Lookup(key, Later(slot), node))
    # Of several nodes with the key the first is taken: one value, so the first pair.
    return f"{roots.writer.node(node, nodes)}({found}[0][1], s) if {found} else None"


def _nodes(selected: SelectedField, roots: _Roots) -> str:
    ids = check_ids(selected.arguments["ids"])
    arguments = arguments_of(selected)
    everyone = roots.slots.add(IdsSlot(arguments))
    kinds = sorted({parse_id(one, argument="ids").kind for one in ids})
    built = []
    for kind in kinds:
        node = plan_node(roots.operation, selected.nodes, kind)
        slot = roots.slots.add(IdsSlot(arguments, kind))
        found = roots.add(Lookup("id", Later(slot), node))
        function = roots.writer.node(node, selected.nodes)
        built.append(f"**{{({kind!r}, y[0]): {function}(y[1], s) for y in reversed({found})}}")
    return f"list(map({{{', '.join(built)}}}.get, s[{everyone}]))"


def _search(selected: SelectedField, roots: _Roots) -> str:
    slot = roots.slots.add(SearchSlot(arguments_of(selected), selected.name))
    listing = plan_search(roots.operation, selected, slot)
    found = roots.add(listing)
    return f"{roots.writer.listing(listing, selected, scope=f's[{slot}][1]')}({found}, s)"
