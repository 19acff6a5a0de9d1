"""The small parts of Cypher text: fresh names, bound values, nested blocks."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from graph.query.ways import Later

Lines = list[str]


@dataclass(slots=True)
class Names:
    """Hands out variables and parameters while one statement is written."""

    parameters: dict[str, Any] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)
    """Lists of the ids that conditions name, as expressions, each with its parameter."""
    _variables: int = 0

    def fresh(self, stem: str) -> str:
        """A variable that no other part of the statement uses."""
        self._variables += 1
        return f"{stem}{self._variables}"

    def bind(self, value: object) -> str:
        """The parameter that stands for the value."""
        name = f"p{len(self.parameters)}"
        self.parameters[name] = value
        return f"${name}"

    def bind_ids(self, value: object, *, several: bool) -> str:
        """The same for an id, or for several, that may have been merged into others."""
        bound = self.bind(value)
        self.ids[bound if several else listed([bound])] = bound.removeprefix("$")
        return bound


@dataclass(frozen=True, slots=True)
class Scope:
    """Where an expression stands: the node in hand, and how it was reached."""

    node: str
    guard: str | None = None
    """The label to insist on, where the node may be of several kinds."""
    relation: Callable[[str], str] | None = None
    """A value of the relation, as an expression."""
    cursor: tuple[str | Later, str] | None = None
    """The list's scope, and the expression of the values that it is ordered by."""
    redirected: str = "null"
    """The stored id that was merged into this node, as an expression."""

    @property
    def pattern(self) -> str:
        """The node as a pattern begins with it."""
        return f"({self.node}:{self.guard})" if self.guard else f"({self.node})"


def indented(lines: Iterable[str]) -> Lines:
    """Each line two columns further in."""
    return ["  " + line.replace("\n", "\n  ") for line in lines]


def call(imported: str, lines: Iterable[str]) -> Lines:
    """A subquery that sees the variable `imported`, or nothing."""
    return [f"CALL ({imported}) {{", *indented(lines), "}"]


def collected(lines: Iterable[str]) -> str:
    """The one column of a subquery's rows, as a list; the subquery sees everything."""
    return "\n".join(["COLLECT {", *indented(lines), "}"])


def listed(expressions: Iterable[str]) -> str:
    """A list literal."""
    return f"[{', '.join(expressions)}]"
