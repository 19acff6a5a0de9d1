"""A whole operation as one statement and the function that shapes its record."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import orjson
from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    GraphQLObjectType,
    GraphQLSchema,
    OperationDefinitionNode,
    OperationType,
    VariableValues,
)

from graph.query.plan import Facets, Listing, Lookup, Plan
from graph.query.ways import Later, Scan
from service.graphql.compiled.answer_writer import AnswerWriter
from service.graphql.compiled.answers import Answers, Context
from service.graphql.compiled.errors import NotCompiledError, OddValueError
from service.graphql.compiled.prepared import Prepared, prepare
from service.graphql.compiled.program import Written
from service.graphql.compiled.slots import (
    IdSlot,
    IdsSlot,
    KeySlot,
    SearchSlot,
    Slot,
    Slots,
    arguments_of,
)
from service.graphql.compiled.spreading import Spreading, find_spreading
from service.graphql.compiled.writer import ShaperWriter
from service.graphql.fields import ComputedField, RootField, strawberry_field
from service.graphql.ids import parse_id
from service.graphql.known_nodes import Wanted, list_wanted
from service.graphql.limits import check_node_budget
from service.graphql.mapping import ToList, get_target
from service.graphql.planner import plan_list, plan_node, plan_search
from service.graphql.root_lookups import check_ids, parse_lookup
from service.graphql.selection import TYPENAME, Operation, SelectedField
from service.settings import Limits

if TYPE_CHECKING:
    from service.graphql.compiled.native import NativeShaper

_MOST_KEPT_NODES = 1_000
"""How many nodes an operation may ask for, if what it reads is to be kept."""

Fragments = Mapping[str, FragmentDefinitionNode]

Data = dict[str, Any] | orjson.Fragment
"""The response's data, as a mapping or as JSON that is ready."""


@dataclass(frozen=True, slots=True)
class Wish:
    """Nodes of one kind: the slot of their ids, and what is wanted if that may be known already."""

    kind: str
    slot: int
    wanted: Wanted | None

    def recall(self, values: list[Any], context: Context) -> list[Any] | None:
        """What a statement would read of them, where that is known without one."""
        ids = values[self.slot]
        if not ids:
            return []
        return None if self.wanted is None else context.recall(self.kind, ids, self.wanted)


@dataclass(frozen=True, slots=True)
class CompiledOperation:
    """Runs for every request with the same signature."""

    nodes: int
    """How many nodes it asks for at most."""
    prepared: Prepared | None
    """None where nothing has to be read."""
    slots: tuple[Slot, ...]
    roots: int
    """How many values the statement's record has."""
    shaper: Callable[[Sequence[Any], list[Any]], dict[str, Any]]
    written: Written
    """The shaper's source."""

    start: Callable[..., None] | None = None
    """Asks for what algorithms answer; None where the operation has no such field."""
    wished: tuple[Wish, ...] = ()
    """The nodes whose ids only these answers give."""
    is_kept: bool = False
    """Whether what it reads is kept until the graph is written."""
    spreading: Spreading | None = None
    """How it is answered by counts that are kept; None where they tell nothing of it."""
    native: "NativeShaper | None" = None
    """Writes what the shaper makes; None where only Python can, or shall."""

    async def answer(self, variables: VariableValues, context: Context) -> Data:
        """The response's data for these variables.

        Raises:
            RequestError: An argument is wrong; a `CursorError`, if it is a cursor.
            GraphError: The database failed.
            OddValueError: It holds a value that the executor has to judge.
        """
        values = [slot.read(variables) for slot in self.slots]
        if self.start is not None:
            answers = Answers(context, values)
            try:
                self.start(None, values, answers)
                await answers.settle()
            finally:
                answers.give_up()
        if self.prepared is None:
            return self.shaper((), values)
        if len(self.wished) == self.roots:
            known = [wish.recall(values, context) for wish in self.wished]
            if None not in known:
                return self.shaper(known, values)
        if self.spreading is not None:
            record = await self.spreading.read(values, context, kept=self.is_kept)
            if record is not None:
                return self.shaper(record, values)
        statement = self.prepared.bind(values)
        if self.native is None:
            return self.shaper(await context.read(statement, kept=self.is_kept), values)
        packed = await context.read_packed(statement, kept=self.is_kept)
        try:
            return orjson.Fragment(self.native.write(packed, values))
        except OddValueError:
            return self.shaper(self.native.unpack(packed), values)


@dataclass(slots=True)
class _Roots:
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
    start = roots.writer.walk(roots.answers.start)
    body = [*roots.answers.placing, f"return {{{', '.join(entries)}}}"]
    shaper, written = roots.writer.load(body)
    plan = Plan(f"query/{'+'.join(sorted(roots.names))}", tuple(roots.plans))
    return CompiledOperation(
        nodes,
        prepare(plan),
        tuple(slots.slots),
        len(roots.plans),
        shaper,
        written,
        roots.writer.function(start),
        tuple(
            Wish(node.label, slot, list_wanted(node))
            for node, (slot, _) in roots.answers.wanted.items()
        ),
        nodes <= _MOST_KEPT_NODES and _are_counts(roots.plans),
        find_spreading(plan),
    )


def _are_counts(plans: Sequence[Lookup | Listing]) -> bool:
    """Whether facets of all nodes of a kind are asked for, and nothing but such lists."""
    lists = [one for one in plans if isinstance(one, Listing) and isinstance(one.source, Scan)]
    faceted = any(isinstance(part.value, Facets) for one in lists for part in one.parts)
    return faceted and len(lists) == len(plans)


def _root(selected: SelectedField, query: GraphQLObjectType, roots: _Roots) -> str:
    """The response's entry for one root field, as an expression."""
    if selected.name == TYPENAME:
        return repr(query.name)
    roots.names.add(selected.name)
    declared = strawberry_field(selected.definition)
    if isinstance(declared, ComputedField):
        return roots.answers.root(selected, query)
    if isinstance(declared, RootField):
        return _planned(selected, query, roots)
    raise NotCompiledError(f"the root field {selected.name}")


def _planned(selected: SelectedField, query: GraphQLObjectType, roots: _Roots) -> str:
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
    return f"{roots.writer.listing(listing, selected)}({roots.add(listing)}, s)"
