"""What facets of whole lists came to, kept until the graph is written."""

import sys
import time
from collections.abc import Awaitable, Callable, Iterable
from typing import TypeVar

from graph.store.statement import Statement
from service.graphql.kept import Kept
from service.versions import GraphVersions

MOST_RECORDS = 64
MOST_BYTES = 16 * 1024 * 1024
"""How large all of them may be; one with a thousand nodes beside the facets may have megabytes."""
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
        self._kept: Kept[tuple[str, str, type], tuple[str, float, object]] = Kept(
            MOST_RECORDS, MOST_BYTES
        )

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
        until = self._clock() + KEPT_SECONDS
        self._kept.put(key, (graph, until, record), _estimate_bytes([*key[:2], record]))
        return record


def _estimate_bytes(value: object) -> int:
    """How much memory a record takes at most; what is in it twice counts twice."""
    inner: Iterable[object] = ()
    match value:
        case list() | tuple():
            inner = value
        case dict():
            inner = (*value, *value.values())
    return sys.getsizeof(value) + sum(map(_estimate_bytes, inner))
