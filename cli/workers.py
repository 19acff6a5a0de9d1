"""Several processes that serve together: `rgraph serve --workers N`."""

import multiprocessing
import os
import signal
import socket
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing.connection import wait
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import uvicorn
from prometheus_client.multiprocess import mark_process_dead
from starlette.applications import Starlette
from uvicorn.config import STARTUP_FAILURE
from uvicorn.supervisors.multiprocess import Multiprocess, Process

from cli.console import EXPECTED_ERRORS, say_failure
from cli.errors import CommandError
from cli.log import ServiceLog
from service.sharing import Shared

if TYPE_CHECKING:
    from multiprocessing.sharedctypes import Synchronized

_METRICS_FOLDER = "PROMETHEUS_MULTIPROC_DIR"
"""Prometheus' own variable, which its package reads when it is imported."""
_A_MOMENT = 0.05
_HANGS_SECONDS = 30
"""After so many without a sign of life a worker is replaced."""
_SPAWN = multiprocessing.get_context("spawn")

LoadApp = Callable[[Shared], Starlette]


def _zero() -> "Synchronized[int]":
    count: Synchronized[int] = _SPAWN.Value("Q", 0)
    return count


@dataclass(frozen=True, slots=True)
class SharedWrites:
    """How often all workers have written, in memory that they share."""

    count: "Synchronized[int]" = field(default_factory=_zero)

    def read(self) -> int:
        """The number now."""
        return self.count.value

    def tell(self) -> None:
        """Raise the number."""
        with self.count.get_lock():
            self.count.value += 1


@dataclass(frozen=True, slots=True)
class _Worker:
    """Makes the application in a worker; goes there as a copy."""

    load: LoadApp
    shared: Shared
    log: ServiceLog

    def __call__(self) -> Starlette:
        self.log.set_up()
        threading.Thread(target=_end_with_parent, name="parent", daemon=True).start()
        try:
            return self.load(self.shared)
        except EXPECTED_ERRORS as error:
            say_failure(error)
            sys.exit(STARTUP_FAILURE)


def _end_with_parent() -> None:
    """Whoever kills the first process alone means the service."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os.kill(os.getpid(), signal.SIGTERM)


class _Workers(Multiprocess):
    """Starts workers, replaces those that die, and says when the first ones are ready."""

    def __init__(
        self, config: uvicorn.Config, listener: socket.socket, announce: Callable[[], None]
    ) -> None:
        hangup = getattr(signal, "SIGHUP", None)  # Windows has none
        self._outlives_terminal = hangup and signal.getsignal(hangup) is signal.SIG_IGN
        super().__init__(config, [listener])
        self.announced = False
        self._announce = announce

    def keep_subprocess_alive(self) -> None:
        """Replace those that died or hang; until all are ready for the first time, wait for them.

        A worker takes seconds to import the program, in which it says nothing.
        """
        if self.announced:
            before = {worker.pid for worker in self.processes}
            super().keep_subprocess_alive()
            for gone in before - {worker.pid for worker in self.processes}:
                mark_process_dead(gone)  # type: ignore[no-untyped-call]  # it has no types
        elif not all(worker.process.is_alive() for worker in self.processes):
            self.should_exit.set()
        elif all(map(_is_ready, self.processes)):
            self.announced = True
            self._announce()

    def handle_hup(self) -> None:
        """End with the terminal, where uvicorn would begin anew; not under nohup."""
        if not self._outlives_terminal:
            self.should_exit.set()


def _is_ready(worker: Process) -> bool:
    """What a worker last said of itself; it may only just have begun to hear the questions."""
    ready = worker.is_ready(_A_MOMENT)
    while worker.parent_conn.poll():
        ready = worker.parent_conn.recv()
    return ready


def run_workers(
    load: LoadApp,
    count: int,
    listener: socket.socket,
    log: ServiceLog,
    announce: Callable[[], None],
    **settings: Any,  # noqa: ANN401 - uvicorn's
) -> None:
    """Serve with so many processes until Ctrl-C or SIGTERM.

    Args:
        load: Makes the application; it is called in each worker, so it has to be a function of a
            module, or a partial of one.
        count: How many workers.
        listener: Accepts connections for all of them.
        log: How each of them logs.
        announce: Called when all are ready.
        **settings: Uvicorn's.

    Raises:
        CommandError: A worker could not start.
    """
    with TemporaryDirectory(prefix="rgraph-metrics-") as folder:
        os.environ[_METRICS_FOLDER] = folder
        shared = Shared(Path(folder), SharedWrites())
        log.set_up()
        config = uvicorn.Config(
            _Worker(load, shared, log),
            factory=True,
            workers=count,
            timeout_worker_healthcheck=_HANGS_SECONDS,
            **settings,
        )
        workers = _Workers(config, listener, announce)
        workers.run()
    if not workers.announced:
        raise CommandError("The service could not be started.")
