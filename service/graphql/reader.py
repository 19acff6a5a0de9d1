"""Reads what the fields of one request ask for, together: one statement for all that is waiting.

Root fields are asked for before any of them is answered, so an operation that plans cover is one
statement. What only becomes known later (the authors on a path) is read after it, again together.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from graphql import GraphQLResolveInfo, VariableValues, get_argument_values

from graph.paths.properties import Properties
from graph.query.plan import Listing, Lookup, Node, Plan
from service.graphql.ids import parse_id
from service.graphql.known_nodes import KnownNodes
from service.graphql.mapping import ToList, get_target
from service.graphql.planner import plan_list, plan_node, plan_search
from service.graphql.root_lookups import Key, check_ids, parse_lookup
from service.graphql.selection import Operation, SelectedField

RunPlan = Callable[[Plan], Awaitable[list[Any]]]

Info = GraphQLResolveInfo[Any]

_PATIENCE = 3
"""Turns of the event loop without a new wish, after which what is waiting is read."""


@dataclass(slots=True)
class _NodeWish:
    """Nodes of one kind with one selection, each with the future of who waits for it."""

    property: str
    node: Node
    waiting: dict[str, asyncio.Future[Any]] = field(default_factory=dict)


@dataclass(slots=True)
class _Wishes:
    """What is waiting to be read by the next statement."""

    names: set[str] = field(default_factory=set)
    nodes: dict[tuple[Any, ...], _NodeWish] = field(default_factory=dict)
    pages: list[tuple[Listing, asyncio.Future[Any]]] = field(default_factory=list)
    count: int = 0

    def plan(self) -> Plan:
        """All of it as one plan, nodes first."""
        lookups = [Lookup(w.property, tuple(w.waiting), w.node) for w in self.nodes.values()]
        pages = [listing for listing, _ in self.pages]
        return Plan(f"query/{'+'.join(sorted(self.names))}", (*lookups, *pages))

    def fulfil(self, results: list[Any]) -> None:
        """Give everyone what has been read, in the order of `plan`; a node not found is null."""
        for wish, found in zip(self.nodes.values(), results, strict=False):
            for value, future in wish.waiting.items():
                _settle(future, found.get(value))
        for (_, future), page in zip(self.pages, results[len(self.nodes) :], strict=True):
            _settle(future, page)

    def futures(self) -> list[asyncio.Future[Any]]:
        """Everyone who waits."""
        of_nodes = [future for wish in self.nodes.values() for future in wish.waiting.values()]
        return of_nodes + [future for _, future in self.pages]


def _settle(future: asyncio.Future[Any], value: object) -> None:
    if not future.done():
        future.set_result(value)


class Reader:
    """Collects the wishes of one request and reads them; close it when the request is over."""

    def __init__(self, run: RunPlan) -> None:
        """`run` reads a plan within the request's time and gives what each root has read."""
        self._run = run
        self._wishes = _Wishes()
        self._tasks: set[asyncio.Task[list[Any]]] = set()
        self.known: KnownNodes | None = None

    def know(self, properties: Properties) -> None:
        """Take what is selected of a node from `properties` from now on, where they are enough."""
        self.known = KnownNodes(properties)

    async def close(self) -> None:
        """Stop what is still being read, in the database too."""
        if self._tasks:
            for task in self._tasks:
                task.cancel()
            await asyncio.gather(*self._tasks, return_exceptions=True)

    def load(self, info: Info, node_id: str, argument: str = "id") -> Any:  # noqa: ANN401 - a node that is known, or a future
        """The node with what is selected of it below the field; null where there is none."""
        parsed = parse_id(node_id, argument=argument)
        return self._load(info, Key(parsed.kind, "id", parsed.stored))

    def read_root(self, info: Info) -> Any:  # noqa: ANN401 - the field's value
        """The value of a root field."""
        selected = _selected(info)
        match selected.name:
            case "node":
                return self.load(info, selected.arguments["id"])
            case "nodes":
                return [self.load(info, i, "ids") for i in check_ids(selected.arguments["ids"])]
            case "search" | "suggest":
                return self._read_page(info, plan_search(_operation(info), selected))
        target = get_target("Query", selected.name)
        if isinstance(target, ToList):
            listing = plan_list(_operation(info), selected, "Query", target)
            return self._read_page(info, listing)
        key = parse_lookup(selected.type.name, selected.arguments["by"])
        return self._load(info, key)

    def _load(self, info: Info, key: Key) -> Any:  # noqa: ANN401 - a node that is known, or a future
        wished = (key.kind, key.property, *map(id, info.field_nodes))
        if self.known is not None and key.property == "id":
            known = self.known.find(wished, key.kind, key.value, lambda: _node_of(info, key))
            if known is not None:
                return known
        wish = self._wishes.nodes.get(wished)
        if wish is None:
            wish = self._wishes.nodes[wished] = _NodeWish(key.property, _node_of(info, key))
        future = wish.waiting.get(key.value)
        if future is None:
            future = wish.waiting[key.value] = self._wish(info.field_name)
        return future

    def _read_page(self, info: Info, listing: Listing) -> Awaitable[Any]:
        future = self._wish(info.field_name)
        self._wishes.pages.append((listing, future))
        return future

    def _wish(self, name: str) -> asyncio.Future[Any]:
        loop = asyncio.get_running_loop()
        if not self._wishes.count:
            task = loop.create_task(self._read_when_all_have_wished())
            task.add_done_callback(partial(self._tell, self._wishes))
            self._tasks.add(task)
        self._wishes.names.add(name)
        self._wishes.count += 1
        future = loop.create_future()
        future.add_done_callback(_notice)
        return future

    async def _read_when_all_have_wished(self) -> list[Any]:
        seen, quiet = 0, 0
        while quiet < _PATIENCE:
            await asyncio.sleep(0)
            quiet = quiet + 1 if self._wishes.count == seen else 0
            seen = self._wishes.count
        wishes, self._wishes = self._wishes, _Wishes()
        return await self._run(wishes.plan())

    def _tell(self, wishes: _Wishes, task: asyncio.Task[list[Any]]) -> None:
        self._tasks.discard(task)
        error = None if task.cancelled() else task.exception()
        if error is None and not task.cancelled():
            wishes.fulfil(task.result())
            return
        for future in wishes.futures():
            if not future.done():
                future.cancel() if error is None else future.set_exception(error)


def _notice(future: asyncio.Future[Any]) -> None:
    # A sibling's error can leave a future that nobody awaits; its error has been told already.
    if not future.cancelled():
        future.exception()


def _node_of(info: Info, key: Key) -> Node:
    return plan_node(_operation(info), info.field_nodes, key.kind)


def _operation(info: Info) -> Operation:
    return Operation(info.schema, info.fragments, _variables(info))


def _variables(info: Info) -> VariableValues:
    # Strawberry gives resolvers the coerced values alone, whatever graphql-core declares.
    coerced: Any = info.variable_values
    return VariableValues({}, coerced)


def _selected(info: Info) -> SelectedField:
    definition = info.parent_type.fields[info.field_name]
    arguments = get_argument_values(definition, info.field_nodes[0], _variables(info))
    return SelectedField(
        str(info.path.key), info.field_name, tuple(info.field_nodes), definition, arguments
    )
