"""A batch that fails after the server has begun to write it."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from threading import Event

import pytest

from graph.store.connection import Connection
from graph.store.database import Database, Row
from graph.store.statement import Statement
from ingest import batch
from ingest.pipeline import ingest
from tests.component.ingest.dump import Dump, dump
from tests.component.ingest.records import owner, paper, write
from tests.conftest import SharedDatabase

_PATIENCE = 60
_NOTHING = Dump(frozenset(), frozenset())


class Noting(Database):
    """Tells when the server has written the papers of a batch."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection)
        self.has_papers = Event()

    def run_atomically(self, statements: Iterable[Statement]) -> list[list[Row]]:
        return super().run_atomically(self._watch(statements))

    def _watch(self, statements: Iterable[Statement]) -> Iterator[Statement]:
        for statement in statements:
            yield statement
            if statement.name == "load/create_papers":
                self.has_papers.set()


class _SlipError(Exception):
    """What the step fails with."""


def test_a_batch_that_fails_when_its_papers_are_written_leaves_nothing(
    shared_database: SharedDatabase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [owner("Ada Po"), paper("Small Boats", "Ada Po", "Bo Ra"), paper("Rain", "Bo Ra")]
    file = write(tmp_path / "a.jsonl", lines)
    database = shared_database.without_data()
    ingest(database, [file])
    plain = dump(database)
    shared_database.without_data()

    with Noting(database.connection) as noting:

        def fail(*_: object) -> None:
            assert noting.has_papers.wait(_PATIENCE)
            raise _SlipError

        with monkeypatch.context() as patched:
            patched.setattr(batch, "decide_authors", fail)
            with pytest.raises(_SlipError):
                ingest(noting, [file])
        assert dump(database) == _NOTHING
        ingest(noting, [file])

    assert dump(database) == plain != _NOTHING
