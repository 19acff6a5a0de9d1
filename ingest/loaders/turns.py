"""Takes turns at writing, and tries again where the server was gone for a moment."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from tenacity import RetryCallState, Retrying, retry_if_exception_type, wait_exponential

from graph.errors import UnavailableError
from graph.store.catalog import get_statement
from graph.store.database import Database
from graph.store.reach import Reach, is_away
from ingest.errors import IngestError

PATIENCE_SECONDS = 20.0
"""How long a server that has gone away may take to come back.

`Database` itself tries most statements again, for up to 30 seconds. These count from the moment
that the server went away: after such a wait, none of them is left.
"""

T = TypeVar("T")


@contextmanager
def hold_lock(database: Database) -> Iterator[str | None]:
    """Keep other programs from writing while the block lasts.

    Gives the import of a bulk load that was begun and not ended, if there is one.
    """
    with database.hold(get_statement("load/take_ingest_lock")) as [row]:
        yield row["loading"]


@contextmanager
def hold_turn(database: Database) -> Iterator[None]:
    """Keep other programs from writing while the block lasts.

    Raises:
        IngestError: A bulk load was begun and not ended: nobody else may write until it is.
    """
    with hold_lock(database) as loading:
        if loading is not None:
            raise IngestError(
                f"The graph holds a part of a bulk load, {loading}, which was stopped. The command "
                "that began it goes on with it, and a bulk load of anything else deletes it first; "
                "until then nothing else can be written."
            )
        yield


def take_turn(database: Database, work: Callable[[], T], *, patience: float) -> T:
    """Do the work while no other program writes; begin it again where the server went away.

    The work reads what it needs itself: what it wrote before the server went away, it finds.

    Raises:
        IngestError: A bulk load was begun and not ended.
        UnavailableError: The server did not come back within `patience` seconds.
    """

    def alone() -> T:
        with hold_turn(database):
            return work()

    return try_again(database, alone, patience)


def try_again(database: Database, work: Callable[[], T], patience: float) -> T:
    """Do the work, again and again while the server is away, up to `patience` seconds.

    These begin when the server went away, however long the work had gone on before.
    """
    attempts = Retrying(
        retry=retry_if_exception_type(UnavailableError),
        stop=_Patience(database.reach, patience),
        wait=wait_exponential(multiplier=0.25, max=5),
        reraise=True,
    )
    return attempts(work)


class _Patience:
    """Says when it is enough; that the server is away is told where it is waited for."""

    def __init__(self, reach: Reach, seconds: float) -> None:
        self._reach = reach
        self._seconds = seconds
        self._ends: float | None = None

    def __call__(self, state: RetryCallState) -> bool:
        now = time.monotonic()
        if self._ends is None:
            self._ends = (self._reach.away_since or now) + self._seconds
            # The connection that held the lock may have broken long ago: the server may be there.
            return now >= self._ends
        error = state.outcome.exception() if state.outcome else None
        if now < self._ends and error is not None and is_away(error):
            self._reach.miss(self._seconds)
        return now >= self._ends
