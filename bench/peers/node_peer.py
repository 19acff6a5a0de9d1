"""@neo4j/graphql with graphql-yoga on Node, from the versions that its lock file pins."""

import hashlib
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cli.node import find_node, install_node
from graph.store.connection import Connection

FOLDER = Path(__file__).parent / "neo4j-graphql"
_PATIENCE = 20
"""Seconds that a server has to end."""
_STAMP = FOLDER / "node_modules" / ".installed"


def install_peer() -> None:
    """Bring the packages where they are not there as locked; the first time takes half a minute."""
    locked = hashlib.sha256((FOLDER / "package-lock.json").read_bytes()).hexdigest()
    if _STAMP.is_file() and _STAMP.read_text(encoding="utf-8") == locked:
        return
    node = find_node() or install_node()
    command = [*node.npm, "ci", "--no-audit", "--no-fund", "--loglevel=error"]
    subprocess.run(command, cwd=FOLDER, check=True)  # noqa: S603 - our own command
    _STAMP.write_text(locked, encoding="utf-8")


@contextmanager
def running_peer(connection: Connection, port: int) -> Iterator[int]:
    """The process of its server on a port, which is ended on leaving."""
    node = find_node() or install_node()
    with running([str(node.path), "server.js"], connection, FOLDER, PORT=str(port)) as pid:
        yield pid


@contextmanager
def running(
    command: list[str], connection: Connection, folder: Path | None, **variables: str
) -> Iterator[int]:
    """The process of a server on the database, which is ended on leaving."""
    environment = {
        **os.environ,
        "NEO4J_URI": connection.uri,
        "NEO4J_USERNAME": connection.username,
        "NEO4J_PASSWORD": connection.password,
        **variables,
    }
    with subprocess.Popen(  # noqa: S603 - our own command
        command,
        cwd=folder,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            yield process.pid
        finally:
            process.terminate()
            try:
                process.wait(_PATIENCE)
            except subprocess.TimeoutExpired:
                process.kill()
