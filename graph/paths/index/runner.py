"""Runs searches beside each other: short ones at once, hard ones where they are in nobody's way."""

import asyncio
import os
import threading
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from graph.paths.index.arrays import Room, is_worn, make_room
from graph.paths.index.build import CollaborationIndex
from graph.paths.index.search import Question, search_index
from graph.paths.search import SearchResult

SHORT_LOOKS = 30_000
"""Links and papers that a search may look at before it is moved out of the event loop."""

MIDDLING_LOOKS = 3_000_000
"""What a search may look at before it is moved to those that take seconds."""

ANY_LOOKS = 2**62


class SearchRunner:
    """Gives each search a room, a thread where it needs one, and an end.

    A search that turns out to be harder is begun again where it is: what it has done by then is a
    hundredth of what it may do there. So a few that take seconds keep nobody else waiting, neither
    the event loop nor a search of some milliseconds.
    """

    def __init__(self, *, threads: int | None = None) -> None:
        """Start no thread yet; `threads` may be busy with hard searches at a time."""
        count = threads or max(1, (os.cpu_count() or 2) - 1)
        self._middling = ThreadPoolExecutor(2, thread_name_prefix="path search")
        self._hard = ThreadPoolExecutor(count, thread_name_prefix="hard path search")
        self._rooms: list[tuple[CollaborationIndex, Room]] = []
        self._lock = threading.Lock()

    def close(self) -> None:
        """Take no more searches."""
        self._middling.shutdown(wait=False, cancel_futures=True)
        self._hard.shutdown(wait=False, cancel_futures=True)

    async def run(
        self, index: CollaborationIndex, question: Question, *, seconds: float
    ) -> SearchResult:
        """Search for so many seconds at most; a request that is given up stops its search."""
        stop = np.zeros(1, np.uint8)
        if seconds <= 0:
            stop[0] = 1
        result = self._search(index, question, stop, SHORT_LOOKS)
        if result is not None:
            return result
        loop = asyncio.get_running_loop()
        clock = loop.call_later(seconds, stop.fill, 1)
        try:
            for pool, looks in ((self._middling, MIDDLING_LOOKS), (self._hard, ANY_LOOKS)):
                result = await loop.run_in_executor(
                    pool, self._search, index, question, stop, looks
                )
                if result is not None:
                    return result
        finally:
            clock.cancel()
            stop[0] = 1
        raise AssertionError("unreachable")

    def _search(
        self, index: CollaborationIndex, question: Question, stop: np.ndarray, looks: int
    ) -> SearchResult | None:
        room = self._take_room(index)
        try:
            return search_index(index, room, question, stop, may_look=looks)
        finally:
            with self._lock:
                self._rooms.append((index, room))

    def _take_room(self, index: CollaborationIndex) -> Room:
        with self._lock:
            # Rooms of an index that was renewed have another size.
            self._rooms = [kept for kept in self._rooms if kept[0] is index]
            room = self._rooms.pop()[1] if self._rooms else None
        if room is None or is_worn(room):
            room = make_room(len(index.author_ids), len(index.paper_ids))
        return room
