"""Ports on the loopback interface."""

import socket
from collections.abc import Collection

LOOPBACK = "127.0.0.1"

_HIGHEST = 65535


def is_free(port: int) -> bool:
    """Whether a server could listen on the port now."""
    with socket.socket() as probe:
        # As servers do it: a port that only has connections in TIME_WAIT is free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
        except OSError:
            return False
    return True


def next_free_port(wanted: int, taken: Collection[int] = ()) -> int:
    """`wanted`, or the first free port above it; 0 asks the system for any.

    Raises:
        OSError: No port from `wanted` upwards is free.
    """
    if wanted == 0:
        return _any_port()
    for port in range(wanted, _HIGHEST + 1):
        if port not in taken and is_free(port):
            return port
    raise OSError(f"no port from {wanted} to {_HIGHEST} is free on {LOOPBACK}")


def _any_port() -> int:
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        port: int = probe.getsockname()[1]
        return port
