"""What was used most recently is kept, so much of it and no more."""

import logging
import threading
from typing import Any

import pytest

from graph.errors import QueryTimeoutError
from graph.store.async_database import AsyncDatabase
from graph.store.connection import Connection
from graph.store.statement import Statement
from service import versions
from service.graphql import documents, kept_records
from service.graphql.kept import Kept
from service.graphql.kept_records import KeptRecords
from service.graphql.persisted import PersistedQueries, hash_document
from service.graphql.schema import build_schema, executable
from service.settings import Limits
from service.versions import GraphVersions

SMALL = "{ __typename }"


def _kept(memory: Kept[str, str], names: str) -> str:
    return "".join(name for name in names if memory.get(name) is not None)


def test_the_least_recently_used_goes_first() -> None:
    memory = Kept[str, str](3)
    for name in "abc":
        memory.put(name, name)
    assert memory.get("a") == "a"
    memory.put("d", "d")
    assert _kept(memory, "abcd") == "acd"


def test_all_together_are_no_larger_than_they_may() -> None:
    memory = Kept[str, str](100, largest=10)
    for name, size in (("a", 4), ("b", 4), ("c", 2)):
        memory.put(name, name, size)
    assert _kept(memory, "abc") == "abc"
    memory.put("a", "a", 5)
    assert _kept(memory, "abc") == "ac"
    memory.put("d", "d", 11)
    assert _kept(memory, "abcd") == "ac"
    memory.put("c", "c", 11)
    assert (_kept(memory, "abcd"), len(memory)) == ("a", 1)
    memory.put("e", "e", 10)
    assert _kept(memory, "abcde") == "e"


def test_documents_made_up_one_after_another_fill_no_memory(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(documents, "_TOKENS", 1_000)
    cache = documents.DocumentCache(Limits())
    schema = executable(build_schema())
    large = [f"{{ {' '.join(f'a{i}{j}: __typename' for j in range(80))} }}" for i in range(8)]
    known = cache.prepare(schema, SMALL)
    prepared = []
    for text in large:
        prepared.append(cache.prepare(schema, text))
        assert cache.prepare(schema, SMALL) is known
    assert cache.prepare(schema, large[-1]) is prepared[-1]
    assert cache.prepare(schema, large[0]) is not prepared[0]


def test_sent_documents_fill_no_memory() -> None:
    sent = PersistedQueries()
    texts = [f"{{ a{i} }}" + " " * 1_000_000 for i in range(12)]
    for text in texts:
        sent.find(text, hash_document(text))
    known = [sent._known.get(hash_document(text)) is not None for text in texts]  # noqa: SLF001
    assert known == [False] * 3 + [True] * 9


class _OneState(AsyncDatabase):
    """A graph that is written only where a test says so."""

    writes = 1

    async def run_named(self, *_: Any, **__: Any) -> list[dict[str, Any]]:
        return [{"identity": "graph", "writes": self.writes}]


@pytest.mark.anyio
@pytest.mark.parametrize(
    "record",
    [b"x" * 40_000, [[f"paper:{n:032}", None] for n in range(200)]],
    ids=["packed", "read"],
)
async def test_records_fill_no_memory(monkeypatch: pytest.MonkeyPatch, record: object) -> None:
    monkeypatch.setattr(kept_records, "MOST_BYTES", 100_000)
    asked: list[str] = []

    async def ask(text: str) -> None:
        async def run() -> object:
            asked.append(text)
            return record

        assert await records.read(Statement("test", text, "read"), object, run) == record

    async with _OneState(Connection("bolt://localhost:1", "neo4j", "test")) as database:
        records = KeptRecords(GraphVersions(database))
        for text in ("a", "b", "b", "a", "c", "a", "b"):
            await ask(text)
    assert "".join(asked) == "abcb"


async def _recall(records: KeptRecords, text: str, found: object, times: int = 3) -> list[str]:
    """Have counts asked for, and wait until what is read behind that is read; what was read."""
    read: list[str] = []

    async def run() -> object:
        read.append(text)
        if isinstance(found, Exception):
            raise found
        return found

    for _ in range(times):
        assert await records.recall(Statement("test", text, "read"), run) in {None, found}
        for task in list(records._reading.values()):  # noqa: SLF001
            await task
    return read


LARGE = b"x" * 2_000


@pytest.mark.anyio
@pytest.mark.parametrize(
    "found", [LARGE, None, QueryTimeoutError("too late")], ids=["large", "none", "failed"]
)
async def test_what_cannot_be_kept_is_read_once_for_everybody(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, found: object
) -> None:
    caplog.set_level(logging.INFO, "service.graphql.kept_records")
    monkeypatch.setattr(kept_records, "MOST_BYTES", 3_000)
    async with _OneState(Connection("bolt://localhost:1", "neo4j", "test")) as database:
        records = KeptRecords(GraphVersions(database))
        assert await _recall(records, "all", found, times=8) == ["all"]
    [said] = caplog.messages
    reason = "too late" if isinstance(found, Exception) else "they are too many: all"
    assert reason in said


@pytest.mark.anyio
async def test_what_is_too_large_is_tried_again_after_a_minute_and_a_write(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(versions, "BELIEVED_SECONDS", 0.0)
    async with _OneState(Connection("bolt://localhost:1", "neo4j", "test")) as database:
        records = KeptRecords(GraphVersions(database))
        monkeypatch.setattr(kept_records, "KEPT_SECONDS", 0.0)  # as if a minute had gone
        assert await _recall(records, "all", None, times=8) == ["all"]
        database.writes = 2
        monkeypatch.undo()
        monkeypatch.setattr(versions, "BELIEVED_SECONDS", 0.0)
        assert await _recall(records, "all", None, times=8) == ["all"]
        for writes in (3, 4):
            database.writes = writes
            assert await _recall(records, "all", None, times=8) == []


@pytest.mark.anyio
async def test_what_is_read_for_all_leaves_room_for_what_one_asked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(kept_records, "MOST_BYTES", 5_000)
    asked: list[str] = []

    async def run() -> bytes:
        asked.append("one")
        return LARGE

    async with _OneState(Connection("bolt://localhost:1", "neo4j", "test")) as database:
        records = KeptRecords(GraphVersions(database))
        for text in ("one", "two"):
            await records.read(Statement("test", text, "read"), bytes, run)
        for text in ("a", "b"):
            assert await _recall(records, text, LARGE) == [text]
        for text in ("a", "b"):
            assert await _recall(records, text, LARGE) == []
        for text in ("one", "two"):
            await records.read(Statement("test", text, "read"), bytes, run)
    assert len(asked) == 2


@pytest.mark.anyio
async def test_nobody_waits_for_the_size_of_what_is_read_for_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    measured: list[threading.Thread] = []

    def measure(_: object) -> int:
        measured.append(threading.current_thread())
        return 1

    monkeypatch.setattr(kept_records, "_estimate_bytes", measure)
    async with _OneState(Connection("bolt://localhost:1", "neo4j", "test")) as database:
        assert await _recall(KeptRecords(GraphVersions(database)), "all", LARGE) == ["all"]
    assert threading.main_thread() not in measured
    assert measured
