"""`rgraph db`: the embedded Neo4j, and a Cypher prompt for whichever Neo4j is in use."""

import shutil
import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from cli.connect import embedded_connection, embedded_server, open_connection, outside_connection
from cli.console import err, out
from cli.errors import CommandError
from cli.settings import Settings, read_settings
from cli.shell import OutputFormat, run_script, run_shell
from cli.steps import Steps
from graph.embedded.launcher import EmbeddedServer
from graph.embedded.record import find_server
from graph.embedded.users import describe_process, list_users
from graph.errors import GraphError
from graph.store.connection import Connection
from graph.store.database import Database

app = typer.Typer(
    no_args_is_help=True,
    help="Start, stop and look at the embedded Neo4j; open a Cypher prompt.",
)


@app.command()
def start() -> None:
    """Start the embedded Neo4j in the background, or say that it runs."""
    settings = _embedded_settings("start")
    with Steps(err) as steps:
        step = steps.step("Neo4j")
        server = embedded_server(settings, step.report, background=True)
        address = server.start()
        step.done(f"Neo4j answers at {address.uri}")
    out.print(f"Neo4j Browser   {address.browser_url}", soft_wrap=True)
    out.print("password        rgraph db password")


@app.command()
def stop() -> None:
    """Stop the embedded Neo4j, whoever started it; not while a program of rgraph uses it."""
    server = embedded_server(_embedded_settings("stop"))
    _refuse_in_use(server)
    out.print("Neo4j is stopped." if server.stop() else "Neo4j was not running.")


@app.command()
def status() -> None:
    """Say whether the database answers, where, and which version it is; exit 1 if it does not."""
    settings = read_settings()
    if settings.neo4j_uri is not None:
        connection = outside_connection(settings, settings.neo4j_uri)
        with Database(connection) as database:
            out.print(f"{database.verify()} answers at {connection.uri} (NEO4J_URI).")
        return
    server = embedded_server(settings)
    running = server.status()
    if running is None:
        out.print(f"The embedded Neo4j of {server.folder.path} is not running.", soft_wrap=True)
        raise typer.Exit(1)
    address = server.find_connection()
    if address is None:
        raise CommandError("The embedded Neo4j stopped while it was looked at.")
    out.print(f"process         {running.pid}{' (background)' if running.in_background else ''}")
    out.print(f"Bolt            {address.uri}")
    out.print(f"Neo4j Browser   {address.browser_url}", soft_wrap=True)
    out.print(f"data folder     {escape(str(server.folder.path))}", soft_wrap=True)
    out.print(f"log             {escape(str(server.folder.log))}", soft_wrap=True)
    with Database(embedded_connection(address)) as database:
        out.print(f"server          {database.verify()}")


@app.command()
def password() -> None:
    """Print the password of the embedded Neo4j's user 'neo4j'."""
    server = embedded_server(_embedded_settings("password"))
    path = server.folder.password
    if not path.is_file():
        raise CommandError(
            f"There is no password yet: {path} is written with the first start (rgraph db start)."
        )
    typer.echo(path.read_text(encoding="utf-8").strip())


@app.command()
def reset(
    *,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
) -> None:
    """Stop the embedded Neo4j and delete its databases."""
    server = embedded_server(_embedded_settings("reset"))
    _refuse_in_use(server)
    databases = server.folder.databases
    if not databases.exists():
        out.print(f"There are no databases in {escape(str(databases))}.", soft_wrap=True)
        return
    if not yes and not typer.confirm(f"Delete all data in {databases}?"):
        raise CommandError("Nothing was deleted.")
    server.stop()
    shutil.rmtree(databases)
    server.folder.password.unlink(missing_ok=True)
    out.print(f"Deleted {escape(str(databases))} and its password.", soft_wrap=True)


@app.command()
def shell(
    execute: Annotated[
        str | None, typer.Option("--execute", "-e", help="Run these statements and leave.")
    ] = None,
    file: Annotated[
        Path | None,
        typer.Option(
            "--file", "-f", help="Run the statements of a file.", exists=True, dir_okay=False
        ),
    ] = None,
    form: Annotated[
        OutputFormat, typer.Option("--format", help="How rows are printed.")
    ] = OutputFormat.TABLE,
) -> None:
    """A Cypher prompt; statements end with ';'. Reads them from a pipe, too."""
    script = _given_script(execute, file)
    settings = read_settings()
    with Steps(err) as steps:
        step = steps.step("Neo4j")
        opened = open_connection(settings, step.report)
        with opened as connection, _verified(connection) as database:
            steps.close()
            if script is None:
                run_shell(database, form)
            elif not run_script(database, script, form):
                raise typer.Exit(1)


def _verified(connection: Connection) -> Database:
    database = Database(connection)
    try:
        database.verify()
    except GraphError:
        database.close()
        raise
    return database


def _given_script(execute: str | None, file: Path | None) -> str | None:
    if execute is not None:
        return execute
    if file is not None:
        return file.read_text(encoding="utf-8")
    return None if sys.stdin.isatty() else sys.stdin.read()


def _refuse_in_use(server: EmbeddedServer) -> None:
    """Refuse to stop what would be started again at once, by those who need it."""
    if find_server(server.folder) is None:
        return
    users = list_users(server.folder)
    if users:
        named = ", ".join(map(describe_process, users))
        raise CommandError(
            f"Neo4j is in use and goes on: {named} would start it again. End "
            f"{'these' if len(users) > 1 else 'that'} first, then Neo4j if it still runs."
        )


def _embedded_settings(command: str) -> Settings:
    settings = read_settings()
    if settings.neo4j_uri is not None:
        raise CommandError(
            f"NEO4J_URI is set ({settings.neo4j_uri}), so the embedded Neo4j is not used; "
            f"unset it for 'rgraph db {command}'."
        )
    return settings
