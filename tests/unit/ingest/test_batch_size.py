"""How large batches become."""

from itertools import islice
from typing import cast

import pytest

from graph.errors import GraphError, UnavailableError
from graph.store.database import Database
from ingest.batch_size import LEAST, MOST, choose_size, find_limit
from ingest.pipeline import IngestOptions, list_sizes


class _Server:
    """A database that tells its heap, and every time it is asked twice as many papers."""

    def __init__(self, *heaps: str | None, papers: int = 0) -> None:
        self._heaps = heaps
        self._papers = papers

    def run_named(self, name: str) -> list[dict[str, object]]:
        if name == "load/find_heap":
            return [{"heap": heap} for heap in self._heaps]
        self._papers *= 2
        return [{"papers": self._papers // 2}]


def _serve(*heaps: str | None, papers: int = 0) -> Database:
    return cast("Database", _Server(*heaps, papers=papers))


@pytest.mark.parametrize(
    ("heaps", "limit"),
    [
        (["4.00GiB"], 16_000),
        (["1.50GiB"], 6_000),
        (["2048.00MiB"], 8_000),
        (["1.00GiB"], LEAST),
        (["512.00MiB"], LEAST),
        (["1.00TiB"], MOST),
        (["31.00GiB"], MOST),
        (["No Value"], LEAST),
        ([""], LEAST),
        ([None], LEAST),
        ([], LEAST),
    ],
)
def test_a_batch_is_limited_by_the_heap_of_a_server_that_tells_it(
    heaps: list[str | None], limit: int
) -> None:
    assert find_limit(_serve(*heaps)) == limit


class _Secretive(_Server):
    """A database that answers with an error, as one does whose settings not everybody may see."""

    def __init__(self, error: GraphError) -> None:
        super().__init__()
        self._error = error

    def run_named(self, _name: str) -> list[dict[str, object]]:
        raise self._error


def test_a_server_that_does_not_show_its_settings_gets_small_batches() -> None:
    refused = _Secretive(GraphError("Neo4j refused the statement: not here"))

    assert find_limit(cast("Database", refused)) == LEAST


def test_a_server_that_is_away_is_not_taken_for_one_with_little_memory() -> None:
    away = _Secretive(UnavailableError("Neo4j cannot be reached"))

    with pytest.raises(UnavailableError):
        find_limit(cast("Database", away))


@pytest.mark.parametrize(
    ("papers", "size"), [(0, LEAST), (4_000, LEAST), (7_000, 7_000), (90_000, 8_000)]
)
def test_a_batch_has_as_many_records_as_the_graph_has_papers(papers: int, size: int) -> None:
    assert choose_size(_serve(papers=papers), 8_000) == size


@pytest.mark.parametrize(
    ("options", "sizes"),
    [
        (IngestOptions(), [LEAST, 6_000, 12_000, 16_000]),
        (IngestOptions(batch_size=7), [7, 7, 7, 7]),
        (IngestOptions(batch_size=7, dry_run=True), [float("inf")] * 4),
    ],
)
def test_batches_grow_with_the_graph_unless_their_size_is_given(
    options: IngestOptions, sizes: list[float]
) -> None:
    assert list(islice(list_sizes(_serve("4.00GiB", papers=3_000), options), 4)) == sizes
