"""How much memory a load takes, its Java and its workers included."""

import os
import threading
from typing import Self

import psutil

_SECONDS = 2.0
"""To look at a large Java takes the system a twentieth of a second."""


class Memory:
    """Watches how much memory this process and its children hold together."""

    def __init__(self) -> None:
        """Begin with nothing seen."""
        self.peak = 0
        self._thread = _Sampler(self)

    def __enter__(self) -> Self:
        """Begin to watch."""
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Look once more and stop."""
        self._thread.stop()

    def look(self) -> None:
        """Take note of what is held now."""
        self.peak = max(self.peak, _held())


def _held() -> int:
    try:
        me = psutil.Process(os.getpid())
        return sum(_share(each) for each in [me, *me.children(recursive=True)])
    except psutil.Error:
        return 0


def _share(process: psutil.Process) -> int:
    try:
        # Forked workers share most of their pages; what is shared is counted once for each.
        return int(process.memory_full_info().pss)
    except (psutil.Error, AttributeError):
        return int(process.memory_info().rss) if process.is_running() else 0


class _Sampler(threading.Thread):
    def __init__(self, memory: Memory) -> None:
        super().__init__(daemon=True)
        self._memory = memory
        self._stopped = threading.Event()

    def run(self) -> None:
        while not self._stopped.wait(_SECONDS):
            self._memory.look()

    def stop(self) -> None:
        self._stopped.set()
        self.join()
        self._memory.look()
