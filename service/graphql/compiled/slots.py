"""Values that change from request to request while the statement stays: ids, cursors, texts."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from graphql import FieldNode, GraphQLField, VariableValues, get_argument_values

from graph.query.cursor import Scalar, decode_cursor
from graph.query.ways import Later
from service.graphql.ids import parse_id
from service.graphql.root_lookups import parse_lookup
from service.graphql.search import parse_search
from service.graphql.selection import SelectedField, stand_in


class Slot(Protocol):
    """Reads its values out of a request's variables."""

    def read(self, variables: VariableValues) -> Any:  # noqa: ANN401 - whatever it has
        """The values; raises what the planner raises about arguments."""
        ...


@dataclass(frozen=True, slots=True)
class ArgumentsSlot:
    """The arguments of a field that is not planned."""

    definition: GraphQLField
    node: FieldNode

    def read(self, variables: VariableValues) -> dict[str, Any]:
        """By name, coerced, with defaults."""
        return get_argument_values(self.definition, self.node, variables)


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
        return decode_cursor(after, self.scope, length=self.length)


@dataclass(frozen=True, slots=True)
class SearchSlot:
    """A search: the indexes' queries, the scope of its cursors, its words and names.

    Behind them are the values of the cursor that was given.
    """

    arguments: ArgumentsSlot
    field: str

    def read(self, variables: VariableValues) -> tuple[Any, ...]:
        """Queries, scope, words, names, and the values of a cursor where there is one."""
        given = self.arguments.read(variables)
        asked = parse_search(self.field, given)
        after = given.get("after")
        length = len(asked.order.keys) + 1
        values = () if after is None else decode_cursor(after, asked.scope, length=length)
        return (list(asked.queries), asked.scope, asked.words, asked.names, *values)


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

    def cursor(
        self, selected: SelectedField, scope: str, values: Sequence[Scalar | Later]
    ) -> tuple[Later | None, ...]:
        """Stand-ins for the values of a cursor; which of them are null is part of the statement."""
        slot = self.add(CursorSlot(arguments_of(selected), scope, len(values)))
        return stand_in(slot, values)


def arguments_of(selected: SelectedField) -> ArgumentsSlot:
    """Where the field's arguments stand."""
    return ArgumentsSlot(selected.definition, selected.nodes[0])
