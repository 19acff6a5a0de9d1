"""How much memory and processor a load takes, its Java and its workers included."""

import os
import threading
from typing import Self

import psutil

_SECONDS = 2.0
"""To look at a large Java takes the system a twentieth of a second."""


class Usage:
    """Watches how much memory this process and its children hold together, and what they compute.

    `peak` is in bytes. `processor_seconds` are known at the end, without those of the last moments
    of a child that has ended: Spark kills workers that nobody waits for.
    """

    def __init__(self) -> None:
        """Begin with nothing seen."""
        self.peak = 0
        self.processor_seconds = 0.0
        self._spent: dict[tuple[int, float], float] = {}
        self._thread = _Sampler(self)

    def __enter__(self) -> Self:
        """Begin to watch."""
        self.look()
        self.processor_seconds = -sum(self._spent.values())
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Look once more and stop."""
        self._thread.stop()
        self.processor_seconds += sum(self._spent.values())

    def look(self) -> None:
        """Take note of what is held now, and of what each process has computed."""
        held = 0
        for process in _list_family():
            try:
                times = process.cpu_times()
                self._spent[process.pid, process.create_time()] = times.user + times.system
                held += _share(process)
            except psutil.Error:
                continue
        self.peak = max(self.peak, held)


def _list_family() -> list[psutil.Process]:
    me = psutil.Process(os.getpid())
    return [me, *me.children(recursive=True)]


def _share(process: psutil.Process) -> int:
    try:
        # Forked workers share most of their pages; what is shared is counted once for each.
        return int(process.memory_full_info().pss)
    except (psutil.AccessDenied, AttributeError):
        return int(process.memory_info().rss)


class _Sampler(threading.Thread):
    def __init__(self, usage: Usage) -> None:
        super().__init__(daemon=True)
        self._usage = usage
        self._stopped = threading.Event()

    def run(self) -> None:
        while not self._stopped.wait(_SECONDS):
            self._usage.look()

    def stop(self) -> None:
        self._stopped.set()
        self.join()
        self._usage.look()
