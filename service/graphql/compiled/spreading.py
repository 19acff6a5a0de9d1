"""Facets of an operation that kept counts tell, and the statement that reads everything else."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from graph.query.condition import Condition, Operand, change_operands
from graph.query.plan import Facets, Field, Listing, Lookup, Plan, Total
from graph.query.spread import (
    Spread,
    compile_spread,
    count_nodes,
    find_spread,
    pick,
    tell_facets,
)
from graph.query.ways import Later
from graph.store.statement import Statement
from service.graphql.compiled.answers import Context
from service.graphql.compiled.prepared import Prepared, prepare


@dataclass(frozen=True, slots=True)
class Told:
    """A part of a root that need not be read, if the spread is known."""

    root: int
    place: int
    """Where it stands among the root's parts."""
    part: Facets | Total
    where: Condition
    spread: Spread
    statement: Statement

    def tell(self, rows: Sequence[Any], values: Sequence[Any]) -> Any:  # noqa: ANN401 - any value of a record
        """What the operation's own statement would have read there."""

        def bind(operand: Operand) -> Operand:
            if not isinstance(operand, Later):
                return operand
            bound: Operand = values[operand.slot][operand.item]
            return bound

        picked = pick(rows, change_operands(self.where, bind), self.spread.properties)
        if isinstance(self.part, Total):
            return count_nodes(picked)
        return tell_facets(picked, self.part, self.spread)


@dataclass(frozen=True, slots=True)
class Spreading:
    """What is told and what is still read: together the record of the operation's statement."""

    told: tuple[Told, ...]
    """In the order of roots and places."""
    rest: Prepared | None
    read_roots: tuple[bool, ...]
    """Which roots have anything that is still read."""

    async def read(
        self, values: Sequence[Any], context: Context, *, kept: bool
    ) -> list[Any] | None:
        """The record; None where a spread is not known, and all has to be read.

        `kept`: what is still read may be what was read before.

        Raises:
            GraphError: The database failed.
        """
        known = {}
        asked = {one.statement.text: one.statement for one in self.told}
        for text, statement in asked.items():
            rows = await context.recall_record(statement)
            if rows is not None:
                known[text] = rows
        # Only now: so all that are not known are learned together.
        if len(known) < len(asked):
            return None
        rest = self.rest and await context.read(self.rest.bind(values), kept=kept)
        found = iter(rest or ())
        record = [list(next(found)) if is_read else [] for is_read in self.read_roots]
        for one in self.told:
            record[one.root].insert(one.place, one.tell(known[one.statement.text], values))
        return record


def find_spreading(plan: Plan) -> Spreading | None:
    """What of the plan may be told; None where all of it has to be read."""
    told = [one for root in enumerate(plan.roots) for one in _list_told(*root)]
    if not told:
        return None
    places = {(one.root, one.place) for one in told}
    roots = [_without(root, number, places) for number, root in enumerate(plan.roots)]
    rest = prepare(replace(plan, roots=tuple(root for root in roots if root is not None)))
    return Spreading(tuple(told), rest, tuple(root is not None for root in roots))


def _list_told(number: int, root: Lookup | Listing) -> list[Told]:
    """What is told of a root: totals, too, if a facet is, whose counts are as old."""
    if not isinstance(root, Listing) or root.where is None:
        return []
    told = []
    for place, field in enumerate(root.parts):
        match field.value:
            case Facets() as part:
                spread = find_spread(root, part)
            case Total() as part:
                spread = find_spread(root)
            case _:
                continue
        if spread is not None:
            told.append(Told(number, place, part, root.where, spread, compile_spread(spread)))
    return told if any(isinstance(one.part, Facets) for one in told) else []


def _without(
    root: Lookup | Listing, number: int, places: set[tuple[int, int]]
) -> Lookup | Listing | None:
    if not isinstance(root, Listing):
        return root
    parts: tuple[Field, ...] = tuple(
        field for place, field in enumerate(root.parts) if (number, place) not in places
    )
    return replace(root, parts=parts) if parts else None
