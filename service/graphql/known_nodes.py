"""Nodes of which all that is selected is known already, so that no statement is needed for them."""

from collections.abc import Callable, Hashable, Iterable
from typing import Any

from graph.paths.properties import Properties
from graph.query.plan import Identity, Node, Property

Wanted = tuple[tuple[str, str | None], ...]
"""The property behind each name in the order of a plan; None for the id."""


class KnownNodes:
    """Gives nodes as a plan reads them, from properties that somebody has at hand."""

    def __init__(self, properties: Properties) -> None:
        """Look into `properties`; nodes by selection are planned once."""
        self._properties = properties
        self._wanted: dict[Hashable, Wanted | None] = {}

    def find(
        self, selection: Hashable, kind: str, node_id: str, plan: Callable[[], Node]
    ) -> dict[str, Any] | None:
        """The node with what `plan` says that is selected; None where not all of that is known."""
        if selection not in self._wanted:
            self._wanted[selection] = list_wanted(plan())
        wanted = self._wanted[selection]
        if wanted is None:
            return None
        rows = self.list_rows(kind, [node_id], wanted)
        if rows is None:
            return None
        [(_, values)] = rows
        named = zip((name for name, _ in wanted), values, strict=True)
        return {"__typename": kind, **dict(named)}

    def list_rows(self, kind: str, ids: Iterable[str], wanted: Wanted) -> list[Any] | None:
        """Each id with the values of its node, as a statement gives them; None as in `find`."""
        listed = list(ids)
        names = [name for _, name in wanted if name is not None]
        columns = self._properties.list_properties(kind, listed, names)
        if columns is None:
            return None
        known = iter(columns)
        values = zip(*(listed if name is None else next(known) for _, name in wanted), strict=True)
        return list(zip(listed, values, strict=True)) if wanted else [(one, ()) for one in listed]


def list_wanted(node: Node) -> Wanted | None:
    """What a node's plan wants, if that is the id and properties alone; else None."""
    wanted: list[tuple[str, str | None]] = []
    for field in node.fields:
        match field.value:
            case Identity(prefix=""):
                wanted.append((field.key, None))
            case Property(name):
                wanted.append((field.key, name))
            case _:
                return None
    return tuple(wanted)
