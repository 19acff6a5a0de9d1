"""One expression of a statement, with what has to run before it and the shape of its value."""

from collections.abc import Iterable
from dataclasses import dataclass

from graph.query.cypher import Lines
from graph.query.result import SCALAR, Shape


@dataclass(frozen=True, slots=True)
class Part:
    """An expression, the lines of the subqueries that it uses, and the shape of its value."""

    expression: str
    shape: Shape = SCALAR
    calls: tuple[str, ...] = ()


def calls_of(parts: Iterable[Part]) -> Lines:
    """The subqueries of all parts, in order."""
    return [line for part in parts for line in part.calls]
