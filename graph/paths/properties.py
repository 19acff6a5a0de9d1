"""Properties of nodes that somebody has at hand, so that no statement is needed for them."""

from collections.abc import Sequence
from typing import Protocol


class Properties(Protocol):
    """Knows some properties of some nodes, as the graph has them in its version."""

    def list_properties(
        self, kind: str, ids: Sequence[str], names: Sequence[str]
    ) -> Sequence[Sequence[object]] | None:
        """For each property its values in the order of `ids`; None where one is not known."""
        ...
