"""Takes turns at writing, and tries again where the server was gone for a moment."""

from collections.abc import Callable
from typing import TypeVar

from tenacity import Retrying, retry_if_exception_type, stop_after_delay, wait_exponential

from graph.errors import UnavailableError
from graph.store.catalog import get_statement
from graph.store.database import Database

PATIENCE_SECONDS = 20.0
"""How long a server that has gone away may take to come back."""

T = TypeVar("T")


def take_turn(database: Database, work: Callable[[], T], *, patience: float) -> T:
    """Do the work while no other program writes; begin it again where the server went away.

    The work reads what it needs itself: what it wrote before the server went away, it finds.

    Raises:
        UnavailableError: The server did not come back within `patience` seconds.
    """

    def alone() -> T:
        with database.hold(get_statement("load/take_ingest_lock")):
            return work()

    attempts = Retrying(
        retry=retry_if_exception_type(UnavailableError),
        stop=stop_after_delay(patience),
        wait=wait_exponential(multiplier=0.25, max=5),
        reraise=True,
    )
    return attempts(alone)
