"""The ways in which the asynchronous gate reads, so that the same tests hold each to the same."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

import pytest

from graph.store.async_database import AsyncDatabase
from graph.store.bolt_reader import unpack_record
from graph.store.connection import Connection
from graph.store.statement import Statement


@dataclass(frozen=True, slots=True)
class Way:
    """By the driver's sessions, on its connections, or packed."""

    name: str

    def __str__(self) -> str:
        """Name it in a test's id."""
        return self.name

    def open(self, connection: Connection, **options: Any) -> AsyncDatabase:
        """A gate that reads in this way."""
        with self._driver():
            return AsyncDatabase(connection, **options)

    @contextmanager
    def _driver(self) -> Iterator[None]:
        if self.name != "sessions":
            yield
            return
        with patch("graph.store.known_driver.metadata.version", return_value="7.0.0"):
            yield

    async def ask(self, database: AsyncDatabase, statement: Statement, timeout: float = 60) -> Any:  # noqa: ASYNC109 - the database's
        """The one value of the statement's one record."""
        if self.name == "packed":
            return unpack_record(await database.read_packed(statement, timeout=timeout))
        return await database.read_value(statement, timeout=timeout)


WAYS = [Way("sessions"), Way("connections"), Way("packed")]

each_way = pytest.mark.parametrize("way", WAYS, ids=str)
