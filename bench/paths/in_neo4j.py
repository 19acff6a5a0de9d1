"""Peers inside Neo4j: Cypher's own path search, and GDS."""

import math
from importlib.resources import files
from typing import Self

from neo4j import Driver, GraphDatabase

from bench.harness.measure import Variant
from bench.paths.cases import MOST_HOPS, Case
from graph.store.connection import Connection


class InNeo4jPeers:
    """Statements over one session, as a program beside the database would send them."""

    def __init__(self, connection: Connection) -> None:
        """Connect; close with the context."""
        credentials = (connection.username, connection.password)
        self._driver: Driver = GraphDatabase.driver(connection.uri, auth=credentials)
        self._session = self._driver.session(database=connection.database)

    def __enter__(self) -> Self:
        """Nothing more to do."""
        return self

    def __exit__(self, *_: object) -> None:
        """Disconnect."""
        self._session.close()
        self._driver.close()

    def run(self, name: str, **parameters: object) -> tuple[float, ...]:
        """Run a statement of `statements/` and give its column."""
        text = files("bench.paths").joinpath("statements", f"{name}.cypher").read_text("utf-8")
        return tuple(record[0] for record in self._session.run(text, parameters))

    def variant(
        self, name: str, statement: str, *, most: int | None = None, **parameters: object
    ) -> Variant[Case]:
        """A statement about the two authors of a case."""
        path = files("bench.paths").joinpath("statements", f"{statement}.cypher")
        text = path.read_text("utf-8")

        def ask(case: Case) -> tuple[float, ...]:
            said = {"start": case.start, "goal": case.goal, "most": MOST_HOPS, **parameters}
            return tuple(_figure(record[0]) for record in self._session.run(text, said))

        return Variant(name, ask, most)

    def project(self) -> int:
        """Copy the collaborations into GDS; gives the bytes that they take there."""
        self.run("gds_drop")
        self.run("gds_project")
        return int(self.run("gds_size")[0])


def _figure(value: float | None) -> float:
    """A path that is longer than ours may be is none that ours can be compared with."""
    return math.nan if value is None else float(value)
