"""The graph before its first load."""

from collections import Counter
from typing import Any

from graph.errors import GraphError
from graph.store.database import Database, Row
from graph.store.statement import Statement


class EmptyGraph(Database):
    """Answers every read as an empty graph does, without a server.

    The steps of the online path ask the graph what it has; a first load asks this one.
    """

    def __init__(self) -> None:
        """Connect to nothing."""
        self.statements = Counter()

    def run(self, statement: Statement, *, timeout: float | None = None) -> list[Row]:  # noqa: ARG002 - as the graph's own
        """Find nothing.

        Raises:
            GraphError: The statement writes.
        """
        if statement.access != "read":
            raise GraphError(f"{statement.name} would write to a graph that is not there.")
        return []

    def run_named(self, name: str, /, **parameters: Any) -> list[Row]:  # noqa: ANN401, ARG002 - as the graph's own
        """Find nothing."""
        return []
