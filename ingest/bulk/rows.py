"""The rows that pass between the steps in Python: one schema for all, streamed by Arrow."""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

import orjson

from ingest.garbage import rare_collections

if TYPE_CHECKING:
    import pyarrow as pa

SCHEMA = "kind string, key string, other string, place long, said string, payload binary"
"""What a row is, up to two ids, its place in the input, what is said as JSON, Python objects."""

_AT_ONCE = 1_000


class BulkRow(NamedTuple):
    """One row of `SCHEMA`; dozens are made of a paper, and a tuple is made fastest."""

    kind: str
    key: str
    other: str | None = None
    place: int | None = None
    said: str | None = None
    payload: bytes | None = None


def node(label: str, key: str, properties: Any) -> BulkRow:  # noqa: ANN401 - properties are JSON
    """A node of the graph."""
    return BulkRow(f"node:{label}", key, said=write_json(properties))


def relationship(kind: str, start: str, end: str, properties: Any = None) -> BulkRow:  # noqa: ANN401
    """A relationship of the graph."""
    return BulkRow(f"relationship:{kind}", start, end, said=write_json(properties or {}))


def write_json(value: Any) -> str:  # noqa: ANN401 - JSON
    """Give the value as JSON."""
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS).decode()


def by_arrow(
    work: Callable[[Iterator[dict[str, Any]]], Iterable[BulkRow]],
) -> Callable[[Iterator["pa.RecordBatch"]], Iterator["pa.RecordBatch"]]:
    """Make a function on rows into one on Arrow batches, as Spark calls it for each part."""

    def run(batches: Iterator["pa.RecordBatch"]) -> Iterator["pa.RecordBatch"]:
        waiting: list[BulkRow] = []
        with rare_collections():
            for row in work(row for batch in batches for row in batch.to_pylist()):
                waiting.append(row)
                if len(waiting) >= _AT_ONCE:
                    yield _pack(waiting)
                    waiting = []
            if waiting:
                yield _pack(waiting)

    return run


def _pack(rows: list[BulkRow]) -> "pa.RecordBatch":
    import pyarrow as pa  # noqa: PLC0415 - an extra

    schema = pa.schema(
        [
            *(("kind", pa.string()), ("key", pa.string()), ("other", pa.string())),
            *(("place", pa.int64()), ("said", pa.string()), ("payload", pa.binary())),
        ]
    )
    columns = [
        pa.array(values, type=field.type)
        for values, field in zip(zip(*rows, strict=True), schema, strict=True)
    ]
    return pa.RecordBatch.from_arrays(columns, schema=schema)
