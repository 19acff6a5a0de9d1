"""`rgraph serve`: the service on the database that is there."""

import errno
import gc
import socket
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer
import uvicorn
from rich.markup import escape
from starlette.applications import Starlette

from cli.connect import OpenDatabase, open_database
from cli.console import err, out
from cli.errors import CommandError
from cli.explorer import built_folder
from cli.http_protocol import BoundedHttpProtocol
from cli.log import ServiceLog, is_debug
from cli.native import choose_native
from cli.settings import Settings, read_settings
from cli.steps import Steps
from cli.telemetry import export_traces
from cli.workers import run_workers
from graph.store.connection import Connection
from graph.store.database import Database
from graph.store.migrations import migrate
from service.app import create_app
from service.curation import Curation
from service.settings import Access
from service.sharing import Shared

_PORTS_TRIED = 100
_UVICORN: Mapping[str, Any] = {
    "http": BoundedHttpProtocol,
    "log_config": None,
    "access_log": False,
    "server_header": False,
    "timeout_graceful_shutdown": 5,
}


@dataclass(frozen=True, slots=True)
class Listener:
    """A socket that is bound already, so that nobody can take its port before it is served."""

    socket: socket.socket
    address: str


def serve(
    workers: Annotated[
        int, typer.Option("--workers", min=1, max=64, help="How many processes serve.")
    ] = 1,
) -> None:
    """Serve GraphQL and the explorer on the database that is there, after migrating it.

    Nothing is built and no seeds are loaded: 'rgraph up' does that.
    """
    settings = read_settings()
    with Steps(err) as steps:
        step = steps.step("database")
        with open_database(settings, step.report) as opened:
            step.done(migrate_database(opened.connection))
            listener, log = bind(settings, steps.note), read_log(settings)
            steps.close()
            if workers == 1:
                run_service(load_app(opened.connection, settings), listener, opened, log)
            else:
                run_workers(
                    partial(load_app, opened.connection, settings),
                    workers,
                    listener.socket,
                    log,
                    lambda: _announce(listener, opened, native=choose_native(settings)),
                    **_UVICORN,
                )


def migrate_database(connection: Connection) -> str:
    """Check the server's version and apply what migrations are missing; says what was found."""
    with Database(connection) as database:
        agent = database.verify()
        migrate(database)
    return f"{agent} answers at {connection.uri}"


def load_app(connection: Connection, settings: Settings, shared: Shared | None = None) -> Starlette:
    """The service on a database, as the settings want it; several processes have `shared`.

    Raises:
        CommandError: The folder of allowed documents is not there or has none, or traces or native
            reads are wanted and the packages for that are missing.
    """
    export_traces(settings)
    app = create_app(
        connection,
        explorer=built_folder(),
        access=_read_access(settings),
        path_index=settings.rgraph_home / "path-index" if settings.rgraph_path_index else None,
        curation=_open_curation(connection, settings),
        native=choose_native(settings),
        shared=shared,
        plans_ahead=True,
    )
    _keep_from_collector()
    return app


def read_log(settings: Settings) -> ServiceLog:
    """How the service logs; `--debug` shows all."""
    level = "debug" if is_debug() else settings.rgraph_log_level
    return ServiceLog(settings.rgraph_log_format, level)


def _keep_from_collector() -> None:
    """Have Python's collector leave alone what is there now, which stays to the end.

    The program, the schema and numba are some 200,000 objects, and each full collection would stop
    all requests for the 0.1 s that it takes to look at them. The thresholds stay as they are: with
    greater ones collections are fewer, but the longest of them takes several times as long.
    """
    gc.collect()
    gc.freeze()


def _open_curation(connection: Connection, settings: Settings) -> Curation | None:
    if settings.rgraph_curation_token is None:
        return None
    from cli.curation_desk import IngestDesk  # noqa: PLC0415 - spaCy is slow, and mostly not wanted

    return Curation(IngestDesk(connection), settings.rgraph_curation_token.get_secret_value())


def _read_access(settings: Settings) -> Access:
    origins = [origin.strip() for origin in settings.rgraph_cors_origins.split(",")]
    folder = settings.rgraph_allowed_documents
    return Access(
        introspection=settings.rgraph_introspection,
        origins=tuple(filter(None, origins)),
        documents=None if folder is None else _read_documents(folder),
    )


def _read_documents(folder: Path) -> tuple[str, ...]:
    files = sorted(folder.glob("*.graphql"))
    if not files:
        raise CommandError(f"RGRAPH_ALLOWED_DOCUMENTS={folder}: no folder with .graphql files.")
    return tuple(file.read_text(encoding="utf-8") for file in files)


def bind(settings: Settings, say: Callable[[str], None]) -> Listener:
    """Listen on the port that is wished, or the next free one, which is said.

    Raises:
        CommandError: No port is free, or the host is no address of this machine.
    """
    wished = settings.port
    for port in range(wished, wished + _PORTS_TRIED):
        try:
            bound = socket.create_server((settings.host, port))
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise CommandError(
                    f"The service cannot listen on {settings.host}:{port}: {error.strerror}."
                ) from error
            continue
        got = bound.getsockname()[1]
        if wished not in (got, 0):
            say(f"Port {wished} is taken: the service uses {got}")
        return Listener(bound, f"http://{_shown_host(settings.host)}:{got}")
    raise CommandError(f"No port from {wished} to {port} is free on {settings.host}.")


def _shown_host(host: str) -> str:
    # All addresses of the machine: no address that a browser could open.
    if host in {"0.0.0.0", "::", ""}:  # noqa: S104 - compared, not listened on
        return "127.0.0.1"
    return f"[{host}]" if ":" in host else host


def run_service(app: Starlette, listener: Listener, opened: OpenDatabase, log: ServiceLog) -> None:
    """Serve until Ctrl-C or SIGTERM; prints the addresses when it is ready."""
    log.set_up()
    config = uvicorn.Config(app, **_UVICORN)
    server = _AnnouncingServer(config, lambda: _announce(listener, opened, native=app.state.native))
    try:
        server.run(sockets=[listener.socket])
    except (KeyboardInterrupt, SystemExit) as stopped:
        # uvicorn raises the signal again once everything is closed; both mean a wish to stop.
        if not server.announced:
            raise CommandError("The service could not be started.") from stopped


class _AnnouncingServer(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, announce: Callable[[], None]) -> None:
        super().__init__(config)
        self.announced = False
        self._announce = announce

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self.announced = True
            self._announce()


def _announce(listener: Listener, opened: OpenDatabase, *, native: bool) -> None:
    rows = {
        "Explorer": f"{listener.address}/",
        "GraphQL": f"{listener.address}/graphql  [dim](GraphiQL in a browser)[/]",
    }
    if opened.browser_url is None:
        rows["Neo4j"] = escape(opened.connection.uri)
    else:
        rows["Neo4j Browser"] = escape(opened.browser_url)
        rows["Neo4j user"] = f"{opened.connection.username}, password: {_password_command()}"
    if native:
        rows["Reads"] = "native  [dim](RGRAPH_NATIVE=off for the driver's)[/]"
    out.print("\n[bold]The research graph is ready.[/] [dim]Ctrl-C stops it.[/]\n")
    for name, text in rows.items():
        # In a frame a long address would be cut, and could not be opened with a click.
        out.print(f"  {name:<15}{text}", soft_wrap=True)
    out.print()


def _password_command() -> str:
    program = Path(sys.argv[0])
    if program.is_absolute() and program.is_relative_to(Path.cwd()):
        program = program.relative_to(Path.cwd())
    return f"[bold]{escape(str(program))} db password[/]"
