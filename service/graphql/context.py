"""What the fields of one request share."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cached_property, partial
from typing import Any, TypeVar

from strawberry.dataloader import DataLoader

from graph.errors import GraphError, QueryTimeoutError
from graph.query.compiler import compile_plan
from graph.query.plan import Plan
from graph.query.redirects import PACKED_NULL, redirect
from graph.store.async_database import AsyncDatabase
from graph.store.native import unpack
from graph.store.statement import Statement
from service.curation import Curation
from service.exports.read import read_facts
from service.graphql.kept_records import KeptRecords
from service.graphql.known_nodes import Wanted
from service.graphql.reader import Reader
from service.graphql.trust import Trust
from service.path_index import PathIndex
from service.settings import Limits

T = TypeVar("T")

_EXPORTED_TOGETHER = 100
"""Papers with thousands of authors each are read in steps."""


class RequestContext:
    """One request: its database, its limits, its time, and what it is reading."""

    def __init__(  # noqa: PLR0913 - all that a request comes with
        self,
        database: AsyncDatabase,
        limits: Limits,
        request_id: str,
        path_index: PathIndex | None = None,
        *,
        curation: Curation | None = None,
        authorization: str | None = None,
        trust: Trust | None = None,
        records: KeptRecords | None = None,
    ) -> None:
        """The request's time begins now; `authorization` is the header of that name.

        With `trust` an answer may rest on what is looked at while it is written, and with `records`
        on what was read for another request.
        """
        self._records = records
        self.curation, self.authorization = curation, authorization
        self.writes = False
        """Whether something is being written, which goes on when the request's time is over."""
        self.has_written = False
        self.database = database
        self.trust = trust
        self.path_index = path_index
        self.limits = limits
        self.request_id = request_id
        self._computed: dict[str, asyncio.Future[Any]] = {}
        self._facts: dict[str, DataLoader[str, object | None]] = {}
        self.nodes = 0
        """How many nodes the operation asks for at most; known once it has been checked."""
        self._failure: GraphError | None = None
        self.began = time.monotonic()
        self._ends = self.began + limits.seconds

    @cached_property
    def reader(self) -> Reader:
        """Reads what Strawberry's executor asks for."""
        return Reader(self._run)

    @property
    def timeout(self) -> float:
        """How many seconds are left; `QueryTimeoutError` where none are."""
        left = self._ends - time.monotonic()
        if left <= 0:
            raise QueryTimeoutError("The request's time is over.")
        return left

    def renew(self) -> None:
        """Begin the time of the next answer of a stream."""
        self._ends = time.monotonic() + self.limits.seconds

    async def begin_again(self) -> None:
        """Forget what was read and trust nothing any more; the time goes on."""
        await self.close()
        self.trust, self._failure = None, None
        self._computed.clear()

    async def close(self) -> None:
        """Stop what is still being read or computed."""
        if self._computed:
            for answer in self._computed.values():
                answer.cancel()
            await asyncio.gather(*self._computed.values(), return_exceptions=True)
        # A reader knows its context: without it, both go at once and are not left to the collector.
        reader: Reader | None = vars(self).pop("reader", None)
        if reader is not None:
            await reader.close()

    async def compute(self, key: str, start: Callable[[], Awaitable[Any]]) -> Any:  # noqa: ANN401
        """The answer of the root field with that key in the response; its errors, too, are kept.

        So nothing is computed again where the executor has to tell what came of it.
        """
        if key not in self._computed:
            self._computed[key] = asyncio.ensure_future(start())
        # Who waits no more ends the wait, not what others will want to know.
        return await asyncio.shield(self._computed[key])

    def recall(self, kind: str, ids: Iterable[str], wanted: Wanted) -> list[Any] | None:
        """What a statement would read of nodes; None where not all of it is known already."""
        known = self.reader.known
        return None if known is None else known.list_rows(kind, ids, wanted)

    async def read(self, statement: Statement, *, kept: bool = False) -> Any:  # noqa: ANN401 - any Bolt type
        """The one value of the statement's one record; `kept`, perhaps as it was read before.

        Where ids in it were merged into others, that of the statement about these.

        Raises:
            GraphError: The database failed; what the executor then reads fails in the same way.
        """
        run = self.database.read_value
        record: Any = await self._read(statement, object, run, kept=kept)
        again = redirect(statement, record)
        return record if again is None else await self._read(again, object, run, kept=kept)

    async def recall_record(self, statement: Statement) -> Any | None:  # noqa: ANN401 - as above
        """The same, if it was read before for everybody; None where it was not."""
        if self._records is None:
            return None
        # Not in this request's time: it goes on behind it.
        run = partial(self.database.read_value, statement, timeout=self.limits.seconds)
        return await self._records.recall(statement, run)

    async def read_packed(self, statement: Statement, *, kept: bool = False) -> bytes:
        """What `read` reads, as PackStream: a list of the one value."""
        run = self.database.read_packed
        record = await self._read(statement, bytes, run, kept=kept)
        if not statement.ids or record.endswith(PACKED_NULL):
            return record
        again = redirect(statement, unpack(record))
        return record if again is None else await self._read(again, bytes, run, kept=kept)

    async def _read(
        self, statement: Statement, form: type[T], run: Callable[..., Awaitable[T]], *, kept: bool
    ) -> T:
        with self._keeping_failures():
            if kept and self._records is not None:
                return await self._records.read(
                    statement, form, lambda: run(statement, timeout=self.timeout)
                )
            return await run(statement, timeout=self.timeout)

    @contextmanager
    def _keeping_failures(self) -> Iterator[None]:
        try:
            yield
        except GraphError as error:
            self._failure = error
            raise

    async def load_facts(self, kind: str, node_id: str) -> object | None:
        """What an export says of a node, read together with what others wait for."""
        if kind not in self._facts:
            self._facts[kind] = DataLoader(
                lambda ids: read_facts(self.database, kind, ids, timeout=self.timeout),
                max_batch_size=_EXPORTED_TOGETHER,
            )
        return await self._facts[kind].load(node_id)

    async def _run(self, plan: Plan) -> list[Any]:
        if self._failure is not None:
            raise self._failure
        compiled = compile_plan(plan)
        record = await self.database.read_value(compiled.statement, timeout=self.timeout)
        again = redirect(compiled.statement, record)
        if again is not None:
            record = await self.database.read_value(again, timeout=self.timeout)
        return compiled.shape(record)
