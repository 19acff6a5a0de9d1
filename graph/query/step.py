"""One relationship of a way through the graph."""

from dataclasses import dataclass
from typing import Literal

from graph.query.vocabulary import list_ends

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

    def reversed(self, target: str) -> "Step":
        """The way back, to nodes with the label `target`."""
        ways: dict[Direction, Direction] = {"out": "in", "in": "out", "both": "both"}
        return Step(self.relationship, ways[self.direction], target)

    def pattern(self, relation: str, node: str) -> str:
        """The relationship and the node at its end, as a pattern goes on; both may be unnamed."""
        left, right = _ARROWS[self.direction]
        return f"{left}[{relation}:{self.relationship}]{right}({node}:{self.target})"

    def way(self, relation: str, node: str) -> str:
        """The same without the label, where the relationship leads nowhere else.

        Neo4j would look at the labels of every node, and go along relationships to count them. A
        condition that an index of the label may answer needs the `pattern`, though.
        """
        if list_ends(self.relationship, self.direction) != {self.target}:
            return self.pattern(relation, node)
        left, right = _ARROWS[self.direction]
        return f"{left}[{relation}:{self.relationship}]{right}({node})"
