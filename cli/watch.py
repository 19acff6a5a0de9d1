"""Start the embedded server again if it ends while somebody needs it."""

import threading
from collections.abc import Callable
from typing import Self

from graph.embedded.launcher import EmbeddedServer
from graph.errors import GraphError

_SECONDS = 2.0
_RESTARTS = 3


class ServerWatch:
    """Looks at the server every two seconds; use as a context manager."""

    def __init__(self, server: EmbeddedServer, say: Callable[[str], None]) -> None:
        """Watch nothing yet."""
        self._server = server
        self._say = say
        self._leaving = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="server watch", daemon=True)

    def __enter__(self) -> Self:
        """Begin."""
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """End, so that a server that is stopped on purpose stays stopped."""
        self._leaving.set()
        self._thread.join()

    def _watch(self) -> None:
        restarts = 0
        while not self._leaving.wait(_SECONDS):
            if self._server.status() is not None:
                continue
            restarts += 1
            if restarts > _RESTARTS:
                self._say(f"Neo4j ended {restarts} times; its log is {self._server.folder.log}.")
                return
            self._say("Neo4j ended unexpectedly; starting it again.")
            try:
                self._server.start()
            except (GraphError, OSError) as error:
                self._say(f"It could not be started: {error}")
                return
            self._say("Neo4j answers again.")
