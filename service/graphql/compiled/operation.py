"""A whole operation as one statement and the function that shapes its record."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import orjson
from graphql import (
    FragmentDefinitionNode,
    GraphQLObjectType,
    GraphQLSchema,
    OperationDefinitionNode,
    OperationType,
    VariableValues,
)

from graph.query.plan import Facets, Listing, Lookup, Plan
from graph.query.ways import Scan
from service.graphql.compiled.answers import Answers, Context
from service.graphql.compiled.errors import NotCompiledError, OddValueError
from service.graphql.compiled.prepared import Prepared, prepare
from service.graphql.compiled.program import Written
from service.graphql.compiled.roots import Roots, write_root
from service.graphql.compiled.slots import Slot, Slots
from service.graphql.compiled.spreading import Spreading, find_spreading
from service.graphql.compiled.writer import ShaperWriter
from service.graphql.known_nodes import Wanted, list_wanted
from service.graphql.limits import check_node_budget
from service.graphql.selection import Operation
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
    roots = Roots(operation, slots, ShaperWriter(operation))
    entries = _write_entries(definition, query, roots)
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


def _write_entries(
    definition: OperationDefinitionNode, query: GraphQLObjectType, roots: Roots
) -> list[str]:
    """The entries of the response's data, as the lines of a mapping."""
    selected = roots.operation.select([definition.selection_set], query, meta=True)
    entries = [f"{one.key!r}: {write_root(one, query, roots)}" for one in selected]
    if len(selected) < len(roots.operation.group([definition.selection_set], query)):
        raise NotCompiledError("the schema about itself")
    return entries


def _are_counts(plans: Sequence[Lookup | Listing]) -> bool:
    """Whether facets of all nodes of a kind are asked for, and nothing but such lists."""
    lists = [one for one in plans if isinstance(one, Listing) and isinstance(one.source, Scan)]
    faceted = any(isinstance(part.value, Facets) for one in lists for part in one.parts)
    return faceted and len(lists) == len(plans)
