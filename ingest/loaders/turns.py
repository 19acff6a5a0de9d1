"""Takes turns at writing, and tries again where the server was gone for a moment."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from tenacity import Retrying, retry_if_exception_type, stop_after_delay, wait_exponential

from graph.errors import UnavailableError
from graph.store.catalog import get_statement
from graph.store.database import Database
from ingest.errors import IngestError

PATIENCE_SECONDS = 20.0
"""How long a server that has gone away may take to come back."""

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

    return try_again(alone, patience)


def try_again(work: Callable[[], T], patience: float) -> T:
    """Do the work, again and again while the server is away, `patience` seconds in all."""
    attempts = Retrying(
        retry=retry_if_exception_type(UnavailableError),
        stop=stop_after_delay(patience),
        wait=wait_exponential(multiplier=0.25, max=5),
        reraise=True,
    )
    return attempts(work)
