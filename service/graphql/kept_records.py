"""What facets of whole lists came to, kept until the graph is written."""

import time
from collections.abc import Awaitable, Callable
from typing import TypeVar

from graph.store.statement import Statement
from service.graphql.kept import Kept
from service.versions import GraphVersions

MOST_RECORDS = 64
KEPT_SECONDS = 60.0
"""How long at most, for the sake of who writes by hand and does not count it."""

T = TypeVar("T")


class KeptRecords:
    """Records by statement and values, each with the state of the graph that it is of.

    One may be as old as what `GraphVersions` believes to be the present state.
    """

    def __init__(
        self, versions: GraphVersions, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Keep nothing yet; `versions` tells the state of the graph."""
        self._versions, self._clock = versions, clock
        self._kept: Kept[tuple[str, str, type], tuple[str, float, object]] = Kept(MOST_RECORDS)

    async def read(self, statement: Statement, form: type[T], run: Callable[[], Awaitable[T]]) -> T:
        """The statement's record; `run` reads it, in the form that the caller takes."""
        graph = await self._versions.read()
        if graph is None:
            return await run()
        key = statement.text, repr(sorted(statement.parameters.items())), form
        kept = self._kept.get(key)
        if kept is not None and kept[0] == graph and self._clock() < kept[1]:
            found: T = kept[2]  # type: ignore[assignment] # the key has its type
            return found
        # Read behind the state that it is kept under: so it is of this one or a later one
        record = await run()
        self._kept.put(key, (graph, self._clock() + KEPT_SECONDS, record))
        return record
