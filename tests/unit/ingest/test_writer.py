"""A batch that is written while it is worked out."""

from collections.abc import Iterable
from threading import Event
from threading import enumerate as list_threads
from time import sleep

import pytest

from graph.errors import UnavailableError
from graph.store.connection import Connection
from graph.store.database import Database, Row
from graph.store.statement import Statement
from ingest.loaders import writer as module
from ingest.loaders.writer import Writer

_PATIENCE = 60


class Noted(Database):
    """Runs nothing: notes what it is told to write, as often as it is told to read it again."""

    def __init__(self, *, readings: int = 1, error: Exception | None = None) -> None:
        super().__init__(Connection("bolt://localhost:1", "neo4j", "secret", None))
        self.noted: list[str] = []
        self.committed = False
        self.first = Event()
        self._readings = readings
        self._error = error

    def run_atomically(self, statements: Iterable[Statement]) -> list[list[Row]]:
        for _ in range(self._readings):
            for statement in statements:
                self.noted.append(statement.name)
                self.first.set()
        if self._error:
            raise self._error
        self.committed = True
        return []


def write(name: str) -> list[Statement]:
    return [Statement(name, "RETURN 1", "write")]


def test_what_is_sent_is_written_at_once_and_committed_at_the_end() -> None:
    with Noted() as database, Writer(database) as writer:
        writer.send(write("papers"))
        assert database.first.wait(_PATIENCE)
        assert not database.committed
        writer.send(write("people"))

    assert database.noted == ["papers", "people"]
    assert database.committed


def test_a_transaction_that_is_tried_again_is_told_everything_again() -> None:
    with Noted(readings=2) as database, Writer(database) as writer:
        writer.send(write("papers"))
        assert database.first.wait(_PATIENCE)
        writer.send(write("people"))

    assert database.noted == ["papers", "people"] * 2


def fail_midway(database: Database) -> None:
    with Writer(database) as writer:
        writer.send(write("papers"))
        raise LookupError


def write_papers(database: Database) -> None:
    with Writer(database) as writer:
        writer.send(write("papers"))


def test_nothing_is_committed_where_the_rest_cannot_be_worked_out() -> None:
    with Noted() as database, pytest.raises(LookupError):
        fail_midway(database)

    assert not database.committed


def test_what_writing_fails_with_is_raised_at_the_end() -> None:
    gone = UnavailableError("gone")
    with Noted(error=gone) as database, pytest.raises(UnavailableError):
        write_papers(database)

    assert not database.committed


def write_on_and_on(database: Database, sent: list[int]) -> None:
    with Writer(database) as writer:
        for number in range(_PATIENCE * 100):
            writer.send(write("papers"))
            sent.append(number)
            sleep(0.01)


def test_what_writing_has_failed_with_ends_the_block_early() -> None:
    gone = UnavailableError("gone")
    sent: list[int] = []
    with Noted(readings=0, error=gone) as database, pytest.raises(UnavailableError):
        write_on_and_on(database, sent)

    assert len(sent) < _PATIENCE * 100


class TryingAgain(Noted):
    """Reads everything again after a while, as the driver does where the server is gone."""

    def __init__(self) -> None:
        super().__init__()
        self.again = Event()

    def run_atomically(self, statements: Iterable[Statement]) -> list[list[Row]]:
        self.again.wait(_PATIENCE)
        return super().run_atomically(statements)


def test_a_block_that_failed_waits_for_no_new_trial_and_that_commits_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "GIVING_UP_SECONDS", 0.05)
    with TryingAgain() as database:
        with pytest.raises(LookupError):
            fail_midway(database)
        [writing] = [one for one in list_threads() if one.name == "write-batch"]
        database.again.set()
        writing.join(_PATIENCE)

        assert not writing.is_alive()
        assert database.noted == []
        assert not database.committed
