"""The root fields of an operation: what each reads, and how that goes into the response."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from graphql import FieldNode, GraphQLObjectType

from graph.query.plan import Listing, Lookup
from graph.query.ways import Later
from service.graphql.compiled.answer_writer import AnswerWriter
from service.graphql.compiled.errors import NotCompiledError
from service.graphql.compiled.slots import (
    IdSlot,
    IdsSlot,
    KeySlot,
    SearchSlot,
    Slots,
    arguments_of,
)
from service.graphql.compiled.writer import ShaperWriter
from service.graphql.fields import ComputedField, RootField, strawberry_field
from service.graphql.ids import parse_id
from service.graphql.mapping import ToList, get_target
from service.graphql.planner import plan_list, plan_node, plan_search
from service.graphql.root_lookups import check_ids, parse_lookup
from service.graphql.selection import TYPENAME, Operation, SelectedField


@dataclass(slots=True)
class Roots:
    """What the root fields read, and how each goes into the response."""

    operation: Operation
    slots: Slots
    writer: ShaperWriter
    plans: list[Lookup | Listing] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    answers: AnswerWriter = field(init=False)

    def __post_init__(self) -> None:
        """Let answers have their nodes read with everything else."""
        self.answers = AnswerWriter(self.operation, self.slots, self.writer, self.add)

    def add(self, plan: Lookup | Listing) -> str:
        """Take a root of the plan in; gives the expression of what it has read."""
        self.plans.append(plan)
        return f"r[{len(self.plans) - 1}]"


def write_root(selected: SelectedField, query: GraphQLObjectType, roots: Roots) -> str:
    """The response's entry for one root field, as an expression.

    Raises:
        NotCompiledError: It is no plan's.
    """
    if selected.name == TYPENAME:
        return repr(query.name)
    roots.names.add(selected.name)
    declared = strawberry_field(selected.definition)
    if isinstance(declared, ComputedField):
        return roots.answers.root(selected, query)
    if isinstance(declared, RootField):
        return _planned(selected, query, roots)
    raise NotCompiledError(f"the root field {selected.name}")


def _planned(selected: SelectedField, query: GraphQLObjectType, roots: Roots) -> str:
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


def _node(selected: SelectedField, roots: Roots) -> str:
    kind = parse_id(selected.arguments["id"], argument="id").kind
    slot = roots.slots.add(IdSlot(arguments_of(selected)))
    return _looked_up("id", kind, selected.nodes, slot, roots)


def _keyed(selected: SelectedField, roots: Roots) -> str:
    kind = selected.type.name
    key = parse_lookup(kind, selected.arguments["by"])
    slot = roots.slots.add(KeySlot(arguments_of(selected), kind))
    return _looked_up(key.property, kind, selected.nodes, slot, roots)


def _looked_up(key: str, kind: str, nodes: Sequence[FieldNode], slot: int, roots: Roots) -> str:
    node = plan_node(roots.operation, nodes, kind)
    found = roots.add(Lookup(key, Later(slot), node))
    # Of several nodes with the key the first is taken: one value, so the first pair.
    return f"{roots.writer.node(node, nodes)}({found}[0][1], s) if {found} else None"


def _nodes(selected: SelectedField, roots: Roots) -> str:
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


def _search(selected: SelectedField, roots: Roots) -> str:
    slot = roots.slots.add(SearchSlot(arguments_of(selected), selected.name))
    listing = plan_search(roots.operation, selected, slot)
    return f"{roots.writer.listing(listing, selected)}({roots.add(listing)}, s)"
