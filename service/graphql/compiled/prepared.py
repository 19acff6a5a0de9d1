"""A statement whose values are known when it runs."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from graph.query.compiler import compile_plan
from graph.query.plan import Plan
from graph.query.ways import Later
from graph.store.statement import Statement


@dataclass(frozen=True, slots=True)
class Prepared:
    """Runs with other values of the slots each time."""

    statement: Statement
    later: tuple[tuple[str, Later], ...]
    """The parameters that stand for values of slots."""

    def bind(self, values: Sequence[Any]) -> Statement:
        """The statement with the values of a request's slots."""
        parameters = dict(self.statement.parameters)
        for name, later in self.later:
            found = values[later.slot]
            parameters[name] = list(found) if later.item is None else found[later.item]
        given = self.statement
        return Statement(given.name, given.text, given.access, parameters, given.ids)


def prepare(plan: Plan) -> Prepared | None:
    """The statement that reads the plan; None where nothing has to be read."""
    if not plan.roots:
        return None
    statement = compile_plan(plan).statement
    later = tuple((n, one) for n, one in statement.parameters.items() if isinstance(one, Later))
    return Prepared(statement, later)
