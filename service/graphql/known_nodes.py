"""Nodes of which all that is selected is known already, so that no statement is needed for them."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import Any

from graph.query.plan import Identity, Node, Property

ReadProperties = Callable[[str, str], Mapping[str, object]]
"""What is known of the properties of a node, by its kind and its id."""

Wanted = tuple[tuple[str, str | None], ...]
"""The property behind each name in the order of a plan; None for the id."""


class KnownNodes:
    """Gives nodes as a plan reads them, from properties that somebody has at hand."""

    def __init__(self, properties: ReadProperties) -> None:
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
        values = self._find_values(kind, node_id, wanted)
        if values is None:
            return None
        return dict(zip((name for name, _ in wanted), values, strict=True))

    def list_rows(self, kind: str, ids: Iterable[str], wanted: Wanted) -> list[Any] | None:
        """Each id with the values of its node, as a statement gives them; None as in `find`."""
        rows: list[Any] = []
        for node_id in ids:
            values = self._find_values(kind, node_id, wanted)
            if values is None:
                return None
            rows.append((node_id, values))
        return rows

    def _find_values(self, kind: str, node_id: str, wanted: Wanted) -> list[object] | None:
        known = self._properties(kind, node_id)
        if not known:
            return None
        try:
            return [node_id if name is None else known[name] for _, name in wanted]
        except KeyError:
            return None


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
