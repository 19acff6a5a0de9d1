"""How much memory and processor a load takes, its Java and its workers included."""

import os
import threading
from typing import Self

import psutil

_SECONDS = 2.0
"""To look at a large Java takes the system a twentieth of a second."""


class Usage:
    """Watches how much memory this process and its children hold together, and what they compute.

    `peak` is in bytes, `processor_seconds` are known at the end.
    """

    def __init__(self) -> None:
        """Begin with nothing seen."""
        self.peak = 0
        self.processor_seconds = 0.0
        self._before = 0.0
        self._thread = _Sampler(self)

    def __enter__(self) -> Self:
        """Begin to watch."""
        self._before = _spent()
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Look once more and stop."""
        self._thread.stop()
        self.processor_seconds = max(0.0, _spent() - self._before)

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


def _spent() -> float:
    """Give the seconds of processor of this process and its children, ended ones included."""
    me = psutil.Process(os.getpid())
    return sum(map(_spent_by, [me, *me.children(recursive=True)]))


def _spent_by(process: psutil.Process) -> float:
    """Give a process's own seconds and those of the children that it has waited for."""
    try:
        times = process.cpu_times()
    except psutil.Error:
        return 0.0
    waited_for = getattr(times, "children_user", 0.0) + getattr(times, "children_system", 0.0)
    return float(times.user + times.system + waited_for)


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
