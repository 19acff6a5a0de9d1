"""Finished tables into a running server, as the last step of `rgraph ingest --bulk` does it."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from bench.ingest.online import read_cpu
from graph.embedded.progress import Progress
from graph.store.connection import Connection
from graph.store.database import Database
from ingest.bulk.bolt_load import LoadOptions, load_tables
from ingest.bulk.usage import Usage

_LOAD = "import:2026-01-01T00-00-00-0000"
_TENTHS = 10


@dataclass(slots=True)
class _Marks:
    """When each tenth of the rows was written: a server that has just begun is slow at first."""

    marks: list[tuple[float, int]] = field(default_factory=lambda: [(time.perf_counter(), 0)])

    def take(self, told: Progress) -> None:
        if told.done - self.marks[-1][1] >= told.total / _TENTHS or told.done == told.total:
            self.marks.append((time.perf_counter(), told.done))

    def list_rates(self) -> Sequence[int]:
        return [
            round((rows - before) / (ended - begun))
            for (begun, before), (ended, rows) in pairwise(self.marks)
        ]


def load_over_bolt(connection: Connection, tables: Path, writers: int) -> dict[str, object]:
    """Load the tables into an empty graph, and give the figures."""
    marks = _Marks()
    with Database(connection) as database, Usage() as usage:
        spent = read_cpu()
        options = LoadOptions(writers=writers)
        loaded = load_tables(database, tables, _LOAD, options, marks.take)
        python, server = (now - then for now, then in zip(read_cpu(), spent, strict=True))
    rows = loaded.nodes + loaded.relationships
    return {
        "writers": writers,
        "nodes": loaded.nodes,
        "relationships": loaded.relationships,
        "seconds": round(loaded.seconds, 1),
        "relationships_per_second": round(loaded.relationships / loaded.seconds),
        "rows_per_second": round(rows / loaded.seconds),
        "rows_per_second_by_tenth": marks.list_rates(),
        "cpu_seconds_python": round(python, 1),
        "cpu_seconds_server": round(server, 1),
        "peak_mib": usage.peak >> 20,
    }
