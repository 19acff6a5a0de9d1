"""The index as a whole: what keeps it, what searches it, and when it may answer."""

from collections.abc import Collection
from dataclasses import asdict
from pathlib import Path

from graph.paths.ends import GraphVersion
from graph.paths.engine import Engine, Offer
from graph.paths.index.engine import IndexEngine
from graph.paths.index.keeper import IndexKeeper
from graph.paths.index.neighbourhood import IndexNeighbourhood
from graph.paths.index.runner import SearchRunner
from graph.paths.options import PathOptions
from graph.paths.slice_at_hand import Neighbourhood
from graph.store.connection import Connection


class IndexDesk:
    """As `EngineChoice` and `NeighbourhoodChoice`, with an index that is kept in the background."""

    def __init__(self, connection: Connection, path: Path) -> None:
        """Do nothing yet; the index is kept in the file `path`."""
        self.keeper = IndexKeeper(connection, path)
        self.runner = SearchRunner()

    def start(self) -> None:
        """Begin to keep the index; gives back at once."""
        self.keeper.start()

    def close(self) -> None:
        """Keep it no more."""
        self.keeper.close()
        self.runner.close()

    def describe(self) -> dict[str, str | int | None]:
        """What there is now, for those who look after the service."""
        return asdict(self.keeper.get_state())

    def choose(self, version: GraphVersion | None, options: PathOptions) -> Engine | None:
        """The index if it is that very version; paths over given people are left to Neo4j."""
        if options.via:
            return None
        index = self.keeper.get_index(version)
        return None if index is None else IndexEngine(index, self.runner)

    def offer(self, authors: Collection[str], options: PathOptions) -> Offer | None:
        """The index as it is, where it has these authors and is not known to be stale."""
        index = None if options.via else self.keeper.get_at_hand()
        if index is None:
            return None
        engine = IndexEngine(index, self.runner)
        version = GraphVersion(index.identity, index.changes)
        return Offer(engine, version) if engine.has(authors) else None

    def offer_neighbourhood(self, authors: Collection[str]) -> Neighbourhood | None:
        """The index as it is, where it has these authors and is not known to be stale."""
        index = self.keeper.get_at_hand()
        if index is None or not IndexEngine(index, self.runner).has(authors):
            return None
        return IndexNeighbourhood(index)
