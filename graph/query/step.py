"""One relationship of a way through the graph."""

from dataclasses import dataclass
from typing import Literal

Direction = Literal["out", "in", "both"]

_ARROWS = {"out": ("-", "->"), "in": ("<-", "-"), "both": ("-", "-")}


@dataclass(frozen=True, slots=True)
class Step:
    """One relationship from where we are to a node with the label `target`."""

    relationship: str
    direction: Direction
    target: str

    def degree(self, node: str) -> str:
        """How many such relationships the node has: one look, whatever their number."""
        left, right = _ARROWS[self.direction]
        return f"COUNT {{ ({node}){left}[:{self.relationship}]{right}() }}"

    def pattern(self, relation: str, node: str) -> str:
        """The relationship and the node at its end, as a pattern goes on; both may be unnamed."""
        left, right = _ARROWS[self.direction]
        return f"{left}[{relation}:{self.relationship}]{right}({node}:{self.target})"
