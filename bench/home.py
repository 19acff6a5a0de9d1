"""The embedded Neo4j that a benchmark runs on."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.embedded.launcher import ANY_PORTS, EmbeddedServer
from graph.store.connection import Connection
from graph.store.database import Database
from graph.store.migrations import migrate

EMBEDDED_DATABASE = "neo4j"


@contextmanager
def open_home(home: Path, *, heap: str = "2g", pagecache: str = "2g") -> Iterator[Connection]:
    """Start the server of a data folder and migrate its database, which waits for the indexes."""
    server = EmbeddedServer(home, heap=heap, pagecache=pagecache, ports=ANY_PORTS)
    with server:
        address = server.connection
        connection = Connection(address.uri, address.username, address.password, EMBEDDED_DATABASE)
        with Database(connection) as database:
            migrate(database)
        yield connection


def check_size(home: Path, size: str) -> None:
    """Refuse a folder that holds a graph of another size."""
    told = json.loads((home / "generated.json").read_text(encoding="utf-8"))
    if told["size"] != size:
        raise SystemExit(f"{home} holds a graph of size {told['size']}, not {size}.")
