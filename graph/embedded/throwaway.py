"""A real Neo4j for a moment: tests, trials, measurements."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.embedded.address import EmbeddedConnection
from graph.embedded.launcher import ANY_PORTS, EmbeddedServer
from graph.embedded.progress import Report, silent


@contextmanager
def throwaway_server(
    *, jars: Path | None = None, heap: str = "512m", report: Report = silent
) -> Iterator[EmbeddedConnection]:
    """A server on an empty folder and any free ports, both gone afterwards.

    Args:
        jars: A folder that keeps the jars between runs; None fetches them from the Maven cache.
        heap: Java's heap.
        report: Told about each long step.
    """
    with tempfile.TemporaryDirectory(prefix="rgraph-") as home:
        server = EmbeddedServer(
            Path(home), heap=heap, pagecache="64m", ports=ANY_PORTS, jars=jars, report=report
        )
        with server:
            yield server.connection
