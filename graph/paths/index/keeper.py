"""Keeps an index as new as the graph, in the background, and says when it is not."""

import logging
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock

from graph.errors import GraphError, UnavailableError
from graph.paths.ends import GraphVersion
from graph.paths.index.build import Authorships, CollaborationIndex, build_index
from graph.paths.index.file import open_index, save_index
from graph.paths.index.read import (
    get_version,
    list_changes,
    read_again,
    read_authorships,
)
from graph.paths.index.warm import compile_aside, warm_up
from graph.paths.options import DERIVATION_THRESHOLD
from graph.store.connection import Connection
from graph.store.database import Database
from graph.store.reach import is_away

log = logging.getLogger(__name__)

_LOOKS_EVERY_SECONDS = 5.0
"""How often the change number is looked at where nobody asks anything."""

_REST_SECONDS = 0.2
_REST_SHARE = 2.0


@dataclass(frozen=True, slots=True)
class IndexState:
    """What there is: `authors` and `collaborations` are None until there is an index."""

    status: str
    changes: int | None = None
    authors: int | None = None
    collaborations: int | None = None


class IndexKeeper:
    """Opens, builds and renews the index of one graph in a thread of its own.

    Several processes may keep the same file: one builds, the others open what it wrote.
    """

    def __init__(self, connection: Connection, path: Path) -> None:
        """Do nothing yet."""
        self.connection, self.path = connection, path
        self._index: CollaborationIndex | None = None
        self._is_warm = False
        self._stale: CollaborationIndex | None = None
        self._closed = threading.Event()
        self._wanted = threading.Event()
        self._thread = threading.Thread(target=self._keep, name="path index", daemon=True)

    def start(self) -> None:
        """Begin to keep it; gives back at once."""
        self._thread.start()

    def close(self) -> None:
        """End the thread; a compilation or derivation that runs is waited for a moment only."""
        self._closed.set()
        self._wanted.set()
        if self._thread.is_alive():
            self._thread.join(timeout=2.0)

    def get_index(self, version: GraphVersion | None) -> CollaborationIndex | None:
        """The index if it is that version of the graph; else it is renewed in the background."""
        index = self._index
        if index is not None and version is not None:
            if not is_of(index, version):
                self._stale = index
            elif self._is_warm:
                return index
        self._wanted.set()
        return None

    def get_at_hand(self) -> CollaborationIndex | None:
        """The index of whatever version; None where it was found stale and is not renewed yet."""
        index = self._index
        return index if self._is_warm and index is not self._stale else None

    def get_state(self) -> IndexState:
        """What there is now."""
        index = self._index
        if index is None:
            return IndexState("building")
        return IndexState(
            "ready" if self._is_warm else "compiling",
            index.changes,
            len(index.author_ids),
            len(index.graph.other) // 2,
        )

    def _keep(self) -> None:
        with Database(self.connection) as database:
            while not self._closed.is_set():
                self._wanted.clear()
                started = time.monotonic()
                try:
                    self._renew(database)
                except (GraphError, OSError) as error:
                    _tell(error)
                spent = time.monotonic() - started
                self._warm_once()
                # While an import goes on the index is stale again at once: most of the time is
                # left to what the import and the requests have to do.
                self._closed.wait(max(_REST_SECONDS, _REST_SHARE * spent))
                self._wanted.wait(_LOOKS_EVERY_SECONDS)

    def _renew(self, database: Database) -> None:
        version = get_version(database)
        if self._index is not None and is_of(self._index, version):
            return
        with self._alone():
            index = self._open(version)
            if index is None or not is_of(index, version):
                index = self._build(database, index)
            if index is not None:
                self._index = index

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """While no other process builds; where no file can be written each has its own."""
        lock = FileLock(self.path.with_suffix(".lock"))
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            lock.acquire()
        except OSError as error:
            log.warning("the index of paths cannot be shared: %s", error)
        try:
            yield
        finally:
            lock.release()

    def _open(self, version: GraphVersion) -> CollaborationIndex | None:
        """What another process or an earlier run has kept, if it is newer than what is here."""
        kept, here = open_index(self.path), self._index
        known = [
            index
            for index in (kept, here)
            if index is not None
            and index.identity == version.identity
            and index.threshold == DERIVATION_THRESHOLD
        ]
        return max(known, key=lambda index: index.changes, default=None)

    def _build(
        self, database: Database, stale: CollaborationIndex | None
    ) -> CollaborationIndex | None:
        started = time.perf_counter()
        version, read = self._read(database, stale)
        if read is None:
            return None
        seconds_read = time.perf_counter() - started
        index = build_index(
            read,
            threshold=DERIVATION_THRESHOLD,
            identity=version.identity,
            changes=version.changes,
        )
        log.info(
            "indexed %d authors and %d collaborations as of change %d",
            len(index.author_ids),
            len(index.graph.other) // 2,
            index.changes,
            extra={"read": seconds_read, "seconds": time.perf_counter() - started},
        )
        return self._share(index)

    def _read(
        self, database: Database, stale: CollaborationIndex | None
    ) -> tuple[GraphVersion, Authorships | None]:
        """All authorships and the version that they are of; None where it was closed meanwhile."""
        # What is changed while it is read counts as changed after this version.
        version = get_version(database)
        changed = stale and list_changes(database, GraphVersion(stale.identity, stale.changes))
        if stale is not None and changed and changed.number >= version.changes:
            read = read_again(database, stale, changed)
            return GraphVersion(version.identity, changed.number), read
        return version, read_authorships(database, stopped=self._closed.is_set)

    def _share(self, index: CollaborationIndex) -> CollaborationIndex:
        """The same index as a file, which takes no memory of its own; as it is if that fails."""
        try:
            save_index(index, self.path)
        except OSError as error:
            log.warning("the index of paths could not be kept in %s: %s", self.path, error)
            return index
        return open_index(self.path) or index

    def _warm_once(self) -> None:
        if not self._is_warm and self._index is not None:
            compile_aside(stopped=self._closed.is_set)
            warm_up(stopped=self._closed.is_set)
            self._is_warm = True


def _tell(error: GraphError | OSError) -> None:
    # That the server is away is told once, and not with each attempt.
    told = isinstance(error, UnavailableError) and is_away(error)
    level = logging.DEBUG if told else logging.WARNING
    log.log(level, "the index of paths could not be renewed: %s", error)


def is_of(index: CollaborationIndex, version: GraphVersion) -> bool:
    """Whether an index is that version of that graph."""
    return index.identity == version.identity and index.changes == version.changes
