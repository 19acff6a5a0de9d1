"""A wire between the program and a real server that a test can cut."""

import contextlib
import socket
import threading
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlsplit

from graph.store.connection import Connection


class TcpProxy:
    """Passes bytes both ways until it is told to cut them."""

    def __init__(self, host: str, port: int) -> None:
        self._target = (host, port)
        self._lock = threading.Lock()
        self._open: set[socket.socket] = set()
        self._refusing = False
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._accepting = threading.Thread(target=self._accept, daemon=True)
        self._pumps: list[threading.Thread] = []
        self._accepting.start()

    @property
    def port(self) -> int:
        port: int = self._listener.getsockname()[1]
        return port

    def cut(self) -> None:
        """Break every connection, as a server that restarts does; new ones are accepted."""
        with self._lock:
            for end in self._open:
                with contextlib.suppress(OSError):
                    end.shutdown(socket.SHUT_RDWR)

    def go_down(self) -> None:
        """Break every connection and close each new one at once."""
        with self._lock:
            self._refusing = True
        self.cut()

    def come_back(self) -> None:
        self._refusing = False

    def close(self) -> None:
        self.go_down()
        # Wakes the blocking accept().
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for thread in [self._accepting, *self._pumps]:
            thread.join(10)

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            server = self._connect(client)
            if server is None:
                continue
            done = threading.Barrier(2, action=lambda c=client, s=server: self._forget(c, s))
            for source, sink in ((client, server), (server, client)):
                pump = threading.Thread(target=_pump, args=(source, sink, done), daemon=True)
                self._pumps.append(pump)
                pump.start()

    def _connect(self, client: socket.socket) -> socket.socket | None:
        """The server's end for a client; None where the wire is cut, also while it is made."""
        if not self._refusing:
            server = socket.create_connection(self._target)
            with self._lock:
                if not self._refusing:
                    self._open |= {client, server}
                    return server
            server.close()
        client.close()
        return None

    def _forget(self, *ends: socket.socket) -> None:
        with self._lock:
            self._open -= set(ends)
        for end in ends:
            end.close()


def _pump(source: socket.socket, sink: socket.socket, done: threading.Barrier) -> None:
    with contextlib.suppress(OSError):
        while data := source.recv(65536):
            sink.sendall(data)
    for end in (source, sink):
        with contextlib.suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)
    done.wait()


@contextlib.contextmanager
def proxied(connection: Connection) -> Iterator[tuple[TcpProxy, Connection]]:
    """A proxy before the server, and the connection that goes through it."""
    address = urlsplit(connection.uri)
    proxy = TcpProxy(address.hostname or "127.0.0.1", address.port or 7687)
    try:
        yield proxy, replace(connection, uri=f"bolt://127.0.0.1:{proxy.port}")
    finally:
        proxy.close()
