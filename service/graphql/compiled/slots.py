"""Values that change from request to request while the statement stays: ids, cursors, texts."""

from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any, Protocol

from graphql import VariableValues

from graph.query.condition import Condition, change_operands, list_operands
from graph.query.cursor import Scalar, decode_place
from graph.query.ways import Later, Page
from service.graphql.compiled.arguments import ArgumentsSlot
from service.graphql.ids import parse_id
from service.graphql.root_lookups import parse_lookup
from service.graphql.search import parse_search
from service.graphql.selection import Listed, SelectedField, stand_in
from service.graphql.where import name_scope, parse_where


class Slot(Protocol):
    """Reads its values out of a request's variables."""

    def read(self, variables: VariableValues) -> Any:  # noqa: ANN401 - whatever it has
        """The values; raises what the planner raises about arguments."""
        ...


@dataclass(frozen=True, slots=True)
class IdSlot:
    """The stored id behind `node(id:)`."""

    arguments: ArgumentsSlot

    def read(self, variables: VariableValues) -> tuple[str]:
        """One id."""
        return (parse_id(self.arguments.read(variables)["id"], argument="id").stored,)


@dataclass(frozen=True, slots=True)
class KeySlot:
    """The value that a root field looks one kind up by."""

    arguments: ArgumentsSlot
    kind: str

    def read(self, variables: VariableValues) -> tuple[str]:
        """One value."""
        return (parse_lookup(self.kind, self.arguments.read(variables)["by"]).value,)


@dataclass(frozen=True, slots=True)
class IdsSlot:
    """The ids behind `nodes(ids:)`, each with its kind; or those of one kind alone."""

    arguments: ArgumentsSlot
    kind: str | None = None

    def read(self, variables: VariableValues) -> tuple[Any, ...]:
        """Pairs of kind and stored id, or the stored ids of the kind."""
        ids = [parse_id(i, argument="ids") for i in self.arguments.read(variables)["ids"]]
        if self.kind is None:
            return tuple((one.kind, one.stored) for one in ids)
        return tuple(one.stored for one in ids if one.kind == self.kind)


@dataclass(frozen=True, slots=True)
class CursorSlot:
    """The values of a cursor that pages one list."""

    arguments: ArgumentsSlot
    scope: str
    length: int

    def read(self, variables: VariableValues) -> tuple[Scalar, ...]:
        """As many values as the list is ordered by."""
        after = self.arguments.read(variables)["after"]
        return decode_place(after, self.scope, self.length)


@dataclass(frozen=True, slots=True)
class ConditionSlot:
    """What a list's nodes have to fit: the scope of its cursors, and what is compared.

    Between them are the values of the cursor that was given.
    """

    arguments: ArgumentsSlot
    name: str
    kind: str
    length: int

    def read(self, variables: VariableValues) -> tuple[Any, ...]:
        """Scope, the values of a cursor where there is one, and the operands in order."""
        given = self.arguments.read(variables)
        where = parse_where(self.kind, given["where"])
        scope, after = name_scope(self.name, where), given.get("after")
        values = () if after is None else decode_place(after, scope, self.length)
        operands = (list(one) if isinstance(one, tuple) else one for one in list_operands(where))
        return (scope, *values, *operands)


@dataclass(frozen=True, slots=True)
class SearchSlot:
    """A search: the indexes' queries, the scope of its cursors, its words, names and what is named.

    Behind them are the values of the cursor that was given.
    """

    arguments: ArgumentsSlot
    field: str

    def read(self, variables: VariableValues) -> tuple[Any, ...]:
        """Queries, scope, words, names, what is named, and the values of a cursor if given."""
        given = self.arguments.read(variables)
        asked = parse_search(self.field, given)
        after = given.get("after")
        length = len(asked.order.keys) + 1
        values = () if after is None else decode_place(after, asked.scope, length)
        named = (one.value for one in asked.named)
        return (list(asked.queries), asked.scope, asked.words, asked.names, *named, *values)


@dataclass(frozen=True, slots=True)
class FilledSlot:
    """What becomes known while the operation runs."""

    def read(self, _variables: VariableValues) -> dict[Any, Any]:
        """Nothing yet."""
        return {}


@dataclass(slots=True)
class Slots:
    """The slots of one operation, filled while it is planned."""

    slots: list[Slot] = field(default_factory=list)

    def add(self, slot: Slot) -> int:
        """Take one in; gives its place."""
        self.slots.append(slot)
        return len(self.slots) - 1

    def keep(
        self, selected: SelectedField, page: Page, listed: Listed
    ) -> tuple[Page, Condition | None]:
        """Stand-ins for the values of a cursor (which of them are null stays) and for operands."""
        arguments, after = arguments_of(selected), page.after or ()
        if listed.where is not None:
            return self._keep_condition(arguments, page, listed, listed.where)
        if page.after is not None:
            slot = self.add(CursorSlot(arguments, listed.name, len(after)))
            page = replace(page, after=stand_in(slot, after))
        return page, None

    def _keep_condition(
        self, arguments: ArgumentsSlot, page: Page, listed: Listed, where: Condition
    ) -> tuple[Page, Condition]:
        after = page.after or ()
        slot = self.add(ConditionSlot(arguments, listed.name, listed.kind, len(after)))
        places = count(1 + len(after))
        kept = replace(page, scope=Later(slot, 0))
        if page.after is not None:
            kept = replace(kept, after=stand_in(slot, after, 1))
        return kept, change_operands(where, lambda _operand: Later(slot, next(places)))


def arguments_of(selected: SelectedField) -> ArgumentsSlot:
    """Where the field's arguments stand."""
    return ArgumentsSlot(selected.definition, selected.nodes[0])
