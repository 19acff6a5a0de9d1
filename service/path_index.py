"""The index of collaborations that the service keeps, where it can."""

import logging
from pathlib import Path
from typing import Protocol

from graph.paths.engine import EngineChoice
from graph.paths.slice_at_hand import NeighbourhoodChoice
from graph.store.connection import Connection

log = logging.getLogger(__name__)


class PathIndex(EngineChoice, NeighbourhoodChoice, Protocol):
    """An index with a life of its own beside the requests."""

    def start(self) -> None:
        """Begin to keep it."""
        ...

    def close(self) -> None:
        """Keep it no more."""
        ...

    def describe(self) -> dict[str, str | int | None]:
        """What there is now, for those who look after the service."""
        ...


def make_path_index(connection: Connection, path: Path | None) -> PathIndex | None:
    """An index in the file `path`; None where none is wanted or what it needs is not installed."""
    if path is None:
        return None
    try:
        from graph.paths.index.desk import IndexDesk  # noqa: PLC0415 - numba is slow, and may lack
    except ImportError as error:
        log.warning("paths are searched without an index in memory: %s", error)
        return None
    return IndexDesk(connection, path)
