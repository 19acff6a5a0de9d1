"""Reads on in a thread while what was read is used: files are read while the server writes."""

from collections.abc import Generator, Iterator
from queue import Empty, Queue
from threading import Event, Thread
from typing import Generic, TypeVar

_A_CHUNK = 100
"""Items that are handed over at a time: one by one, the threads would only wait on each other."""
_PAUSE = 0.05

T = TypeVar("T")


class _Reader(Thread, Generic[T]):
    """Puts chunks of the items into a queue; an empty one is the end, or goes before an error."""

    def __init__(self, items: Iterator[T], chunks: int) -> None:
        super().__init__(name="read-ahead", daemon=True)
        self.queue: Queue[list[T]] = Queue(chunks)
        self.error: BaseException | None = None
        self._items = items
        self._stopped = Event()

    def run(self) -> None:
        chunk: list[T] = []
        try:
            for item in self._items:
                if self._stopped.is_set():
                    return
                chunk.append(item)
                if len(chunk) >= _A_CHUNK:
                    self.queue.put(chunk)
                    chunk = []
        except BaseException as error:  # noqa: BLE001 - raised where the items are taken
            self.error = error
        if chunk:
            self.queue.put(chunk)
        self.queue.put([])

    def stop(self) -> None:
        """End the thread, which may wait for room in the queue."""
        self._stopped.set()
        while self.is_alive():
            try:
                self.queue.get(timeout=_PAUSE)
            except Empty:
                continue


def read_ahead(items: Iterator[T], ahead: int) -> Generator[T]:
    """Give the items in their order, of which a thread reads about `ahead` in advance.

    An error of the reading is raised behind the items that came before it. The thread ends with
    this iterator.
    """
    reader = _Reader(items, max(1, ahead // _A_CHUNK))
    reader.start()
    try:
        while chunk := reader.queue.get():
            yield from chunk
        if reader.error is not None:
            raise reader.error
    finally:
        reader.stop()
