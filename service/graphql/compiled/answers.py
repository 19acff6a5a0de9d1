"""What algorithms answer, gone through while an operation runs.

An answer is made of dataclasses. Nodes stand in it by reference, and some of its values are only
computed where they are selected: both are collected here, so that all nodes are read together.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from inspect import isawaitable, iscoroutine
from typing import Any, Protocol

from graphql import GraphQLField
from graphql.pyutils import Path

from graph.store.statement import Statement
from service.graphql.fields import NodeRef
from service.graphql.known_nodes import Wanted

Walk = Callable[[Any, list[Any], "Answers"], None]
"""Goes through an answer: notes its nodes, and asks for what has to be computed."""


class Context(Protocol):
    """What is needed of the request's context here; resolvers know the rest of it."""

    def recall(self, kind: str, ids: Iterable[str], wanted: Wanted) -> list[Any] | None:
        """What a statement would read of nodes; None where not all of it is known already."""
        ...

    async def read(self, statement: Statement, *, kept: bool = False) -> Any:  # noqa: ANN401 - any Bolt type
        """The one value of the statement's one record; `kept`, perhaps as it was read before."""
        ...

    async def recall_record(self, statement: Statement) -> Any | None:  # noqa: ANN401 - any Bolt type
        """The same, if it was read before for everybody; None where it was not."""

    async def read_packed(self, statement: Statement, *, kept: bool = False) -> bytes:
        """The same, as PackStream: a list of the one value."""
        ...


@dataclass(frozen=True, slots=True)
class NodePlace:
    """Where an answer shows nodes; for the prefix of each kind the slot of the ids to read."""

    slots: Mapping[str, int]

    def want(self, node: NodeRef, values: list[Any]) -> None:
        """Have the node read."""
        prefix, _, rest = node.id.partition(":")
        values[self.slots[prefix]][rest if prefix == "category" else node.id] = None


@dataclass(frozen=True, slots=True)
class Asked:
    """A value that has to be asked for; its slot has it under the identity of its object."""

    slot: int
    read: Callable[[Any, Context, list[Any]], Any]


@dataclass(frozen=True, slots=True)
class AskedInfo:
    """What a resolver is told of the operation: nothing that plans depend on."""

    context: Context
    path: Path


@dataclass(frozen=True, slots=True)
class ByResolver:
    """Asks the field's own resolver, with the arguments in a slot."""

    definition: GraphQLField
    path: Path
    arguments: int

    def __call__(self, parent: object, context: Context, values: list[Any]) -> Any:  # noqa: ANN401
        """The value, or an awaitable of it."""
        resolve: Any = self.definition.resolve
        return resolve(parent, AskedInfo(context, self.path), **values[self.arguments])


@dataclass(frozen=True, slots=True)
class ByFunction:
    """Calls the resolver's own function, whose arguments are scalars and mean what they say."""

    function: Callable[..., Any]
    arguments: int

    def __call__(self, parent: object, _context: Context, values: list[Any]) -> Any:  # noqa: ANN401
        """The value, or an awaitable of it."""
        return self.function(parent, **values[self.arguments])


@dataclass(frozen=True, slots=True)
class ByAttribute:
    """Takes an attribute of the object, which may be a function that has to be called."""

    name: str

    def __call__(self, parent: object, _context: Context, _values: list[Any]) -> Any:  # noqa: ANN401
        """The value, or an awaitable of it."""
        value = getattr(parent, self.name)
        return value() if callable(value) else value


@dataclass(slots=True)
class Answers:
    """Asks for one request, and waits for what is on its way."""

    context: Context
    values: list[Any]
    _waiting: list[tuple[Awaitable[Any], Asked, object, Walk | None]] = field(default_factory=list)

    def ask(self, asked: Asked, parent: object, walk: Walk | None) -> None:
        """Ask for a value of `parent`; `walk` goes through it when it is there."""
        found = asked.read(parent, self.context, self.values)
        if isawaitable(found):
            self._waiting.append((found, asked, parent, walk))
        else:
            self._take(found, asked, parent, walk)

    async def settle(self) -> None:
        """Wait until everything that was asked for is there, also what that led to."""
        while self._waiting:
            waiting, self._waiting = self._waiting, []
            found = await _wait_for([awaited for awaited, *_ in waiting])
            for value, (_, asked, parent, walk) in zip(found, waiting, strict=True):
                self._take(value, asked, parent, walk)

    def give_up(self) -> None:
        """Ask for nothing more: what has not begun will not."""
        for awaited, *_ in self._waiting:
            if iscoroutine(awaited):
                awaited.close()

    def _take(self, value: object, asked: Asked, parent: object, walk: Walk | None) -> None:
        self.values[asked.slot][id(parent)] = value
        if walk is not None and value is not None:
            walk(value, self.values, self)


async def _wait_for(awaited: Sequence[Awaitable[Any]]) -> list[Any]:
    """All of them; one that fails ends the others, which nobody would wait for."""
    if len(awaited) == 1:
        return [await awaited[0]]
    tasks = [asyncio.ensure_future(one) for one in awaited]
    try:
        return await asyncio.gather(*tasks)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
