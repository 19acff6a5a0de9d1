"""The database of a command: the outside server that is named, else the embedded one."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from cli.console import say_note
from cli.settings import Settings
from cli.watch import ServerWatch
from graph.embedded.address import EmbeddedConnection
from graph.embedded.launcher import EmbeddedServer
from graph.embedded.maven import MavenSource
from graph.embedded.progress import Report, silent
from graph.embedded.users import noted_user
from graph.store.connection import Connection

EMBEDDED_DATABASE = "neo4j"


@dataclass(frozen=True, slots=True)
class OpenDatabase:
    """A database that is there, and Neo4j Browser for it if it is the embedded one."""

    connection: Connection
    browser_url: str | None = None


@contextmanager
def open_database(settings: Settings, report: Report = silent) -> Iterator[OpenDatabase]:
    """The database that commands use; an embedded server that was started for it stops after.

    With `NEO4J_URI` nothing embedded is touched, and nothing is connected to yet.
    """
    if settings.neo4j_uri is not None:
        yield OpenDatabase(outside_connection(settings, settings.neo4j_uri))
        return
    with (
        embedded_server(settings, report) as server,
        noted_user(server.folder),
        ServerWatch(server, say_note),
    ):
        address = server.connection
        yield OpenDatabase(embedded_connection(address), address.browser_url)


@contextmanager
def open_connection(settings: Settings, report: Report = silent) -> Iterator[Connection]:
    """As `open_database`, for those who need no more than the connection."""
    with open_database(settings, report) as opened:
        yield opened.connection


def embedded_server(
    settings: Settings, report: Report = silent, *, background: bool = False
) -> EmbeddedServer:
    """The server of the data folder, not started."""
    return EmbeddedServer(
        settings.rgraph_home.expanduser(),
        heap=settings.rgraph_heap,
        pagecache=settings.rgraph_pagecache,
        maven=MavenSource(settings.m2_repo.expanduser(), settings.rgraph_maven_url),
        background=background,
        quick_start=settings.rgraph_quick_start,
        report=report,
    )


def embedded_connection(address: EmbeddedConnection) -> Connection:
    """What the store needs to use an embedded server."""
    return Connection(address.uri, address.username, address.password, EMBEDDED_DATABASE)


def outside_connection(settings: Settings, uri: str) -> Connection:
    """What the environment says of an outside server."""
    return Connection(
        uri, settings.neo4j_username, settings.neo4j_password, settings.neo4j_database
    )
