"""The lower limit: our own statement, run by the bare driver and by nothing else."""

import asyncio
import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, cast

from neo4j import GraphDatabase

from bench.graphql.cases import Case
from bench.graphql.questions import DRIVER, OURS, Question
from bench.harness.measure import Variant
from graph.store.connection import Connection
from graph.store.statement import Statement
from service.graphql.documents import DocumentCache
from service.graphql.executor import CompiledExecutor
from service.graphql.http_request import GraphQLRequest
from service.graphql.schema import build_schema, executable
from service.settings import Limits

if TYPE_CHECKING:
    from service.graphql.context import RequestContext

_ALGORITHMS = ("slice(",)


class _CompiledError(Exception):
    """Carries the statement out of the operation before it is run."""

    def __init__(self, statement: Statement) -> None:
        super().__init__()
        self.statement = statement


class _Catching:
    """A request's context that gives up the statement instead of running it."""

    nodes = 0

    async def read(self, statement: Statement, *, kept: bool = False) -> Any:  # noqa: ANN401, ARG002 - never returns
        raise _CompiledError(statement)

    async def recall_record(self, statement: Statement) -> None:
        """So that all is read by one statement."""


@contextmanager
def bare_driver(connection: Connection) -> Iterator["DriverAlone"]:
    """A session of the driver, on the database of a service."""
    login = (connection.username, connection.password)
    with (
        GraphDatabase.driver(
            connection.uri, auth=login, notifications_min_severity="OFF"
        ) as driver,
        driver.session(database=connection.database) as session,
    ):
        yield DriverAlone(session)


class DriverAlone:
    """Runs the statements that our documents are compiled to."""

    def __init__(self, session: Any) -> None:  # noqa: ANN401 - the driver's
        """Compile with the limits of a service."""
        limits = Limits()
        documents = DocumentCache(limits)
        schema = executable(build_schema(limits, documents))
        self._compiled = CompiledExecutor(schema, documents, limits, lambda _way: None)
        self._session = session

    def variant(self, question: Question, cases: Sequence[Case]) -> Variant[Case] | None:
        """Asks by the statement; None where that depends on what an algorithm finds."""
        if any(name in question.documents[OURS] for name in _ALGORITHMS):
            return None
        statements = {case: self._compile(question, case) for case in cases}

        def ask(case: Case) -> tuple[float, ...]:
            statement = statements[case]
            self._session.run(statement.text, statement.parameters).single(strict=True)
            return (math.nan,)  # what it reads has another shape

        return Variant(DRIVER, ask)

    def _compile(self, question: Question, case: Case) -> Statement:
        asked = GraphQLRequest(question.documents[OURS], dict(question.variables(case)), None)
        try:
            asyncio.run(self._compiled.execute(asked, cast("RequestContext", _Catching())))
        except _CompiledError as caught:
            return caught.statement
        raise SystemExit(f"Not compiled to one statement: {asked.query}")
