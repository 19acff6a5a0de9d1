"""Nodes of which all that is selected is known already, so that no statement is needed for them."""

from collections.abc import Callable, Hashable, Mapping
from typing import Any

from graph.query.plan import Identity, Node, Property

ReadProperties = Callable[[str, str], Mapping[str, object]]
"""What is known of the properties of a node, by its kind and its id."""

_Wanted = tuple[tuple[str, str | None], ...]


class KnownNodes:
    """Gives nodes as a plan reads them, from properties that somebody has at hand."""

    def __init__(self, properties: ReadProperties) -> None:
        """Look into `properties`; nodes by selection are planned once."""
        self._properties = properties
        self._wanted: dict[Hashable, _Wanted | None] = {}

    def find(
        self, selection: Hashable, kind: str, node_id: str, plan: Callable[[], Node]
    ) -> dict[str, Any] | None:
        """The node with what `plan` says that is selected; None where not all of that is known."""
        if selection not in self._wanted:
            self._wanted[selection] = list_wanted(plan())
        wanted = self._wanted[selection]
        if wanted is None:
            return None
        known = self._properties(kind, node_id)
        if not known:
            return None
        try:
            return {
                name: node_id if property_ is None else known[property_]
                for name, property_ in wanted
            }
        except KeyError:
            return None


def list_wanted(node: Node) -> _Wanted | None:
    """The property behind each name, None for the id; None where more than properties is wanted."""
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
