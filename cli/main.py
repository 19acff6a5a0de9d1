"""The command `rgraph`."""

import sys
from importlib import import_module
from importlib.metadata import version
from typing import Annotated, Any, cast

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from cli.console import EXPECTED_ERRORS, say_failure, show_failures_briefly
from cli.interruption import end_on_signals, find_interruption
from cli.log import set_up_logging

_COMMANDS = {
    "up": ("cli.up:up", "Bring up everything: database, explorer, seeds, service."),
    "serve": ("cli.serve:serve", "Serve GraphQL and the explorer on the database that is there."),
    "ingest": ("cli.ingest:ingest", "Load files into the graph."),
    "imports": ("cli.imports:app", "What each ingest brought; undo one."),
    "read": (
        "cli.read:read",
        "Print what is read from files as JSONL, one record a line, without a database.",
    ),
    "link": ("cli.link:app", "Say which mentions are one person, without a database."),
    "fetch": ("cli.fetch:fetch", "Get one paper or author from Crossref, arXiv or OpenAlex."),
    "authors": (
        "cli.authors:app",
        "Merge, split, verify and rename authors; list, undo, export and import decisions.",
    ),
    "why": ("cli.why:why", "Say which mentions an author has, and why."),
    "review": ("cli.review:review", "List what a curator should look at, the doubtful first."),
    "db": ("cli.db:app", "Start, stop and look at the embedded Neo4j; open a Cypher prompt."),
    "schema": ("cli.schema:app", "Export the GraphQL schema, or check the export."),
    "doctor": ("cli.doctor:doctor", "Say what is there, what is missing and how to get it."),
}
"""Where each command is, and the line that stands for it in the list of commands."""


class LazyGroup(TyperGroup):
    """Imports a command's module when the command is run, not to list it.

    The modules of some commands import spaCy or the whole GraphQL schema, which take seconds.
    """

    def __init__(self, **settings: Any) -> None:  # noqa: ANN401 - whatever Typer passes
        """List every command by its line."""
        super().__init__(**settings)
        for name, (_, line) in _COMMANDS.items():
            self.add_command(TyperCommand(name, help=line), name)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:  # noqa: ANN401 - Typer's own types are private
        """The real command in place of its line."""
        name, _, rest = super().resolve_command(ctx, args)
        return name, load_command(str(name)), rest


app = typer.Typer(
    cls=LazyGroup,
    name="rgraph",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def load_command(name: str) -> Any:  # noqa: ANN401 - Typer's command types are private
    """Import the module of a command and build the command."""
    module, attribute = _COMMANDS[name][0].split(":")
    target = getattr(import_module(module), attribute)
    holder = typer.Typer(add_completion=False)
    holder.callback()(_nothing)
    if isinstance(target, typer.Typer):
        holder.add_typer(target, name=name)
    else:
        holder.command(name)(target)
    return cast("TyperGroup", get_command(holder)).commands[name]


def _nothing() -> None:
    """Make Typer keep a group of one command a group."""


def _show_version(*, value: bool) -> None:
    if value:
        typer.echo(f"rgraph {version('research-graph')}")
        raise typer.Exit


@app.callback()
def rgraph(
    *,
    debug: Annotated[
        bool, typer.Option("--debug", help="Show log messages, and where a failure came from.")
    ] = False,
    _version: Annotated[
        bool,
        typer.Option("--version", help="Show the version.", callback=_show_version, is_eager=True),
    ] = False,
) -> None:
    """A self-hosted research graph: papers, authors, topics and institutions.

    Begin with [bold]rgraph up[/]; if something does not work, [bold]rgraph doctor[/] says why.
    """
    set_up_logging(debug=debug)


def main() -> None:
    """Run the command; every failure is one message and an exit code other than 0."""
    show_failures_briefly()
    end_on_signals()
    try:
        # Not `app()`, which would put Typer's own hook in the place of ours.
        get_command(app)()
    except BaseException as error:
        if (code := find_interruption(error)) is not None:
            sys.exit(code)
        if not isinstance(error, EXPECTED_ERRORS):
            raise
        say_failure(error)
        sys.exit(1)


if __name__ == "__main__":
    main()
